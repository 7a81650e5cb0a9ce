"""Damaged `.bib` files: no entry that a person sees is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fuzz.scanner import heads
from fuzz.unclear import unclear
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.edit.document import open_document
from sphinx_proceedings.sources.edit.fix import fix_document
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["HOLD_NO_PAPER", "BibtexForm"]

HOLD_NO_PAPER = frozenset(
    {"xdata", "set", "periodical", "proceedings", "mvproceedings", "collection", "mvcollection"}
)
"""Types of entries that other entries or programmes use; they have no page and need none."""

_PATH = "papers/w2026.bib"
_CORPUS = Path(__file__).parents[2] / "tests" / "corpus"


@dataclass(frozen=True)
class BibtexForm:
    """BibTeX, read as an edition's papers and corrected."""

    name: str = "bibtex"
    signs: Sequence[str] = (
        "{", "}", '"', "(", ")", ",", "=", "#", "%", "@", "\\", "\n", " ", "~", "$", "&", "-",
        "@misc{", "\n@misc{new2026,\n", "@string{a = ", "\n@comment{", "@preamble(", "\r\n",
        " and ", "\\'", "{\\o}", "\\begin{x}", "<b>", "$x$", "--", "10.1000/x", "year = ",
        'author+an:orcid = {1=""}', "crossref = {first2026},", "# a # b", "month = may",
        "xdata = {", "pages = {1--", "doi = {", "url = {http://", "\u200b", "\ufeff", "\ufffe", "é",
    )  # fmt: skip

    def examples(self) -> Sequence[bytes]:
        """Files with one defect each."""
        return [path.read_bytes() for path in sorted(_CORPUS.glob("*.bib"))]

    def faults(self, data: bytes) -> Iterator[str]:
        """Entries that are neither read nor reported, and corrections that change what is read."""
        source = decode(_PATH, data)
        if isinstance(source, Diagnostic):
            return
        reading = assemble_portal(Sources(papers={EditionId("w2026"): source}))
        yield from _lost(source, reading)
        yield from unclear(source, reading.diagnostics)
        yield from _miscorrected(data)


def _lost(source: Source, reading: Reading) -> Iterator[str]:
    reported = {
        problem.location.line
        for problem in reading.diagnostics
        if problem.severity is Severity.ERROR
    }
    entries = read_bibtex(source).entries
    known = {entry.location.line for entry in entries} | reported
    for head in heads(source.text):
        if head.line not in known:
            yield f"line {head.line}: @{head.type}{{{head.key} is neither read nor reported"
    pages = {paper.key for paper in reading.portal.papers}
    for entry in entries:
        has_page = entry.type in HOLD_NO_PAPER or entry.key in pages
        if not has_page and entry.location.line not in reported:
            yield f"{entry.location}: {entry.key!r} has no page and nothing says so"


def _miscorrected(data: bytes) -> Iterator[str]:
    document = open_document(_PATH, data)
    if isinstance(document, Diagnostic):
        return
    fixed = fix_document(document)
    if not fixed.count and fixed.data != data:
        yield "fixing nothing changes the file"
    again = open_document(_PATH, fixed.data)
    if isinstance(again, Diagnostic):
        yield f"the corrected file cannot be read: {again.message}"
    elif fix_document(again).data != fixed.data:
        yield "correcting a corrected file changes it"
