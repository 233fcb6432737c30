"""The desk's address: the page, its faces and pictures, and the stream of what changed.  The only importer of starlette
and uvicorn.

It listens on the loopback only and answers only requests that name it as their host and come from its own page: a web
page elsewhere that guesses the port learns nothing (DNS rebinding, cross-site requests).
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from ..fonts import Face, NoFace
from ..fonts.screen import for_screen
from .pictures import for_browser
from .places import typed_at
from .session import State
from .sheets import Easel, Sheet

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
OWN_FACES = ("hei-400", "hei-700")
_PULSE = 15.0
"""Seconds after which a silent stream says that it is alive."""
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Board:
    """Where the newest state hangs; every stream looks at it when it is changed."""

    def __init__(self, easel: Easel, editor: str) -> None:
        self.easel = easel
        self.editor = editor
        self.state: State | None = None
        self.closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._turn = asyncio.Event()

    def hang(self, state: State) -> None:
        """Shows a new state; from any thread."""
        self.state = state
        self._ring()

    def close(self) -> None:
        """Ends every stream; from any thread and from a signal."""
        self.closed = True
        self._ring()

    def _ring(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        turn, self._turn = self._turn, asyncio.Event()
        turn.set()

    def own_face(self, name: str) -> Face | None:
        """A face for the desk's own words, where the machine has no Chinese one."""
        for _ in range(100):
            if self.easel.book is not None or self.closed:
                break
            time.sleep(0.1)
        try:
            return self.easel.book.face(name) if self.easel.book is not None and name in OWN_FACES else None
        except NoFace:
            return None

    async def states(self) -> AsyncIterator[State | None]:
        """The newest state each time there is one; None as a sign of life."""
        self._loop = asyncio.get_running_loop()
        seen = None
        while not self.closed:
            turn = self._turn
            if self.state is not None and self.state is not seen:
                seen = self.state
                yield seen
                continue
            try:
                await asyncio.wait_for(turn.wait(), _PULSE)
            except TimeoutError:
                yield None


class _Stream:
    """What one browser has been sent."""

    def __init__(self) -> None:
        self._sent: dict[int, Sheet] = {}
        self._families: set[str] = set()

    def message(self, state: State, board: Board) -> bytes:
        """The newest state as a server-sent event: of sheets and parts only what this browser does not have."""
        faces = [name for name in board.easel.faces if name not in self._families]
        self._families |= set(faces)
        told = {
            "revision": state.revision,
            "title": state.title,
            "broken": state.broken,
            "took": round(state.took, 1),
            "notes": state.notes,
            "paths": state.paths,
            "editor": board.editor,
            "faces": faces,
            "pages": [self._page(sheet) for sheet in state.sheets],
        }
        self._sent = {sheet.number: sheet for sheet in state.sheets}
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return f"id: {state.revision}\nevent: state\ndata: {body}\n\n".encode("utf-8", "backslashreplace")

    def _page(self, sheet: Sheet) -> dict[str, Any]:
        old = self._sent.get(sheet.number)
        if old is sheet or (old is not None and old.parts == sheet.parts and old.facts == sheet.facts):
            return {"number": sheet.number}
        had = {part.key: part.digest for part in old.parts} if old else {}
        return {
            "number": sheet.number,
            "facts": sheet.facts,
            "parts": [[part.key, part.digest] for part in sheet.parts],
            "svg": {part.key: part.svg for part in sheet.parts if had.get(part.key) != part.digest},
        }


def _routes(board: Board) -> Iterator[Route]:
    async def page(request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        file = STATIC / name
        if "/" in name or file.suffix not in _TYPES or not file.is_file():
            return PlainTextResponse("not here", 404)
        return Response(file.read_bytes(), media_type=_TYPES[file.suffix], headers={"Cache-Control": "no-cache"})

    async def events(request: Request) -> Response:
        stream = _Stream()

        async def told() -> AsyncIterator[bytes]:
            yield b"retry: 500\n\n"
            async for state in board.states():
                yield stream.message(state, board) if state else b": here\n\n"

        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(told(), media_type="text/event-stream", headers=headers)

    async def face(request: Request) -> Response:
        name = request.path_params["name"]
        found = board.easel.faces.get(name) or await asyncio.to_thread(board.own_face, name)
        if found is None:
            return PlainTextResponse("not here", 404)
        return Response(await asyncio.to_thread(for_screen, found), media_type="font/sfnt", headers=_KEEP)

    async def picture(request: Request) -> Response:
        path = board.easel.pictures.get(request.path_params["name"])
        if path is None:
            return PlainTextResponse("not here", 404)
        try:
            content, kind = await asyncio.to_thread(for_browser, path)
        except Exception:  # whatever a picture that changes under our hands may do: the page has told what is wrong
            return PlainTextResponse("cannot be shown", 404)
        return Response(content, media_type=kind, headers=_KEEP)

    async def place(request: Request) -> Response:
        try:
            number, x, y = (float(request.query_params[name]) for name in ("page", "x", "y"))
        except (KeyError, ValueError):
            return PlainTextResponse("page, x and y are wanted", 400)
        sheets = board.state.sheets if board.state else ()
        sheet = next((one for one in sheets if one.number == number), None)
        span = typed_at(sheet.done, x, y) if sheet else None
        return JSONResponse(span._asdict() if span else None, headers={"Cache-Control": "no-store"})

    yield Route("/", page)
    yield Route("/events", events)
    yield Route("/place", place)
    yield Route("/face/{name}", face)
    yield Route("/picture/{name}", picture)
    yield Route("/{name}", page)


_KEEP = {"Cache-Control": "private, max-age=86400, immutable"}


class _Guard:
    """Refuses whatever does not come from the desk's own page, and says to browsers what the page may do."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        given = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not self._welcome(given, scope["method"]):
            await PlainTextResponse("this desk answers only its own page", 403)(scope, receive, send)
            return

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        await self.app(scope, receive, guarded)

    def _welcome(self, given: dict[str, str], method: str) -> bool:
        if given.get("host") not in self.hosts or method not in ("GET", "HEAD"):
            return False
        origin = given.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return False
        came = given.get("sec-fetch-site", "none")
        return came in ("none", "same-origin") or given.get("sec-fetch-mode") == "navigate"


class _Server(uvicorn.Server):
    """Ends its streams before it waits for them."""

    board: Board

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.board.close()
        super().handle_exit(sig, frame)


def listen(port: int) -> socket.socket:
    """The socket of the desk, on the loopback; port 0 takes a free one.  Raises OSError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made


def serve(board: Board, made: socket.socket) -> None:
    """Serves until a signal ends it."""
    app = _Guard(Starlette(routes=list(_routes(board))), made.getsockname()[1])
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="off", ws="none", timeout_graceful_shutdown=2
    )
    server = _Server(config)
    server.board = board
    server.run(sockets=[made])
