"""What the search knows of a page: the words that find it, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sphinx_proceedings.outputs.search.words import Compounds

__all__ = [
    "METADATA",
    "Field",
    "Kind",
    "Outline",
    "Searchable",
    "SearchedPage",
    "in_group",
    "outline",
]

_GROUPS = 64
"""Into how many files a choice of very many is divided: nobody needs all of 26,000 names."""


class Kind(StrEnum):
    """What a result is."""

    PAPER = "paper"
    SESSION = "session"
    PERSON = "person"
    TOPIC = "topic"
    AFFILIATION = "affiliation"
    PAGE = "page"
    """A page written by hand, or a list."""


class Field(StrEnum):
    """Where words stand; the search weighs them in this order."""

    TITLE = "title"
    PEOPLE = "people"
    KEYWORDS = "keywords"
    TEXT = "text"


METADATA = (Field.TITLE, Field.PEOPLE, Field.KEYWORDS)
"""All but the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchedPage:
    """One page of the site, once."""

    path: str
    """Of the page, below the site's root."""
    kind: Kind
    title: str
    words: Mapping[Field, tuple[str, ...]]
    """Folded words, by where they stand."""
    choices: tuple[tuple[str, str], ...] = ()
    """What it can be narrowed to: names such as `edition` with values."""
    year: int | None = None
    people: tuple[tuple[str, str], ...] = ()
    """Names as printed and paths of their pages."""
    more_people: int = 0
    """How many are not named."""
    context: str = ""
    """Where it belongs: a session, an edition; what a person did."""
    when: str = ""
    """Date and time on the clock on the wall, such as `2027-03-26T09:00`."""
    flags: tuple[str, ...] = ()
    text: str = ""
    """From which results show an excerpt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Searchable:
    """A page that is to be searched, before anybody has looked at its words."""

    path: str
    version: str
    """While it is the same, so are its texts, and for the same compounds what is searched."""
    kind: Kind
    page: Callable[[Compounds], SearchedPage]
    edition: str = ""
    """Its year and its id; empty where it is of none."""
    texts: Callable[[], Sequence[str]] = tuple
    """Those in which compounds are looked for."""


class Outline(NamedTuple):
    """What an index has to know of each of its pages when others change."""

    kind: str
    choices: Sequence[tuple[str, str]]
    title: str
    """By which results are sorted, and where it is the same, by path."""
    fields: Sequence[str]
    """Of metadata, in which it has words."""


def outline(page: SearchedPage) -> Outline:
    """That of a page."""
    title = " ".join(page.words[Field.TITLE]) or page.title
    fields = [str(field) for field in METADATA if page.words[field]]
    return Outline(kind=page.kind, choices=page.choices, title=title, fields=fields)


def in_group(name: str, value: str) -> tuple[str, str]:
    """A value of a choice of very many, such as `author`, in its group; browsers divide alike."""
    total = 0
    for letter in value:
        total = (total * 31 + ord(letter)) % 65_521
    return f"{name}-{total % _GROUPS:02d}", value
