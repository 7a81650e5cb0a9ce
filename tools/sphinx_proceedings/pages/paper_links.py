"""What leads from a paper to its text, its citation and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Inline,
    Line,
    Words,
    line,
    span,
    told,
    url_link,
    words,
)
from sphinx_proceedings.pages.record_links import LINK_LABELS, file_link, labelled_link
from sphinx_proceedings.wording.messages import bytes_told

__all__ = ["artefact_links", "file_told", "paper_texts", "reading_links"]


def reading_links(paper: Paper) -> Iterator[Inline]:
    """Where the text can be read, the citation, and what else there is.

    The first text is the button to press; where none is known, the publisher's page may have it.
    """
    texts = list(paper_texts(paper))
    yield from texts[:1]
    if not texts and paper.doi and not paper.link(LinkKind.URL):
        yield span("to-url", url_link(words(LINK_LABELS[LinkKind.URL]), doi_url(paper.doi)))
    # For translators: leads to how the paper is cited.
    yield span("to-cite", AnchorLink(words("Cite"), "cite"))
    yield from texts[1:]
    yield from artefact_links(paper)


def artefact_links(paper: Paper) -> Iterator[Inline]:
    """Links to what belongs to it beside the text, elsewhere and then here."""
    texts = {paper.link(kind) for kind in (LinkKind.PDF, LinkKind.PREPRINT)}
    for link in paper.links:
        if link.url not in texts:
            yield span(f"to-{link.kind}", labelled_link(link))
    for file in paper.files:
        if file.kind is not FileKind.PDF:
            kind = FileKind.SUPPLEMENT if file.kind is FileKind.OTHER else file.kind
            yield span(f"to-{kind}", file_link(paper, file))


def paper_texts(paper: Paper) -> Iterator[Inline]:
    """Links to where the text can be read, the best first, which has a class of its own."""
    for number, link in enumerate(_texts(paper)):
        yield span("to-preprint" if number else "read", link)


def _texts(paper: Paper) -> Iterator[Inline]:
    found: set[str] = set()
    if paper.pdf is not None:
        yield file_link(paper, paper.pdf)
    for kind in (LinkKind.PDF, LinkKind.PREPRINT):
        for link in paper.links:
            if link.kind is kind:
                found.add(link.url)
                yield labelled_link(link)
    eprint = paper.eprint
    if eprint is not None and eprint.is_preprint and eprint.url not in found:
        # For translators: on a server of preprints, such as arXiv.
        yield url_link(told("Preprint on {server}", server=eprint.label), eprint.url)


def file_told(paper: Paper, file: PaperFile) -> Line:
    """A file beside the page, with what tells whether one has got it whole."""
    size, digest = span("size", Words(bytes_told(file.size))), span("sha256", Words(file.sha256))
    return line(file_link(paper, file), Words(", "), size, " ", Words("SHA-256 "), digest)
