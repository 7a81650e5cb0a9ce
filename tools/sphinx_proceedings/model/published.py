"""The portal as it is published: without what is under an embargo.

Whatever is published is made of such a portal, in which the text is not there at all, so that
nothing can tell it by forgetting to look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from sphinx_proceedings.model.embargoes import Embargo, Withheld
from sphinx_proceedings.model.links import leads_to_pdf, target_of
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk

__all__ = [
    "Doubtful",
    "Validity",
    "as_published",
    "states_embargoes",
    "withheld_of_paper",
    "withheld_of_talk",
]

_TEXTS = frozenset(
    {LinkKind.PDF, LinkKind.SUPPLEMENT, LinkKind.SLIDES, LinkKind.POSTER, LinkKind.VIDEO}
)
"""Links that lead to what authors wrote or show, beside a `url` of a PDF; to code and data, and to
what others have published, links stay."""


TalkName = tuple[str, str]
"""An edition's id and a talk's key in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Validity:
    """The times at which the same of a portal is published; no bound where none is stated."""

    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def of(cls, portals: Iterable[Portal], now: datetime) -> Validity:
        """From the last embargo that is over to the next that ends."""
        ends = [
            each.until.astimezone(UTC)
            for portal in portals
            for each in _stated(portal)
            if each.until is not None
        ]
        return cls(
            since=max((end for end in ends if end <= now), default=None),
            until=min((end for end in ends if end > now), default=None),
        )


def states_embargoes(portal: Portal) -> bool:
    """Whether it matters to a whole portal when it is published."""
    return any(True for _ in _stated(portal))


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubtful:
    """Papers and talks of which all is withheld that any embargo would, whatever is stated."""

    papers: frozenset[PaperId] = frozenset()
    talks: frozenset[TalkName] = frozenset()

    @classmethod
    def of_editions(cls, portal: Portal, editions: Collection[str]) -> Doubtful:
        """All of these editions that state no embargo of their own."""
        return cls(
            papers=frozenset(
                paper
                for paper in portal.paper_by_id
                if paper[0] in editions and paper not in portal.embargoes
            ),
            talks=frozenset(
                (edition, talk.key)
                for edition, talk in _all_talks(portal)
                if edition in editions and talk.embargo is None
            ),
        )

    @classmethod
    def beside(cls, portal: Portal, published: Portal, editions: Collection[str]) -> Doubtful:
        """What is withheld in what is `published` of the same portal as it is now.

        Of these editions also the talks that are not there.
        """
        there = {(edition, talk.key): talk.withheld for edition, talk in _all_talks(published)}
        gone = {
            (edition, talk.key) for edition, talk in _all_talks(portal) if edition in editions
        } - there.keys()
        return cls(
            papers=frozenset(
                (paper.edition, paper.key) for paper in published.papers if paper.withheld
            ),
            talks=frozenset(gone | {talk for talk, withheld in there.items() if withheld}),
        )


def as_published(
    portal: Portal, now: datetime, also: Doubtful = Doubtful()
) -> Portal:  # a frozen value
    """What is published of a whole portal at a time, with nothing left of its embargoes."""
    if not also.papers and not also.talks and not states_embargoes(portal):
        return portal
    # What is announced is the same before and after.
    has_talks = bool(also.talks) or any(map(_talks, portal.editions))
    identities = portal.event_identities if has_talks else None
    published = _Published(portal, now, also).portal()
    if identities is not None:
        vars(published)["event_identities"] = identities
    return published


def withheld_of_paper(paper: Paper, embargo: Embargo) -> Withheld | None:
    """What an embargo withholds of a paper; None where there is nothing."""
    files = bool(paper.files) or bool(_texts(paper.links))
    return _withheld(embargo, abstract=bool(paper.abstract), files=files)


def withheld_of_talk(talk: Talk, embargo: Embargo) -> Withheld | None:
    """The same of a talk, without the paper that it presents."""
    files = bool(_texts(talk.links))
    return _withheld(embargo, abstract=bool(talk.abstract), files=files)


