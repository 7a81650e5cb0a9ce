"""One paper, as it is read of fields of BibTeX."""

from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.inheritance import inherit
from sphinx_proceedings.sources.papers.papers import EditionPapers, read_papers
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.text.source import Source


def paper_of(fields: str) -> Paper:
    """An `@inproceedings` of Ada Lovelace's with these fields."""
    (paper,) = papers_of(f"@inproceedings{{k, author = {{Lovelace, Ada}}, {fields}}}").papers
    return paper


def papers_of(text: str) -> EditionPapers:
    """The papers and volumes of the edition `w`, which take what they inherit."""
    file = read_bibtex(Source(path="papers/w.bib", text=text))
    entries, _ = inherit(file.entries, file.damaged)
    made = type(file)(entries=entries, damaged=file.damaged, diagnostics=file.diagnostics)
    return read_papers(EditionId("w"), made, Identities())
