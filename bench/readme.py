"""What pages of the documentation show, made anew by the program itself. Usage: readme.py docs/tutorial.md ….

In a `console` block, `$ cat FILE` is followed by what the file holds, `$ kg …` by what the command prints. A `turtle`
block shows the nodes of the graph built before it, of the kinds that it has shown so far (id:event-…).
"""

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples" / "pages"
_BLOCK = re.compile(r"^```(console|turtle)\n(.*?)^```$", re.S | re.M)
Command = Callable[..., "subprocess.CompletedProcess[str]"]


def command(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """What the command does in a process of its own in `folder`."""
    program = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(program, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def refresh(text: str, folder: Path, run: Command = command) -> str:
    """The Markdown `text` with its console and turtle blocks made anew; the commands are `run` in `folder`, beside a
    copy of the example pages."""
    shutil.copytree(EXAMPLES, folder / "examples" / "pages", dirs_exist_ok=True)

    def anew(block: re.Match[str]) -> str:
        made = _console(block[2], folder, run) if block[1] == "console" else _turtle(block[2], folder)
        return f"```{block[1]}\n{made}```"

    return _BLOCK.sub(anew, text)


def _console(block: str, folder: Path, run: Command) -> str:
    made = []
    for shown in re.split(r"^\$ ", block, flags=re.M)[1:]:
        line, _, printed = shown.partition("\n")
        program, *arguments = shlex.split(line)
        if program == "cat":
            (folder / arguments[0]).parent.mkdir(exist_ok=True)
            (folder / arguments[0]).write_text(printed, encoding="utf-8")
        else:
            done = run(folder, *arguments)
            done.check_returncode()
            printed = "".join(f"{row.rstrip()}\n" for row in done.stdout.strip("\n").splitlines())
        made.append(f"$ {line}\n{printed}")
    return "".join(made)


def _turtle(block: str, folder: Path) -> str:
    wanted = set(re.findall(r"^id:([a-z]+)-", block, re.M))
    (path,) = (path for path in (folder / "output").glob("*.ttl") if not path.stem.endswith(".evidence"))
    header, *nodes = path.read_text(encoding="utf-8").strip().split("\n\n")
    shown = [node for node in nodes if (kind := re.match(r"id:([a-z]+)-", node)) and kind[1] in wanted]
    used = {*re.findall(r"([a-z]+):", "\n".join(shown)), "id"}
    prefixes = [line for line in header.splitlines() if line.split()[1].rstrip(":") in used]
    return "\n".join(prefixes) + "\n\n" + "\n\n".join(shown) + "\n"


def main() -> None:
    """Rewrite the files named."""
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(name)
            path.write_text(refresh(path.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
