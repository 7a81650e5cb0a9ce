"""A generated page as a value."""

from __future__ import annotations

from dataclasses import dataclass
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
    PROGRAM = "program"
    PEOPLE = "people"
    REDIRECT = "redirect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A MyST page to be written."""

    docname: str
    kind: PageKind
    name: str
    """The record's name in the Sphinx domain, such as `myworkshop2027/lovelace2027notes`.

    A redirect has the name of the person to whom it leads.
    """
    title: str
    """Plain text."""
    text: str
    edition: str = ""
    """The edition it belongs to, or empty."""

    @property
    def path(self) -> str:
        """The file, relative to the portal's root."""
        return f"{self.docname}.md"
