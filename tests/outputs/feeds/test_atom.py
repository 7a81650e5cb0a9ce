"""Feeds are read back with feedparser, and as XML."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from time import struct_time
from typing import NamedTuple
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Issued, Publication, Standing, Status
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.feeds.atom import atom_files, entry_id, updated
from sphinx_proceedings.outputs.feeds.atom_elements import feed_id
from sphinx_proceedings.outputs.feeds.record_dates import RecordDates
from sphinx_proceedings.outputs.site_file import SiteFile
from support.discovery_portals import (
    SetHistory,
    changed_papers,
    day,
    paper_of,
    reference,
    toys,
    troubled,
    versions_of,
)

SITE = SiteAddress(base="https://toys.example/a/")
BIB = "papers/toy2026.bib"
VOLUME = f"{BIB}:49"
NS = "{http://www.w3.org/2005/Atom}"


def feeds(
    portal: Portal, history: SetHistory | None = None, site: SiteAddress = SITE
) -> dict[str, SiteFile]:
    dates = RecordDates(portal=portal, history=history or SetHistory())
    files = atom_files(portal, site, "Toys & Trains", dates, versions_of(portal))
    return {file.path: file for file in files}


def instant(parsed: struct_time) -> datetime:
    return datetime(*parsed[:6], tzinfo=UTC)


def address(path: str) -> str:
    return f"https://toys.example/a/{path}"


def links(item: feedparser.FeedParserDict) -> list[tuple[str, str, str]]:
    return [(link.rel, link.href, link.type) for link in item.links]


def test_which_feeds() -> None:
    assert sorted(feeds(toys())) == [
        "feed.atom",
        "papers/toy2025/feed.atom",
        "papers/toy2026/feed.atom",
        "people/ada-lovelace.atom",
        "people/jan-van-der-berg.atom",
        "people/john-smith-delft.atom",
        "people/john-smith-rome.atom",
        "people/the-toy-team.atom",
        "people/umit-ozil.atom",
    ]
    assert feeds(toys(), site=SiteAddress()) == {}


def test_the_feed_itself() -> None:
    read = feedparser.parse(feeds(troubled())["papers/toy2026/feed.atom"].render())
    feed = read.feed
    assert {
        "bozo": read.bozo,
        "version": read.version,
        "title": feed.title,
        "type of title": feed.title_detail.type,
        "id": feed.id,
        "updated": instant(feed.updated_parsed),
        "links": links(feed),
        "author": feed.author,
        "generator": feed.generator,
    } == {
        "bozo": False,
        "version": "atom10",
        "title": "Papers of Toy 2026",
        "type of title": "text/plain",
        "id": feed_id("Toys & Trains", "papers/toy2026/feed.atom"),
        "updated": datetime(2027, 3, 4, tzinfo=UTC),
        "links": [
            ("self", address("papers/toy2026/feed.atom"), "application/atom+xml"),
            ("alternate", address("papers/toy2026/index.html"), "text/html"),
        ],
        "author": "Toys & Trains",
        "generator": "sphinx-proceedings",
    }
    assert b"updated>1970" not in feeds(troubled())["papers/toy2026/feed.atom"].render()


def test_whole_entries() -> None:
    read = feedparser.parse(feeds(troubled())["papers/toy2026/feed.atom"].render())
    found = [
        {
            "title": entry.title,
            "id": entry.id,
            "updated": instant(entry.updated_parsed),
            "published": instant(entry.published_parsed) if "published_parsed" in entry else None,
            "authors": [(author.name, author.href) for author in entry.authors],
            "links": links(entry),
            "categories": [(tag.term, tag.scheme) for tag in entry.get("tags", [])],
            "summary": entry.get("summary"),
        }
        for entry in read.entries
    ]
    ada = ("Ada Lovelace", address("people/ada-lovelace.html"))
    status = "urn:sphinx-proceedings:status"

    def page(key: str) -> tuple[str, str, str]:
        return ("alternate", address(f"papers/toy2026/{key}.html"), "text/html")

    def key(key: str) -> str:
        return entry_id(paper_of(troubled(), key))

    assert found == [
        {
            "title": "WITHDRAWN: Delta, a Poster",
            "id": key("delta2026"),
            "updated": datetime(2027, 3, 4, tzinfo=UTC),
            "published": None,
            "authors": [("John Smith", address("people/john-smith-rome.html"))],
            "links": [page("delta2026"), ("related", "https://doi.org/10.1000/delta", "text/html")],
            "categories": [("withdrawn", status)],
            "summary": "Copied.",
        },
        {
            "title": "RETRACTED: Gamma",
            "id": key("gamma2026"),
            "updated": datetime(2027, 2, 3, tzinfo=UTC),
            "published": None,
            "authors": [ada, ("John Smith", address("people/john-smith-delft.html"))],
            "links": [page("gamma2026")],
            "categories": [("retracted", status)],
            "summary": "No data.\n\nGamma rays.",
        },
        {
            "title": "Costs of $5 and <b>#1</b>: *stars*, _under_ [links](x) `ticks` 100% & more",
            "id": key("beta2026"),
            "updated": datetime(2026, 10, 24, tzinfo=UTC),
            "published": datetime(2026, 10, 24, tzinfo=UTC),
            "authors": [ada, ("Jan van der Berg Jr.", address("people/jan-van-der-berg.html"))],
            "links": [page("beta2026"), ("related", "https://doi.org/10.1000/toy.1", "text/html")],
            "categories": [("toys", None), ("wooden", None), ("trains", None)],
            "summary": "# Not a heading. We show E = mc² and naïve bounds of 50% for role`x` and"
            " eval-rst.\n\nA second paragraph — with a dash.",
        },
        {
            "title": "E\ufffd <b> & ]]> \ufffd",
            "id": key("epsilon2026"),
            "updated": datetime(2026, 10, 1, tzinfo=UTC),
            "published": None,
            "authors": [("Ümit Özil", address("people/umit-ozil.html"))],
            "links": [page("epsilon2026")],
            "categories": [],
            "summary": None,
        },
    ]


def test_true_dates_order_the_entries() -> None:
    history = SetHistory(dates={f"{BIB}:39": day(5), "papers/toy2025.bib:1": day(4)}, other=day(2))
    read = feedparser.parse(feeds(toys(), history)["feed.atom"].render())
    assert [
        (entry.title.split(",")[0][:7], instant(entry.updated_parsed)) for entry in read.entries
    ] == [
        ("Epsilon", day(5)),
        ("Alpha", day(4)),
        ("Costs o", day(2)),
        ("Gamma", day(2)),
        ("Delta", day(2)),
    ]
    assert instant(read.feed.updated_parsed) == day(5)


def test_ids_stay() -> None:
    gamma = paper_of(toys(), "gamma2026")
    renamed = replace(gamma, key="gamma", former_keys=("gamma2026",), former_slugs=("gamma2026",))
    again = replace(renamed, key="g", former_keys=("gamma2026", "gamma"))
    # Written down, so that no change of the code changes them unseen.
    assert entry_id(gamma) == "urn:uuid:6d187a5b-de7e-52b0-b0d9-76d7582266ee"
    assert entry_id(renamed) == entry_id(again) == entry_id(gamma)
    assert feed_id("Toys", "feed.atom") == "urn:uuid:920190d3-8a7a-50b3-9b65-8c49de28eba8"
    assert len({entry_id(paper) for paper in toys().papers}) == len(toys().papers)
    assert len({feed_id("Toys", path) for path in feeds(toys())}) == len(feeds(toys()))
    assert uuid.UUID(entry_id(gamma)).version == 5


class Known(NamedTuple):
    """What is known of a paper's dates; what its edition is without."""

    expected: date
    issued: Issued | None = None
    since: date | None = None
    without: tuple[str, ...] = ()


