"""Problems of papers that editors leave as they are."""

import pytest

from sphinx_proceedings.diagnostics import Code
from support.one_paper import papers_of


def known_of(written: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The records in a field, and what is wrong with it."""
    read = papers_of(f"@misc{{a, author = {{A, B}}, title = {{T}},\n  known = {{{written}}}}}")
    told = [
        f"{one.location.line}: {one.message}"
        for one in read.diagnostics
        if one.code is Code.BIB_VALUE
    ]
    return [(each.code, each.reason) for each in read.papers[0].known], told


@pytest.mark.parametrize(
    ("written", "records"),
    [
        ("pdf-title: As asked.", [("pdf-title", "As asked.")]),
        (
            "pdf-title: Asked; and agreed: yes.;\n  pdf-page-count:  Two came\n  later; ",
            [("pdf-title", "Asked; and agreed: yes."), ("pdf-page-count", "Two came later")],
        ),
        ("pdf-title: Ada's {\\emph{Notes}} \\& more", [("pdf-title", "Ada’s Notes & more")]),
        ("", []),
    ],
)
def test_records(written: str, records: list[tuple[str, str]]) -> None:
    assert known_of(written) == (records, [])


@pytest.mark.parametrize("written", ["pdf-title", "pdf-title: ", "As asked.", ": why", "title: x"])
def test_what_is_no_record_is_told(written: str) -> None:
    assert known_of(written) == ([], [f"2: known of a is {written.strip()!r}; it is not used"])


def test_papers_do_not_take_it_from_their_volume() -> None:
    read = papers_of(
        "@inproceedings{a, author = {A, B}, title = {T}, crossref = {v}}"
        "@proceedings{v, title = {V}, known = {pdf-title: Why.}}"
    )
    assert read.papers[0].known == ()
