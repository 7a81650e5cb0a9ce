"""The list of related papers on a paper's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.insight.related_papers import Neighbour, Related
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.pages.blocks import Item
from sphinx_proceedings.pages.inlines import Inline, Plain, span
from sphinx_proceedings.pages.record_links import paper_link
from sphinx_proceedings.wording.messages import gettext, ngettext

__all__ = ["KnownLists", "RelatedLists", "list_of"]


@dataclass(frozen=True, slots=True)
class KnownLists:
    """Lists that have been made."""

    by_paper: Mapping[PaperId, Sequence[Item]]

    def of(self, paper: Paper) -> Sequence[Item]:
        """The list on the page of this paper."""
        return self.by_paper.get((paper.edition, paper.key), ())


def list_of(lists: KnownLists | RelatedLists, paper: Paper) -> Sequence[Item]:
    """The list on the page of a paper; unlike a method it may be sent with others that have it."""
    return lists.of(paper)


class RelatedLists:
    """What each paper's page shows of the papers that are like it."""

    def __init__(self, portal: Portal, related: Related) -> None:
        self._portal = portal
        self._related = related
        self._named: dict[PaperId, str] = {}

    def of(self, paper: Paper) -> Sequence[Item]:
        """The list on the page of this paper: those like it, and in a few words why they are."""
        return [
            Item(
                (
                    paper_link(self._portal.paper_by_id[neighbour.paper]),
                    span("by", self._why(paper, neighbour)),
                )
            )
            for neighbour in self._neighbours(paper)
        ]

    def part(self, papers: Iterable[PaperId]) -> KnownLists:
        """The lists of these papers."""
        found = ((paper, self.of(self._portal.paper_by_id[paper])) for paper in papers)
        return KnownLists({paper: listed for paper, listed in found if listed})

    def version(self, paper: Paper) -> str:
        """Of that list, and of nothing that it does not show."""
        neighbours = self._neighbours(paper)
        if not neighbours:
            return ""
        return version_of(
            [(self._name(each.paper), each.terms, self._names(each)) for each in neighbours]
        )

    def _neighbours(self, paper: Paper) -> Sequence[Neighbour]:
        return () if paper.withdrawn else self._related.get((paper.edition, paper.key), ())

    def _why(self, paper: Paper, neighbour: Neighbour) -> Inline:
        """`EuroSys 2026. In common: federated learning, edge; author Ada Lovelace`."""
        names, edition = self._names(neighbour), neighbour.paper[0]
        where = "" if edition == paper.edition else f"{self._portal.edition_by_id[edition].name}. "
        return Plain(f"{where}{_shared(', '.join(neighbour.terms), names)}")

    def _names(self, neighbour: Neighbour) -> list[str]:
        people = self._portal.person_by_id
        return [people[author].name.full for author in neighbour.authors]

    def _name(self, identity: PaperId) -> str:
        """A version of all that a list shows of a paper; many lists name the same one."""
        if identity not in self._named:
            paper = self._portal.paper_by_id[identity]
            self._named[identity] = version_of(
                paper.slug,
                paper.title,
                paper.subtitle,
                paper.standing.status,
                paper.edition,
                self._portal.edition_by_id[paper.edition].name,
            )
        return self._named[identity]


def _shared(terms: str, names: Sequence[str]) -> str:
    listed = ", ".join(names)
    if not names:
        # For translators: terms that two papers have in common.
        return gettext("In common: {terms}", terms=terms)
    if not terms:
        return ngettext(
            "In common: author {names}", "In common: authors {names}", len(names), names=listed
        )
    return ngettext(
        "In common: {terms}; author {names}",
        "In common: {terms}; authors {names}",
        len(names),
        terms=terms,
        names=listed,
    )
