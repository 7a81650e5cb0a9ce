"""A run of text gives what docutils would write, or is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from html_place import place
from sphinx_proceedings.html.inlines import Run, escaped, run_of
from sphinx_proceedings.html.place import NotUnderstoodError
from sphinx_proceedings.model.direction import reads_from_right
from sphinx_proceedings.pages.inlines import doc_link, span, url_link
from sphinx_proceedings.pages.writers.myst import printable, text, written


@given(st.text(max_size=80))
def test_any_text_is_itself(value: str) -> None:
    shown = escaped(printable(value))
    html = f"<bdi>{shown}</bdi>" if reads_from_right(value) else shown
    assert run_of(text(value), place()) == Run(html, printable(value))


@given(st.text(st.characters(categories=["P", "S", "Zs"]), max_size=40))
def test_any_marks_are_themselves_in_links_and_spans(value: str) -> None:
    shown = escaped(printable(value))
    if reads_from_right(value):
        shown = f"<bdi>{shown}</bdi>"
    source = f"{written(span('by', doc_link(value, 'papers/w/x')))}, {text(value)}"
    assert run_of(source, place()).html == (
        '<span class="by"><a class="reference internal" href="../papers/w/x.html">'
        f'<span class="std std-doc">{shown}</span></a></span>, {shown}'
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*a* and **b** <em>c</em>", "<em>a</em> and <strong>b</strong> <em>c</em>"),
        (r"$a_1\alpha$ costs \$5", r"<math>a_1\alpha</math> costs $5"),
        ("[a]{.b .c}", '<span class="b c">a</span>'),
        (
            str(written(url_link("https://github.com/a/b", "https://github.com/a/b"))),
            '<a class="github reference external" href="https://github.com/a/b">a/b</a>',
        ),
        (
            str(written(url_link("code", "https://github.com/a/b"))),
            '<a class="reference external" href="https://github.com/a/b">code</a>',
        ),
        (
            '<time datetime="2027-05-08T09:00">9</time>',
            '<time datetime="2027-05-08T09:00">9</time>',
        ),
    ],
)
def test_marks(source: str, html: str) -> None:
    assert run_of(source, place()).html == html


def test_names_that_others_link_to_and_that_it_links_to() -> None:
    assert run_of("[by title](#w-by-title) [a]{#talk-a .x}", place()) == Run(
        '<a class="reference internal" href="#w-by-title">by title</a>'
        ' <span class="x" id="talk-a">a</span>',
        "by title a",
        anchors=("talk-a",),
        targets=("w-by-title",),
    )


@pytest.mark.parametrize(
    "source",
    [
        *("`code`", "[a](b.md)", "[a", "a]", "*a", "**a*b**", "a & b", "&amp;", "{role}`x`"),
        *('<img src="x" onerror=y>', "$5", "a\\\nb", "[a](</b>)", "[a](<https://ü.org>)", "*a**b*"),
        *("[a](#B)", "<b x=1>", "<br / >"),
    ],
)
def test_what_is_not_known_is_left_to_others(source: str) -> None:
    with pytest.raises(NotUnderstoodError):
        run_of(source, place())
