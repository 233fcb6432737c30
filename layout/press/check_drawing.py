"""What a page draws, operator by operator: the graphics state is followed as a RIP follows it (ISO 32000-1, 8 and 9).

Only what is used is judged: a colour space that lies among the resources and is never set prints nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from ..pdfs import BadPDF, File, Name, Stream, Value, operations
from . import matrix as mx
from .check_colour import SHORT, family, faults, full_names, spot
from .check_paint import REVERSED as SMALL, Ink, Mark, Painted, check_mark
from .check_picture import check_picture
from .ornament import shows_ornament
from .sheet import DEEPEST, Drawing, State


def run(drawing: Drawing, content: bytes, resources: Value, state: State, depth: int = 0) -> None:
    """Follows a content stream with its resources."""
    if depth > DEEPEST:
        drawing.say("unreadable", "forms within forms without end")
        return
    _Run(drawing, resources, state, depth).follow(content)


class _Run:
    """One content stream being followed."""

    def __init__(self, drawing: Drawing, resources: Value, state: State, depth: int) -> None:
        self.drawing = drawing
        self.file = drawing.file
        self.resources = self.file.entries(resources)
        self.state = state
        self.depth = depth
        self._stack: list[State] = []
        self._line = self._text = mx.ONE
        self._leading = 0.0
        self._path: list[tuple[float, float]] = []
        self._rects: list[tuple[float, float, float, float]] = []
        self._plain = True
        self._table: dict[str, Callable[[list[Value]], None]] = {
            "q": self._save, "Q": self._restore, "cm": self._cm, "gs": self._gs, "w": self._w,
            "BT": self._bt, "Tf": self._tf, "Td": self._td, "TD": self._td_leading, "Tm": self._tm, "T*": self._t_star,
            "TL": self._tl, "Tr": self._tr, "Tj": self._show, "TJ": self._show, "'": self._next_show,
            '"': self._next_show,
            "m": self._point, "l": self._point, "c": self._curve, "v": self._curve, "y": self._curve, "re": self._re,
            "Do": self._do, "BI": self._inline, "sh": self._sh, "n": self._end,
        }  # fmt: skip
        self._table |= dict.fromkeys(("f", "F", "f*"), lambda given: self._paint(True, False))
        self._table |= dict.fromkeys(("S", "s"), lambda given: self._paint(False, True))
        self._table |= dict.fromkeys(("B", "B*", "b", "b*"), lambda given: self._paint(True, True))

    def follow(self, content: bytes) -> None:
        try:
            for operator, given in operations(content):
                if not self.drawing.spend():
                    return
                act = self._table.get(operator)
                if act is not None:
                    act(given)
                elif operator in _COLOURS:
                    self._colour(operator, given)
                elif operator == "PS":
                    self.drawing.say("postscript", "PostScript in a content stream")
        except BadPDF as failure:
            self.drawing.say("unreadable", str(failure))

    def _named(self, kind: str, given: list[Value]) -> Value:
        """A resource by its name, as it stands there: a reference mostly."""
        name = given[-1] if given else None
        found = self.file.entries(self.resources.get(kind)).get(name) if isinstance(name, Name) else None
        if found is None:
            self.drawing.say("unreadable", f"the {kind} {name!s} is not among the resources")
        return found

    # the graphics state

    def _save(self, given: list[Value]) -> None:
        self._stack.append(self.state)

    def _restore(self, given: list[Value]) -> None:
        if self._stack:
            self.state = self._stack.pop()

    def _cm(self, given: list[Value]) -> None:
        self.state = self.state._replace(ctm=mx.times(mx.matrix(given), self.state.ctm))

    def _w(self, given: list[Value]) -> None:
        self.state = self.state._replace(width=mx.numbers(given, 1)[0])

    def _gs(self, given: list[Value]) -> None:
        entries = self.file.entries(self._named("ExtGState", given))
        say, file = self.drawing.say, self.file
        at = mx.point(0, 0, self.state.ctm)
        mode = file.at(entries.get("BM"))
        modes = mode if isinstance(mode, list) else [mode] if mode is not None else []
        if modes and not any(file.at(one) in ("Normal", "Compatible") for one in modes[:1]):
            say("blend-mode", f"blend mode {file.at(modes[0])!s}", at)
        for key, what in (("ca", "areas and type"), ("CA", "lines")):
            alpha = file.at(entries.get(key))
            if isinstance(alpha, int | float) and alpha < 1:
                say("alpha", f"{what} at {alpha * 100:g} %", at)
        mask = file.at(entries.get("SMask"))
        if mask is not None and mask != "None":
            say("soft-mask", "a soft mask in a graphics state", at)
            group = file.get(mask, "G")
            if isinstance(group, Stream):
                self._group(group)
                run(self.drawing, group.unpacked(), group.entries.get("Resources"), self.state, self.depth + 1)
        for key in ("TR", "TR2", "HTP"):
            if key in entries and file.at(entries[key]) not in ("Identity", "Default"):
                say("transfer", f"a graphics state has {key}", at)
        over = {key: file.at(entries[key]) is True for key in ("OP", "op") if key in entries}
        if "OP" in over:
            self.state = self.state._replace(stroke_over=over["OP"], fill_over=over.get("op", over["OP"]))
        elif "op" in over:
            self.state = self.state._replace(fill_over=over["op"])
        if "LW" in entries:
            self._w([file.at(entries["LW"])])
        font = file.listed(entries.get("Font"))
        if font:
            self.drawing.font(font[0])

    def _colour(self, operator: str, given: list[Value]) -> None:
        stroke = operator.isupper()
        low = operator.lower()
        if low in _DEVICE:
            ink = Ink(_DEVICE[low], mx.numbers(given, _COUNT[low]))
            if low == "rg":
                self.drawing.say("rgb", "DeviceRGB", self._here())
        elif low == "cs":
            ink = self._space(given)
        else:
            ink = self._components(self.state.stroke if stroke else self.state.fill, given)
        self.state = self.state._replace(stroke=ink) if stroke else self.state._replace(fill=ink)

    def _here(self) -> tuple[float, float]:
        by = mx.times(self._text, self.state.ctm) if self._text is not mx.ONE else self.state.ctm
        return mx.point(*(self._path[-1] if self._path else (0.0, 0.0)), by)

    def _space(self, given: list[Value]) -> Ink:
        name = given[-1] if given else None
        plain = isinstance(name, Name) and name in (*SHORT.values(), "Pattern")
        space = name if plain else self._named("ColorSpace", given)
        for rule, detail in faults(self.file, space) if space is not None else []:
            self.drawing.say(rule, detail, self._here())
        kind = family(self.file, space)
        if kind == "Separation":
            return Ink(kind, (1.0,), spot(self.file, space))
        return Ink(kind, (0.0, 0.0, 0.0, 1.0) if kind == "DeviceCMYK" else (0.0,))

    def _components(self, ink: Ink, given: list[Value]) -> Ink:
        if given and isinstance(given[-1], Name):
            self._pattern(self._named("Pattern", given))
            return Ink("Pattern", ())
        return ink._replace(parts=mx.numbers(given, len(given)))

    def _pattern(self, pattern: Value) -> None:
        found = self.file.at(pattern)
        entries = self.file.entries(found)
        if not self.drawing.first(pattern, mx.ONE):
            return
        if isinstance(found, Stream):
            by = mx.times(mx.matrix(self.file.listed(entries.get("Matrix")) or [*mx.ONE]), mx.ONE)
            run(self.drawing, found.unpacked(), entries.get("Resources"), State(by), self.depth + 1)
        elif entries:
            self._shading(entries.get("Shading"))
            state = self.file.entries(entries.get("ExtGState"))
            if state:
                _Run(self.drawing, {"ExtGState": {"G": entries["ExtGState"]}}, self.state, self.depth)._gs([Name("G")])

    def _sh(self, given: list[Value]) -> None:
        self._shading(self._named("Shading", given))

    def _shading(self, shading: Value) -> None:
        entries = self.file.entries(shading)
        space = entries.get("ColorSpace")
        for rule, detail in faults(self.file, space):
            self.drawing.say(rule, f"a shading in {detail}", self._here())
        if family(self.file, space) == "DeviceCMYK":
            most = max((sum(ends) for ends in _ends(self.file, entries.get("Function"))), default=0.0) * 100
            if most > self.drawing.findings.demands.max_ink + 0.5:
                self.drawing.say("ink-limit", f"{most:.0f} % of ink in a shading", self._here())

    # text

    def _bt(self, given: list[Value]) -> None:
        self._line = self._text = mx.ONE

    def _tf(self, given: list[Value]) -> None:
        font = self._named("Font", given[:1])
        if font is not None:
            self.drawing.font(font)
        self.state = self.state._replace(size=mx.numbers(given[1:], 1)[0], font=font)

    def _td(self, given: list[Value]) -> None:
        x, y = mx.numbers(given, 2)
        self._line = self._text = mx.times((1, 0, 0, 1, x, y), self._line)

    def _td_leading(self, given: list[Value]) -> None:
        self._leading = -mx.numbers(given, 2)[1]
        self._td(given)

    def _tm(self, given: list[Value]) -> None:
        self._line = self._text = mx.matrix(given)

    def _tl(self, given: list[Value]) -> None:
        self._leading = mx.numbers(given, 1)[0]

    def _t_star(self, given: list[Value]) -> None:
        self._td([0, -self._leading])

    def _tr(self, given: list[Value]) -> None:
        self.state = self.state._replace(mode=int(mx.numbers(given, 1)[0]))

    def _next_show(self, given: list[Value]) -> None:
        self._t_star([])
        self._show(given)

    def _show(self, given: list[Value]) -> None:
        if self.state.mode in (3, 7):
            return
        shown = given[-1] if given else b""
        if not any(isinstance(part, bytes) and part for part in (shown if isinstance(shown, list) else [shown])):
            return
        by = mx.times(self._text, self.state.ctm)
        at = (by[4], by[5])
        size = abs(self.state.size) * mx.up(by)
        if size < SMALL and not self.state.fill.is_solid and shows_ornament(self.file, self.state.font, shown):
            size = SMALL
        if self.state.mode in (0, 2, 4, 6):
            self._mark("type", self.state.fill, self.state.fill_over, (at, at), size)
        if self.state.mode in (1, 2, 5, 6):
            self._mark("type", self.state.stroke, self.state.stroke_over, (at, at), size)

    # paths

    def _point(self, given: list[Value]) -> None:
        x, y = mx.numbers(given, 2)
        self._path.append((x, y))

    def _curve(self, given: list[Value]) -> None:
        self._plain = False
        ends = mx.numbers(given, len(given))
        self._path += zip(ends[0::2], ends[1::2], strict=False)

    def _re(self, given: list[Value]) -> None:
        x, y, width, height = mx.numbers(given, 4)
        self._rects.append((x, y, width, height))
        self._path += [(x, y), (x + width, y + height)]

    def _end(self, given: list[Value]) -> None:
        self._path, self._rects = [], []

    def _paint(self, fill: bool, stroke: bool) -> None:
        state = self.state
        if self._path:
            corners = [mx.point(x, y, state.ctm) for x, y in self._path]
            low = (min(x for x, _ in corners), min(y for _, y in corners))
            high = (max(x for x, _ in corners), max(y for _, y in corners))
            if fill:
                thin = [min(abs(w) * mx.across(state.ctm), abs(h) * mx.up(state.ctm)) for _, _, w, h in self._rects]
                size = min(thin) if thin and len(self._path) == 2 * len(thin) else None
                self._mark("area", state.fill, state.fill_over, (low, high), size)
            if stroke:
                weight = state.width * mx.scale(state.ctm)
                self._mark("line", state.stroke, state.stroke_over, (low, high), weight)
        self._end([])

    def _mark(
        self,
        kind: Mark,
        ink: Ink,
        over: bool,
        place: tuple[tuple[float, float], tuple[float, float]],
        size: float | None,
    ) -> None:
        made = Painted(kind, ink, over, place, size)
        for rule, detail in check_mark(made, self.drawing.sheet.trim, self.drawing.findings.demands.max_ink):
            self.drawing.say(rule, detail, place[0] if kind == "type" else (place[0][0], place[1][1]))

    # forms and pictures

    def _do(self, given: list[Value]) -> None:
        held = self._named("XObject", given)
        found = self.file.at(held)
        if not isinstance(found, Stream):
            return
        kind = self.file.at(found.entries.get("Subtype"))
        if kind == "Image":
            if self.drawing.first(held, self.state.ctm, picture=True):
                self._picture(found)
        elif kind == "Form":
            self._form(held, found)
        elif kind == "PS":
            self.drawing.say("postscript", "a PostScript XObject", self._here())

    def _form(self, held: Value, form: Stream) -> None:
        entries = form.entries
        by = mx.times(mx.matrix(self.file.listed(entries.get("Matrix")) or [*mx.ONE]), self.state.ctm)
        if not self.drawing.first(held, by):
            return
        if entries.get("Subtype2") == "PS" or "PS" in entries:
            self.drawing.say("postscript", "a PostScript XObject", self._here())
        if "OPI" in entries:
            self.drawing.say("opi", "a form stands for another one", self._here())
        if "Ref" in entries:
            self.drawing.say("external", "a form stands for a page of another file", self._here())
        self._group(form)
        resources = entries.get("Resources", self.resources)
        run(self.drawing, form.unpacked(), resources, self.state._replace(ctm=by), self.depth + 1)

    def _group(self, form: Stream) -> None:
        for rule, detail in group_faults(self.file, form.entries.get("Group")):
            self.drawing.say(rule, detail, mx.point(0, 0, self.state.ctm))

    def _picture(self, image: Stream) -> None:
        state = self.state
        if self.file.at(image.entries.get("ImageMask")) is True:
            box = [mx.point(x, y, state.ctm) for x, y in ((0, 0), (1, 1))]
            self._mark("area", state.fill, state.fill_over, (box[0], box[1]), None)
        try:
            for rule, detail in check_picture(self.file, image, state.ctm, self.drawing.findings):
                self.drawing.say(rule, detail, mx.point(0, 1, state.ctm))
        except BadPDF as failure:
            self.drawing.say("unreadable", f"a picture: {failure}", mx.point(0, 1, state.ctm))

    def _inline(self, given: list[Value]) -> None:
        image = given[0]
        if not isinstance(image, Stream):
            return
        image.entries = full_names(image.entries)
        space = image.entries.get("ColorSpace")
        if isinstance(space, Name) and space not in SHORT and space not in SHORT.values():
            image.entries["ColorSpace"] = self._named("ColorSpace", [space])
        self._picture(image)


_DEVICE = {"k": "DeviceCMYK", "g": "DeviceGray", "rg": "DeviceRGB"}
_COUNT = {"k": 4, "g": 1, "rg": 3}
_COLOURS = frozenset("k K g G rg RG cs CS sc SC scn SCN".split())


def group_faults(file: File, group: Value) -> list[tuple[str, str]]:
    """What is wrong with the transparency group of a form or a page."""
    entries = file.entries(group)
    if file.at(entries.get("S")) != "Transparency":
        return []
    made = [("transparency-group", "a transparency group")]
    wrong = faults(file, entries["CS"]) if "CS" in entries else []
    return made + [
        ("blend-space", f"a group is blended in {detail}") for rule, detail in wrong if rule in ("rgb", "icc")
    ]


def _ends(file: File, function: Value) -> list[tuple[float, ...]]:
    """The colours at the ends of an exponential function, or of those that are stitched together."""
    entries = file.entries(function)
    if file.at(entries.get("FunctionType")) == 2:
        return [mx.numbers([file.at(part) for part in file.listed(entries.get(key))], 4) for key in ("C0", "C1")]
    return [ends for part in file.listed(entries.get("Functions"))[:256] for ends in _ends(file, part)]
