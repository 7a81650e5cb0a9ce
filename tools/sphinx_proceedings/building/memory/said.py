"""What papers of editions said in a build: whether an edit is one of titles and abstracts alone.

Nobody but its own page, and the files that have it whole, shows the abstract of a paper, and it is
known who names it by its title; where that is all that an edit has changed, all else is as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.pages.related_papers import RelatedLists

__all__ = ["Said", "changed_since", "said_in"]


@dataclass(frozen=True, slots=True)
class Said:
    """What the papers of one edition said."""

    beside_texts: str
    """A digest of all that their file says beside titles and abstracts."""
    papers: Mapping[str, tuple[str, str]]
    """By key, digests of the paper and of the list of those related to it."""


def said_in(
    portal: Portal, beside_texts: Mapping[str, str], related: RelatedLists
) -> Mapping[str, Said]:
    """What is said in the editions of a portal that have papers, or a file for them."""
    return {
        edition: Said(
            beside_texts.get(edition, ""),
            {paper.key: (paper.digest, related.version(paper)) for paper in papers},
        )
        for edition, papers in portal.papers_by_edition.items()
    }


def changed_since(
    before: Mapping[str, Said], now: Mapping[str, Said]
) -> tuple[frozenset[PaperId], frozenset[PaperId]]:
    """Papers of which the title or abstract is another, and those to which others are related.

    In these editions, of which nothing else is another.
    """
    texts, related = set[PaperId](), set[PaperId]()
    for edition, said in now.items():
        for key, (digest, listed) in said.papers.items():
            digest_before, listed_before = before[edition].papers[key]
            if digest != digest_before:
                texts.add((edition, key))
            if listed != listed_before:
                related.add((edition, key))
    return frozenset(texts), frozenset(related)
