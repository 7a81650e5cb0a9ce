"""What exports are made from."""

from dataclasses import replace

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Issued, Paper, Publication, Volume
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.work import WorkKind, unique_keys, work_of

PLACE = Location(path="papers/w.bib")
SITE = SiteAddress(base="https://example.org/")


def portal(*papers: Paper) -> Portal:
    names = dict.fromkeys(paper.edition for paper in papers)
    editions = tuple(Edition(id=name, name=name, location=PLACE, year=2027) for name in names)
    return Portal(editions=editions, papers=papers)


def paper(key: str = "k", edition: str = "w", entry_type: str = "misc", pages: str = "") -> Paper:
    return Paper(
        key=key,
        slug=key,
        edition=edition,
        entry_type=entry_type,
        title=RichText.from_plain("T"),
        location=PLACE,
        pages=pages,
    )


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("1–12", ("1", "12")),
        ("7", ("7", "7")),
        ("iv–x", ("iv", "x")),
        ("12:1–12:20", ("12:1", "12:20")),
        ("e1203", ("e1203", "e1203")),
        ("1–3, 7–9", ("", "")),
        ("", ("", "")),
    ],
)
def test_first_and_last_page(pages: str, expected: tuple[str, str]) -> None:
    given = paper(pages=pages)
    assert work_of(portal(given), given, SITE).pages == expected


@pytest.mark.parametrize(
    ("entry_type", "kind", "issued"),
    [
        ("inproceedings", WorkKind.CONFERENCE_PAPER, Issued(year=2027)),
        ("article", WorkKind.JOURNAL_ARTICLE, None),
        ("online", WorkKind.WEB_PAGE, None),
    ],
)
def test_only_papers_of_a_conference_have_its_year(
    entry_type: str, kind: WorkKind, issued: Issued | None
) -> None:
    given = paper(entry_type=entry_type)
    work = work_of(portal(given), given, SITE)
    assert (work.kind, work.issued) == (kind, issued)


def test_own_date_wins() -> None:
    given = paper(entry_type="inproceedings")
    dated = Publication(issued=Issued(year=2026, month=12))
    work = work_of(portal(given), replace(given, publication=dated), SITE)
    assert work.issued == Issued(year=2026, month=12)


def test_keys_are_unique_in_one_file() -> None:
    papers = (paper("a", "w1"), paper("A", "w2"), paper("b", "w2"))
    works = unique_keys(work_of(portal(*papers), item, SITE) for item in papers)
    assert [work.key for work in works] == ["w1:a", "w2:A", "b"]


@pytest.mark.parametrize(
    ("name", "title", "archival", "event"),
    [
        ("Proceedings of Toys", "", True, "Proceedings of Toys"),
        ("Proceedings of Toys", "", False, ""),
        ("Proceedings of Toys", "Toys", False, "Toys"),
        ("Toys 2027", "", False, "Toys 2027"),
        ("w", "", False, ""),
    ],
)
def test_what_is_presented_is_not_in_what_an_edition_is_called(
    name: str, title: str, archival: bool, event: str
) -> None:
    volume = Volume(
        key="v",
        edition="w",
        publication=Publication(container=RichText.from_plain("Proceedings of Toys")),
        location=PLACE,
    )
    edition = Edition(id="w", name=name, title=title, location=PLACE, volume=volume)
    told = paper(entry_type="inproceedings" if archival else "unpublished")
    shown = replace(told, archival=archival)
    made = work_of(Portal(editions=(edition,), papers=(shown,)), shown, SITE)
    assert made.event_name == event
