"""BibTeX text → entries with resolved values and exact locations."""

import bibtexparser
import pytest
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.text.source import Source
from support.folders import TOY


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
    assert values(text) == [("misc", "k", {"publisher": "ACM Press X", "month": "8May"})]


def test_strings_are_case_insensitive_and_may_build_on_others() -> None:
    text = "@STRING{a = {x}}\n@string{B = A # {y}}\n@misc{k, note = b}"
    assert values(text) == [("misc", "k", {"note": "xy"})]


def test_comments_and_preamble_are_passed_over() -> None:
    text = '% a comment\n@comment{x}\n@preamble{"\\newcommand{x}"}\n@misc{k, note = {y}}\nstray'
    assert values(text) == [("misc", "k", {"note": "y"})]


def test_places_are_exact() -> None:
    text = "\n% é\n  @misc{k,\n  note  =  {a\nb},\n title = {T\\\n}, year=2026}\n@misc{l, x = {}}"
    entries = read_bibtex(Source(path="x.bib", text=text)).entries
    locations = [
        (entry.location, {name: field.location for name, field in entry.fields.items()})
        for entry in entries
    ]
    assert locations == [
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


def test_characters_that_no_text_may_hold_are_told_and_left_out() -> None:
    text = "@string{a = {x\u2066}}\n@misc{\u202ak,\n note = a, title = {T\x01\vU}, doi = {1\ufeff}}"
    (entry,) = read_bibtex(Source(path="x.bib", text=text)).entries
    found = {name: field.value for name, field in entry.fields.items()}
    assert (entry.key, found) == ("k", {"note": "x", "title": "T U", "doi": "1"})
    assert codes(text) == [("text-character", line) for line in (1, 2, 3, 3)]


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


def messages(text: str) -> list[str]:
    file = read_bibtex(Source(path="x.bib", text=text))
    return [f"{item.location}: {item.message} | {item.hint}" for item in file.diagnostics]


@pytest.mark.parametrize(
    "kind",
    [
        "commentary",
        "comments",
        "commented",
        "comment-text",
        "preambles",
        "preamble2",
        "strings",
        "stringtheory",
        "string-theory",
        "in-proceedings",
        "a.b:c",
    ],
)
def test_types_that_begin_with_the_name_of_a_command_are_types(kind: str) -> None:
    text = f"@{kind.title()}{{k, title = {{T}}}}\n@comment x\n@comment{{y}}"
    assert values(text) == [(kind, "k", {"title": "T"})]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, a = {P}, % later, b = {no}\n b = {Q}}",
        '@misc{k, a = {P},% it\'s "odd" {\n b = {Q}}',
        "@misc{k,\n%\n  % c = {R},\n%% d = {\n a = {P},\n % }\n b = {Q}\n% the end }\n}",
        "@misc{ % the key follows, soon\n k, a = {P}, b = {Q}}",
        "@misc{k % , c = {R}\n, % {\n a = {P}, b = {Q}}",
        "@misc{k, a % =\n = % {R}\n {P} % #\n # % {R}\n {} % }\n, b = {Q} % }\n}",
        "@misc(k, a = {P}, % )\n b = {Q} % )\n)",
        "@string{p = {P} % {x}\n}\n@misc{k, a = p% q\n, b = {Q}}",
        "@string{ % p = {R}\n p = {P}}\n@misc{k, a = p, b = {Q}}",
        '@preamble{ "\\x" % }\n # "y"}\n@misc{k, a = {P}, b = "Q"}',
    ],
)
def test_percent_begins_a_comment_between_values(text: str) -> None:
    assert values(text) == [("misc", "k", {"a": "P", "b": "Q"})]


def test_percent_in_a_value_or_key_is_text() -> None:
    text = '@misc{a%b, a = {50 % of\n it}, b = "% x", c = {\\% \\\\% {%}}}'
    assert values(text) == [
        ("misc", "a%b", {"a": "50 % of\n it", "b": "% x", "c": "\\% \\\\% {%}"})
    ]


def test_an_entry_behind_percent_is_read_only_where_it_is_whole() -> None:
    text = "% @misc{a, title = {A}}\n%@misc{b,\n%  title = {B},\n%}\n@misc{c, title = {C}}"
    assert values(text) == [("misc", "a", {"title": "A"}), ("misc", "c", {"title": "C"})]


def test_the_brace_may_stand_on_the_next_line() -> None:
    text = (
        "@article\n{a, t = {A}}\n@article \n\n ( b, t = {B})\n@ misc { c , t = {C}}\n@\n{d, t = 1}"
    )
    assert values(text) == [
        ("article", "a", {"t": "A"}),
        ("article", "b", {"t": "B"}),
        ("misc", "c", {"t": "C"}),
        ("", "d", {"t": "1"}),
    ]


def test_each_entry_without_a_key_is_told() -> None:
    text = "@misc{, t = {A}}\n@misc{t = {B}}\n@misc{\n t = {C}}\n@misc{}\n@misc{k, t = {D}}"
    file = read_bibtex(Source(path="x.bib", text=text))
    assert [entry.key for entry in file.entries] == ["k"]
    assert [(item.code.slug, item.location.line) for item in file.diagnostics] == [
        ("bib-key", 1),
        ("bib-key", 2),
        ("bib-key", 3),
        ("bib-key", 5),
    ]


