"""Why papers are related: the terms and the people that they share.

Import this module where something has to be computed: it loads NumPy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import cache

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
    found = compared(ordered, [""] * len(ordered))
    made = neighbours(found, ordered, range(len(ordered)))
    return {paper: listed for paper, listed in made.items() if listed}


def neighbours(
    found: Compared, papers: Sequence[Paper], numbers: Iterable[int]
) -> dict[PaperId, tuple[Neighbour, ...]]:
    """Of these papers, those that are nearest and share something worth saying."""
    weights = found.weights
    starts = np.searchsorted(weights.rows, np.arange(weights.count + 1))

    @cache
    def terms(number: int) -> dict[int, float]:
        own = slice(starts[number], starts[number + 1])
        return dict(zip(weights.columns[own].tolist(), weights.values[own].tolist(), strict=True))

    @cache
    def spelling(number: int) -> Callable[[str], str]:
        return as_written(source_text(papers[number]))

    @cache
    def authors(number: int) -> Set[str]:
        return {each.person for each in papers[number].authors}

    def neighbour(one: int, other: int) -> Neighbour:
        both = sorted(authors(one) & authors(other))
        mine, theirs = terms(one), terms(other)
        shared = mine.keys() & theirs.keys()
        told = {column: mine[column] * theirs[column] for column in shared}
        telling = sorted(told, key=lambda column: (-told[column], column))
        named = (
            weights.names[column]
            for column in telling
            if _says_something(weights.names[column], told[column])
        )
        # Longer ones instead of what is in them.
        chosen = distinct_terms(named, _TERMS_SHOWN)
        return Neighbour(
            paper=found.papers[other],
            terms=tuple(map(spelling(number), chosen)) if chosen else (),
            authors=tuple(both[:_AUTHORS_SHOWN]),
        )

    made: dict[PaperId, tuple[Neighbour, ...]] = {}
    for number in numbers:
        nearest = (neighbour(number, near) for near in found.near[number].tolist() if near >= 0)
        made[found.papers[number]] = tuple(each for each in nearest if each.terms or each.authors)
    return made


def _says_something(term: str, likeness: float) -> bool:
    """Whether readers learn from it what two papers have in common."""
    least = _LEAST_OF_A_PHRASE if " " in term else _LEAST_OF_A_WORD
    return likeness >= least and is_telling(term)
