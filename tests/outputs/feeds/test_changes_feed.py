"""Feeds of changes are read back with feedparser."""

from datetime import UTC, datetime

import feedparser

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.outputs.feeds.atom_elements import feed_id
from sphinx_proceedings.outputs.feeds.changes_feed import changes_feeds, release_id
from sphinx_proceedings.outputs.feeds.discovery_files import discovery_files
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.sources.history.source_history import History
from support.discovery_portals import toys, versions_of
from support.release_portals import EDITION, day, portal_of, released

SITE = SiteAddress(base="https://w.example/a/")
PROGRAMME = """\
sessions:
  - {id: a, title: "A & <b>B</b>", kind: talks, start: 2026-10-24 09:00, talks: [{title: T}]}
  - {id: b, title: Lunch, kind: break, start: 2026-10-24 12:00}
"""
SECOND = PROGRAMME.replace("12:00", "12:30").replace("title: T", 'title: "<i>T\\a", id: t')
PATH = "program/w/changes.atom"


def feed_of(portal: Portal, site: SiteAddress = SITE) -> SiteFile | None:
    return {file.path: file for file in changes_feeds(portal, site, "W & Co")}.get(PATH)


def test_which_feeds() -> None:
    assert list(changes_feeds(toys(), SITE, "Toys")) == []
    ledger = released(PROGRAMME)
    assert feed_of(portal_of(PROGRAMME)) is None
    assert feed_of(portal_of(PROGRAMME, ledger)) is not None
    assert feed_of(portal_of(PROGRAMME, ledger), SiteAddress()) is None


def test_they_are_among_the_files_of_the_site() -> None:
    portal = portal_of(PROGRAMME, released(PROGRAMME))
    dates = RecordDates(portal=portal, history=History())
    files = discovery_files(
        portal,
        SITE,
        "W",
        dates=dates,
        pages=[],
        formats=FORMATS,
        paper_versions=versions_of(portal),
    )
    assert PATH in [file.path for file in files]


def test_whole_feed() -> None:
    file = feed_of(portal_of(SECOND, released(PROGRAMME, SECOND)))
    assert file is not None
    read = feedparser.parse(file.render(), sanitize_html=False)
    feed = read.feed
    page = "https://w.example/a/program/w/changes.html"
    assert {
        "bozo": read.bozo,
        "version": read.version,
        "title": feed.title,
        "id": feed.id,
        "updated": feed.updated,
        "author": feed.author,
    } == {
        "bozo": False,
        "version": "atom10",
        "title": "Changes to the programme of W",
        "id": feed_id("W & Co", PATH),
        "updated": "2026-03-02T12:00:00Z",
        "author": "W & Co",
    }
    assert [(link.rel, link.href) for link in feed.links] == [
        ("self", "https://w.example/a/program/w/changes.atom"),
        ("alternate", page),
    ]
    assert [
        {
            "title": entry.title,
            "id": entry.id,
            "updated": datetime(*entry.updated_parsed[:6], tzinfo=UTC),
            "published": entry.published,
            "links": [link.href for link in entry.links],
            "content": [(content.type, content.value) for content in entry.content],
        }
        for entry in read.entries
    ] == [
        {
            "title": "2",
            "id": release_id(EDITION, "2"),
            "updated": day(2),
            "published": "2026-03-02T12:00:00Z",
            "links": [page],
            "content": [
                (
                    "text/html",
                    '<ul><li>Renamed: <a href="https://w.example/a/program/w/a.html#talk-t">'
                    "&lt;i&gt;T</a>, formerly “T”</li>"
                    '<li>Moved: <a href="https://w.example/a/program/w/b.html">Lunch</a>,'
                    " Sat 24 October 12:00 → 12:30</li></ul>"
                    "<p>Times are local (Europe/Rome).</p>",
                )
            ],
        },
        {
            "title": "1",
            "id": release_id(EDITION, "1"),
            "updated": day(1),
            "published": "2026-03-01T12:00:00Z",
            "links": [page],
            "content": [("text/html", "<p>The first programme that was announced.</p>")],
        },
    ]


def test_an_id_stays() -> None:
    """Readers of feeds take an entry with another id for a new one."""
    assert release_id("w", "First") == ("urn:uuid:65195a62-1fff-5bf5-86ae-0215a397d452")


def test_versions_follow_the_content() -> None:
    ledger = released(PROGRAMME, SECOND)
    made = [
        feed_of(portal_of(SECOND, ledger)),
        feed_of(portal_of(SECOND, ledger)),
        feed_of(portal_of(SECOND.replace("id: b", "id: c"), ledger)),
        feed_of(portal_of(SECOND, ledger), SiteAddress(base="https://x.example/")),
    ]
    first, same, other, elsewhere = [file for file in made if file is not None]
    assert (first.version, first.render()) == (same.version, same.render())
    assert len({file.version for file in (first, other, elsewhere)}) == 3
    assert len({file.render() for file in (first, other, elsewhere)}) == 3
