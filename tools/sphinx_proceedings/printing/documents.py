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

__all__ = ["DOCUMENTS", "FOLDABLE", "OFFERED", "DocumentKind", "as_folded", "unfolded"]

_FOLDED = "-folded"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentKind:
    """A document that can be made of every edition."""

    make: Callable[[Making], Document]
    what: str
    """What it is, in English, for those who choose."""
    is_foldable: bool = False
    """Whether it can be laid out on sheets that are folded."""


DOCUMENTS: Mapping[str, DocumentKind] = MappingProxyType(
    {
        "booklet": DocumentKind(
            make=booklet, what="the programme, with posters by board", is_foldable=True
        ),
        "abstracts": DocumentKind(
            make=abstracts, what="all abstracts by session, with an index", is_foldable=True
        ),
        "sheets": DocumentKind(make=door_sheets, what="a sheet a room and day, for its door"),
        "chair-sheets": DocumentKind(make=chair_sheets, what="a sheet a session, for its chair"),
        "labels": DocumentKind(make=labels, what="a label a poster, with a code that leads to it"),
        "names": DocumentKind(make=names, what="everybody in the programme, from A to Z"),
    }
)


FOLDABLE = tuple(name for name, kind in DOCUMENTS.items() if kind.is_foldable)
"""The names of those that can be folded."""


def as_folded(name: str) -> str:
    """What the sheets of a document are called."""
    return f"{name}{_FOLDED}"


def unfolded(name: str) -> str:
    """The document that these are the sheets of, or that has this name."""
    return name.removesuffix(_FOLDED)


OFFERED = (*DOCUMENTS, *map(as_folded, FOLDABLE))
"""The names of all that a site may offer: documents, and sheets of some."""
