"""What a QR code may say.

A telephone opens whatever address a code holds, so a newspaper prints only the schemes that a reader expects.  An
address is letters, a colon, and something half-width right behind it (`javascript:alert(1)`, `ftp://…`); a colon with
a space or a Han character behind it is plain text (`ISBN: 978`, `Tel: 023`), as is a full-width one.
"""

from __future__ import annotations

import re

from ..diagnostics import quoted
from ..issue import Text
from .nodes import Node
from .reader import Read, Reader

SCHEMES = ("http", "https", "mailto", "tel", "weixin")
MAX_BYTES = 2331
"""Byte capacity of the largest symbol, version 40, at level M (ISO/IEC 18004, table 7).  Text beyond ASCII needs one
byte of it to say in what encoding it is."""


def qr_text(text: Text, node: Node, reader: Reader) -> Read[Text]:
    """The text, once it is one that may be printed."""
    raw = text.text.strip()
    size = len(raw.encode("utf-8", "replace"))
    most = MAX_BYTES if raw.isascii() else MAX_BYTES - 1
    if size > most:
        return reader.bad(f"{size:,} bytes are too long for a QR code; it holds {most:,}", node.span)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+):(?=[!-~])", raw)
    if scheme and scheme.group(1).lower() not in SCHEMES:
        message = f"an address may start with {', '.join(SCHEMES)}, not “{quoted(scheme.group(1))}:”"
        return reader.bad(message, node.span, "plain text has a space behind its colon")
    return text
