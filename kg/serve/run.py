"""The server: uvicorn on one port, with an end for clients that open a connection and say nothing."""

import asyncio
import logging
import socket
from pathlib import Path
from typing import Any, NamedTuple, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import InputError
from kg.serve.app import LOOPBACK, app
from kg.serve.edit import Editor
from kg.serve.journal import LOG
from kg.serve.rooted import Rooted
from kg.serve.workers import Pool

_CONNECTIONS = 1000
_A_CLIENT = 400  # connections from one address
_SILENCE = 10.0  # seconds in which the head of a request must have come whole
_SLOWEST = 30.0  # seconds that a client may take to read one piece of an answer


class _Impatient(H11Protocol):
    """HTTP/1.1 that hangs up on clients that don't say what they want, or don't read what they asked for."""

    _head: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if [_address(other) for other in self.connections].count(_address(self)) > _A_CLIENT:
            transport.abort()
        else:
            self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stuck = self._stuck or self.loop.call_later(_SLOWEST, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stuck = _stopped(self._stuck)

    def connection_lost(self, exc: Exception | None) -> None:
        self._head, self._stuck = _stopped(self._head), _stopped(self._stuck)
        super().connection_lost(exc)

    def _watch(self) -> None:
        """Time runs while a request has begun and its head is not here; each request has its own."""
        free = self.cycle is None or self.cycle.response_complete
        begun = self.cycle is None or bool(self.conn.trailing_data[0])
        if free and begun and not self.transport.is_closing():
            self._head = self._head or self.loop.call_later(_SILENCE, self.transport.abort)
        else:
            self._head = _stopped(self._head)


def _address(connection: object) -> str:
    client = getattr(connection, "client", None)
    return client[0] if client else ""


def _stopped(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """What is left of a timer that must not ring any more."""
    if timer:
        timer.cancel()
    return None


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


class Door(NamedTuple):
    """Where the service listens, by which names it may be asked, which proxies may say who asks, from which origins
    pages of other sites may ask, below which path a proxy shows it, and who takes corrections."""

    host: str
    port: int
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    root: str = ""
    editor: Editor | None = None


def run(graph: str, folder: Path, door: Door, size: int, seconds: float) -> None:
    """Serve `graph` (a file, or a NAME in `folder`) until interrupted, with `size` workers and `seconds` for each
    request. Raises InputError."""
    host = door.host
    listening = bind(host, door.port)
    pool = Pool(graph, folder, size, seconds)
    listening.listen(1024)  # now, as the next line says that it does
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    where = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    LOG.info("%s: %s triples at %s", pool.facts["name"], pool.facts["triples"], where)
    if door.editor:
        LOG.info("to correct: %sedit?token=%s", where, door.editor.token)
    if host not in LOOPBACK:
        LOG.warning("whoever reaches this machine can ask this graph: put a proxy with a password before it")
    options: dict[str, Any] = {
        "proxy_headers": False,  # by the next lines, as the prefix has to be read before who asks is replaced
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
    inside = app(pool, door.names, door.origins, door.editor)
    believed = ProxyHeadersMiddleware(cast(Any, inside), list(door.proxies))
    shown = Rooted(cast(ASGIApp, believed), door.root, door.proxies)
    server = uvicorn.Server(uvicorn.Config(shown, **options))
    server.run([listening])
