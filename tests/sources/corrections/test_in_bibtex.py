"""Values of entries, each in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.corrections.asked import CorrectionError
from sphinx_proceedings.sources.corrections.bibtex_values import bibtex_value
from sphinx_proceedings.sources.corrections.in_bibtex import CorrectedText, corrected_bibtex
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext

BIB = """\
% Ours
@string{acm = {ACM}}

@inproceedings{ada,
  author = {Lovelace, Ada},
  title = "Notes", % as printed
  publisher = acm,
  month = may # "~8",
  crossref = {w}
}
@misc{other, title = {Other}}

@proceedings{w, title = {W}, series = {S}, year = 2027}
"""


def opened(text: str) -> Document:
    document = open_document("papers/w.bib", text.encode())
    assert not isinstance(document, Diagnostic)
    return document


def corrected(text: str = BIB, key: str = "ada", **values: str) -> CorrectedText:
    return corrected_bibtex(opened(text), key, values)


@pytest.mark.parametrize(
    ("values", "before", "after"),
    [
        ({"title": "More {N}otes"}, '"Notes"', "{More {N}otes}"),
        ({"publisher": "ACM Press"}, "= acm", "= {ACM Press}"),
        ({"month": "jun"}, 'may # "~8"', "{jun}"),
        ({"publisher": ""}, "  publisher = acm,\n", ""),
        (
            {"doi": "10.1000/182"},
            '  title = "Notes", % as printed\n  publisher = acm,\n  month = may # "~8",\n',
            '  title = "Notes", % as printed\n  publisher = acm,\n  month = may # "~8",\n'
            "  doi = {10.1000/182},\n",
        ),
    ],
)
def test_nothing_else_changes(values: dict[str, str], before: str, after: str) -> None:
    if "\n" not in before:
        assert corrected(**values).document.source.text == BIB.replace(before, after)
    else:
        text = corrected(**values).document.source.text
        assert set(text.splitlines()) - set(BIB.splitlines()) == (
            set(after.splitlines()) - set(before.splitlines())
        )
        assert len(read_bibtex(opened(text).source).entries) == 3


def test_line_ends_stay() -> None:
    text = BIB.replace("\n", "\r\n")
    made = corrected(text, title="Two").document
    assert made.changed(()) == text.replace('"Notes"', "{Two}").encode()


def test_what_is_so_already() -> None:
    made = corrected(title="Notes", publisher="ACM")
    assert (made.fields, made.document.source.text) == ((), BIB)


def test_what_is_told_beside() -> None:
    made = corrected(publisher="Springer", series="T", title="Notes")
    assert made.fields == ("publisher", "series")
    assert [f"{remark.location} {remark.text}" for remark in made.remarks] == [
        "papers/w.bib:7:15 publisher was made of the macro acm; entries that use it stay as they"
        " are",
        "papers/w.bib:13:39 ada took series from here and has its own now; others still take it",
    ]


PEOPLE = r"""@misc{ada,
  author = {Lovelace, Ada and {M\'e}nabr\'ea, L. and 李 伟},
  author+an:affiliation = {1="Analytical Society"; 2="Turin"},
  editor+an:orcid = {1="0000-0002-1825-0097"},
}
"""


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        ({"author": r"Lovelace, A. and Babbage, Charles and Li, Wei"}, True),
        ({"author": r"King, Ada and {M\'e}nabr\'ea, Luigi and Wei 李"}, False),
        ({"author": r"{M\'e}nabr\'ea, L. and Lovelace, Ada and 李 伟"}, True),
        ({"author": r"Lovelace, Ada and {M\'e}nabr\'ea, L."}, True),
        ({"author": r"Lovelace, Ada", "author+an:affiliation": '1="London"'}, False),
    ],
)
def test_what_counts_by_position_is_told_where_others_stand(
    values: dict[str, str], is_told: bool
) -> None:
    made = corrected(PEOPLE, **values)
    assert [str(remark.location) for remark in made.remarks] == ["papers/w.bib:3:27"] * is_told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"titel": "x"}, "papers/w.bib:4:1 ada: nothing is called 'titel'; did you mean 'title'?"),
        ({"doi": ""}, "papers/w.bib:4:1 ada has no doi; it has author, title, publisher"),
        ({"series": ""}, "papers/w.bib:13:39 ada has no series of its own: it comes from here"),
        ({"author+an:orcd": "x"}, "papers/w.bib:4:1 ada: nothing is called 'author+an:orcd'"),
    ],
)
def test_what_cannot_be(values: dict[str, str], told: str) -> None:
    with pytest.raises(CorrectionError) as raised:
        corrected(**values)
    error = raised.value
    assert f"{error.location} {error.message}; {error.hint}".startswith(told)


PLACE = Location(path="x.bib", line=1, column=1)
HOSTILE = st.text(alphabet=st.sampled_from(list("{}\\\"@%&#$_~^ab,=\n '<>`-é王")))


@given(HOSTILE)
def test_latex_is_held_or_refused(text: str) -> None:
    try:
        value = bibtex_value("note", text.strip(), PLACE, is_plain=False)
    except CorrectionError:
        return
    if value:
        made = corrected(note=value)
        keys = [entry.key for entry in read_bibtex(made.document.source).entries]
        assert keys == ["ada", "other", "w"]


@given(HOSTILE.map(str.strip).filter(bool))
def test_plain_text_is_read_as_it_was_typed(text: str) -> None:
    value = bibtex_value("note", text, PLACE, is_plain=True)
    assert latex_to_richtext(value).text.plain == " ".join(text.split())
    entry = read_bibtex(corrected(note=value).document.source).entries[0]
    assert latex_to_richtext(entry.value("note")).text.plain == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["a } b", "{", "}{", "a \\", "x\n@misc{y, title={z}}", "\\{", "{\\}"]
)
def test_what_braces_cannot_hold(text: str) -> None:
    with pytest.raises(CorrectionError, match="braces"):
        bibtex_value("title", text, PLACE, is_plain=False)


def test_values_get_their_form() -> None:
    assert bibtex_value("doi", "https://doi.org/10.1000/182", PLACE, is_plain=True) == "10.1000/182"
    assert bibtex_value("title", "R&D at 5%", PLACE, is_plain=False) == r"R\&D at 5\%"
    assert bibtex_value("abstract", "A\nb\n\nC", PLACE, is_plain=True) == "A b\n\nC"