class _Published:
    def __init__(self, portal: Portal, now: datetime, also: Doubtful) -> None:
        self._portal = portal
        self._now = now
        self._doubtful_talks = also.talks
        self._pending = {
            paper: embargo
            for paper, embargo in portal.embargoes.items()
            if not embargo.is_over(now)
        }
        for paper in also.papers:
            if paper in portal.paper_by_id and paper not in self._pending:
                location = portal.paper_by_id[paper].location
                self._pending[paper] = Embargo(until=None, location=location)

    def portal(self) -> Portal:
        return replace(
            self._portal,
            papers=tuple(map(self._paper, self._portal.papers)),
            editions=tuple(map(self._edition, self._portal.editions)),
            embargoes={},
        )

    def _paper(self, paper: Paper) -> Paper:
        embargo = self._pending.get((paper.edition, paper.key))
        if embargo is None:
            return paper
        return replace(
            paper,
            abstract=(),
            files=(),
            links=_without(paper.links, _texts(paper.links)),
            withheld=withheld_of_paper(paper, embargo),
        )

    def _edition(self, edition: Edition) -> Edition:
        sessions = tuple(map(self._session, edition.sessions))
        return edition if sessions == edition.sessions else replace(edition, sessions=sessions)

    def _session(self, session: Session) -> Session:
        talks = tuple(self._talk(session.edition, talk) for talk in session.talks)
        if talks == session.talks:
            return session
        # A session may lead to the same as a talk or paper in it.
        texts = set[str]().union(
            *(
                self._texts_around(session.edition, talk)
                for talk in session.talks
                if self._pending_of(session.edition, talk)
            )
        )
        return replace(session, talks=talks, links=_without(session.links, texts))

    def _talk(self, edition: str, talk: Talk) -> Talk:
        embargo = self._pending_of(edition, talk)
        told = replace(talk, embargo=None) if talk.embargo else talk
        if embargo is None:
            return told
        return replace(
            told,
            abstract=(),
            links=_without(talk.links, self._texts_around(edition, talk)),
            withheld=withheld_of_talk(talk, embargo),
        )

    def _pending_of(self, edition: str, talk: Talk) -> Embargo | None:
        """The embargo that withholds something of a talk now: its own, else its paper's."""
        if (edition, talk.key) in self._doubtful_talks:
            return Embargo(until=None, location=talk.location)
        if talk.embargo is None:
            return self._pending.get((edition, talk.paper))
        return None if talk.embargo.is_over(self._now) else talk.embargo

    def _texts_around(self, edition: str, talk: Talk) -> set[str]:
        """Addresses of the texts of a talk, and of what is withheld of its paper."""
        paper = (edition, talk.paper)
        of_paper = self._portal.paper_by_id[paper].links if paper in self._pending else ()
        return _texts(talk.links) | _texts(of_paper)


def _stated(portal: Portal) -> Iterable[Embargo]:
    return chain(portal.embargoes.values(), *map(_talks, portal.editions))


def _talks(edition: Edition) -> list[Embargo]:
    """The embargoes of an edition's talks."""
    talks = (talk for session in edition.sessions for talk in session.talks)
    return [talk.embargo for talk in talks if talk.embargo]


def _all_talks(portal: Portal) -> Iterator[tuple[str, Talk]]:
    """With their editions' ids."""
    for edition in portal.editions:
        for session in edition.sessions:
            for talk in session.talks:
                yield edition.id, talk


def _texts(links: Iterable[PaperLink]) -> set[str]:
    """The addresses of what authors wrote or show, as `target_of` has them."""
    return {
        target_of(link.url)
        for link in links
        if link.kind in _TEXTS or (link.kind is LinkKind.URL and leads_to_pdf(link.url))
    }


def _without(links: tuple[PaperLink, ...], texts: set[str]) -> tuple[PaperLink, ...]:
    return tuple(link for link in links if target_of(link.url) not in texts)


def _withheld(embargo: Embargo, *, abstract: bool, files: bool) -> Withheld | None:
    if not abstract and not files:
        return None
    return Withheld(until=embargo.until, has_time=embargo.has_time, abstract=abstract, files=files)
