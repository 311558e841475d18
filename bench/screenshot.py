"""A picture of a network page, for the README. Usage: screenshot.py PAGE.html PICTURE.png. Needs Chromium."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Open the page without a window and save what it shows."""
    page, picture = map(Path, sys.argv[1:])
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser:
        print("no Chromium here. On Debian: apt install chromium fonts-noto-cjk", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser,
                *("--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1280,800"),
                *("--virtual-time-budget=8000", f"--user-data-dir={profile}"),
                f"--screenshot={picture.resolve()}",
                page.resolve().as_uri(),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    print(f"{picture}: {picture.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
