"""Records: each paper, session and person once, with the words and choices that find it."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.search.record_pages import record_pages
from sphinx_proceedings.outputs.search.searched_pages import (
    Field,
    Kind,
    Searchable,
    SearchedPage,
    in_group,
)
from sphinx_proceedings.wording.messages import speaking
from support.folders import TESTS
from support.programme_files import portal_of
from support.translations import translated


@pytest.fixture(scope="module")
def portal() -> Portal:
    return read_portal(TESTS / "toy_conference").portal


@pytest.fixture(scope="module")
def records(portal: Portal) -> dict[str, SearchedPage]:
    return {record.path: record.page({}) for record in listed(portal)}


def listed(portal: Portal) -> list[Searchable]:
    versions = defaultdict[str, str](str)
    return list(record_pages(portal, lambda name: f"{name}.html", versions))


def test_each_record_once(portal: Portal) -> None:
    records = listed(portal)
    assert len({record.path for record in records}) == len(records)
    assert Counter(record.kind for record in records) == {
        Kind.PAPER: sum(not paper.withdrawn for paper in portal.papers),
        Kind.SESSION: sum(len(edition.sessions) for edition in portal.editions),
        Kind.PERSON: len(portal.people),
    }


def test_a_paper(records: dict[str, SearchedPage]) -> None:
    paper = records["papers/toy2026/beta2026.html"]
    assert (
        paper.title == "Costs of $5 and <b>#1</b>: *stars*, _under_ [links](x) `ticks` 100% & more"
    )
    assert paper.words[Field.PEOPLE] == ("ada", "lovelace", "jan", "van", "der", "berg", "jr")
    assert {"toys", "wooden", "trains"} <= set(paper.words[Field.KEYWORDS])
    assert {"naive", "bounds", "heading", "toy"} <= set(paper.words[Field.TEXT])
    assert paper.people[0] == ("Ada Lovelace", "people/ada-lovelace.html")
    chosen = dict(paper.choices)
    assert (chosen["kind"], chosen["year"], chosen["award"]) == ("paper", "2026", "yes")
    assert [value for name, value in paper.choices if name == "has"] == ["pdf", "code"]
    assert in_group("author", "ada-lovelace") in paper.choices


def test_a_person_is_found_by_other_names(records: dict[str, SearchedPage]) -> None:
    found = [
        record
        for record in records.values()
        if record.kind is Kind.PERSON and "oezil" in record.words[Field.TITLE]
    ]
    assert [person.title for person in found] == ["Ümit Özil"]
    assert found[0].context == "TPC member · 1 paper"


def test_withdrawn_papers_are_not_found(write: object, tmp_path: Path) -> None:
    root = tmp_path / "w"
    (root / "papers").mkdir(parents=True)
    entry = "@inproceedings{{{0}, author = {{A, B}}, title = {{{0}}}, year = 2026{1}}}\n"
    text = entry.format("good", "") + entry.format(
        "gone", ", status = {withdrawn}, notice = {Gone.}"
    )
    (root / "papers" / "w2026.bib").write_text(text, encoding="utf-8")
    found = [one.path for one in listed(read_portal(root).portal) if one.kind is Kind.PAPER]
    assert found == ["papers/w2026/good.html"]


def test_in_another_language(portal: Portal) -> None:
    german: dict[str | tuple[str, str], str | tuple[str, str]] = {
        "TPC member": "im Programmkomitee",
        ("{count} paper", "{count} papers"): ("{count} Beitrag", "{count} Beiträge"),
    }
    with translated("de", german), speaking("de"):
        found = {record.path: record.page({}) for record in listed(portal)}
    person = found["people/umit-ozil.html"]
    assert person.context == "im Programmkomitee · 1 Beitrag"
    assert {"programmkomitee"} <= set(person.words[Field.KEYWORDS])


def test_posters_are_found_by_their_boards() -> None:
    sessions = """\
- id: p
  title: P
  kind: posters
  start: 2026-10-24 11:00
  talks: [{paper: one, board: P2}, {title: Late, board: P10}]
"""
    words = {
        record.path: record.page({}).words[Field.KEYWORDS] for record in listed(portal_of(sessions))
    }
    assert "p2" in words["papers/w/one.html"]
    assert {"p2", "p10"} <= set(words["program/w/p.html"])