def test_missing_comma_after_the_key() -> None:
    text = "@misc{a t = {A}}\n@misc{b\n t = {B}}\n@misc{c,, t = {C},,}"
    file = read_bibtex(Source(path="x.bib", text=text))
    assert [(entry.key, entry.value("t")) for entry in file.entries] == [
        ("a", "A"),
        ("b", "B"),
        ("c", "C"),
    ]
    assert [(item.code.slug, item.location.line) for item in file.diagnostics] == [
        ("bib-syntax", 1),
        ("bib-syntax", 3),
    ]


def test_missing_value() -> None:
    text = "@misc{k, a =\n b = {B}, c = , d = {D}}"
    assert messages(text) == [
        "x.bib:1:10: k: 'a' has no value; it is not read"
        " | write the value in braces and a comma after it, or remove the field"
    ]
    fields = read_bibtex(Source(path="x.bib", text=text)).entries[0].fields
    assert {name: field.value for name, field in fields.items()} == {"b": "B", "c": "", "d": "D"}


def test_quotes_within_braces_within_quotes() -> None:
    text = '@misc{k, a = "x {"y, z"} w", b = "A } Brace", c = "A { Brace"}'
    assert values(text) == [
        ("misc", "k", {"a": 'x {"y, z"} w', "b": "A } Brace", "c": "A { Brace"})
    ]


def test_an_undefined_macro_is_told_once() -> None:
    text = "@misc{k, a = acm}\n" + "".join(f"@misc{{k{n}, a = acm # x}}\n" for n in range(2000))
    assert messages(text) == [
        "x.bib:1:14: 'acm' is not in braces or quotes and no @string defines it; taken as text"
        " (uses: 2,001) | write {acm}, or add @string{acm = {…}} above",
        "x.bib:2:21: 'x' is not in braces or quotes and no @string defines it; taken as text"
        " (uses: 2,000) | write {x}, or add @string{x = {…}} above",
    ]


def test_a_macro_defined_below_its_use() -> None:
    text = "@misc{k, a = late}\n@string{late = {L}}\n@misc{l, a = Late}"
    assert messages(text) == [
        "x.bib:1:14: 'late' is not in braces or quotes and no @string above defines it; taken as"
        " text | move its @string from line 2 above this entry"
    ]


def test_a_month_written_out_without_braces() -> None:
    assert messages("@misc{k, month = January}") == [
        "x.bib:1:18: 'January' is not in braces or quotes and no @string defines it; taken as text"
        " | write jan, the macro of the month, or {January}"
    ]


def test_strings() -> None:
    """Names with signs, several in one block, redefinition, months."""
    text = (
        '@STRING{ACM = "Association"}\n@string{acm2 = ACM # ", New York"}\n@string{may = "Mai"}\n'
        "@string(proc = {Proceedings of })\n@string{acm = {Overridden}}\n"
        '@string{a-b:c.d/e+f = {Odd}}\n@string{lova = "Lovelace, Ada", babb = "Babbage, C",}\n'
        '@misc{k, a = Proc # "the " # {Workshop}, b = Acm2, c = acm, d = MAY, e = a-b:c.d/e+f,'
        ' f = lova # " and " # babb, g = oct # {/} # nov}'
    )
    assert values(text) == [
        (
            "misc",
            "k",
            {
                "a": "Proceedings of the Workshop",
                "b": "Association, New York",
                "c": "Overridden",
                "d": "Mai",
                "e": "Odd",
                "f": "Lovelace, Ada and Babbage, C",
                "g": "October/November",
            },
        )
    ]


def test_a_damaged_entry_ends_where_its_braces_do() -> None:
    text = "@misc{a, title {A}, b = {c}} @misc{b, t = {B}}\n@misc{c, t = {C}}"
    file = read_bibtex(Source(path="x.bib", text=text))
    assert ([entry.key for entry in file.entries], file.damaged) == (["b", "c"], {"a"})
    assert [item.message for item in file.diagnostics] == [
        "the entry @misc{a is damaged near line 1: expected = after 'title', found {;"
        " it is left out"
    ]


@given(st.text(alphabet=st.sampled_from('@{}",=#()\\%\n misc1a'), max_size=80))
def test_never_raises(text: str) -> None:
    read_bibtex(Source(path="x.bib", text=text))


def as_the_library_reads(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """What `values` gives, by bibtexparser, which reads plain files as BibTeX does."""
    library = bibtexparser.parse_string(
        text, parse_stack=[RemoveEnclosingMiddleware(allow_inplace_modification=True)]
    )
    assert library.failed_blocks == []
    return [
        (entry.entry_type, entry.key, {field.key: field.value for field in entry.fields})
        for entry in library.entries
    ]


def braced(parts: list[str]) -> str:
    return " ".join(f"{{{part}}}" for part in parts)


_WORDS = st.text(alphabet="abé ,=@#-~:/.()'", max_size=12)
_VALUES = st.recursive(_WORDS, lambda inner: st.lists(inner, max_size=3).map(braced), max_leaves=6)


@given(st.lists(st.dictionaries(st.sampled_from(["title", "note", "author"]), _VALUES), max_size=4))
def test_plain_entries_are_read_as_by_bibtexparser(entries: list[dict[str, str]]) -> None:
    blocks = [
        f"@misc{{k{number},\n"
        + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        + "}\n"
        for number, fields in enumerate(entries)
    ]
    text = "\n".join(blocks)
    assert values(text) == as_the_library_reads(text)


def test_a_plain_file_is_read_as_by_bibtexparser() -> None:
    toy = TOY / "papers" / "toy2025.bib"
    text = toy.read_text(encoding="utf-8")
    assert [(kind, key) for kind, key, _ in values(text)] == [
        (kind, key) for kind, key, _ in as_the_library_reads(text)
    ]
