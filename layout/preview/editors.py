"""How a click opens a file at its line: link schemes of editors."""

from __future__ import annotations

import string

EDITORS = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "cursor": "cursor://file/{path}:{line}:{column}",
    "zed": "zed://file/{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "pycharm": "pycharm://open?file={path}&line={line}&column={column}",
    "sublime": "subl://open?url=file://{path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "bbedit": "x-bbedit://open?url=file://{path}&line={line}",
}
_FIELDS = {"path", "line", "column"}
_UNFIT = ("javascript", "data", "vbscript", "file", "http", "https", "blob")
"""Schemes that open no editor."""


def template(given: str) -> str:
    """The link of an editor by its name, or the template itself.  Raises ValueError where it is neither."""
    if given in EDITORS:
        return EDITORS[given]
    scheme, colon, _ = given.partition(":")
    if not colon:
        raise ValueError(f"{given!r} is none of {', '.join(EDITORS)}, and no link such as name://open?file={{path}}")
    fields = {name for _, name, _, _ in string.Formatter().parse(given) if name is not None}
    if "path" not in fields or not fields <= _FIELDS or scheme.strip().lower() in _UNFIT:
        raise ValueError(f"{given!r} is no link with {{path}}, {{line}} and {{column}}")
    return given
