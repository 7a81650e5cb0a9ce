"""An edition's papers under the sections of its volume."""

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from support.programmes import programme

VOLUME = "@proceedings{v, title = {V}, year = 2026, sections = {long=Long Papers|Demos}}\n"
SESSION = programme(
    "- {id: a, title: A, kind: talks, start: 2026-05-08 09:00, talks: [{paper: p1}]}"
)
INDEX = "papers/w/index"


def entry(number: int, more: str = "") -> str:
    return (
        f"@inproceedings{{p{number}, title = {{Paper {number}}}, author = {{A, B}}, year = 2026"
        f"{more}}}\n"
    )


def pages_of(write: Write, bib: str, program: str = "") -> dict[str, Page]:
    files = {"papers/w.bib": bib} | ({"program/w.yaml": program} if program else {})
    portal = read_portal(write(files)).portal
    return {page.docname: page for page in plan_pages(portal, lambda _: Citing(bibtex=""), "")}


def outline(page: Page) -> list[str]:
    """Headings below the title, and papers in between, in order."""
    lines = page.render().split("\n")
    heads = [line.lstrip("# ") for line in lines if line.startswith("##") or "[Paper " in line]
    return [line.partition("[Paper ")[2].partition("]")[0] or line for line in heads]


PAPERS = (
    entry(1, ", section = {Posters}")
    + entry(2, ", track = {demos}")
    + entry(3)
    + entry(4, ", section = {long}")
    + entry(5, ", section = {Demos}")
)


@pytest.mark.parametrize("program", ["", SESSION], ids=["alone", "with sessions"])
def test_sections_of_the_volume_come_first(write: Write, program: str) -> None:
    pages = pages_of(write, PAPERS + VOLUME, program)
    assert outline(pages[INDEX]) == [
        "By section",
        *("Long Papers", "4"),
        *("Demos", "2", "5"),
        *("Posters", "1"),
        *("Without a section", "3"),
        "By title",
    ]
    assert "papers/w/by-title/1" in pages


def test_sessions_come_before_tracks(write: Write) -> None:
    bib = entry(1, ", track = {Long}") + entry(2)
    assert outline(pages_of(write, bib, SESSION)[INDEX])[:1] == ["By session"]


def test_tracks_in_the_order_of_the_file(write: Write) -> None:
    bib = entry(1) + entry(2, ", track = {B}") + entry(3, ", track = {A}")
    assert outline(pages_of(write, bib)[INDEX]) == [
        "By section", "B", "2", "A", "3", "Without a section", "1", "By title",
    ]  # fmt: skip


def test_sections_that_no_paper_is_in_are_none(write: Write) -> None:
    assert outline(pages_of(write, entry(1) + VOLUME)[INDEX]) == ["By title", "1"]


@pytest.mark.large
def test_large_sections_have_pages(write: Write) -> None:
    bib = "".join(entry(n, f", section = {{{'long' if n % 4 else 'Demos'}}}") for n in range(450))
    pages = pages_of(write, bib + VOLUME)
    text = pages[INDEX].render()
    assert "- [Long Papers](/papers/w/by-section/1.md) [337]{.count}\n" in text
    assert "- [Demos](/papers/w/by-section/3.md) [113]{.count}\n" in text
    parts = [page for name, page in pages.items() if name.startswith("papers/w/by-section/")]
    assert [outline(page).count("Long Papers") for page in parts] == [1, 1, 0]
    listed = [line for page in parts for line in outline(page) if line.isdigit()]
    assert sorted(map(int, listed)) == list(range(450))
