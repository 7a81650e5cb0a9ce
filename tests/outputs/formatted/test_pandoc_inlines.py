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
        pytest.param([a, SPACE, b], [Text("a b")], id="words"),
        pytest.param([a, {"t": "SoftBreak"}, {"t": "LineBreak"}, b], [Text("a b")], id="breaks"),
        pytest.param([SPACE, a, SPACE], [A], id="space at the edges"),
        pytest.param([word("<b>&amp;*x*")], [Text("<b>&amp;*x*")], id="characters of markup"),
        pytest.param([emph(a)], [em(A)], id="emphasis"),
        pytest.param([{"t": "Strong", "c": [a]}], [Span(Style.STRONG, (A,))], id="strong"),
        pytest.param(
            [{"t": "SmallCaps", "c": [a]}], [Span(Style.SMALL_CAPS, (A,))], id="small capitals"
        ),
        pytest.param(
            [{"t": "Superscript", "c": [a]}], [Span(Style.SUPERSCRIPT, (A,))], id="superscript"
        ),
        pytest.param([{"t": "Subscript", "c": [a]}], [Span(Style.SUBSCRIPT, (A,))], id="subscript"),
        pytest.param(
            [{"t": "Strikeout", "c": [a]}, {"t": "Underline", "c": [b]}],
            [Text("ab")],
            id="struck out, underlined",
        ),
        pytest.param(
            [{"t": "Code", "c": [["", [], []], "<b>"]}],
            [Span(Style.CODE, (Text("<b>"),))],
            id="code",
        ),
        pytest.param(
            [{"t": "Math", "c": [{"t": "InlineMath"}, "x^2"]}], [Math("x^2")], id="formula"
        ),
        pytest.param(
            [{"t": "RawInline", "c": ["html", "<script>"]}], [Text("<script>")], id="raw HTML"
        ),
        pytest.param(
            [{"t": "Quoted", "c": [{"t": "SingleQuote"}, [a]]}], [Text("‘a’")], id="single quotes"
        ),
        pytest.param(
            [{"t": "Quoted", "c": [{"t": "DoubleQuote"}, [a]]}], [Text("“a”")], id="double quotes"
        ),
        pytest.param(
            [link("https://x.example/", a)], [Link("https://x.example/", (A,))], id="link"
        ),
        pytest.param([link("javascript:alert(1)", a)], [A], id="link to a script"),
        pytest.param([link("HTTPS://x.example/", a)], [A], id="link with a scheme in capitals"),
        pytest.param([link("/x", a)], [A], id="link within the site"),
        pytest.param(
            [emph(link("http://x.example", a), b)],
            [em(Link("http://x.example", (A,)), B)],
            id="link within emphasis",
        ),
        pytest.param([span("nocase", a)], [A], id="case is kept"),
        # Within itself a style is taken back.
        pytest.param(
            [emph(a, SPACE, emph(b), SPACE, c)],
            [em(A), Text(" b "), em(C)],
            id="emphasis within emphasis",
        ),
        pytest.param(
            [emph(a, span("csl-no-emph", b), c)], [em(A), B, em(C)], id="emphasis taken back"
        ),
        pytest.param(
            [emph(a, span("nodecor", {"t": "Strong", "c": [b]}))],
            [em(A), Span(Style.STRONG, (B,))],
            id="decoration taken back",
        ),
        # No space at the edge of a style.
        pytest.param([emph(a, SPACE), b], [em(A), Text(" b")], id="space at the end of a style"),
        pytest.param([a, emph(SPACE, b)], [Text("a "), em(B)], id="space at the start of a style"),
        pytest.param([emph(a), SPACE, emph(b)], [em(Text("a b"))], id="space between two styles"),
        # Blocks stand on one line.
        pytest.param([span("csl-block", a), span("csl-block", b)], [Text("a b")], id="two blocks"),
        pytest.param(
            [span("csl-left-margin", a, SPACE), span("csl-right-inline", b)],
            [Text("a b")],
            id="margin and its line",
        ),
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
