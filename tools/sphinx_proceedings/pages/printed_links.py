"""Links to documents that stand ready to be printed, with their sizes."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.addresses import printed_path
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages.inlines import FileLink, Inline, Words
from sphinx_proceedings.wording.messages import bytes_told, gettext, noop

__all__ = ["printed_links", "printed_title"]

_TITLES = {
    "booklet": noop("Booklet"),
    "abstracts": noop("Book of abstracts"),
    "sheets": noop("Sheets for doors"),
    "chair-sheets": noop("Sheets for chairs"),
    "labels": noop("Labels of posters"),
    "names": noop("Participants in the programme"),
    "booklet-folded": noop("Booklet to fold"),
    "abstracts-folded": noop("Book of abstracts to fold"),
}
"""What documents are called, by their names."""


def printed_title(name: str) -> str:
    """What the document of this name is called."""
    return gettext(_TITLES[name])


def printed_links(edition: Edition) -> Iterator[Inline]:
    """Links to the documents of an edition."""
    for document in edition.printed:
        label = printed_title(document.name)
        told = gettext("{document} (PDF, {size})", document=label, size=bytes_told(document.size))
        yield FileLink(Words(told), printed_path(edition.id, document.name))
