"""A paper's page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.pages.papers import Citing, paper_page
from support.affiliations import printed_at
from support.folders import TOY

PORTAL = read_portal(TOY).portal
PAPER = PORTAL.paper_by_id["toy2025", "alpha2025"]


def rendered(paper: Paper) -> str:
    return paper_page(PORTAL, paper, lambda _: Citing(bibtex=""), lambda _: ()).render()


def test_author_with_a_name_that_windows_reserves() -> None:
    author = replace(PAPER.authors[0], person="con")
    text = rendered(replace(PAPER, authors=(author,)))
    assert "\n{.authors}\n[Ada Lovelace](/people/con_.md)\n\n<div" in text


@pytest.mark.parametrize(
    ("printed", "more", "told"),
    [
        pytest.param(["", ""], False, ["", "", None], id="none"),
        pytest.param(["Navy", "Navy"], False, ["", "", "- Navy"], id="the same"),
        pytest.param(["Navy", "Army"], False, ["1", "2", "1. Navy\n1. Army"], id="two"),
        pytest.param(["", "Army"], False, ["", "1", "1. Army"], id="of one"),
        pytest.param(["Navy", "Navy"], True, ["1", "1", "1. Navy"], id="and others"),
    ],
)
def test_affiliations_are_notes(printed: Sequence[str], more: bool, told: Sequence[str]) -> None:
    first, second = PAPER.authors
    authors = (
        replace(first, affiliations=printed_at(printed[0])),
        replace(second, affiliations=printed_at(printed[1])),
    )
    text = rendered(replace(PAPER, authors=authors, more_authors=more))
    marks = [f"<sup>{number}</sup>" if number else "" for number in told[:2]]
    listed = f"{{.affiliations}}\n{told[2]}\n\n" if told[2] else ""
    names = f"[Ada Lovelace](/people/ada-lovelace.md){marks[0]}, "
    names += f"[The Toy Team](/people/the-toy-team.md){marks[1]}{', and others' if more else ''}"
    assert f"\n{{.authors}}\n{names}\n\n{listed}<div" in text
