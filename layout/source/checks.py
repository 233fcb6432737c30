"""What can only be checked when every page is read: page numbers, references between pages, faces."""

from __future__ import annotations

from ..diagnostics import Diagnostic, Span, quoted
from .keys_style import HOUSE_FACES, is_known_face
from .pages import Draft
from .reader import Link, Reader


def check_numbers(drafts: tuple[Draft, ...], reader: Reader) -> None:
    """No two pages have one number."""
    seen: set[int] = set()
    for draft in drafts:
        if draft.number is None or draft.given is None:
            continue
        if draft.number in seen:
            reader.page = draft.number
            hint = "a page without `number` has its place in the list"
            message = f"page {draft.number} is given twice"
            reader.error("bad-value", message, draft.given.place("number"), hint)
            reader.page = None
        seen.add(draft.number)


def check_links(drafts: tuple[Draft, ...], halves: frozenset[int], reader: Reader) -> None:
    """Every page and block that is named exists, the right halves of spreads too; a jump and its continuation name each
    other.  Where a page could not be read nothing is concluded from it."""
    if any(draft.number is None or draft.blocks is None for draft in drafts):
        return
    blocks = {draft.number: draft.blocks or {} for draft in drafts if draft.number is not None}
    arrivals = {(link.on_page, link.page, link.block) for link in reader.links if link.role == "from"}
    taken: set[tuple[int | None, int, str]] = set()
    departures = {(link.on_page, link.in_block, link.page) for link in reader.links if link.role == "jump"}
    for link in reader.links:
        trouble = ""
        if link.page in halves and link.role == "page":
            continue
        if link.page not in blocks:
            if link.role != "jump":  # the page of a jump is looked up as a page already
                trouble = f"the issue has no page {link.page}"
        elif link.role == "from":
            trouble = _arrival(link, blocks[link.page], departures)
            if (link.on_page, link.page, link.block) in taken:
                trouble = f"another block of this page goes on from {quoted(f'{link.page}/{link.block}')} already"
            taken.add((link.on_page, link.page, link.block))
        elif link.role == "jump" and (link.page, link.on_page, link.in_block) not in arrivals:
            here = f"{link.on_page}/{link.in_block}"
            trouble = f"no block of page {link.page} goes on from here; one of them needs `from: {quoted(here)}`"
        if trouble:
            pages = ", ".join(str(number) for number in sorted(blocks)[:30])
            hint = f"pages: {pages}" if link.page not in blocks else ""
            found = Diagnostic("refer-page", trouble, link.span, hint, link.on_page, link.in_block)
            reader.diagnostics.append(found)


def _arrival(link: Link, there: dict[str, Span], departures: set[tuple[int | None, str | None, int]]) -> str:
    name = quoted(f"{link.page}/{link.block}")
    if link.block not in there:
        return f"page {link.page} has no block `{quoted(link.block)}`"
    if (link.page, link.block, link.on_page) not in departures:
        return f"`{name}` does not jump to this page; it needs `jump: {{to: {link.on_page}}}`"
    return ""


def check_faces(declared: frozenset[str] | None, reader: Reader) -> None:
    """Every face that a style names is the house's or in `fonts`; None: `fonts` is wrong itself."""
    if declared is None:
        return
    for name, span in reader.faces:
        if not is_known_face(name, declared):
            known = ", ".join((*HOUSE_FACES, *sorted(declared)))
            message = f"`face`: there is no face “{quoted(name)}”"
            hint = f"faces: {known}; one with a weight is such as song-900"
            reader.diagnostics.append(Diagnostic("bad-value", message, span, hint))
