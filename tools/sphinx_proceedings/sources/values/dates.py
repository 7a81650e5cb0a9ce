r"""Dates of publication: `date` as biblatex has it, or `year`, `month` and `day`.

`date` is ISO 8601-2 at the level that biblatex reads (manual, 2.3.8): ranges with open ends, a time
of day, seasons, and marks of what is uncertain.  `month` is a macro in good files; in others it is
whatever stood on a title page: “8 May”, “May 4–8”, “d\'ecembre”, “08/05”.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace

from sphinx_proceedings.model.papers import MONTH_NAMES, Issued, Season
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["MonthAndDay", "ReadDate", "date_in", "days_in", "issued_of", "month_in", "year_in"]

_LONGEST = 100
"""Characters of a date."""
_SIDE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2}|[Xxu]{2})(?:-(?P<day>[0-9]{1,2}|[Xxu]{2})"
    r"(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
    r"(?P<mark>[~?%]?)"
)
_OPEN = frozenset({"", "..", "open", "unknown"})
_SEASONS = {21: Season.SPRING, 22: Season.SUMMER, 23: Season.AUTUMN, 24: Season.WINTER}
_LAST_MONTH = 12
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")

# Beside English: names as they stand on title pages, without accents.
_WORDS = (
    ("januar", "janner", "janvier", "enero", "gennaio", "janeiro", "januari", "jan", "janv",
     "ene", "gen"),
    ("februar", "feber", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "febr", "fevr",
     "fev"),
    ("marz", "maerz", "mars", "marzo", "marco", "maart", "mrz", "mrt"),
    ("april", "avril", "abril", "aprile", "avr", "abr"),
    ("mai", "mayo", "maggio", "maio", "mei", "mag"),
    ("juni", "juin", "junio", "giugno", "junho", "giu"),
    ("juli", "juillet", "julio", "luglio", "julho", "juil", "lug"),
    ("august", "aout", "agosto", "augustus", "ago"),
    ("september", "septembre", "septiembre", "setiembre", "settembre", "setembro", "sept"),
    ("oktober", "octobre", "octubre", "ottobre", "outubro", "okt", "ott"),
    ("november", "novembre", "noviembre", "novembro"),
    ("dezember", "decembre", "diciembre", "dicembre", "dezembro", "dez", "dic"),
)  # fmt: skip
_MONTH_OF = {
    **{word: month for month, words in enumerate(_WORDS, start=1) for word in words},
    **{
        name.lower()[:length]: month
        for month, name in enumerate(MONTH_NAMES, start=1)
        for length in range(3, len(name) + 1)
    },
}
_SEASON_OF = {
    **dict.fromkeys(("spring", "spr", "fruhling", "fruhjahr", "printemps"), Season.SPRING),
    **dict.fromkeys(("summer", "sum", "sommer", "ete", "verano", "estate"), Season.SUMMER),
    **dict.fromkeys(("autumn", "fall", "fal", "herbst", "automne", "otono"), Season.AUTUMN),
    **dict.fromkeys(("winter", "win", "hiver", "invierno", "inverno"), Season.WINTER),
}
_PIECE = re.compile(
    r"(?P<number>[0-9]+)(?P<ordinal>(?:st|nd|rd|th|er|o|e)(?![a-z])|\.)?|[a-z]+|[^\s]"
)
_FILLERS = frozenset(
    {"of", "de", "the", "le", "del", "and", "et", "und", "y", "e", "to", "bis", "au", "al", "a",}
)  # fmt: skip
_SIGNS = frozenset("-/&,.–—+()")
_MOST_DAYS = 31
_NUMERIC = re.compile(r"([0-9]{1,2})\s*(/|\.|-+|–)\s*([0-9]{1,2})\.?")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadDate:
    """What a value says of a date."""

    issued: Issued | None = None
    doubt: str = ""
    """What is wrong with it, in words for editors; empty where nothing is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthAndDay:
    """What a value of `month` says."""

    month: int | None = None
    day: int | None = None
    season: Season | None = None
    is_bare: bool = False
    """It is a month and nothing else, so that a macro says the same."""
    doubt: str = ""
    """What is wrong with it, in words for editors; empty where nothing is."""


def date_in(written: str) -> ReadDate:
    """The date that biblatex's `date` says, or plain words; of a range, the first day."""
    text = written.strip()
    if len(text) > _LONGEST:
        return ReadDate(doubt="it is too long")
    start, slash, end = (part.strip() for part in text.partition("/"))
    if slash and start.lower() in _OPEN:
        start, end = end, ""
    first = _side(start)
    if first.issued is None and (in_words := _in_words(text)):
        return ReadDate(issued=in_words)
    if not slash or first.issued is None or end.lower() in _OPEN:
        return first
    last = _side(end)
    if last.issued is None or last.doubt:
        return ReadDate(issued=first.issued, doubt=f"its end, {end!r}, is no date")
    if not first.doubt and _order(last.issued, 99) < _order(first.issued, 0):
        return ReadDate(issued=first.issued, doubt="it ends before it begins")
    return first


def days_in(written: str) -> tuple[Issued | None, Issued | None, str]:
    """The first and the last day of an event, and what is wrong with how they are written."""
    read = date_in(written)
    _, slash, end = written.partition("/")
    last = _side(end.strip()) if slash and not read.doubt else ReadDate()
    return read.issued, last.issued, read.doubt


def _order(issued: Issued, unknown: int) -> tuple[int, int, int]:
    return issued.year, issued.month or unknown, issued.day or unknown


