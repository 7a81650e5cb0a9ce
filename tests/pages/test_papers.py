"""A paper's page."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import PrintedAffiliation
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.pages.papers import Citing, paper_page
from support.affiliations import printed_at
from support.folders import TOY
from support.rich_texts import plain

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


DELFT = PrintedAffiliation(name="TU Delft", ror="02e2c7k09", country="NL")
TURIN = PrintedAffiliation(name="University of Turin, Italy", country="IT")


def test_several_affiliations_with_what_is_known_of_them() -> None:
    first, second = PAPER.authors
    authors = (
        replace(first, affiliations=(DELFT, TURIN), corresponding=True),
        replace(second, affiliations=(TURIN,)),
    )
    assert (
        "[Ada Lovelace](/people/ada-lovelace.md)<sup>1,2</sup>"
        " [corresponding author]{.corresponding}, "
        "[The Toy Team](/people/the-toy-team.md)<sup>2</sup>\n\n"
        "{.affiliations}\n"
        "1. TU Delft, Netherlands [[ROR 02e2c7k09](<https://ror.org/02e2c7k09>)]{.ror}\n"
        "1. University of Turin, Italy\n\n"
        "{.corresponding-key}\nCorresponding author\n"
    ) in rendered(replace(PAPER, authors=authors))


def test_titles_in_other_languages_have_them() -> None:
    other = OtherTitle(text=plain("記憶する織機"), language="ja", is_original=True)
    text = rendered(replace(PAPER, other_titles=(other,), language="japanese"))
    assert "\n# Alpha\n\n{.other-title}\n[記憶する織機]{.language-ja}\n" in text


def test_a_paper_that_is_not_archival_says_so() -> None:
    text = rendered(replace(PAPER, archival=False))
    assert "\nIt was presented, and is not part of the proceedings.\n" in text
    assert "not part of the proceedings" not in rendered(PAPER)


def test_whose_it_is() -> None:
    assert ": © 2025 Ada\n" in rendered(replace(PAPER, copyright="© 2025 Ada"))
