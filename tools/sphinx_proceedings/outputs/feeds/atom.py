"""Feeds of papers (Atom, RFC 4287) for the portal, each edition and each person with papers."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import TypeVar

from sphinx_proceedings.model.addresses import (
    SiteAddress,
    paper_docname,
    papers_docname,
    papers_path,
    person_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Issued, Paper, Status
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.uuids import uuid_of
from sphinx_proceedings.model.views import View
from sphinx_proceedings.model.when_asked import WhenAsked
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.feeds.atom_elements import (
    TEXT,
    FeedHead,
    link,
    written_entry,
    written_feed,
)
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.instant import instant
from sphinx_proceedings.outputs.paper_files import files_with_addresses
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.outputs.xml_elements import add
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "PORTAL_FEED",
    "atom_files",
    "edition_feed_path",
    "entry_id",
    "newest_papers",
    "newest_papers_feed",
    "person_feed_path",
    "updated",
]

PORTAL_FEED = "feed.atom"

T = TypeVar("T")
_NEWEST_OF_PORTAL = 100
_NEWEST = 500
"""Entries of other feeds; readers fetch a feed whole, again and again.  The archive is the site
itself, so older entries are not put into feeds of their own (RFC 5005)."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SCHEME_STATUS = "urn:sphinx-proceedings:status"


def edition_feed_path(edition: str) -> str:
    """Where the feed of an edition's papers is."""
    return papers_path(edition, "feed.atom")


def person_feed_path(person: str) -> str:
    """Where the feed of a person's papers is."""
    return f"{person_docname(person)}.atom"


def entry_id(paper: Paper) -> str:
    """A paper's id in feeds: the same wherever the site is, and when the paper's key changes.

    A version 5 UUID (RFC 9562) of the edition and the first key that the paper had.
    """
    key = paper.former_keys[0] if paper.former_keys else paper.key
    return uuid_of(f"paper/{paper.edition}/{key}").urn


def newest_papers(times: Mapping[PaperId, datetime]) -> tuple[PaperId, ...]:
    """The papers that the feed of the whole portal has, where all have changed at these times."""
    return tuple(paper for paper, _ in _newest_of(times.items(), _NEWEST_OF_PORTAL))


def _newest_of(dated: Iterable[tuple[T, datetime]], most: int) -> list[tuple[T, datetime]]:
    return sorted(dated, key=lambda each: each[1], reverse=True)[:most]


def updated(portal: Portal, paper: Paper, known: datetime | None) -> datetime:
    """When a paper last changed, or what comes closest to it: a feed must say something.

    Where the sources' history is not known, this is the newest of the paper's publication and its
    status; else the edition's last day, its first, its year; else 1970.  Days begin at midnight
    UTC, months and years on their first day.
    """
    if known is not None:
        return known
    edition = portal.edition_by_id[paper.edition]
    issued = paper.publication.issued
    stated = [day for day in (issued and issued.first_day, paper.standing.since) if day]
    year = Issued(year=edition.year).first_day if edition.year is not None else None
    day = max(stated, default=None) or edition.end or edition.start or year
    return datetime.combine(day, time(), UTC) if day else _EPOCH


def atom_files(
    portal: Portal,
    site: SiteAddress,
    site_name: str,
    dates: RecordDates,
    versions: Mapping[PaperId, str],
) -> Iterator[SiteFile]:
    """Every feed, `versions` having a digest of each paper; none without the site's address.

    A feed's links have to lead somewhere from wherever it is read.
    """
    if site.base:
        feeds = _Feeds(portal, site, site_name, dates, versions.__getitem__)
        yield feeds.newest(portal.papers)
        yield from feeds.others()


def newest_papers_feed(
    portal: Portal,
    site: SiteAddress,
    site_name: str,
    dates: RecordDates,
    version: Callable[[PaperId], str],
    *,
    papers: Sequence[Paper],
) -> SiteFile:
    """The feed of the whole portal, of which these may be the newest papers.

    `version` gives a digest of a paper.
    """
    return _Feeds(portal, site, site_name, dates, version).newest(papers)


