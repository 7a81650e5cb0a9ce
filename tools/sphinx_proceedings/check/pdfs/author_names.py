"""Whether a PDF names the authors of its paper, and in their order.

Names are printed in many ways: initials, family name first, capitals, `ue` for `ü`, marks of
footnotes behind them.  All of these count as the name.  Of names in other scripts nothing is told,
as they may be printed in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sphinx_proceedings.check.pdfs.folded import FoldedPage, letters, nearest_part, words
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.pdf_facts import TextLine

__all__ = ["AuthorNames", "is_told"]

_BETWEEN = 16
"""Letters between given and family name: more names, initials, marks."""
_LONG = 8
"""Letters of a name that is not found by chance among the letters of a page."""
_SHORTEST = 4
"""Letters of a name that is found so before the abstract alone."""
_PRINTED_APART = 6
"""Letters of a family name that is found even where spaces are in it."""
_NEAR = 4
"""Words among which two parts of one name stand."""
_COLUMN = 40.0
"""PDF points that the middles of two columns of authors are apart at least."""
_FEWEST_LETTERS = 3
_LETTERS_A_SLIP = 6
"""Of so many letters of a family name, one may be another."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def is_told(name: Name) -> bool:
    """Whether it is told that a PDF does not have this name."""
    told = bool(name.family) and not name.corporate and bool(letters(name.surname))
    return told and all(_LATIN.match(character) for character in name.full if character.isalpha())


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name ends: between given and family name there may be another one."""

    line: TextLine
    offset: int


class AuthorNames:
    """The names on some pages."""

    def __init__(self, pages: Sequence[FoldedPage]) -> None:
        self._pages = pages

    def has(self, name: Name) -> bool:
        """Whether the name is printed, in whatever form."""
        return any(
            self._in_head(page, name)
            or (_is_long(name) and _in_letters(name).search(page.letters))
            or _in_words(name).search(page.text)
            or self._nearly(page, name)
            for page in self._pages
        )

    def are_in_order(self, names: Sequence[Name]) -> bool:
        """Whether they stand in this order, by the file's order, by rows or by columns.

        Where no page has all of them in full, nobody knows; names in other scripts do not count.
        """
        patterns = [_in_order(name) for name in names if is_told(name)]
        judged = [
            places
            for page in self._pages
            if all(places := [_places(page, pattern) for pattern in patterns])
        ]
        return not judged or any(
            _goes_up([[key(place) for place in some] for some in places])
            for places in judged
            for key in (_as_filed, _by_rows, _by_columns)
        )

    def _in_head(self, page: FoldedPage, name: Name) -> bool:
        """Whether the family name, or two parts of the name, are before the abstract."""
        family = words(name.surname)
        wanted = re.compile(_spelt("".join(family)))
        found = page.head_words
        for start in range(len(found)):
            if wanted.fullmatch("".join(found[start : start + len(family)])):
                return True
        if len("".join(family)) >= _PRINTED_APART and wanted.search(page.head_letters):
            return True
        close = _in_letters(name, gap="")
        if len(letters(name.full)) >= _SHORTEST and close.search(page.head_letters):
            return True
        parts = {part for part in words(name.full) if len(part) >= _FEWEST_LETTERS}
        return any(
            len(parts.intersection(found[start : start + _NEAR])) > 1 for start in range(len(found))
        )

    def _nearly(self, page: FoldedPage, name: Name) -> bool:
        """Whether something is printed before the abstract that differs by a letter or two."""
        family = letters(name.surname)
        if len(family) < _LETTERS_A_SLIP:
            return False
        missing, _, _ = nearest_part(family, page.head_letters)
        return missing <= len(family) // _LETTERS_A_SLIP


def _is_long(name: Name) -> bool:
    """Whether it is found even where spaces are in it, or none between given and family name."""
    return len(letters(name.full)) >= _LONG


def _in_words(name: Name) -> re.Pattern[str]:
    """What finds given and family name together among words."""
    family = " ?".join(map(_spelt, words(name.surname)))
    if not words(name.given):
        return re.compile(rf"\b{family}\b")
    first = _spelt(_first(name))
    return re.compile(rf"\b{first}(?: \w+){{0,3}}? {family}\b|\b{family} {first}\b")


def _in_letters(
    name: Name, *, gap: str = f".{{0,{_BETWEEN}}}?", or_initial: bool = False
) -> re.Pattern[str]:
    """The same among letters; `gap` is what may be between given and family name."""
    family = _spelt(letters(name.surname))
    if not words(name.given):
        return re.compile(family)
    first = _spelt(_first(name))
    is_telling = or_initial and len(letters(name.surname)) >= _SHORTEST
    initial = f"|{words(name.given)[0][0]}{family}" if is_telling else ""
    return re.compile(f"{first}{gap}{family}|{family}{first}{initial}")


def _first(name: Name) -> str:
    """The first given name that is no initial, if there is one."""
    given = words(name.given)
    return next((part for part in given if len(part) > 1), given[0])


def _spelt(folded: str) -> str:
    """A pattern for letters in which `ä` may be `a` or `ae`."""
    return re.sub("([aou])e?", r"\1e?", re.escape(folded))


def _in_order(name: Name) -> re.Pattern[str]:
    """What finds a name, or its initial, where it is printed with those of others."""
    if not _is_long(name):
        return _in_letters(name, gap="")
    return _in_letters(name, or_initial=True)


def _places(page: FoldedPage, pattern: re.Pattern[str]) -> list[_Place]:
    """Those before the abstract."""
    ends = [match.end() for match in pattern.finditer(page.letters)]
    lines = [(page.line_at(end - 1), end) for end in ends]
    return [_Place(page.page.lines[line], end) for line, end in lines if line < page.head]


def _as_filed(place: _Place) -> tuple[float, ...]:
    return (place.offset,)


def _by_rows(place: _Place) -> tuple[float, ...]:
    # Lines of one row need not stand at the very same height.
    row = -round(place.line.bottom / max(place.line.size, 1.0))
    return row, place.line.left, place.offset


def _by_columns(place: _Place) -> tuple[float, ...]:
    middle = (place.line.left + place.line.right) / 2
    return round(middle / _COLUMN), -place.line.bottom, place.offset


def _goes_up(choices: Sequence[Sequence[tuple[float, ...]]]) -> bool:
    """Whether one can be taken of each so that each is above the one before it."""
    last: tuple[float, ...] = ()
    for some in choices:
        higher = [each for each in some if each > last]
        if not higher:
            return False
        last = min(higher)
    return True
