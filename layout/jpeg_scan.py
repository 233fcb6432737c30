"""Whether the scans of a JPEG are whole: a camera's file goes into the PDF as it is, and nobody else looks into it.

A decoder of the print shop draws grey, or stripes, where samples are broken, and says nothing; so does Pillow, which
hears no more of libjpeg than its last words.  Decoding costs 15 ms a picture.  Here the bytes are walked from one 0xFF
to the next, which takes half a millisecond: samples hold 0xFF with a nought behind it only, so that bytes that do not
belong there give themselves away by what else follows; restart markers are counted, samples are weighed against the
picture's size, and noughts in a row are judged by the codes that they would be.  What passes is not proven whole:
a few bytes changed to others can be read as another picture.  (ITU-T T.81, B.1.1, B.2, F.1.2; annex C for the codes.)
"""

from __future__ import annotations

from .record import NamedTuple

_BETWEEN = frozenset((0xC4, 0xDB, 0xDC, 0xDD, 0xFE, *range(0xE0, 0xF0)))
"""Tables, comments and applications: what may stand between two scans."""
_SCAN, _END = 0xDA, 0xD9
_BEHIND = _BETWEEN | {_SCAN, _END}
"""What may follow the samples of a scan."""
_FRAMES, _SEQUENTIAL = (0xC0, 0xC1, 0xC2), (0xC0, 0xC1)
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Lossless and arithmetic: left to whoever decodes them."""
_RUN = bytes(64)
"""So many noughts are no accident."""
_FILLED = 64
"""Bytes of 0xFF in a row that may fill the room before a marker."""
_BAD_HEAD = "its head is broken"


class _Frame(NamedTuple):
    """What a scan is held against: the picture's size, the sampling of its components across and down."""

    width: int
    height: int
    parts: dict[int, tuple[int, int]]
    sequential: bool


class _Samples(NamedTuple):
    """The samples of a scan: where they begin and end, the restarts among them, after how many units one is due."""

    start: int
    end: int
    restarts: int
    interval: int


def fault(raw: bytes) -> str:
    """What is wrong with the scans of a JPEG; empty where nothing is, or where it is not ours to judge."""
    at, frame, interval, scans = 2, None, 0, 0
    noughts: dict[int, int] = {}
    while at + 2 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == _END:
            return ""
        length = int.from_bytes(raw[at + 2 : at + 4], "big")
        body = raw[at + 4 : at + 2 + length]
        if marker in _OTHER_FRAMES or length < 2 or (frame is None and marker == _SCAN):
            return ""
        if len(body) != length - 2:
            break
        at += 2 + length
        if marker in _FRAMES and frame is None:
            frame = _frame(marker, body)
            if not all(map(all, frame.parts.values())) or not frame.parts:
                return _BAD_HEAD
        elif marker == 0xDD:
            interval = int.from_bytes(body[:2], "big")
        elif marker == 0xC4:
            noughts |= _noughts(body)
        elif marker == _SCAN and frame is not None:
            if len(body) < 4 or len(body) != 4 + 2 * body[0] or not body[0]:
                return _BAD_HEAD
            samples = _walked(raw, at, interval)
            if samples is None:
                break
            said = _lacking(frame, body, samples) or _nothing(raw, body, samples, noughts if frame.sequential else {})
            if said:
                return said
            at, scans = samples.end, scans + 1
    return "it is cut off, or broken in the middle" if scans or frame is not None else ""


def _frame(marker: int, body: bytes) -> _Frame:
    parts = {body[at]: divmod(body[at + 1], 16) for at in range(6, len(body) - 2, 3)}
    width, height = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
    return _Frame(width, height, parts, marker in _SEQUENTIAL)


def _noughts(body: bytes) -> dict[int, int]:
    """Class and number of each table of codes -> what its first code, which is all noughts, stands for."""
    found = {}
    at = 0
    while at + 17 < len(body):
        found[body[at]] = body[at + 17]
        at += 17 + sum(body[at + 1 : at + 17])
    return found


def _walked(raw: bytes, start: int, interval: int) -> _Samples | None:
    """The samples from a place on; None where something stands among them that never does, or they have no end."""
    restarts = 0
    at = raw.find(b"\xff", start)
    while 0 <= at < len(raw) - 1:
        marker = raw[at + 1]
        if marker == 0:
            at = raw.find(b"\xff", at + 2)
        elif marker in _BEHIND:
            return _Samples(start, at, restarts, interval)
        elif 0xD0 <= marker <= 0xD7 and interval and marker & 7 == restarts & 7:
            restarts += 1
            at = raw.find(b"\xff", at + 2)
        elif marker == 0xFF and raw[at : at + _FILLED].strip(b"\xff"):
            at += 1
        else:
            return None
    return None


def _lacking(frame: _Frame, scan: bytes, samples: _Samples) -> str:
    """Whether there are fewer restarts than the picture's size wants, or fewer bits than its blocks (T.81, A.2)."""
    shown = [frame.parts.get(name, (1, 1)) for name in scan[1 : 1 + 2 * scan[0] : 2]]
    most_across, most_down = (max(sides) for sides in zip(*frame.parts.values(), strict=True))
    if len(shown) == 1:
        across = -(-frame.width * shown[0][0] // most_across)
        down = -(-frame.height * shown[0][1] // most_down)
        units = blocks = -(-across // 8) * -(-down // 8)
    else:
        units = -(-frame.width // (8 * most_across)) * -(-frame.height // (8 * most_down))
        blocks = units * sum(across * down for across, down in shown)
    # of each block a code for its mean and one for its end; the later scans of a progressive one may skip blocks
    bits = 2 if frame.sequential else int(scan[-3] == 0)
    due = (units - 1) // samples.interval if samples.interval else 0
    if samples.restarts < due or (samples.end - samples.start) * 8 < blocks * bits:
        return "it holds fewer samples than its size wants"
    return "" if samples.restarts <= due + 1 else "it holds more samples than its size wants"


def _nothing(raw: bytes, scan: bytes, samples: _Samples, noughts: dict[int, int]) -> str:
    """Whether a stretch was lost and is noughts now: where not every first code is the end of a block, that many in a
    row would be a pattern that no camera sees."""
    tables = {16 + (both & 15) for both in scan[2 : 2 + 2 * scan[0] : 2]}
    if any(noughts.get(table) for table in tables) and raw.find(_RUN, samples.start, samples.end) >= 0:
        return "a stretch of it holds nothing but noughts"
    return ""
