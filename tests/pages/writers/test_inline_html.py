"""A part of a line gives what docutils would write, or is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.direction import reads_from_right
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    Inline,
    Marked,
    Markup,
    PageLink,
    Plain,
    Rich,
    Strong,
    Time,
    Words,
    doc_link,
    line,
    span,
    url_link,
)
from sphinx_proceedings.pages.writers.html_context import NotWrittenError
from sphinx_proceedings.pages.writers.inline_html import Run, escaped, run_of
from sphinx_proceedings.pages.writers.myst import printable
from support.html_context import html_context


@given(st.text(max_size=80))
def test_any_text_is_itself(value: str) -> None:
    shown = escaped(printable(value))
    html = f"<bdi>{shown}</bdi>" if reads_from_right(value) else shown
    assert run_of(Plain(value), html_context()) == Run(html, printable(value))


@given(st.text(st.characters(categories=["P", "S", "Zs"]), max_size=40))
def test_any_marks_are_themselves_in_links_and_spans(value: str) -> None:
    shown = escaped(printable(f"x{value}"))
    if reads_from_right(value):
        shown = f"<bdi>{shown}</bdi>"
    part = line(span("by", doc_link(f"x{value}", "papers/w/x")), Words(", "), f"x{value}")
    assert run_of(part, html_context()).html == (
        '<span class="by"><a class="reference internal" href="../papers/w/x.html">'
        f'<span class="std std-doc">{shown}</span></a></span>, {shown}'
    )


def rich(*nodes: Text | Math | Span | Link) -> Rich:
    return Rich(RichText(nodes))


@pytest.mark.parametrize(
    ("part", "html", "text"),
    [
        pytest.param(
            line(Emphasised(Words("a")), Words(" & "), Strong(Plain("b"))),
            "<em>a</em> &amp; <strong>b</strong>",
            "",
            id="styles of the page",
        ),
        pytest.param(
            rich(Span(Style.EMPHASIS, (Text("c"),)), Text(" d ")),
            "<em>c</em> d",
            "",
            id="style of a title",
        ),
        pytest.param(
            rich(Text("  a  "), Span(Style.PROTECTED, (Text("b"),))), "a  b", "a  b", id="protected"
        ),
        pytest.param(
            rich(Span(Style.SMALL_CAPS, (Text("<c>"),))),
            '<span class="small-caps">&lt;c&gt;</span>',
            "",
            id="small capitals",
        ),
        pytest.param(
            rich(Span(Style.STRONG, (Text(" "),)), Text("x")), "x", "x", id="style around a space"
        ),
        pytest.param(
            rich(Math(r"a_1\alpha"), Text(" costs $5")),
            r"<math>a_1\alpha</math> costs $5",
            "",
            id="formula",
        ),
        pytest.param(
            rich(Math("x", display=True)),
            r"<math>\displaystyle x</math>",
            "",
            id="formula set apart",
        ),
        pytest.param(rich(Link("javascript:x", (Text("a"),))), "a", "a", id="link to a script"),
        pytest.param(rich(Text("نص "), Text("a")), "<bdi>نص a</bdi>", "نص a", id="Arabic"),
        pytest.param(
            url_link("https://github.com/a/b", "https://github.com/a/b"),
            '<a class="github reference external" href="https://github.com/a/b">a/b</a>',
            "https://github.com/a/b",
            id="repository",
        ),
        pytest.param(
            url_link("code", "https://github.com/a/b"),
            '<a class="reference external" href="https://github.com/a/b">code</a>',
            "code",
            id="repository with a text of its own",
        ),
        pytest.param(
            Time("2027-05-08T09:00", "9"),
            '<time datetime="2027-05-08T09:00">9</time>',
            "",
            id="time",
        ),
    ],
)
def test_parts(part: Inline, html: str, text: str) -> None:
    assert run_of(part, html_context()) == Run(html, text)


def test_what_blocks_ask_of_a_part() -> None:
    assert run_of(line(span("b c", "a"), Markup("<svg/>")), html_context()) == Run(
        '<span class="b c">a</span><svg/>',
        "",
        classes=frozenset({"b", "c"}),
        has_markup=True,
    )


def test_names_that_others_link_to_and_that_it_links_to() -> None:
    part = line(
        AnchorLink(Words("by title"), "w-by-title"), " ", Marked(Words("a"), ("x",), "talk-a")
    )
    assert run_of(part, html_context()) == Run(
        '<a class="reference internal" href="#w-by-title">by title</a>'
        ' <span class="x" id="talk-a">a</span>',
        "by title a",
        anchors=("talk-a",),
        targets=("w-by-title",),
        classes=frozenset({"x"}),
    )


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(rich(Span(Style.CODE, (Text("code"),))), id="code in a title"),
        pytest.param(rich(Math("a`")), id="backtick in a formula"),
        pytest.param(rich(Math("a\\")), id="backslash at its end"),
        pytest.param(url_link("a", "https://ü.org"), id="host beyond ASCII"),
        pytest.param(url_link("a", "https://example.org/?a=1&b=2"), id="query"),
        pytest.param(doc_link("a", "b", "Place"), id="place on a page in capitals"),
        pytest.param(doc_link("a", "b (c)"), id="parentheses in a name"),
        pytest.param(AnchorLink(Words("a"), "B"), id="anchor in capitals"),
        pytest.param(Marked(Words("a"), ()), id="mark without classes"),
        pytest.param(Marked(Words("a"), ("x",), "Talk"), id="mark with an anchor"),
        pytest.param(span('x"y', "a"), id="quote in a class"),
        pytest.param(span("x x", "a"), id="class twice"),
        pytest.param(doc_link("", "b"), id="link without text"),
        pytest.param(
            PageLink(rich(Link("https://example.org", (Text("a"),))), "b"), id="link within a link"
        ),
    ],
)
def test_what_is_not_known_is_left_to_others(part: Inline) -> None:
    with pytest.raises(NotWrittenError):
        run_of(part, html_context())
