"""HTML and Markdown in abstracts become paragraphs of plain text; plain text stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.schedules.plain_text import plain_paragraphs, without_markup


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", ()),
        ("One\nline.\n\n  Two.  ", ("One line.", "Two.")),
        ("**bold** and *em*, `code`, __strong__", ("bold and em, code, strong",)),
        ("# Head\n\ntext\n\nUnder\n=====", ("Head", "text", "Under")),
        ("* a\n* b\n   1. c", ("* a", "* b", "1. c")),
        ("[page](https://example.org/a?b=1&c=2)", ("page (https://example.org/a?b=1&c=2)",)),
        ("[example.org](https://example.org)", ("example.org",)),
        (
            "[bad](javascript:alert(1)) <https://example.org>",
            ("[bad](javascript:alert(1)) https://example.org",),
        ),
        ("![a picture](https://example.org/p.png)", ("a picture",)),
        (
            "> quoted\n\n    indented\n\n```\nfence\n\nfence\n```",
            (
                "quoted",
                "indented",
                "fence",
                "fence",
            ),
        ),
        ("a\\*b AT&amp;T", ("a*b AT&T",)),
        ("<p>One &amp; two<br>three</p><p>four</p>", ("One & two three", "four")),
        ("<ul><li>a</li><li>b</li></ul>", ("- a", "- b")),
        ('<a href="https://example.org">here</a>', ("here (https://example.org)",)),
        ('<a href="javascript:alert(1)">here</a><br>', ("here",)),
        ("<p>a<script>alert('<p>')</script><!-- b --></p>", ("a",)),
        ("<p>&lt;b&gt; &nbsp; &#0; &nosuch;</p>", ("<b> &#0; &nosuch;",)),
        ("<td>a</td><td>b</td>", ("a b",)),
        ("*not* <p>", ("*not*",)),
    ],
)
def test_markup_is_taken_for_what_it_says(text: str, paragraphs: tuple[str, ...]) -> None:
    assert without_markup(text) == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Costs grow as n*m*k and 2*3*4, where a < b > c <y>.",
        "snake_case_name, C++, [1], a_1, $\\alpha_1$, 50 * 2, f(x)[2]",
        "A first; with, commas \\ and backslashes.",
        "[1]: https://example.org/",
        "2027. That was a year.",
        "- one\n\n- two",
        "<unknown tag=1> </unknown> <!-- open",
        "x" * 250_000 + " **stays**",
    ],
)
def test_plain_text_stays(text: str) -> None:
    assert without_markup(text) == plain_paragraphs(text)


@given(st.text())
def test_anything_becomes_clean_paragraphs(text: str) -> None:
    for paragraph in without_markup(text):
        assert paragraph == " ".join(paragraph.split())
        assert paragraph


@given(st.lists(st.from_regex(r"[A-Za-zäé0-9,;: ]{1,40}", fullmatch=True), max_size=4))
def test_words_come_back_from_html(words: list[str]) -> None:
    said = [" ".join(part.split()) for part in words]
    text = "".join(f"<p><b>{part}</b></p>" for part in words)
    assert without_markup(text) == tuple(filter(None, said))


@pytest.mark.large
@pytest.mark.parametrize(
    "part",
    ["*a ", "**a** ", "a*b*", "_*", "[", "![", "[a](", "<a ", "<!--", "<script>", "<a>", "> ", "`"],
)
def test_long_hostile_text_is_read(part: str) -> None:
    # An algorithm that is quadratic here would take minutes.
    assert without_markup(part * (100_000 // len(part)) + "</a> end")[-1].endswith("end")


def test_no_tag_of_html_is_left() -> None:
    text = "<div class='x'><h1>A</h1><table><tr><td>b</td></tr></table><img src=x onerror=y></div>"
    assert not re.search("[<>]", " ".join(without_markup(text)))
