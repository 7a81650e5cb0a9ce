"""Whole pages of the toy conference, as text.

To accept a change on purpose, delete the page's file in `snapshots` and run the test once.
"""

from pathlib import Path

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.insight.paper_maps import Cluster, PaperMap
from sphinx_proceedings.insight.related_papers import Neighbour
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.outputs.citations.bibtex import bibtex_item
from sphinx_proceedings.outputs.work import work_of
from sphinx_proceedings.pages.includes import INCLUDED, INCLUDED_OF_ALL
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from sphinx_proceedings.pages.related_papers import RelatedLists
from sphinx_proceedings.pages.writers.myst import MARKER
from support.folders import TOY

SNAPSHOTS = Path(__file__).parent / "snapshots"
PORTAL = read_portal(TOY).portal


def citing(paper: Paper) -> Citing:
    style = "A. Author. <em>It &amp; so on</em>"
    bibtex = bibtex_item(work_of(PORTAL, paper, SiteAddress()))
    return Citing(bibtex=bibtex, formatted=(("A style", style),))


RELATED = {
    ("toy2026", "gamma2026"): (
        Neighbour(paper=("toy2026", "beta2026"), terms=("costs",), authors=("ada-lovelace",)),
        Neighbour(paper=("toy2025", "alpha2025"), terms=("greek letters", "trains")),
    )
}
MAPS = {
    "toy2026": PaperMap(
        positions={"gamma2026": (30.5, 40), "beta2026": (100, 40), "delta2026": (30, 500.1)},
        clusters=(
            Cluster(terms=("costs", "trains"), keys=("beta2026", "gamma2026")),
            Cluster(terms=(), keys=("delta2026",)),
        ),
    )
}
LISTS = RelatedLists(PORTAL, RELATED)
PAGES = {page.docname: page for page in plan_pages(PORTAL, citing, "", related=LISTS, maps=MAPS)}
TEXTS = {docname: page.render() for docname, page in PAGES.items()}


def compare(path: Path, text: str) -> None:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path} was missing and has been written: read it")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page(page: Page) -> None:
    compare(SNAPSHOTS / f"{page.docname}.txt", TEXTS[page.docname])


@pytest.mark.parametrize("name", INCLUDED)
def test_fragment(name: str) -> None:
    edition = PORTAL.edition_by_id["toy2026"]
    text = INCLUDED[name](PORTAL, edition, has_map=True)
    compare(SNAPSHOTS / "fragments" / f"{name}.txt", text)


@pytest.mark.parametrize("name", INCLUDED_OF_ALL)
def test_fragment_of_all_editions(name: str) -> None:
    compare(SNAPSHOTS / "fragments" / f"{name}.txt", INCLUDED_OF_ALL[name](PORTAL))


def test_no_snapshot_is_left_over() -> None:
    fragments = (*INCLUDED, *INCLUDED_OF_ALL)
    wanted = {f"{name}.txt" for name in PAGES} | {f"fragments/{name}.txt" for name in fragments}
    assert {path.relative_to(SNAPSHOTS).as_posix() for path in SNAPSHOTS.rglob("*.txt")} == wanted


def test_plan() -> None:
    """Each record has one page, in a fixed order."""
    assert list(PAGES) == [
        "editions/toy2025",
        "papers/toy2025/index",
        "papers/toy2025/alpha2025",
        "editions/toy2026",
        "papers/toy2026/index",
        "papers/toy2026/by-title/1",
        "papers/toy2026/map",
        "papers/toy2026/statistics",
        "papers/toy2026/beta2026",
        "papers/toy2026/gamma2026",
        "papers/toy2026/delta2026",
        "papers/toy2026/epsilon2026",
        "program/toy2026/index",
        "program/toy2026/my-programme",
        "program/toy2026/rooms/index",
        "program/toy2026/rooms/aula",
        "program/toy2026/rooms/foyer",
        "program/toy2026/boards/index",
        "program/toy2026/morning",
        "program/toy2026/posters",
        "program/toy2026/lunch",
        "program/toy2026/keynote",
        "people/ada-lovelace",
        "people/charles-de-la-vallee-poussin",
        "people/grace-hopper",
        "people/jan-van-der-berg",
        "people/john-smith-delft",
        "people/john-smith-rome",
        "people/the-toy-team",
        "people/umit-ozil",
        "program/index",
        "editions/index",
        "papers/index",
        "browse/by-year/2026",
        "browse/by-year/2025",
        "browse/awards",
        "browse/with/code",
        "people/index",
        "people/by-role/authors",
        "people/by-role/speakers",
        "people/by-role/session-chairs",
        "people/by-role/editors",
        "people/by-role/general-chair",
        "people/by-role/tpc",
        "topics/index",
        "topics/toy-trains",
        "topics/trains",
        "topics/model-railways",
        "topics/toys",
        "topics/plaything",
        "topics/wooden",
        "affiliations/index",
        "affiliations/analytical-engines-co",
        "affiliations/bosphorus",
        "affiliations/delft-university-of-technology",
        "affiliations/navy",
    ]


def test_every_page_says_what_it_is_made_from() -> None:
    firsts = [text.split("\n", 1)[0] for text in TEXTS.values()]
    assert all(first.startswith(MARKER) for first in firsts)
    assert TEXTS["papers/toy2026/beta2026"].startswith(
        f"{MARKER}papers/toy2026.bib, entry beta2026. Edits here are lost.\n"
    )
