"""A paper's page."""

from dataclasses import replace

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.pages.papers import Citing, paper_page
from support.folders import TOY


def test_author_with_a_name_that_windows_reserves() -> None:
    portal = read_portal(TOY).portal
    paper = portal.paper_by_id["toy2025", "alpha2025"]
    author = replace(paper.authors[0], person="con")
    page = paper_page(
        portal,
        replace(paper, authors=(author,)),
        lambda _: Citing(bibtex="", formatted=()),
        lambda _: (),
    )
    assert "\n{.authors}\n- [Ada Lovelace](/people/con_.md)" in page.render()
