"""The proof of integrity: the finished PDF, read by a stranger, says what the copy says.

    reader      the text objects of each page, in the order of painting, as PDFium reads them
    follow      a typed text followed through them: lost, reordered, wrong and doubled characters
    stories     which objects belong to which story, and what to say of it

Nothing here asks the engine what it set: the typed texts come from the issue, what is printed from the bytes of the
file; only where a block stands, and what was told to be overset, is taken from the account.
"""

from __future__ import annotations

from .stories import proofread

__all__ = ["proofread"]
