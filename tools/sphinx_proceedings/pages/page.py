"""A generated page as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["MARKER", "Page", "PageKind"]

MARKER = "% Made by sphinx-proceedings from "
"""How the first line of every generated page begins; no other page may be overwritten."""


class PageKind(StrEnum):
    """What a page shows."""

    PAPER = "paper"
    SESSION = "session"
    PERSON = "person"
    PAPERS = "papers"
    MAP = "map"
    STATISTICS = "statistics"
    PROGRAM = "program"
    MY_PROGRAMME = "my-programme"
    CHANGES = "changes"
    PEOPLE = "people"
    TOPIC = "topic"
    TOPICS = "topics"
    AFFILIATION = "affiliation"
    AFFILIATIONS = "affiliations"
    LIST = "list"
    """Papers that have something in common, such as a year."""
    REDIRECT = "redirect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A MyST page to be written."""

    docname: str
    kind: PageKind
    name: str
    """The record's name in the Sphinx domain, such as `myworkshop2027/lovelace2027notes`.

    A redirect has the name that the record had.
    """
    title: str
    """Plain text."""
    version: str
    """Equal versions have the same text, so that it need not be written to be compared."""
    render: Callable[[], str] = field(repr=False, compare=False)
    """Makes its text."""
    edition: str = ""
    """The edition it belongs to, or empty."""
    qualifier: str = ""
    """What tells it from other pages of the same title, where there are any."""
    target: str = ""
    """Where a redirect leads, as a docname."""

    above: tuple[tuple[str, str], ...] = ()
    """The lists that lead to a list, as titles and docnames from the home page down."""

    @property
    def record(self) -> tuple[str, str]:
        """The edition and the key or id in it, of a paper's or a session's page."""
        edition, _, key = self.name.partition("/")
        return edition, key

    @property
    def path(self) -> str:
        """The file, relative to the portal's root."""
        return f"{self.docname}.md"
