"""Why papers are related: the terms and the people that they share.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import numpy as np

from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.insight.similarity import Compared, compared
from sphinx_proceedings.insight.terms import (
    as_written,
    distinct_terms,
    in_order,
    is_telling,
    source_text,
)
from sphinx_proceedings.insight.vectors import author_vectors
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId

__all__ = ["neighbours", "related_papers"]

_LEAST_OF_A_WORD = 0.08
"""What a word has to add to the likeness of two papers to be worth naming: it may be chance."""
_LEAST_OF_A_PHRASE = 0.03
"""The same of two words that follow each other, which hardly are."""
_TERMS_SHOWN = 3
_AUTHORS_SHOWN = 3


def related_papers(papers: Sequence[Paper]) -> Related:
    """The nearest neighbours of each paper among these, without withdrawn ones.

    Neither the order of `papers` nor that of any sum has an effect.
    """
    ordered = in_order(papers)
    by_id = {(paper.edition, paper.key): paper for paper in ordered}
    authors = author_vectors([[each.person for each in paper.authors] for paper in ordered])
    said = [""] * len(ordered)
    found = compared(list(by_id), said, lambda paper: source_text(by_id[paper]), authors)
    made = neighbours(found, by_id, range(len(ordered)))
    return {paper: listed for paper, listed in made.items() if listed}


def neighbours(
    found: Compared, papers: Mapping[PaperId, Paper], numbers: Iterable[int]
) -> dict[PaperId, tuple[Neighbour, ...]]:
    """Of these papers, those that are nearest and share something worth saying."""
    weights = found.weights
    starts = np.searchsorted(weights.rows, np.arange(weights.count + 1))

    def terms(number: int) -> Iterator[tuple[int, float]]:
        own = slice(starts[number], starts[number + 1])
        return zip(weights.columns[own].tolist(), weights.values[own].tolist(), strict=True)

    def named(mine: Mapping[int, float], other: int) -> tuple[str, ...]:
        """What two papers have in common, longer terms instead of what is in them."""
        told = {column: mine[column] * value for column, value in terms(other) if column in mine}
        telling = sorted(told, key=lambda column: (-told[column], column))
        return distinct_terms(
            (
                weights.names[column]
                for column in telling
                if _says_something(weights.names[column], told[column])
            ),
            _TERMS_SHOWN,
        )

    made: dict[PaperId, tuple[Neighbour, ...]] = {}
    for number in numbers:
        paper, mine = papers[found.papers[number]], dict(terms(number))
        near = [each for each in found.near[number].tolist() if each >= 0]
        shared = [
            (each, named(mine, each), _authors(paper) & _authors(papers[found.papers[each]]))
            for each in near
        ]
        written = as_written(source_text(paper)) if any(t for _, t, _ in shared) else str
        made[found.papers[number]] = tuple(
            Neighbour(
                paper=found.papers[each],
                terms=tuple(map(written, chosen)),
                authors=tuple(sorted(both)[:_AUTHORS_SHOWN]),
            )
            for each, chosen, both in shared
            if chosen or both
        )
    return made


def _authors(paper: Paper) -> Set[str]:
    return {each.person for each in paper.authors}


def _says_something(term: str, likeness: float) -> bool:
    """Whether readers learn from it what two papers have in common."""
    least = _LEAST_OF_A_PHRASE if " " in term else _LEAST_OF_A_WORD
    return likeness >= least and is_telling(term)