KNOWN = {
    "year": Known(issued=Issued(year=2020), expected=date(2020, 1, 1)),
    "month": Known(issued=Issued(year=2020, month=2), expected=date(2020, 2, 1)),
    "day": Known(issued=Issued(year=2020, month=2, day=29), expected=date(2020, 2, 29)),
    "status is later": Known(
        issued=Issued(year=2020, month=2, day=29), since=date(2021, 1, 1), expected=date(2021, 1, 1)
    ),
    "no such day": Known(issued=Issued(year=2022, month=2, day=29), expected=date(2026, 10, 25)),
    "no such year": Known(
        issued=Issued(year=99_999), since=date(2021, 1, 1), expected=date(2021, 1, 1)
    ),
    "end of the edition": Known(expected=date(2026, 10, 25)),
    "its start": Known(without=("end",), expected=date(2026, 10, 24)),
    "its year": Known(without=("end", "start"), expected=date(2026, 1, 1)),
    "nothing at all": Known(without=("end", "start", "year"), expected=date(1970, 1, 1)),
}


@pytest.mark.parametrize("case", KNOWN.values(), ids=KNOWN)
def test_what_comes_closest_to_a_date_of_change(case: Known) -> None:
    changed = changed_papers(
        toys(),
        beta2026={
            "publication": Publication(issued=case.issued),
            "standing": Standing(status=Status.CORRECTED, since=case.since),
        },
    )
    first, second = changed.editions
    portal = replace(changed, editions=(first, replace(second, **dict.fromkeys(case.without))))
    dates = RecordDates(portal=portal, history=SetHistory())
    paper = paper_of(portal, "beta2026")
    assert updated(portal, paper, dates.paper(paper)) == datetime(
        case.expected.year, case.expected.month, case.expected.day, tzinfo=UTC
    )


