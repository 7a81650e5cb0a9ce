"""Who wrote with whom: a person, the co-authors, and what these wrote with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.when_asked import WhenAsked

__all__ = ["MANY_AUTHORS", "MOST_CLOSE", "CoAuthors", "Neighbourhood", "Tie", "ring"]

MANY_AUTHORS = 50
"""Papers with more are a collaboration's: everybody would be tied to everybody."""
_FEWEST = 3
"""Of fewer co-authors a drawing would show nothing."""
_FEWEST_PAPERS = 2
"""Who wrote one paper together are tied to each other all: nothing to see either."""
MOST_CLOSE = 12
"""Of more co-authors a drawing has no room for their names."""

Tie = tuple[str, str, int]
"""Two people by id, in order, and how many papers they wrote together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbourhood:
    """The people around one person."""

    shared: Mapping[str, int]
    """Papers that each co-author wrote with the person, most first."""
    ties: tuple[Tie, ...]
    """Among the co-authors."""


class CoAuthors:
    """Who wrote with whom in a portal."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    @cached_property
    def _together(self) -> Mapping[str, Mapping[str, int]]:
        """How many papers each person wrote with each other one."""
        return WhenAsked(self._portal.papers_by_person, self._with)

    def _with(self, person: str) -> Mapping[str, int]:
        return Counter(
            other
            for paper in self._portal.papers_by_person[person]
            if len(paper.authors) <= MANY_AUTHORS
            for other in {author.person for author in paper.authors}
            if other != person
        )

    def around(self, person: str) -> Neighbourhood | None:
        """The people around one person; None where a drawing would show nothing."""
        papers = self._portal.activity_by_person[person].papers
        shared = self._together[person]
        few = sum(len(paper.authors) <= MANY_AUTHORS for paper in papers) < _FEWEST_PAPERS
        if few or not _FEWEST <= len(shared) <= MOST_CLOSE:
            return None
        chosen = sorted(shared, key=lambda other: (-shared[other], other))
        return Neighbourhood(
            shared={other: shared[other] for other in chosen}, ties=self._ties(chosen)
        )

    def _ties(self, people: Sequence[str]) -> tuple[Tie, ...]:
        ordered = sorted(people)
        return tuple(
            (one, other, with_one[other])
            for number, one in enumerate(ordered, start=1)
            for with_one in [self._together[one]]
            for other in ordered[number:]
            if other in with_one
        )


def ring(around: Neighbourhood) -> Sequence[str]:
    """The co-authors in an order in which those who wrote together stand together."""
    weights: dict[str, dict[str, int]] = {person: {} for person in around.shared}
    for one, other, count in around.ties:
        weights[one][other] = weights[other][one] = count
    left = dict.fromkeys(sorted(weights, key=lambda person: (-len(weights[person]), person)))
    placed: list[str] = []
    while left:
        near = weights[placed[-1]] if placed else {}
        # The first of those who are tied most to the one before, or of all that are left.
        person = max(left, key=lambda other: near.get(other, 0))
        del left[person]
        placed.append(person)
    return placed
