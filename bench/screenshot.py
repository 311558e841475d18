"""Three pictures of a network page, for the README and docs: as it opens, the neighbourhood of what a search finds,
and the provinces.

Usage: screenshot.py PAGE.html WORDS OPENED.png NEIGHBOURHOOD.png PROVINCES.png. Needs Chromium and its driver.
"""

import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "publish"))


def main() -> int:
    """Open the page without a window, look at it as a reader does, and save what it shows."""
    page, words, *pictures = sys.argv[1:]
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        print("no Chromium here. On Debian: apt install chromium chromium-driver fonts-noto-cjk", file=sys.stderr)
        return 1
    import browser

    with tempfile.TemporaryDirectory() as profile:
        for driver in browser.start(Path(profile)):
            tab = browser.Tab(driver, Path(page).resolve(), 1280, 720, "light")
            tab.settle()
            driver.save_screenshot(pictures[0])
            tab.search(words)
            tab.find("#query").send_keys("\ue007")  # Enter
            tab.find("#panel .tools button").click()
            driver.execute_async_script("document.activeElement.blur(); setTimeout(arguments[0], 500)")
            driver.save_screenshot(pictures[1])
            tab = browser.Tab(driver, Path(page).resolve(), 1280, 720, "light", "#view=tiles")
            tab.settle()
            driver.save_screenshot(pictures[2])
    for picture in pictures:
        print(f"{picture}: {Path(picture).stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
