"""`kg serve --edit`: a correction from a node's page goes into NAME.curation.yaml, and the graph is made anew.

Only who knows the token that the server printed may do that: it comes in by the address once, stays in a cookie that no
other site's page sends along (SameSite), and stands in each form. The server listens on this machine alone then.
"""

import asyncio
import hmac
import os
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.curate import load
from kg.curate.skeleton import listed, mapped, scalar
from kg.errors import GongbaoError
from kg.serve.correct import correct as correct_job
from kg.serve.http import PageError, below, body, respond, work

_COOKIE = "gongbao-edit"
_LONGEST = 500  # characters of a field
# What each kind of correction must say; `set` may have words.
_FIELDS = {
    "node": ("subject",),
    "reject": ("subject", "predicate", "object"),
    "rename": ("subject", "object"),
    "same": ("subject", "object"),
    "add": ("source", "words", "subject", "predicate", "object"),
    "set": ("source", "subject", "predicate", "object"),
}


@dataclass(slots=True)
class Editor:
    """Who writes the corrections of the graph `name` in `folder`: one at a time."""

    folder: Path
    name: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def add(self, rule: str) -> str:
        """Add `rule` (a text in YAML) to the file and make the graph anew; "" if it was of use, else why not: then the
        file is as it was."""
        path = self.folder / f"{self.name}.curation.yaml"
        async with self._one:
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            text = before + ("" if not before or before.endswith("\n") else "\n") + rule
            aside = path.with_name(f".{path.name}.new")
            try:
                aside.write_text(text, encoding="utf-8")
                load(aside)
                aside.replace(path)
            except GongbaoError as error:
                return str(error).replace(str(aside), path.name)
            finally:
                aside.unlink(missing_ok=True)
            fault = await self._apply(text.count("\n"))
            if fault and before:
                path.write_text(before, encoding="utf-8")
            elif fault:
                path.unlink()
            return fault

    async def _apply(self, line: int) -> str:
        command = [sys.executable, "-m", "kg", "curate", "apply", self.name, "-o", str(self.folder)]
        pipe = asyncio.subprocess.PIPE
        done = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.DEVNULL, stderr=pipe, env=os.environ
        )
        said = (await done.communicate())[1].decode("utf-8", "replace")
        idle = re.search(rf"^kg: curation, line {line}: (.*)$", said, re.MULTILINE)
        return idle[1] if idle else said.strip() if done.returncode else ""


def token(request: Request) -> str:
    """What a form must bring along, "" for who may not correct."""
    editor = cast(Editor | None, request.app.state.editor)
    known = editor is not None and hmac.compare_digest(request.cookies.get(_COOKIE, ""), editor.token)
    return editor.token if editor and known else ""


def page_of(request: Request, name: str) -> str:
    """The address on which the node of that name is corrected, "" for who may not."""
    return below(request, f"/correct/{quote(name)}") if token(request) else ""


async def correct(request: Request) -> Response:
    """GET /correct/NAME: the page on which a node is corrected."""
    if not (mine := token(request)):
        raise PageError(403, "no correction without the token: open the address that kg serve --edit printed")
    iri = request.app.state.pool.facts["base"] + request.path_params["name"]
    return respond(request, await work(request, correct_job, iri, mine))


async def enter(request: Request) -> Response:
    """GET /edit?token=…: from now on this browser may correct."""
    editor = cast(Editor, request.app.state.editor)
    if not hmac.compare_digest(request.query_params.get("token", ""), editor.token):
        raise PageError(403, "the token is another one: open the address that kg serve --edit printed")
    answer = RedirectResponse(below(request, "/"), 303)
    answer.set_cookie(_COOKIE, editor.token, httponly=True, samesite="strict")
    return answer


async def edit(request: Request) -> Response:
    """POST /edit: take a correction, and go back to the page that it came from."""
    fields = dict(parse_qsl((await body(request)).decode("utf-8", "replace"), max_num_fields=20))
    mine = token(request)
    if not mine or not hmac.compare_digest(fields.get("token", ""), mine) or _foreign(request):
        raise PageError(403, "no correction without the token: open the address that kg serve --edit printed")
    fault = await cast(Editor, request.app.state.editor).add(rule(fields))
    if fault:
        return PlainTextResponse(f"{fault}\n", 400)
    await request.app.state.pool.follow()  # twice: then the new files are known to stay
    await request.app.state.pool.follow()
    back = fields.get("back", "")
    pattern = re.escape(below(request, "/id/")) + r"[\w%.-]+"
    stays = fields["kind"] not in ("node", "rename") and re.fullmatch(pattern, back, re.ASCII)
    return RedirectResponse(back if stays else below(request, "/"), 303)


def _foreign(request: Request) -> bool:
    """Whether the form says that it stands on another site; ours says nothing, as it sends no referrer."""
    origin = request.headers.get("origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.headers.get("host", "")


def rule(fields: Mapping[str, str]) -> str:
    """The entry that `fields` of a form ask for, in YAML. Raises PageError."""
    kind = fields.get("kind", "")
    wanted = _FIELDS.get(kind)
    values = {key: fields.get(key, "").strip() for key in wanted or ()}
    if not wanted or not all(values.values()) or any(len(one) > _LONGEST for one in values.values()):
        raise PageError(
            400, f"a correction is one of {', '.join(_FIELDS)}, with {', '.join(wanted or ('its fields',))}"
        )
    if any("\n" in one or "\r" in one for one in values.values()):
        raise PageError(400, "a field is one line")
    if kind == "rename":
        return f"rename:\n  {scalar(values['subject'])}: {scalar(values['object'])}\n"
    if kind == "same":
        return f"same:\n  {listed(values['subject'], values['object'])}\n"
    if kind == "set" and (words := fields.get("words", "").strip()[:_LONGEST]):
        values["words"] = " ".join(words.split())
    return f"{'reject' if kind == 'node' else kind}:\n  {mapped(**values)}\n"


ROUTES = [
    Route("/edit", enter),
    Route("/edit", edit, methods=["POST"]),
    Route("/correct/{name:path}", correct),
]
