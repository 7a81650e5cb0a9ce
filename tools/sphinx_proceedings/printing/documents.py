"""All documents that can be printed of an edition, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sphinx_proceedings.printing.abstracts import abstracts
from sphinx_proceedings.printing.booklet import booklet
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.labels import labels
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.names import names
from sphinx_proceedings.printing.sheets import chair_sheets, door_sheets

__all__ = ["DOCUMENTS", "DocumentKind"]


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentKind:
    """A document that can be made of every edition."""

    make: Callable[[Making], Document]
    what: str
    """What it is, in English, for those who choose."""


DOCUMENTS: Mapping[str, DocumentKind] = MappingProxyType(
    {
        "booklet": DocumentKind(make=booklet, what="the programme, with posters by board"),
        "abstracts": DocumentKind(make=abstracts, what="all abstracts by session, with an index"),
        "sheets": DocumentKind(make=door_sheets, what="a sheet a room and day, for its door"),
        "chair-sheets": DocumentKind(make=chair_sheets, what="a sheet a session, for its chair"),
        "labels": DocumentKind(make=labels, what="a label a poster, with a code that leads to it"),
        "names": DocumentKind(make=names, what="everybody in the programme, from A to Z"),
    }
)
