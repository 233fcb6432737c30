"""The facts of an issue as a paper prints them: dates, numbers, the standing facts of the title.

The only importer of lunardate.
"""

from __future__ import annotations

from ..issue import Issue, Text
from ..text.rules import wording


def fact(issue: Issue, name: str) -> Text | None:
    """One fact by its name in `show`, with the place it was typed at; None where the issue does not have it."""
    dateline = issue.dateline
    date = dateline.date
    computed = {
        "date": lambda: wording.DATE.format(year=date.year, month=date.month, day=date.day),
        "weekday": lambda: wording.WEEKDAYS[date.weekday()],
        "lunar": lambda: lunar(issue),
        "pages": lambda: wording.PAGES_TODAY.format(pages=sum(1 + page.spread for page in issue.pages)),
    }
    if name in computed:
        return engine_text(computed[name](), issue)
    if name == "name":
        return issue.paper.name
    typed = {"number": dateline.number, "volume": dateline.volume, "edition": dateline.edition}
    pattern = {"number": wording.NUMBER, "volume": wording.VOLUME}
    if name in typed:
        text = _shown(typed[name])
        return text and text._replace(text=pattern.get(name, "{number}").format(number=text.text, volume=text.text))
    given = _shown(issue.paper.facts.get(name))
    words = wording.FACTS.get(name, "{}")
    label = words.partition("{")[0].strip()
    if given is None or (label and given.text.startswith(label)):
        return given  # typed with its label: `ISSN 1000-0000`
    return given._replace(text=words.format(given.text))


def _shown(typed: Text | None) -> Text | None:
    """A fact with something in it: an empty one says that there is none, and its label would stand alone."""
    return typed if typed is not None and typed.text.strip() else None


def engine_text(words: str, issue: Issue) -> Text:
    """Words that the engine writes; they point to the dateline of the issue."""
    span = issue.dateline.span
    return Text(words, span.file, ((0, span.line, span.column),))


def lunar(issue: Issue) -> str:
    """The lunar date with the sexagenary year."""
    from lunardate import LunarDate

    date = issue.dateline.date
    try:
        moon = LunarDate.from_solar_date(date.year, date.month, date.day)
    except (ValueError, KeyError, IndexError):
        return ""  # the tables of the calendar end in 1900 and 2099
    year = wording.STEMS[(moon.year - 4) % 10] + wording.BRANCHES[(moon.year - 4) % 12]
    return wording.LUNAR.format(
        year=year,
        leap=wording.LEAP if moon.is_leap_month else "",
        month=wording.LUNAR_MONTHS[moon.month - 1],
        day=wording.LUNAR_DAYS[moon.day - 1],
    )
