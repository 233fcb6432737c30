"""`render.py watch`: the live proof in a browser, until it is ended."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from typing import TYPE_CHECKING

from ..preview.editors import template
from ..preview.session import Session
from ..report import Run, printed, summary
from . import Stop
from .setting import opened_book

if TYPE_CHECKING:
    from ..preview.server import Board


def run(options: argparse.Namespace) -> int:
    """Sets and serves; ends with Ctrl-C."""
    from ..preview.server import Board, listen, serve

    if not os.path.isfile(options.issue):
        raise Stop(f"there is no issue {options.issue}")
    try:
        editor = template(options.editor) if options.editor else ""
    except ValueError as unfit:
        raise Stop(f"--editor: {unfit}") from unfit
    try:
        made = listen(options.port)
    except OSError as taken:
        raise Stop(f"port {options.port} cannot be used ({taken.strerror}); leave out --port for a free one") from taken
    address = f"http://127.0.0.1:{made.getsockname()[1]}/"
    session = Session(options.issue, opened_book)
    board = Board(session.easel, editor)
    stop = threading.Event()
    worker = threading.Thread(target=_follow, args=(session, board, stop), name="setting", daemon=True)
    print(f"the desk is open at {address}  (Ctrl-C closes it)", file=sys.stderr, flush=True)
    worker.start()
    if not options.no_open:
        _show(address)
    try:
        serve(board, made)
    except KeyboardInterrupt:
        pass
    finally:
        stop.set()
        worker.join(5)
        made.close()
    return 0


def _follow(session: Session, board: Board, stop: threading.Event) -> None:
    """Sets the issue, then again whenever one of its files was saved."""
    from ..preview.watching import changes

    _hang(session, board)
    for _ in changes(session, stop):
        _hang(session, board)


def _hang(session: Session, board: Board) -> None:
    """Sets the issue, shows it, and says what was found, between two lines that an editor's problem matcher knows."""
    state = session.renewed()
    board.hang(state)
    run = Run(session.issue, None, "proof", False)
    lines = [f"{session.issue}: being set", *(printed(one, run, state.sources) for one in state.findings)]
    lines.append(f"{session.issue}: {summary(run, state.findings)}; set in {state.took:.0f} ms")
    print("\n".join(lines), file=sys.stderr, flush=True)


def _show(address: str) -> None:
    """Opens the browser, without waiting for one that runs in the terminal."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
