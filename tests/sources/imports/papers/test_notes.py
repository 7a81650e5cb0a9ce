"""Texts of exports made clean."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import SubmittedAuthor, SubmittedPlace

HERE = Location(path="a.json", line=3)
ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.[a-z]{2}")
PARTS = st.sampled_from(
    ["a", "ada", "@", ".", "example.org", "-", " ", "<", ">", "é", "$", "{", "}"]
)
NEAR_ADDRESSES = st.lists(PARTS, max_size=14).map("".join) | st.text(max_size=30)


def notes() -> Notes:
    return Notes(Location(path="a.json"))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Ada Lovelace <ada@example.org>", "Ada Lovelace"),
        ("Ada (e-mail: ada@example.org), Oxford", "Ada, Oxford"),
        ("ada.lovelace+x@mail.example.co.uk", ""),
        ("Müller@bücher.example", ""),
        ("mailto:ada@example.org", ""),
        ("a@a@example.org.example.org", "a@"),
        ("pass@1 and recall@10.5", "pass@1 and recall@10.5"),
        ("SIGIR@50 @home", "SIGIR@50 @home"),
        (" two\n  lines\u202e ", "two lines"),
    ],
)
def test_lines(written: str, kept: str) -> None:
    assert notes().line(written) == kept


@given(NEAR_ADDRESSES)
def test_no_text_keeps_an_address(text: str) -> None:
    reader = notes()
    texts = (
        reader.latex(text),
        reader.markup(text),
        *reader.latex_paragraphs(text),
        *reader.markup_paragraphs(text),
        *reader.plain_paragraphs(text),
    )
    assert not any(ADDRESS.search(repr(found)) for found in texts)
    assert not ADDRESS.search(reader.line(text) + reader.url(text) + reader.doi(text))


@given(st.lists(NEAR_ADDRESSES, min_size=1, max_size=5))
def test_no_address_stays_where_styles_part_it(texts: list[str]) -> None:
    styles = (Style.EMPHASIS, Style.STRONG, Style.CODE, Style.SUPERSCRIPT, Style.SUBSCRIPT)
    spans = tuple(Span(style, (Text(text),)) for style, text in zip(styles, texts, strict=False))
    clean = notes().rich(RichText(spans))
    assert not ADDRESS.search(clean.plain)
    assert not ADDRESS.search(repr(clean))


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("Figure~3", "Figure\u00a03"),
        ("by ~9-15 points (~21%)", "by ~9-15 points (~21%)"),
        ("~3", "~3"),
        (r"\~n", "ñ"),
        ("p.~3", "p.\u00a03"),
        (r"{\`a} la carte \& $a~1$", "à la carte & a 1"),
        ("&lt;b&gt; <b>x</b>", "<b> x"),
    ],
)
def test_latex(latex: str, text: str) -> None:
    assert notes().latex(latex).plain == text


def test_rich_text_without_addresses() -> None:
    text = RichText(
        (
            Text("Ask "),
            Link("mailto:ada@example.org", (Text("Ada"),)),
            Text(" or "),
            Link("https://example.org/", (Span(Style.EMPHASIS, (Text("us"),)),)),
            Text(" "),
            Math("x^2"),
        )
    )
    kept = (Text("Ask Ada or "), *text.nodes[3:])
    assert notes().rich(text) == RichText(kept)


def test_remarks_name_each_sort_once() -> None:
    reader = notes()
    reader.tell(HERE, "something")
    for _ in range(2):
        reader.line("ada@example.org\u202e")
        reader.latex(r"\nobodyknows{x}")
        reader.skip("reviews")
        reader.skip("of ada@example.org")
    reader.skip("nothing", 0)
    reader.line("x" * 100_001)
    whole = Location(path="a.json")
    assert reader.remarks == (
        Remark(location=HERE, text="something"),
        Remark(location=whole, text="e-mail addresses are left out (4)"),
        Remark(location=whole, text="texts longer than 100,000 characters are cut (1)"),
        Remark(location=whole, text="characters that no text may hold are left out: U+202E"),
        Remark(location=whole, text="LaTeX that is not known is left out: \\nobodyknows"),
        Remark(location=whole, text="nothing is made of: of (2), reviews (2)"),
    )


def test_authors() -> None:
    reader = notes()
    assert reader.author(HERE, given=" Ada ", family="King\u200b", suffix="III") == SubmittedAuthor(
        given="Ada", family="King", suffix="III"
    )
    assert reader.author(HERE, given="Ada", name="Somebody else") == SubmittedAuthor(given="Ada")
    assert reader.author(HERE, name="艾达", orcid="https://orcid.org/0000-0002-1825-0097") == (
        SubmittedAuthor(name="艾达", orcid="0000-0002-1825-0097")
    )
    assert reader.remarks == ()
    assert reader.author(HERE, given="-", family="ada@example.org") is None
    assert reader.author(HERE, family="Ada", orcid="0000") == SubmittedAuthor(family="Ada")
    assert [remark.text for remark in reader.remarks] == [
        "somebody is listed here without a name, who is left out",
        "'0000' is no ORCID iD; it is left out",
        "e-mail addresses are left out (1)",
    ]


def test_affiliations() -> None:
    reader = notes()
    assert reader.place("CERN", ror="https://ror.org/01ggx4157") == SubmittedPlace(
        name="CERN", ror="https://ror.org/01ggx4157"
    )
    assert reader.place("CERN", ror="01ggx4158", country="CH") == SubmittedPlace(
        name="CERN", country="CH"
    )
    assert reader.place(" - ") is None


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("https://ada@example.org/a", ""),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
        ("https://example.org/?mail=ada@example.org", ""),
    ],
)
def test_addresses_of_pages(written: str, url: str) -> None:
    assert notes().url(written) == url


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 99_999 + "@", id="a long name"),
        pytest.param(("a" * 64 + "@") * 1500, id="many signs"),
        pytest.param("a@" + "b." * 49_000, id="a long domain"),
        pytest.param("a@" * 14_000 + "b.cc" + ")b.cc" * 14_000, id="addresses within addresses"),
        pytest.param("(" * 99_000 + "a@b.cc", id="brackets"),
        pytest.param(" " * 99_000 + "@", id="spaces"),
    ],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    line = notes().line(text)
    assert not ADDRESS.search(line)
