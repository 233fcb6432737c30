"""The proof of integrity: the finished PDF, read by a stranger, says what the issue says, all of it, once, in order.

    reader      the text objects of each page, in the order of painting, as PDFium reads them
    alike       what may be typed in one way and read in another: a table
    typed       the texts that the issue gives a block
    added       the words that the engine adds to them
    follow      these texts followed through the objects in the area of their block
    order       and whether these stand on the page in that order
    explain     where that fails: lost, doubled, out of order, another character
    seats       in the area of which block an object stands
    tell        a fault in words
    blocks      block by block, stories through their jumps, and what to say

Nothing here asks the engine what it set: the texts come from the issue, what is printed from the bytes of the file;
only where a block stands, and what was told to be overset, is taken from the account.
"""

from __future__ import annotations

from .blocks import proofread

__all__ = ["proofread"]
