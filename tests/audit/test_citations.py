"""Citation files as the audit reads them."""

import json

import pytest

from sphinx_proceedings.audit.citations import (
    Author,
    Citation,
    csl_citation,
    plain_title,
    ris_citation,
)

VON = {"family": "Ham", "dropping-particle": "von", "given": "Eva", "suffix": "Jr."}


def test_a_name_with_all_its_parts() -> None:
    record = csl_citation(json.dumps([{"author": [VON, {"literal": "The Team, Inc."}]}]))
    assert record is not None
    assert record.authors == (
        Author(
            inverted=frozenset(
                {
                    "von Ham, Eva",
                    "von Ham, Eva, Jr.",
                    "von Ham, Jr., Eva",
                    "Ham, Eva von",
                    "Ham, Eva von, Jr.",
                    "Ham, Jr., Eva von",
                }
            ),
            natural=frozenset({"Eva von Ham", "Eva von Ham Jr.", "Eva von Ham, Jr."}),
        ),
        Author(
            inverted=frozenset({"The Team, Inc.", "The Team Inc."}),
            natural=frozenset({"The Team, Inc."}),
        ),
    )


def test_names_in_other_orders() -> None:
    names = [
        {"family": "王", "given": "小明"},
        {"family": "Ancona", "given": "Lia", "non-dropping-particle": "d’"},
    ]
    record = csl_citation(json.dumps([{"author": names}]))
    assert record is not None
    assert [sorted(author.natural) for author in record.authors] == [
        ["小明 王", "王小明"],
        ["Lia d’Ancona"],
    ]


def test_a_comma_in_a_name_is_no_difference_between_formats() -> None:
    csl = csl_citation(json.dumps([{"author": [{"literal": "a, b, c, d"}]}]))
    ris = ris_citation("TY  - CPAPER\r\nAU  - a b c d,\r\nER  - \r\n")
    assert csl is not None
    assert not csl.authors[0].inverted.isdisjoint(ris.authors[0].inverted)


def test_ris() -> None:
    text = (
        "TY  - JOUR\r\nA1  - Li, Bo\r\nT1  - A <i>b</i>\r\nY1  - 2026/05/\r\nSP  - e12\r\n"
        "DO  - 10.1/AB\r\nJO  - J. Woods\r\nJF  - Journal of Woods\r\nKW  - Retracted\r\n"
        "ER  - \r\n"
    )
    assert ris_citation(text) == Citation(
        kind="JOUR",
        title="A <i>b</i>",
        authors=(Author(inverted=frozenset({"Li, Bo"}), natural=frozenset({"Bo Li"})),),
        year="2026",
        pages=("e12", "e12"),
        doi="10.1/ab",
        containers=frozenset({"J. Woods", "Journal of Woods"}),
        retracted=True,
    )


@pytest.mark.parametrize("text", ["", "{}", "[]", "[{}, {}]", "[1]", "[" * 100_000])
def test_no_single_work(text: str) -> None:
    assert csl_citation(text) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A  <sub>b</sub>", "A <sub>b</sub>"),
        ("Retracted article: x < y", "x < y"),
        ("<ins>", "<ins>"),
    ],
)
def test_plain_title(text: str, plain: str) -> None:
    assert plain_title(text) == plain
