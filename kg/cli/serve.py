"""`kg serve`: a graph behind a SPARQL endpoint, with pages for people."""

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.serve.edit import Editor


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """What `kg serve` takes."""
    serve = commands.add_parser("serve", allow_abbrev=False, help="put the graph behind a SPARQL endpoint, with pages")
    serve.add_argument("graph", metavar="GRAPH", help="a name in output/, or the path of a Turtle file")
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: this machine alone)")
    serve.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a name by which this machine may be asked"
    )
    serve.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="of a proxy whose X-Forwarded-For and -Prefix are believed",
    )
    serve.add_argument(
        "--root-path", default="", type=_path, metavar="PATH", help="below which a proxy shows it, such as /gongbao"
    )
    serve.add_argument(
        "--cors", action="append", default=[], type=_origin, metavar="ORIGIN", help="whose pages may ask (*: all)"
    )
    serve.add_argument("--port", type=_port, default=7878, help="the port to listen on (default: 7878; 0: any)")
    serve.add_argument(
        "--timeout", type=seconds, default=10.0, metavar="SECONDS", help="after which a query is stopped (default: 10)"
    )
    serve.add_argument("--edit", action="store_true", help="take corrections from its pages, on this machine alone")


def serve(options: argparse.Namespace) -> int:
    """Serve a graph until interrupted."""
    try:
        from kg.serve.run import Door, run
    except ModuleNotFoundError as error:
        raise InputError(f"kg serve needs {error.name}: pip install 'gongbao[serve]'") from error
    if not hasattr(os, "fork"):
        raise UsageError("kg serve needs a system that forks processes: Linux, macOS, or Windows' WSL")
    if not options.host:
        raise UsageError("--host '' would listen everywhere: say so by 0.0.0.0 or ::")
    editor = _editor(options) if options.edit else None
    workers = max(4, 2 * (os.cpu_count() or 1))
    others = (tuple(options.allow_host), tuple(options.proxy), tuple(options.cors))
    door = Door(options.host, options.port, *others, options.root_path, editor)
    run(options.graph, Path("output"), door, workers, options.timeout)
    return 0


def _path(text: str) -> str:
    if text.rstrip("/") and not re.fullmatch(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,8}", text.rstrip("/")):
        raise argparse.ArgumentTypeError(f"{text!r} is no path such as /gongbao")
    return text.rstrip("/")


def _origin(text: str) -> str:
    if text != "*" and not re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:]+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no origin such as https://example.org, or *")
    return text


def _editor(options: argparse.Namespace) -> "Editor":
    from kg.graph import store
    from kg.serve.app import LOOPBACK
    from kg.serve.edit import Editor

    if options.host not in LOOPBACK or options.allow_host or options.proxy or options.cors:
        raise UsageError("--edit is for this machine alone: no --host, --allow-host, --proxy or --cors beside it")
    path = store.files(options.graph)[0]
    if not path.with_suffix(".sources").is_file():
        raise UsageError(f"--edit: {path.with_suffix('.sources')} is not there, from which the graph is made anew")
    return Editor(path.parent, path.stem)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to 65535")
    return int(text)


def seconds(text: str) -> float:
    """A number of seconds."""
    try:
        given = float(text)
    except ValueError:
        given = 0
    if not 0 < given <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds up to 3600")
    return given