class _Feeds:
    """The feeds of a portal."""

    def __init__(
        self,
        portal: Portal,
        site: SiteAddress,
        site_name: str,
        dates: RecordDates,
        version: Callable[[PaperId], str],
    ) -> None:
        self._portal = portal
        self._site_name = site_name
        self._version = version
        self._times = WhenAsked(
            portal.paper_by_id, lambda one: updated(portal, portal.paper_by_id[one], dates.of(one))
        )
        self._around = version_of(site, site_name)
        self._writer = _Writer(site, site_name)

    def newest(self, papers: Sequence[Paper]) -> SiteFile:
        """That of all papers."""
        return self._feed(PORTAL_FEED, self._site_name, "index", papers, most=_NEWEST_OF_PORTAL)

    def others(self) -> Iterator[SiteFile]:
        """Those of editions and of people."""
        for path, title, docname, papers in _feeds(self._portal):
            yield self._feed(path, title, docname, papers)

    def _feed(
        self, path: str, title: str, docname: str, papers: Sequence[Paper], most: int = _NEWEST
    ) -> SiteFile:
        dated = _newest_of(
            ((paper, self._times[paper.edition, paper.key]) for paper in papers), most
        )
        marks = [
            f"{self._version((paper.edition, paper.key))} {changed}" for paper, changed in dated
        ]
        return SiteFile(
            path=path,
            version=version_of(self._around, title, marks),
            render=partial(self._writer.feed, path, title, docname, dated),
            view=View,
        )


def _feeds(portal: Portal) -> Iterator[tuple[str, str, str, Sequence[Paper]]]:
    """Path, title, the page that tells the same, and papers of each feed but that of the portal."""
    for edition in portal.editions:
        if papers := portal.papers_by_edition[edition.id]:
            title = gettext("Papers of {edition}", edition=edition.name)
            yield edition_feed_path(edition.id), title, papers_docname(edition.id), papers
    for person in portal.people:
        if papers := portal.activity_by_person[person.id].papers:
            title = gettext("Papers by {person}", person=person.name.full)
            yield person_feed_path(person.id), title, person_docname(person.id), papers


_Dated = tuple[Paper, datetime]
"""A paper, and when what is told of it last changed."""


class _Writer:
    """Writes feeds of one portal; an entry is written once for all feeds that hold it."""

    def __init__(self, site: SiteAddress, site_name: str) -> None:
        self._site = site
        self._site_name = site_name
        self._entries: dict[PaperId, str] = {}

    def feed(self, path: str, title: str, docname: str, papers: Sequence[_Dated]) -> bytes:
        """A feed with these papers, newest first."""
        head = FeedHead(
            site=self._site,
            site_name=self._site_name,
            path=path,
            title=title,
            docname=docname,
            updated=max((updated for _, updated in papers), default=_EPOCH),
        )
        return written_feed(head, (self._written_entry(*dated) for dated in papers))

    def _written_entry(self, paper: Paper, updated: datetime) -> str:
        paper_id = (paper.edition, paper.key)
        if paper_id not in self._entries:
            entry = ET.Element("entry")
            self._entry(entry, paper, updated)
            self._entries[paper_id] = written_entry(entry)
        return self._entries[paper_id]

    def _entry(self, entry: ET.Element, paper: Paper, updated: datetime) -> None:
        status = paper.standing.status
        add(entry, "title", " ".join(cited_title(paper).plain.split()), TEXT)
        add(entry, "id", entry_id(paper))
        add(entry, "updated", instant(updated))
        issued = paper.publication.issued
        published = issued.first_day if issued and issued.day else None
        if published and not paper.withdrawn:
            add(entry, "published", instant(datetime.combine(published, time(), UTC)))
        for author in paper.authors:
            person = ET.SubElement(entry, "author")
            add(person, "name", author.name.full)
            add(person, "uri", self._site.page(person_docname(author.person)))
        link(entry, "alternate", self._site.page(paper_docname(paper)), "text/html")
        if paper.doi:
            link(entry, "related", doi_url(paper.doi))
        for file, address in files_with_addresses(paper, self._site):
            link(entry, "enclosure", address, file.media_type, file.size)
        if status is not Status.PUBLISHED:
            _category(entry, status.value, _SCHEME_STATUS)
        for keyword in () if paper.withdrawn else paper.keywords:
            _category(entry, keyword)
        if paper.copyright and not paper.withdrawn:
            add(entry, "rights", " ".join(paper.copyright.split()), TEXT)
        summary = _summary(paper)
        if summary:
            add(entry, "summary", summary, TEXT)


def _summary(paper: Paper) -> str:
    """The notice of its status, then the abstract; only the notice of a withdrawn paper."""
    paragraphs = () if paper.withdrawn else paper.abstract
    return "\n\n".join(
        line
        for paragraph in (paper.standing.notice, *paragraphs)
        if (line := " ".join(paragraph.plain.split()))
    )


def _category(entry: ET.Element, term: str, scheme: str = "") -> None:
    named = {"scheme": scheme} if scheme else {}
    add(entry, "category", attributes={"term": " ".join(term.split()), **named})
