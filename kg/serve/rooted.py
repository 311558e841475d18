"""The path below which the service stands behind a proxy."""

from collections.abc import Collection
from ipaddress import ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.late import late

_PREFIX = late(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*){1,8}")


def prefix(text: str) -> str:
    """`text` as a path without a slash at its end, "" for none. Raises ValueError where it is no plain path."""
    path = text.rstrip("/")
    if path and not _PREFIX.fullmatch(path):
        raise ValueError(f"{text!r} is no path such as /gongbao")
    return path


class Rooted:
    """ASGI middleware: what is asked below the prefix is asked of the service, whether a proxy takes the prefix off or
    not; addresses in answers begin with it. A named proxy may tell another prefix by X-Forwarded-Prefix."""

    def __init__(self, app: ASGIApp, root: str, proxies: Collection[str] = ()) -> None:
        """`app`: what stands behind; `root`: the prefix; `proxies`: addresses or networks that may tell another."""
        self._app, self._root, self._proxies = app, root, tuple(proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on with the root path."""
        if scope["type"] == "http" and (root := self._told(scope)):
            inside = scope["path"] == root or scope["path"].startswith(f"{root}/")
            path = scope["path"] if inside else root + scope["path"]
            scope = {**scope, "root_path": root, "path": f"{root}/" if path == root else path}
        await self._app(scope, receive, send)

    def _told(self, scope: Scope) -> str:
        told = Headers(scope=scope).get("x-forwarded-prefix", "")
        client = (scope.get("client") or ("",))[0]
        try:
            return prefix(told) if told and self._trusts(client) else self._root
        except ValueError:
            return self._root

    def _trusts(self, client: str) -> bool:
        try:
            return any(one == "*" or ip_address(client) in ip_network(one, strict=False) for one in self._proxies)
        except ValueError:  # a name instead of an address
            return client in self._proxies
