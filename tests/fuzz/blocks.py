"""Blocks by chance: every kind, every key of each."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.words import copy, head

Keys = dict[str, Any]

PICTURES = st.sampled_from(["a.jpg", "a.jpg", "tall.png", "ink.jpg", "cut.png", "missing.jpg", "sub/a.jpg"])
LENGTHS = st.sampled_from(["0mm", "3mm", "1.2cm", "18pt", "0.5in", "2行", "3 lines", "1字", "2em", "40字"])
SMALL = ["9pt", "4mm", "13Q", "五号", "小六", "5pt"]
"""Sizes that stand within a line or two of any grid."""
SIZES = st.sampled_from([*SMALL, "初号", "60pt", "200pt"])
COLOURS = st.sampled_from([
    "black", "K20", "C0 M100 Y100 K0", "C100 M100 Y100 K100", "K0", {"spot": "专红", "alternate": "C0 M95 Y85 K10"},
    {"spot": "专红", "alternate": "C0 M95 Y85 K10", "tint": "40%"},
])  # fmt: skip
BOXES = st.one_of(
    st.sampled_from(["none", "rule", "tint", "double"]),
    st.fixed_dictionaries({}, optional={
        "rule": st.sampled_from(["0.1pt", "0.5pt", "2mm"]), "tint": COLOURS, "inset": LENGTHS,
        "border": st.sampled_from(["meander", "beads", "wave", "leaves"]),
    }).filter(bool),
)  # fmt: skip
PLACES = "top-left top top-right right bottom-right bottom bottom-left left centre".split()
UNIT = st.sampled_from(["0", "0.25", "0.5", "1"])
SHOWN = (
    "name english publisher sponsor editor cn issn postal site phone address price printer date weekday lunar number "
    "volume edition pages"
).split()


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Keys]:
    """Some of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


def pictures(plain: bool, inside: bool) -> st.SearchStrategy[Keys]:
    """An entry of `photos`, inside a story or in a block of its own."""
    keys: dict[str, st.SearchStrategy[Any]] = {
        "caption": head(plain),
        "credit": head(plain, 2),
        "focus": st.lists(UNIT, min_size=2, max_size=2),
        "crop": st.sampled_from([["0", "0", "0.5", "1"], ["0.25", "0.25", "1", "0.9"]]),
    }
    if inside:
        keys |= {
            "columns": st.sampled_from("1123"),
            "lines": st.sampled_from(["4", "9", "20行"]),
            "place": st.sampled_from(PLACES),
            "label": head(plain, 1),
        }
    return st.tuples(PICTURES, some(**keys)).map(lambda pair: {"file": pair[0], **pair[1]})


def headlines(plain: bool) -> st.SearchStrategy[Any]:
    """A head: a string, or all that can be said of one."""
    own = head(plain)
    return st.one_of(own, some(
        kicker=own, main=own, deck=own, level=st.sampled_from("banner lead second third brief".split()),
        span=st.sampled_from("1234"), direction=st.sampled_from(["horizontal", "vertical", "vertical"]),
        side=st.sampled_from(["left", "right"]), align=st.sampled_from(["left", "centre"]), size=SIZES, box=BOXES,
    ).filter(bool))  # fmt: skip


FITS = some(
    tracking=st.sampled_from(["2%", "0.5%"]),
    leading=st.sampled_from(["0", "1%"]),
    head=st.sampled_from(["10%", "30%"]),
    photo=st.sampled_from(["2行", "5mm"]),
)
QR = st.tuples(
    st.sampled_from(
        ["https://example.cn/follow", "一段话", "tel:96110", "mailto:a@example.cn", "weixin://a", "长" * 300]
    ),
    some(label=head(True, 2), size=st.sampled_from(["20mm", "5行", "60mm"])),
).map(lambda pair: {"data": pair[0], **pair[1]})


def _stories(plain: bool, pages: int) -> st.SearchStrategy[Keys]:
    one = head(plain)
    return some(
        headline=headlines(plain), source=one, byline=one, body=st.one_of(copy(plain), copy(plain, 80), st.just("a.md")),
        columns=st.sampled_from("123"), photos=st.lists(pictures(plain, True), max_size=3), pull=one,
        see=st.tuples(_page(pages), some(text=one)).map(lambda pair: {"page": pair[0], **pair[1]}), fit=FITS,
    )  # fmt: skip


def _page(pages: int) -> st.SearchStrategy[str]:
    """The number of a page of the issue, now and then of one that it does not have."""
    return st.sampled_from([*[str(number) for number in range(1, pages + 1)] * 4, "99"])


def _refers(plain: bool, pages: int) -> st.SearchStrategy[Keys]:
    one = head(plain)
    item = st.tuples(one, some(kicker=one, text=one, page=_page(pages)))
    items = st.lists(item.map(lambda pair: {"head": pair[0], **pair[1]}), min_size=1, max_size=6)
    return st.tuples(items, some(title=one)).map(lambda pair: {"items": pair[0], **pair[1]})


def _photos(plain: bool) -> st.SearchStrategy[Keys]:
    one = head(plain)
    shown = st.lists(pictures(plain, False), min_size=1, max_size=5)
    more = some(
        arrange=st.sampled_from(["row", "column", "mosaic"]), title=one, body=copy(plain), credit=one,
        caption=st.one_of(one, st.just("图①② 江上\n图③ 岸边")),
    )  # fmt: skip
    return st.tuples(shown, more).map(lambda pair: {"photos": pair[0], **pair[1]})


def _facts(plain: bool) -> dict[str, st.SearchStrategy[Any]]:
    logo = st.sampled_from(["a.jpg", "missing.jpg"])
    return {"qr": QR, "logo": logo, "show": st.lists(st.sampled_from(SHOWN), max_size=8, unique=True)}


@st.composite
def blocks(draw: st.DrawFn, plain: bool, pages: int) -> Keys:
    """A block of any kind, in an issue of so many pages."""
    kind = draw(st.sampled_from("story story story story sidebar text photos refers masthead ear ad".split()))
    made: Keys = {} if kind == "story" and draw(st.booleans()) else {"kind": "masthead" if kind == "ear" else kind}
    if kind in ("story", "sidebar"):
        made |= draw(_stories(plain, pages))
    elif kind == "text":
        made |= draw(some(body=copy(plain, 60), columns=st.sampled_from("12"), fit=FITS))
    elif kind == "photos":
        made |= draw(_photos(plain))
    elif kind == "refers":
        made |= draw(_refers(plain, pages))
    elif kind == "masthead":
        made |= draw(some(motto=head(plain), **_facts(plain)))
    elif kind == "ear":
        made |= {"part": "ear"} | draw(some(title=head(plain), text=head(plain), **_facts(plain)))
    else:
        file = st.sampled_from(["ad.pdf", "a.jpg", "tall.png", "missing.pdf", "cut.png"])
        made |= {"file": draw(file)} | draw(some(advertiser=head(plain), marked=st.sampled_from(["true", "false"])))
    if draw(st.booleans()):
        made["box"] = draw(BOXES)
    return made
