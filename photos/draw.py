"""Draw the sample issue's pictures: `python photos/draw.py` for all, `python photos/draw.py heat-taxi` for one.

A name may be shortened to what is unique; pictures newer than every script of this folder's are left alone.
Names given on the command line are drawn in any case.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from multiprocessing import Pool
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

# name: (module, what draws it); the slowest first, so that two workers end together
PICTURES = {
    "heat-taxi": ("scene_taxi", "render"),
    "heat-coach": ("scene_coach", "render"),
    "street": ("scene_street", "render"),
    "heat-metro": ("scene_metro", "render"),
    "bench": ("scene_bench", "render"),
    "yard": ("scene_yard", "render"),
    "court": ("scene_court", "render"),
    "yard-near": ("scene_yard", "render_near"),
    "class": ("scene_class", "render"),
    "class-faces": ("scene_class", "render_faces"),
    "books": ("scene_books", "render"),
    "steps": ("scene_steps", "render"),
    "bridge": ("scene_bridge", "render"),
    "patrol": ("scene_patrol", "render"),
    "tea": ("scene_tea", "render"),
    "ad-show": ("ad_show", "show"),
    "ad-aid": ("ad_show", "aid"),
    "ad-bank": ("ad_bank", "render"),
    "ad-96110": ("poster", "render"),
}


VECTORS = "ad_show"
"""The module whose drawings write their own file."""


def place(name: str) -> Path:
    """Where a picture goes; vectors are a PDF."""
    return HERE / f"{name}.{'pdf' if PICTURES[name][0] == VECTORS else 'jpg'}"


def paint(name: str) -> str:
    """Draw one picture and say how long it took."""
    from post import save

    start = time.perf_counter()
    module, render = PICTURES[name]
    path = place(name)
    work = getattr(import_module(module), render)
    if path.suffix == ".pdf":
        work(path)
    else:
        save(work(), path)
    return f"{path.name}: {path.stat().st_size // 1024} KB, {time.perf_counter() - start:.1f} s"


def stale(name: str) -> bool:
    """Whether a picture is older than the scripts."""
    path = place(name)
    return not path.exists() or path.stat().st_mtime < max(p.stat().st_mtime for p in HERE.glob("*.py"))


def main(args: list[str]) -> int:
    """Draw what is asked for."""
    alias = {"heat-a": "heat-taxi", "heat-b": "heat-coach", "heat-c": "heat-metro"}
    asked = [alias.get(a, a) for a in args]
    unknown = [a for a in asked if a not in PICTURES]
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are {', '.join(PICTURES)}", file=sys.stderr)
        return 2
    todo = asked or [n for n in PICTURES if stale(n)]
    for key in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(key, "1")
    with Pool(min(2, max(len(todo), 1)), maxtasksperchild=1) as pool:
        for line in pool.imap_unordered(paint, todo):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
