"""The way to each page of a portal."""

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from support.folders import HARD, TOY

TOY_2026 = ("Toy 2026", "editions/toy2026")
PAPERS_2026 = ("Papers", "papers/toy2026/index")
PROGRAMME_2026 = ("Programme", "program/toy2026/index")
PEOPLE = ("People", "people/index")


def trails(portal: Portal) -> dict[str, tuple[tuple[str, str], ...]]:
    pages = plan_pages(portal, lambda _: Citing(bibtex="", formatted=()), "")
    return {page.docname: page.above for page in pages}


@pytest.mark.parametrize(
    ("docname", "above"),
    [
        ("editions/index", ()),
        ("editions/toy2026", (("Editions", "editions/index"),)),
        ("papers/index", ()),
        ("papers/toy2026/index", (TOY_2026,)),
        ("papers/toy2026/beta2026", (TOY_2026, PAPERS_2026)),
        ("papers/toy2026/statistics", (TOY_2026, PAPERS_2026)),
        ("program/toy2026/index", (TOY_2026,)),
        ("program/toy2026/keynote", (TOY_2026, PROGRAMME_2026)),
        ("program/toy2026/my-programme", (TOY_2026, PROGRAMME_2026)),
        ("people/index", ()),
        ("people/grace-hopper", (PEOPLE,)),
        ("people/by-role/authors", (PEOPLE,)),
        ("topics/toys", (("Topics", "topics/index"),)),
        ("affiliations/bosphorus", (PEOPLE, ("Affiliations", "affiliations/index"))),
        ("browse/awards", (("Papers", "papers/index"),)),
    ],
)
def test_of_several_editions(docname: str, above: tuple[tuple[str, str], ...]) -> None:
    assert trails(read_portal(TOY).portal)[docname] == above


def test_one_edition_is_the_home_page() -> None:
    found = trails(read_portal(HARD).portal)
    assert "editions/index" not in found
    assert found["editions/hard2027"] == found["program/hard2027/index"] == ()
    assert found["program/hard2027/my-programme"] == (("Programme", "program/hard2027/index"),)


def test_what_is_above_is_there() -> None:
    found = trails(read_portal(TOY).portal)
    assert {docname for above in found.values() for _, docname in above} <= found.keys()
