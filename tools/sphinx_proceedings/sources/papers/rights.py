"""What others may do with a text, and whose it is: `license`, `copyright` and `rights`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sphinx_proceedings.model.licences import Licence, licence_from
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText

__all__ = ["read_rights", "under_licence"]

_OF_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright|\ball rights reserved", re.IGNORECASE)


def read_rights(entry: BibEntry, text: BibText) -> tuple[Licence | None, str]:
    """The licence and the copyright line.

    Databases write either of them as `rights`: a line that speaks of copyright is that, any other
    one a licence.
    """
    licence, line = text.plain(entry, "license"), text.plain(entry, "copyright")
    if rights := text.plain(entry, "rights"):
        if _OF_COPYRIGHT.search(rights):
            line = line or rights
        else:
            licence = licence or rights
    return licence_from(licence), _told(line)


def under_licence(papers: Iterable[Paper], licence: Licence | None) -> tuple[Paper, ...]:
    """The papers, those of the proceedings under an edition's licence where they name no other."""
    return tuple(
        replace(paper, licence=licence)
        if licence and paper.archival and not paper.licence
        else paper
        for paper in papers
    )


def _told(line: str) -> str:
    """`2027 My Society` with the sign that it lacks."""
    line = " ".join(line.split())
    return f"© {line}" if line and not _OF_COPYRIGHT.search(line) else line
