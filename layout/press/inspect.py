"""What a plate cannot hold, found on the display list before anything is painted, with its place in the issue.

The numbers are those of coldset newsprint (ISO 12647-3, WAN-IFRA): plates that are out of register by a tenth of a
millimetre close up white lines in small type, and a rule under a quarter point breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..colour import BLACK, WHITE, Colour
from ..diagnostics import CODES, Diagnostic, Span
from ..display import Fill, Frame, GlyphRun, Item, Path, Picture, PlacedPDF, Rule
from ..edition import BlockAccount, Edition, SetPage
from ..geometry import PT, Length, Point, Rect, pt
from ..issue import Issue, Press
from ..picture import BadPicture, facts
from .ornament import is_ornament

THINNEST = pt(0.25)
REVERSED = pt(10)
"""The smallest type that is white on a ground, or in several inks."""
TINTED = pt(8)
"""The smallest type in a tint."""
LEAST_PPI = 100
"""A picture of fewer pixels an inch is an error in press, whatever `press.min_ppi` says."""


def inspected(edition: Edition, issue: Issue, press: bool) -> Edition:
    """The edition with what was found: thin rules, small type that is reversed or in several inks, too much ink; for
    the press also pictures that are too coarse.
    """
    found = dict.fromkeys(edition.diagnostics)
    for done in edition.pages:
        where = _Places(done, issue)
        found |= dict.fromkeys(_findings(done.page.items, issue.press.max_ink, where))
        for item in done.page.items:
            if isinstance(item, PlacedPDF):
                found |= dict.fromkeys(_advertisement(item, issue.press, where))
        if press:
            found |= dict.fromkeys(_coarse(done.page.items, where))
    return edition._replace(diagnostics=_each_once(found))


class _Places:
    """Which block something on a page belongs to."""

    def __init__(self, done: SetPage, issue: Issue) -> None:
        self.number = done.page.number
        self._blocks = done.blocks
        own = next((page for page in issue.pages if page.number == self.number), None)
        self._page = own.span if own else Span(issue.path, 1, 1)

    def say(self, code: str, message: str, at: Point, span: Span | None = None, hint: str = "") -> Diagnostic:
        """A finding at a point of the page."""
        block = next((one for one in self._blocks if _holds(one, at)), None)
        place = span or (block.span if block else self._page)
        name = f"{block.id}: " if block else ""
        return Diagnostic(code, name + message, place, hint, self.number, block.id if block else None)


def _holds(block: BlockAccount, at: Point) -> bool:
    """Whether a point stands in the area of a block: a ray from it to the left crosses its outline an odd number of
    times."""
    inside = False
    for one, other in zip(block.area, (*block.area[1:], block.area[0]), strict=True):
        if (one.y > at.y) != (other.y > at.y) and one.x <= at.x:
            inside = not inside
    return inside


def _findings(items: tuple[Item, ...], limit: float, where: _Places) -> Iterator[Diagnostic]:
    grounds: list[tuple[Rect, Colour]] = []
    told: set[tuple[object, ...]] = set()
    for item in items:
        if isinstance(item, Picture):
            yield from _picture(item, limit, where)
            continue
        if isinstance(item, GlyphRun):
            key: tuple[object, ...] = (item.colour, item.size, item.span.line)
            made = _type(item, where)
            if item.colour == BLACK:
                ground = next((colour for rect, colour in reversed(grounds) if _within(item.at, rect)), WHITE)
                if ground.total + 100 > limit:
                    made = [*made, _too_much(ground.total + 100, limit, where, (item.at, item.span))]
        elif isinstance(item, Rule | Frame):
            weight = item.weight
            at = item.start if isinstance(item, Rule) else item.rect.corners()[0]
            key, made = (weight, item.colour), []
            if 0 <= weight < THINNEST:
                made = [where.say("thin-rule", f"a rule of {_pt(weight)} pt is too thin to print", at, None, _THICKER)]
        elif isinstance(item, Path):
            key, made, at = (item.colour,), [], item.contours[0][0] if item.contours else Point(0, 0)
        elif isinstance(item, Fill):
            at = item.rects[0].corners()[0] if item.rects else Point(0, 0)
            key, made = (item.colour, at), []
            if grounds or item.colour.total + 100 > limit:  # what covers a heavy ground is one as well
                grounds += [(rect, item.colour) for rect in item.rects]
        else:
            continue
        if key in told:
            continue
        told.add(key)
        yield from made
        if item.colour.total > limit:
            at = item.at if isinstance(item, GlyphRun) else at
            yield _too_much(item.colour.total, limit, where, (at, getattr(item, "span", None)))


_THICKER = "0.25 pt is the least, 0.5 pt is safe"


def _too_much(ink: float, limit: float, where: _Places, place: tuple[Point, Span | None]) -> Diagnostic:
    message = f"{ink:g} % of ink in one place, more than {limit:g} %"
    return where.say("ink-limit", message, place[0], place[1], "take a lighter colour")


def _type(run: GlyphRun, where: _Places) -> list[Diagnostic]:
    """Type that is too small for its ink."""
    colour = run.colour
    inks = 1 if colour.spot else sum(1 for part in colour.inks if part)
    if inks == 0:
        least, kind = REVERSED, "reversed"
    elif inks > 1:
        least, kind = REVERSED, f"in {inks} inks"
    elif (colour.tint if colour.spot else max(colour.inks)) < 100:
        least, kind = TINTED, "in a tint"
    else:
        return []
    if run.size >= least or is_ornament(run.text):
        return []
    message = f"type of {_pt(run.size)} pt {kind}, under {_pt(least)} pt"
    return [where.say("small-reversed-type", message, run.at, run.span, "set it larger, or in black")]


def _picture(picture: Picture, limit: float, where: _Places) -> Iterator[Diagnostic]:
    """A picture that was separated for a better paper than this."""
    at = Point(picture.rect.x0, picture.rect.y0)
    known = facts(picture.path)
    name = picture.path.rsplit("/", 1)[-1]
    if known.mode == "CMYK":
        from .pictures import RINGING, ink_of

        ink = ink_of(picture.path)
        if ink > limit + RINGING:
            message = f"{name}: {ink:.0f} % of ink in one place, more than {limit:g} %"
            yield where.say("ink-limit", message, at, picture.span, "separate it again for newsprint")


def _within(at: Point, rect: Rect) -> bool:
    return rect.x0 <= at.x < rect.x1 and rect.y0 <= at.y <= rect.y1


def _pt(length: Length) -> str:
    return f"{length / PT:.3g}"


_CODES = {"resolution": "low-resolution", "font-embedded": "font-substituted", "font-type3": "font-substituted"}


def code_of(rule: str) -> str:
    """The code that a broken rule is reported under; the list is closed, and the rest is what plates do not take."""
    return rule if rule in CODES else _CODES.get(rule, "rgb-picture")


def _advertisement(placed: PlacedPDF, press: Press, where: _Places) -> Iterator[Diagnostic]:
    """A page made elsewhere, by the rules that hold for ours."""
    from ..pdfs import File
    from .preflight import page_faults
    from .rules import RULES, Demands

    at = Point(placed.rect.x0, placed.rect.y0)
    name = placed.path.rsplit("/", 1)[-1]
    for breach in page_faults(File(placed.path), Demands(press.standard, press.max_ink)):
        if breach.level == "error":
            place = f" at {breach.at[0]:g}, {breach.at[1]:g} mm" if breach.at else ""
            message = f"{name}: {breach.detail}{place} ({breach.rule})"
            hint = f"{RULES[breach.rule].meaning} Ask for it anew."
            yield where.say(code_of(breach.rule), message, at, placed.span, hint)._replace(press="error")


def _coarse(items: tuple[Item, ...], where: _Places) -> Iterator[Diagnostic]:
    """Pictures with too few pixels for any press."""
    for item in items:
        if isinstance(item, Picture):
            ppi = round(facts(item.path).width * 72 * PT / item.whole.width)
            if ppi < LEAST_PPI:
                message = f"{item.path.rsplit('/', 1)[-1]}: {ppi} ppi at its size on the page, under {LEAST_PPI}"
                hint = "use a larger picture, or give it less room"
                at = Point(item.rect.x0, item.rect.y0)
                yield where.say("low-resolution", message, at, item.span, hint)._replace(press="error")


def undecoded(edition: Edition, issue: Issue, lost: Mapping[str, BadPicture]) -> Iterator[Diagnostic]:
    """Pictures whose header is whole and whose samples are not, wherever they stand."""
    for done in edition.pages:
        where = _Places(done, issue)
        for item in done.page.items:
            if isinstance(item, Picture) and item.path in lost:
                message = f"{item.path.rsplit('/', 1)[-1]}: {lost[item.path]}"
                at = Point(item.rect.x0, item.rect.y0)
                yield where.say("bad-picture", message, at, item.span, "save it again as JPEG, PNG or TIFF")


def _each_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in the order of the file; the resolution of a picture is said once, as an error where it is one."""
    kept = list(found)
    grave = {(one.span, one.page) for one in kept if one.code == "low-resolution" and one.press}
    kept = [one for one in kept if one.code != "low-resolution" or one.press or (one.span, one.page) not in grave]
    return tuple(sorted(kept, key=lambda one: (one.span, one.code)))
