"""Fields of BibTeX that have former names."""

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.renames import NameOf, Rename
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.former_fields import former_fields, with_present_fields
from sphinx_proceedings.sources.text.source import Source

RENAME = Rename(of=NameOf.FIELD, old="slidez", new="slides", since="1.2")
TEXT = """\
@string{slidez = {a macro}}
@comment{slidez = {x}}
@misc{a, Slidez   = slidez, title = {slidez = {x}}}
@misc{b, slidez={https://example.org/b}}
@misc{both, slidez = {former}, slides = {present}}
@misc{damaged, slidez = {x
"""


def test_former_names_count_and_are_told_once_a_file() -> None:
    source = Source(path="papers/w2027.bib", text=TEXT)
    file, told = with_present_fields(read_bibtex(source), [RENAME])
    assert [
        {name: field.value for name, field in entry.fields.items()} for entry in file.entries
    ] == [
        {"title": "slidez = {x}", "slides": "a macro"},
        {"slides": "https://example.org/b"},
        {"slidez": "former", "slides": "present"},
    ]
    assert told == (
        Diagnostic(
            code=Code.FORMER_NAME,
            location=Location(path="papers/w2027.bib", line=3, column=21),
            message="the field 'slidez' is called 'slides' since version 1.2 (2 times)",
            hint="write slides; `proceedings upgrade` does it",
        ),
    )


def test_places_of_former_names() -> None:
    places = [
        (TEXT[: each.at].count("\n") + 1, each.spaces) for each in former_fields(TEXT, [RENAME])
    ]
    assert places == [(3, 3), (4, 0)]


def test_nothing_is_another_where_nothing_was_renamed() -> None:
    file = read_bibtex(Source(path="papers/w2027.bib", text=TEXT))
    assert with_present_fields(file, []) == (file, ())
