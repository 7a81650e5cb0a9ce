"""What leads from a paper to its text, its citation and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.pages.inlines import AnchorLink, Inline, span, told, url_link, words
from sphinx_proceedings.pages.record_links import LINK_LABELS, labelled_link

__all__ = ["artefact_links", "paper_texts", "reading_links"]

_TEXTS = (LinkKind.PDF, LinkKind.PREPRINT)
"""What can be read, the best first."""


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
    """Links to what belongs to it beside the text."""
    for link in paper.links:
        if link.kind not in _TEXTS:
            yield span(f"to-{link.kind}", labelled_link(link))


def paper_texts(paper: Paper) -> Iterator[Inline]:
    """Links to where the text can be read, the best first, which has a class of its own."""
    for number, link in enumerate(_texts(paper)):
        yield span("to-preprint" if number else "read", link)


def _texts(paper: Paper) -> Iterator[Inline]:
    listed = [link for kind in _TEXTS for link in paper.links if link.kind is kind]
    yield from map(labelled_link, listed)
    found, eprint = {link.url for link in listed}, paper.eprint
    if eprint is not None and eprint.is_preprint and eprint.url not in found:
        # For translators: on a server of preprints, such as arXiv.
        yield url_link(told("Preprint on {server}", server=eprint.label), eprint.url)