def _side(text: str) -> ReadDate:
    found = _SIDE.fullmatch(text)
    if found is None:
        return ReadDate(doubt="it is no date")
    year, circa = int(found["year"]), bool(found["mark"])
    month = _number(found["month"])
    if month in _SEASONS:
        return ReadDate(issued=Issued(year=year, season=_SEASONS[month], circa=circa))
    return issued_of(year, month, _number(found["day"]), circa=circa)


def _in_words(text: str) -> Issued | None:
    """A date as on a title page, “1-2 April, 2001”, if nothing in it is doubtful."""
    years = _YEAR.findall(text)
    if len(years) != 1 or not any(map(str.isalpha, text)):
        return None
    found = month_in(_YEAR.sub(" ", text))
    if found.doubt or (found.month is None and found.season is None):
        return None
    read = issued_of(int(years[0]), found.month, found.day)
    return replace(read.issued, season=found.season) if read.issued and not read.doubt else None


def _number(part: str | None) -> int | None:
    """A part of a date; None for one that is not there, and for `XX`."""
    return int(part) if part and part.isdigit() else None


def issued_of(year: int, month: int | None, day: int | None, *, circa: bool = False) -> ReadDate:
    """A date of parts, as far as there is such a one."""
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return ReadDate(issued=Issued(year=year, circa=circa), doubt=f"there is no month {month}")
    if day is None or month is None:
        return ReadDate(issued=Issued(year=year, month=month, circa=circa))
    if year and 1 <= day <= calendar.monthrange(year, month)[1]:
        return ReadDate(issued=Issued(year=year, month=month, day=day, circa=circa))
    return ReadDate(
        issued=Issued(year=year, month=month, circa=circa),
        doubt=f"there is no day {day} in {MONTH_NAMES[month - 1]} {year}",
    )


def year_in(written: str) -> ReadDate:
    """The year that `year` says, or the first one that its text names."""
    text = re.sub(r"[{}]", "", written).strip() if "{" in written else written.strip()
    if len(text) == 4 and text.isdigit() and text.isascii():  # noqa: PLR2004
        return ReadDate(issued=Issued(year=int(text)))
    if len(text) > _LONGEST or (found := _YEAR.search(text)) is None:
        return ReadDate(doubt="it is no year")
    year = Issued(year=int(found[0]))
    return ReadDate(issued=year, doubt=f"only {found[0]} in it is a year")


def month_in(written: str) -> MonthAndDay:
    """The month that plain text says, and the day where it names one; of a range, where it begins.

    A range of days is when something took place: no day of publication follows from it.
    """
    text = _folded(written)
    if not text:
        return MonthAndDay()
    if len(text) > _LONGEST:
        return MonthAndDay(doubt="it is too long")
    if text.rstrip(".") in _MONTH_OF:
        return MonthAndDay(month=_MONTH_OF[text.rstrip(".")], is_bare=True)
    if numeric := _NUMERIC.fullmatch(text):
        return _of_numbers(int(numeric[1]), numeric[2], int(numeric[3]))
    return _of_words(text)


def _folded(written: str) -> str:
    """In small letters, without accents and braces, with plain spaces and dashes."""
    decomposed = unicodedata.normalize("NFKD", written.lower())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "{}\\$")
    return " ".join(kept.replace("~", " ").split())


def _of_numbers(first: int, sign: str, second: int) -> MonthAndDay:
    """`08/05`, `5-8`: two months in a row, or a day and its month."""
    are_months = 1 <= first < second <= _LAST_MONTH
    if are_months and (sign[0] in "-–" or (sign == "/" and second == first + 1)):
        return MonthAndDay(month=first)
    if sign[0] in "-–":
        return MonthAndDay(doubt="it names days and no month")
    day_first = 1 <= first <= _MOST_DAYS and 1 <= second <= _LAST_MONTH
    month_first = sign == "/" and 1 <= first <= _LAST_MONTH and 1 <= second <= _MOST_DAYS
    if day_first and month_first and first != second:
        return MonthAndDay(
            month=second,
            day=first,
            doubt="it may be a day and its month, or a month and its day",
        )
    if day_first:
        return MonthAndDay(month=second, day=first)
    if month_first:
        return MonthAndDay(month=first, day=second)
    return MonthAndDay(doubt="it is no month")


def _of_words(text: str) -> MonthAndDay:
    months: list[int] = []
    seasons: list[Season] = []
    numbers: list[int] = []
    for piece in _PIECE.finditer(text):
        word = piece[0]
        if doubt := _doubt(word, piece["number"]):
            return MonthAndDay(doubt=doubt)
        if word in _MONTH_OF:
            months.append(_MONTH_OF[word])
        elif word in _SEASON_OF:
            seasons.append(_SEASON_OF[word])
        elif piece["number"] and not _YEAR.fullmatch(piece["number"]):
            numbers.append(int(piece["number"]))
    if months:
        day = numbers[0] if len(numbers) == len(months) == 1 else None
        return MonthAndDay(month=months[0], day=day)
    if seasons and not numbers:
        return MonthAndDay(season=seasons[0])
    if len(numbers) == 1 and numbers[0] <= _LAST_MONTH and text.rstrip(".").isdigit():
        return MonthAndDay(month=numbers[0], is_bare=True)
    return MonthAndDay(doubt="it names no month")


def _doubt(word: str, number: str | None) -> str:
    """What is wrong with a piece that is no part of a month, a day or a range of them."""
    if number:
        is_day = len(number) <= 2 and 1 <= int(number) <= _MOST_DAYS  # noqa: PLR2004
        return "" if is_day or _YEAR.fullmatch(number) else f"{shown(word, 20)!r} in it is no day"
    known = word in _MONTH_OF or word in _SEASON_OF or word in _FILLERS or word in _SIGNS
    return "" if known else f"{shown(word, 20)!r} in it is no month"
