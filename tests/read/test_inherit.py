"""crossref and xdata as biblatex defines them."""

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.read.bibtex import read_bibtex
from sphinx_proceedings.read.inherit import inherit
from sphinx_proceedings.read.source import Source


def inherited(text: str) -> tuple[dict[str, dict[str, str]], tuple[Diagnostic, ...]]:
    file = read_bibtex(Source(path="x.bib", text=text))
    resolved, diagnostics = inherit(file.entries, file.damaged)
    values = {
        entry.key: {name: field.value for name, field in entry.fields.items()} for entry in resolved
    }
    return values, diagnostics


def test_title_becomes_booktitle_and_identity_stays() -> None:
    values, diagnostics = inherited(
        "@inproceedings{k, title = {T}, year = 2025, crossref = {v}}\n"
        "@proceedings{v, title = {V}, subtitle = {S}, year = 2026, doi = {10.1/v}, url = {u},"
        " editor = {E}, pages = {1--100}, abstract = {A}, keywords = {w}}"
    )
    assert diagnostics == ()
    assert values["k"] == {
        "title": "T",
        "year": "2025",
        "crossref": "v",
        "booktitle": "V",
        "booksubtitle": "S",
        "editor": "E",
    }


def test_parent_may_stand_before_its_child_and_inherit_itself() -> None:
    values, _ = inherited(
        "@proceedings{v, title = {V}, xdata = {a, b}}\n@xdata{a, publisher = {P}}\n"
        "@xdata{b, address = {Q}, publisher = {R}}\n@inproceedings{k, title = {T}, crossref = {v}}"
    )
    assert values["k"] == {
        "title": "T",
        "crossref": "v",
        "booktitle": "V",
        "publisher": "P",
        "address": "Q",
    }


def test_missing_parent_and_circle_are_reported_and_the_rest_inherits() -> None:
    values, diagnostics = inherited(
        "@inproceedings{a, title = {A}, crossref = {nowhere}}\n"
        "@inproceedings{b, title = {B}, crossref = {c}, year = 2026}\n"
        "@inproceedings{c, title = {C}, crossref = {b}, publisher = {P}}\n"
        "@inproceedings{d, title = {D}, crossref = {d}}"
    )
    assert [diagnostic.message for diagnostic in diagnostics] == [
        "crossref of a names 'nowhere', which is not here",
        "crossref leads from c back to b",
        "crossref leads from d back to d",
    ]
    assert values["b"]["publisher"] == "P"
    assert "year" not in values["c"]


def test_damaged_parent_is_no_second_fault() -> None:
    _, diagnostics = inherited(
        "@inproceedings{a, title = {A}, crossref = {v}}\n@proceedings{v, title = {V}\n"
    )
    assert diagnostics == ()
