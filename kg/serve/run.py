"""The server: uvicorn on one port, with an end for clients that open a connection and say nothing."""

import asyncio
import logging
import socket
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import InputError
from kg.serve.app import app
from kg.serve.workers import Pool

_CONNECTIONS = 1000
_SILENCE = 10.0  # seconds in which a connection must have sent the head of its first request


class _Impatient(H11Protocol):
    """HTTP/1.1 that hangs up on a client whose first head does not come."""

    _hanging_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._hanging_up = self.loop.call_later(_SILENCE, self._hang_up)

    def _hang_up(self) -> None:
        if self.cycle is None:
            self.transport.close()


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises InputError: the port is taken, or the host is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # or asyncio sets no TCP_NODELAY
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise InputError(f"{host}:{port}: {getattr(error, 'strerror', None) or error}") from error
    return listening


def run(graph: str, folder: Path, host: str, port: int, size: int, seconds: float) -> None:
    """Serve `graph` (a file, or a NAME in `folder`) until interrupted, with `size` workers and `seconds` for each
    request. Raises InputError."""
    listening = bind(host, port)
    pool = Pool(graph, folder, size, seconds)
    listening.listen(1024)  # now, as the next line says that it does
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    where = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    logging.getLogger("kg.serve").info("%s: %s triples at %s", pool.facts["name"], pool.facts["triples"], where)
    options: dict[str, Any] = {
        "http": _Impatient,
        "ws": "none",
        "lifespan": "on",
        "log_config": None,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "limit_concurrency": _CONNECTIONS,
        "backlog": 1024,
        "timeout_keep_alive": 30,
        "timeout_graceful_shutdown": 3,
        "h11_max_incomplete_event_size": 64 << 10,
    }
    server = uvicorn.Server(uvicorn.Config(app(pool, host), **options))
    server.run([listening])