def test_large_feeds_have_the_newest_entries() -> None:
    alpha = paper_of(toys(), "alpha2025")
    many = tuple(
        replace(alpha, key=f"a{n}", slug=f"a{n}", location=replace(alpha.location, line=n + 100))
        for n in range(600)
    )
    history = SetHistory(
        dates={f"{alpha.location.path}:{n + 100}": day(1 + n % 28) for n in range(600)},
        other=day(1),
    )
    found = feeds(replace(toys(), papers=many), history)
    whole = feedparser.parse(found["feed.atom"].render())
    edition = feedparser.parse(found["papers/toy2025/feed.atom"].render())
    expected = [entry_id(many[n]) for n in sorted(range(600), key=lambda n: (-(n % 28), n))]
    assert [entry.id for entry in whole.entries] == expected[:100]
    assert [entry.id for entry in edition.entries] == expected[:500]


def test_versions_tell_what_changed() -> None:
    def versions(portal: Portal, history: SetHistory) -> dict[str, str]:
        return {path: file.version for path, file in feeds(portal, history).items()}

    history = SetHistory(other=day(1))
    before = versions(toys(), history)
    assert versions(replace(toys()), history) == before
    retitled = changed_papers(toys(), delta2026={"title": RichText.from_plain("Changed")})
    later = SetHistory(dates={f"{BIB}:32": day(2)}, other=day(1))
    told = {"feed.atom", "papers/toy2026/feed.atom", "people/john-smith-rome.atom"}
    for after in (versions(retitled, history), versions(toys(), later)):
        assert {path for path in before if after[path] != before[path]} == told


def test_every_feed_is_what_the_standard_asks_for() -> None:
    for portal in (toys(), troubled(), reference()):
        for path, file in feeds(portal).items():
            data = file.render()
            read = feedparser.parse(data)
            assert (path, read.bozo) == (path, False)
            assert len(read.entries) == len({entry.id for entry in read.entries}) > 0
            root = ET.fromstring(data)  # noqa: S314
            for element in (root, *root.iter(f"{NS}entry")):
                for name in ("id", "title", "updated"):
                    assert len(element.findall(f"{NS}{name}")) == 1
            assert file.render() == data


@given(st.text(), st.lists(st.text(), max_size=3), st.text())
def test_any_text_is_text(title: str, keywords: list[str], notice: str) -> None:
    portal = changed_papers(
        toys(),
        delta2026={
            "title": RichText.from_plain(title),
            "keywords": tuple(keywords),
            "abstract": (RichText.from_plain(notice),),
        },
    )
    root = ET.fromstring(feeds(portal)["people/john-smith-rome.atom"].render())  # noqa: S314
    (entry,) = root.findall(f"{NS}entry")
    assert [child.tag.removeprefix(NS) for child in entry].count("category") == len(keywords)
    assert entry.findtext(f"{NS}id") == entry_id(paper_of(portal, "delta2026"))


def test_entries_tell_whose_the_text_is() -> None:
    portal = changed_papers(toys(), beta2026={"copyright": "© 2026 Toys & <b>"})
    read = feedparser.parse(feeds(portal)["feed.atom"].render())
    told = {entry.title: entry.rights for entry in read.entries if "rights" in entry}
    assert told == {paper_of(portal, "beta2026").full_title.plain: "© 2026 Toys & <b>"}
