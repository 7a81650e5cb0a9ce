"""BibTeX text → entries with resolved values and exact places."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.read.bibtex import read_bibtex
from sphinx_proceedings.read.source import Source


def values(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Type, key and field values of each entry; there must be nothing to report."""
    file = read_bibtex(Source(path="x.bib", text=text))
    assert file.diagnostics == ()
    return [
        (entry.type, entry.key, {name: field.value for name, field in entry.fields.items()})
        for entry in file.entries
    ]


def codes(text: str) -> list[tuple[str, int]]:
    file = read_bibtex(Source(path="x.bib", text=text))
    return [(diagnostic.code.slug, diagnostic.location.line) for diagnostic in file.diagnostics]


def test_delimiters() -> None:
    text = '@InProceedings(k, Title = {A {B} "c"}, author = "D {"} E", year = 2026)'
    assert values(text) == [
        ("inproceedings", "k", {"title": 'A {B} "c"', "author": 'D {"} E', "year": "2026"})
    ]


def test_strings_months_and_concatenation() -> None:
    text = '@string{acm = "ACM"}\n@misc{k, publisher = acm # { Press} # " X", month = 8 # may}'
    assert values(text) == [("misc", "k", {"publisher": "ACM Press X", "month": "85"})]


def test_strings_are_case_insensitive_and_may_build_on_others() -> None:
    text = "@STRING{a = {x}}\n@string{B = A # {y}}\n@misc{k, note = b}"
    assert values(text) == [("misc", "k", {"note": "xy"})]


def test_comments_and_preamble_are_passed_over() -> None:
    text = '% a comment\n@comment{x}\n@preamble{"\\newcommand{x}"}\n@misc{k, note = {y}}\nstray'
    assert values(text) == [("misc", "k", {"note": "y"})]


def test_places_are_exact() -> None:
    text = "\n% é\n  @misc{k,\n  note  =  {a\nb},\n title = {T\\\n}, year=2026}\n@misc{l, x = {}}"
    entries = read_bibtex(Source(path="x.bib", text=text)).entries
    places = [
        (entry.location, {name: field.location for name, field in entry.fields.items()})
        for entry in entries
    ]
    assert places == [
        (
            Location(path="x.bib", line=3, column=3),
            {
                "note": Location(path="x.bib", line=4, column=12),
                "title": Location(path="x.bib", line=6, column=10),
                "year": Location(path="x.bib", line=7, column=9),
            },
        ),
        (
            Location(path="x.bib", line=8, column=1),
            {"x": Location(path="x.bib", line=8, column=14)},
        ),
    ]


def test_at_sign_in_a_value_begins_no_entry() -> None:
    assert values("@misc{k, note = {a@b.org and LeQua @ {CLEF}}}") == [
        ("misc", "k", {"note": "a@b.org and LeQua @ {CLEF}"})
    ]


def test_missing_commas_are_read_as_if_there() -> None:
    file = read_bibtex(Source(path="x.bib", text='@misc{k, a = {1}\n b = "2"\n c = 3\n d = {4}}'))
    assert [field.value for field in file.entries[0].fields.values()] == ["1", "2", "3", "4"]
    assert [diagnostic.location.line for diagnostic in file.diagnostics] == [2, 3, 4]


def test_thousands_of_missing_commas_are_bridged() -> None:
    fields = "\n".join(f"f{number} = {{x}}" for number in range(5000))
    file = read_bibtex(Source(path="x.bib", text=f"@misc{{k, {fields}}}"))
    assert len(file.entries[0].fields) == 5000
    assert len(file.diagnostics) == 4999


def test_text_after_a_value_is_reported() -> None:
    assert codes("@misc{k, note = {a} b c, year = 2026}") == [("bib-syntax", 1)]


def test_damaged_entries_do_not_swallow_their_neighbours() -> None:
    text = (
        "@misc{a, note = {1}}\n@misc{b, note = {2}\n@misc{c, note = {3}}\n"
        '@misc{d, note = "4}\n@misc{e, note = {5}}\n'
    )
    file = read_bibtex(Source(path="x.bib", text=text))
    assert [entry.key for entry in file.entries] == ["a", "c", "e"]
    assert file.damaged == {"b", "d"}
    assert [diagnostic.location.line for diagnostic in file.diagnostics] == [2, 4]


def test_fields_outside_of_an_entry_are_reported() -> None:
    assert codes("@misc{k, title = {T}}, abstract = {lost}}") == [("bib-syntax", 1)]
    assert codes("@misc{k, title = {T}}\n}\n@misc{l, title = {T}}") == [("bib-syntax", 2)]
    assert codes("% a = {comment}\nsome prose, with a = b\n@misc{l, title = {T}}") == []


def test_double_backslash_escapes_no_brace() -> None:
    assert values("@misc{k, a = {b \\\\}, c = {d\\\\\\{e}}") == [
        ("misc", "k", {"a": "b \\\\", "c": "d\\\\\\{e"})
    ]


@given(st.text(alphabet=st.sampled_from('@{}",=#()\\%\n misc1a'), max_size=80))
def test_never_raises(text: str) -> None:
    read_bibtex(Source(path="x.bib", text=text))
