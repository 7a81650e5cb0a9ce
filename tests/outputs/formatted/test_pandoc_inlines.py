"""Pandoc's inlines become rich text; nothing in them is markup."""

from typing import Any

import pytest

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.formatted.pandoc_inlines import richtext_of


def word(text: str) -> dict[str, Any]:
    return {"t": "Str", "c": text}


SPACE = {"t": "Space"}


def span(name: str, *inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Span", "c": [["", [name], []], list(inlines)]}


def emph(*inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Emph", "c": list(inlines)}


def link(url: str, *inlines: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Link", "c": [["", [], []], list(inlines), [url, ""]]}


def em(*nodes: Node) -> Span:
    return Span(Style.EMPHASIS, nodes)


a, b, c = word("a"), word("b"), word("c")
A, B, C = Text("a"), Text("b"), Text("c")


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ([a, SPACE, b], [Text("a b")]),
        ([a, {"t": "SoftBreak"}, {"t": "LineBreak"}, b], [Text("a b")]),
        ([SPACE, a, SPACE], [A]),
        ([word("<b>&amp;*x*")], [Text("<b>&amp;*x*")]),
        ([emph(a)], [em(A)]),
        ([{"t": "Strong", "c": [a]}], [Span(Style.STRONG, (A,))]),
        ([{"t": "SmallCaps", "c": [a]}], [Span(Style.SMALL_CAPS, (A,))]),
        ([{"t": "Superscript", "c": [a]}], [Span(Style.SUPERSCRIPT, (A,))]),
        ([{"t": "Subscript", "c": [a]}], [Span(Style.SUBSCRIPT, (A,))]),
        ([{"t": "Strikeout", "c": [a]}, {"t": "Underline", "c": [b]}], [Text("ab")]),
        ([{"t": "Code", "c": [["", [], []], "<b>"]}], [Span(Style.CODE, (Text("<b>"),))]),
        ([{"t": "Math", "c": [{"t": "InlineMath"}, "x^2"]}], [Math("x^2")]),
        ([{"t": "RawInline", "c": ["html", "<script>"]}], [Text("<script>")]),
        ([{"t": "Quoted", "c": [{"t": "SingleQuote"}, [a]]}], [Text("‘a’")]),
        ([{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [a]]}], [Text("“a”")]),
        ([link("https://x.example/", a)], [Link("https://x.example/", (A,))]),
        ([link("javascript:alert(1)", a)], [A]),
        ([link("HTTPS://x.example/", a)], [A]),
        ([link("/x", a)], [A]),
        ([emph(link("http://x.example", a), b)], [em(Link("http://x.example", (A,)), B)]),
        ([span("nocase", a)], [A]),
        # Within itself a style is taken back.
        ([emph(a, SPACE, emph(b), SPACE, c)], [em(A), Text(" b "), em(C)]),
        ([emph(a, span("csl-no-emph", b), c)], [em(A), B, em(C)]),
        ([emph(a, span("nodecor", {"t": "Strong", "c": [b]}))], [em(A), Span(Style.STRONG, (B,))]),
        # No space at the edge of a style.
        ([emph(a, SPACE), b], [em(A), Text(" b")]),
        ([a, emph(SPACE, b)], [Text("a "), em(B)]),
        ([emph(a), SPACE, emph(b)], [em(Text("a b"))]),
        # Blocks stand on one line.
        ([span("csl-block", a), span("csl-block", b)], [Text("a b")]),
        ([span("csl-left-margin", a, SPACE), span("csl-right-inline", b)], [Text("a b")]),
    ],
    ids=[
        "words",
        "breaks",
        "space at the edges",
        "characters of markup",
        "emphasis",
        "strong",
        "small capitals",
        "superscript",
        "subscript",
        "struck out, underlined",
        "code",
        "formula",
        "raw HTML",
        "single quotes",
        "double quotes",
        "link",
        "link to a script",
        "link with a scheme in capitals",
        "link within the site",
        "link within emphasis",
        "case is kept",
        "emphasis within emphasis",
        "emphasis taken back",
        "decoration taken back",
        "space at the end of a style",
        "space at the start of a style",
        "space between two styles",
        "two blocks",
        "margin and its line",
    ],
)
def test_inlines(inlines: list[dict[str, Any]], expected: list[Node]) -> None:
    assert richtext_of([{"t": "Para", "c": inlines}]) == RichText(tuple(expected))


def test_blocks() -> None:
    nested = {"t": "Div", "c": [["", [], []], [{"t": "Plain", "c": [b]}]]}
    assert richtext_of([{"t": "Para", "c": [a]}, nested]) == RichText((Text("a b"),))
    assert richtext_of([]) == RichText()


@pytest.mark.parametrize(
    "block",
    [
        pytest.param({"t": "RawBlock", "c": ["html", "<script>"]}, id="raw block"),
        pytest.param({"t": "Para", "c": [{"t": "Note", "c": []}]}, id="note"),
        pytest.param(
            {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], [a], ["x", ""]]}]}, id="image"
        ),
    ],
)
def test_what_no_citation_has(block: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not "):
        richtext_of([block])
