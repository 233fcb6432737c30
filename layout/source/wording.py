"""What the YAML library found wrong, in the words of a layout desk, at the spot where it went wrong.

The library names the place where it gave up, which is often a line or a page further down than the mistake: an open
quote is reported at the end of the file, a missing colon at the next one.  WORDS says for each of its messages which
of its two marks is the real one and what to tell the desk; `_full_width` looks for the commonest cause of all first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..record import NamedTuple
from .places import Lines

if TYPE_CHECKING:
    from yaml import MarkedYAMLError
    from yaml.error import Mark


class Words(NamedTuple):
    """A message, a hint and a place, line and column counted from 0."""

    message: str
    hint: str
    line: int
    column: int


# part of the library's message | take the mark where the construct starts | message | hint
WORDS: tuple[tuple[str, bool, str, str], ...] = (
    ("tab character", False, "a tab stands where only spaces may indent", "indent with spaces"),
    ("block sequence entries are not allowed", False, "a list entry `- ` may not stand here",
     "the entries of a list stand on lines of their own, below their key"),
    ("mapping keys are not allowed", False, "a key may not stand here", ""),
    ("could not find expected ':'", True, "this line has no `: ` behind its key",
     "a key is followed by a colon and a space; text of several lines stands indented below `|`"),
    ("found unexpected end of stream", True, "the quote that opens here is never closed", ""),
    ("found unexpected document indicator", True, "the quote that opens here is never closed", ""),
    ("found unknown escape character", False, "an unknown escape behind a backslash",
     "in single quotes a backslash is a backslash"),
    ("escape", False, "an escape that is not complete", "in single quotes a backslash is a backslash"),
    ("hexdecimal number", False, "an escape that is not complete", "in single quotes a backslash is a backslash"),
    ("expected alphabetic or numeric character", True, "a value may not start with `*` or `&`",
     "put the text in quotes, or on lines of its own after `|`"),
    ("undefined tag handle", False, "tags (`!`) are not part of the format",
     "text that starts with `!` stands in quotes"),
    ("comment or line break", False, "nothing may follow `|` or `>` on its line", "the text starts on the next line"),
    ("indentation indicator", False, "nothing may follow `|` or `>` on its line", "the text starts on the next line"),
    ("incompatible YAML document", False, "the file says it is another YAML than 1.2", "delete its %YAML line"),
    ("directive", False, "a line may not start with `%`", "put the text in quotes"),
    ("<document start>", False, "this does not belong to the issue above it",
     "the keys of the issue start in the first column"),
    ("expected ',' or ']'", True, "the list that opens with `[` is not closed, or a comma is missing in it",
     "text with brackets or commas stands in quotes"),
    ("expected ',' or '}'", True, "the mapping that opens with `{` is not closed, or a comma is missing in it",
     "text with braces, commas or `: ` stands in quotes"),
    ("'-' indicator", False, "this line does not belong to the list above it",
     "the entries of a list start with `- ` in one column"),
    ("node content", False, "a value is missing here", ""),
    ("tag", False, "tags (`!`) are not part of the format", "text that starts with `!` stands in quotes"),
)  # fmt: skip


def in_words(error: MarkedYAMLError, lines: Lines) -> Words:
    """The library's finding in the desk's words."""
    problem = f"{error.problem or ''} {error.context or ''}"
    last = _place(error.problem_mark or error.context_mark, lines)
    first = _place(error.context_mark or error.problem_mark, lines)
    if "cannot start any token" in problem:
        return _first_character(lines, *last)
    full_width = _full_width(lines, min(first[0], last[0]), last[0])
    if full_width:
        return full_width
    if "mapping values are not allowed" in problem:
        return _colon(lines, *last)
    if "did not find expected key" in problem or "expected <block end>" in problem:
        return _strayed(lines, *last)
    if "node content" in problem and not "".join(lines.lines[last[0] :])[last[1] :].strip():
        return _open_bracket(lines) or Words("a value is missing here", "", *last)
    for part, at_start, message, hint in WORDS:
        if part in problem:
            line, column = first if at_start else last
            is_quote = at_start and "quote" in message
            return Words(message, _closing_hint(lines.lines[line]) if is_quote else hint, line, column)
    return Words("the file is not YAML from here on", "", *last)


def _place(mark: Mark | None, lines: Lines) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    if mark.line < len(lines.lines):
        return mark.line, mark.column
    return len(lines.lines) - 1, len(lines.lines[-1])  # the end, one line behind the last


def _open_bracket(lines: Lines) -> Words | None:
    """The last bracket of the file, where the file ends inside it."""
    for line in range(len(lines.lines) - 1, -1, -1):
        column = max(lines.lines[line].rfind("["), lines.lines[line].rfind("{"))
        if column >= 0:
            mark = lines.lines[line][column]
            return Words(f"the bracket `{mark}` that opens here is not closed", "", line, column)
    return None


def _colon(lines: Lines, line: int, column: int) -> Words:
    """A colon where YAML expects none: it is in the text of a value, or the line above or the indentation is wrong."""
    typed = lines.lines[line]
    if re.search(r":(\s|$)", typed[:column]):
        return Words("a colon too many in this line", "text with `: ` in it stands in quotes", line, column)
    above = line - 1
    while above >= 0 and not lines.lines[above].strip():
        above -= 1
    before = lines.lines[above] if above >= 0 else ""
    if re.match(r"\s*-[^\s-]", before):
        return Words(
            "a space is missing behind this `-`", "an entry of a list starts with `- `", above, _indent(before)
        )
    if before and _indent(before) == _indent(typed) and not re.search(r":(\s|$)|^\s*(#|- )", before):
        full_width = _full_width(lines, above, above)
        if full_width:
            return full_width
        hint = "a key is followed by a colon and a space"
        return Words("this line has no `: ` behind its key", hint, above, _indent(before))
    return Words("this line is indented too far", "keys of one mapping stand in one column", line, _indent(typed))


def _strayed(lines: Lines, line: int, column: int) -> Words:
    """Something that belongs to nothing: behind a closing quote or bracket, or in no column of the lines above."""
    typed = lines.lines[line]
    before = typed[:column].rstrip()
    last = before[-1:]
    if last in ("'", '"') and before.count(last) % 2:
        # the quote that closes here was opened further up by one that somebody forgot to close
        for above in range(line - 1, -1, -1):
            if lines.lines[above].count(last) % 2:
                opened = lines.lines[above].rindex(last)
                hint = _closing_hint(lines.lines[above])
                return Words("the quote that opens here is never closed", hint, above, opened)
    if last in ("'", '"', "]", "}"):
        what = "quote" if last in "'\"" else "bracket"
        return Words(f"text stands behind a closing {what}", "put the whole text in quotes", line, column)
    hint = "the keys of one mapping, and the `- ` of one list, stand in one column"
    return Words("this line does not belong to the lines above it", hint, line, column)


def _first_character(lines: Lines, line: int, column: int) -> Words:
    """A character that YAML keeps for itself stands at the start of a value."""
    mark = lines.lines[line][column : column + 1]
    if mark == "\t":
        return Words("a tab stands where only spaces may indent", "indent with spaces", line, column)
    return Words(f"a value may not start with “{mark}”", "put the text in quotes", line, column)


def _full_width(lines: Lines, first: int, last: int) -> Words | None:
    """A key with a full-width colon, or a full-width comma in braces, between the start and the end of the trouble."""
    for number in range(max(first, last - 20), last + 1):
        line = lines.lines[number][:400]  # the patterns below go back and forth
        key = re.match(r"\s*(?:- +)?[^\s:：\"'“”#{\[]{1,40}：", line)
        if key and not re.search(r":(\s|$)", line[: key.end()]):
            return Words("a full-width colon `：` behind a key", "type a half-width colon and a space: `: `",
                         number, key.end() - 1)  # fmt: skip
        inside = re.search(r"[{\[,].*?(?P<mark>[，：])\s*[\w-]*\s*(?:[:：，}\]]|$)", line)
        if inside and first == last:
            mark = inside.group("mark")
            half = {"，": "comma", "：": "colon"}[mark]
            return Words(f"a full-width {half} `{mark}` between the keys", f"type a half-width {half} and a space",
                         number, inside.start("mark"))  # fmt: skip
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _closing_hint(line: str) -> str:
    """A quote opened with the half-width mark and closed with the full-width one."""
    if any(mark in line for mark in "“”‘’"):
        return "it is closed by the same half-width mark, not by a full-width one"
    return ""
