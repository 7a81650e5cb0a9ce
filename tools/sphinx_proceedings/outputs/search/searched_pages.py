"""What the search knows of a page: the words that find it, and what a result shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["AUTHOR_GROUPS", "Field", "Kind", "SearchedPage", "author_group"]

AUTHOR_GROUPS = 64
"""Into how many files the choice of one author is divided: nobody needs all of 26,000 names."""


class Kind(StrEnum):
    """What a result is."""

    PAPER = "paper"
    SESSION = "session"
    PERSON = "person"
    PAGE = "page"
    """A page written by hand, or a list."""


class Field(StrEnum):
    """Where words stand; the search weighs them in this order."""

    TITLE = "title"
    PEOPLE = "people"
    KEYWORDS = "keywords"
    TEXT = "text"


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
    """Where it belongs: a session, an edition, an affiliation."""
    flags: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
    """From which results show an excerpt."""


def author_group(person: str) -> str:
    """The name of the choice that holds this author; browsers compute it as well."""
    total = 0
    for letter in person:
        total = (total * 31 + ord(letter)) % 65_521
    return f"author-{total % AUTHOR_GROUPS:02d}"
