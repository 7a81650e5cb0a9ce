"""The portal as it is published: without what is under an embargo.

Whatever is published is made of such a portal, in which the text is not there at all, so that
nothing can tell it by forgetting to look.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

from sphinx_proceedings.model.embargoes import Embargo, Withheld
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk

__all__ = [
    "Validity",
    "as_published",
    "states_embargoes",
    "withheld_of_paper",
    "withheld_of_talk",
]

_TEXTS = frozenset(
    {LinkKind.PDF, LinkKind.SUPPLEMENT, LinkKind.SLIDES, LinkKind.POSTER, LinkKind.VIDEO}
)
"""Links that lead to what authors wrote or show; to code and data, and to what others have
published, links stay."""


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


def as_published(portal: Portal, now: datetime, also: Collection[PaperId] = ()) -> Portal:
    """What is published of a whole portal at a time, with nothing left of its embargoes.

    Of the papers in `also` all is withheld that any embargo would.
    """
    if not also and not states_embargoes(portal):
        return portal
    # What is announced is the same before and after.
    identities = portal.event_identities if any(map(_talks, portal.editions)) else None
    published = _Published(portal, now, also).portal()
    if identities is not None:
        vars(published)["event_identities"] = identities
    return published


def withheld_of_paper(paper: Paper, embargo: Embargo) -> Withheld | None:
    """What an embargo withholds of a paper; None where there is nothing."""
    files = bool(paper.files) or _published_links(paper.links) != paper.links
    return _withheld(embargo, abstract=bool(paper.abstract), files=files)


def withheld_of_talk(talk: Talk, embargo: Embargo) -> Withheld | None:
    """The same of a talk, without the paper that it presents."""
    files = _published_links(talk.links) != talk.links
    return _withheld(embargo, abstract=bool(talk.abstract), files=files)


class _Published:
    def __init__(self, portal: Portal, now: datetime, also: Collection[PaperId]) -> None:
        self._portal = portal
        self._now = now
        self._pending = {
            paper: embargo
            for paper, embargo in portal.embargoes.items()
            if not embargo.is_over(now)
        }
        for paper in also:
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
            links=_published_links(paper.links),
            withheld=withheld_of_paper(paper, embargo),
        )

    def _edition(self, edition: Edition) -> Edition:
        sessions = tuple(map(self._session, edition.sessions))
        return edition if sessions == edition.sessions else replace(edition, sessions=sessions)

    def _session(self, session: Session) -> Session:
        talks = tuple(self._talk(session.edition, talk) for talk in session.talks)
        return session if talks == session.talks else replace(session, talks=talks)

    def _talk(self, edition: str, talk: Talk) -> Talk:
        stated, told = talk.embargo, replace(talk, embargo=None) if talk.embargo else talk
        if stated is None:
            embargo = self._pending.get((edition, talk.paper))
        else:
            embargo = None if stated.is_over(self._now) else stated
        if embargo is None:
            return told
        return replace(
            told,
            abstract=(),
            links=_published_links(talk.links),
            withheld=withheld_of_talk(talk, embargo),
        )


def _stated(portal: Portal) -> Iterable[Embargo]:
    return chain(portal.embargoes.values(), *map(_talks, portal.editions))


def _talks(edition: Edition) -> list[Embargo]:
    """The embargoes of an edition's talks."""
    talks = (talk for session in edition.sessions for talk in session.talks)
    return [talk.embargo for talk in talks if talk.embargo]


def _published_links(links: tuple[PaperLink, ...]) -> tuple[PaperLink, ...]:
    """The links without those to texts, nor others to the same addresses."""
    texts = {link.url for link in links if link.kind in _TEXTS}
    return tuple(link for link in links if link.url not in texts)


def _withheld(embargo: Embargo, *, abstract: bool, files: bool) -> Withheld | None:
    if not abstract and not files:
        return None
    return Withheld(until=embargo.until, has_time=embargo.has_time, abstract=abstract, files=files)
