"""Rich text as HTML: only the elements of the list, and every character of the text."""

from __future__ import annotations

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.richtext_html import richtext_to_html
from support.rich_texts import rich


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rich(), ""),
        (rich("a < b & \"c\" 'd'"), "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27;"),
        (rich("a\x00b\rc\x1bd\ud800\uffff"), "a\ufffdb c\ufffdd\ufffd\ufffd"),
        (rich(Span(Style.EMPHASIS, (Text("a"),))), "<em>a</em>"),
        (rich(Span(Style.STRONG, (Text("a"),))), "<strong>a</strong>"),
        (rich(Span(Style.CODE, (Text("<a>"),))), "<code>&lt;a&gt;</code>"),
        (rich(Span(Style.SMALL_CAPS, (Text("a"),))), '<span class="small-caps">a</span>'),
        (rich(Span(Style.SUPERSCRIPT, (Text("a"),))), "<sup>a</sup>"),
        (rich(Span(Style.SUBSCRIPT, (Text("a"),))), "<sub>a</sub>"),
        (rich(Span(Style.PROTECTED, (Text("a"),))), "a"),
        (rich(Math("a<b")), '<span class="math">\\(a&lt;b\\)</span>'),
        (rich(Math("x", display=True)), '<span class="math">\\[x\\]</span>'),
        (rich(Link("https://x.org/?a&b", (Text("x"),))), '<a href="https://x.org/?a&amp;b">x</a>'),
        (rich(Link("mailto:a@x.org", (Text("x"),))), '<a href="mailto:a@x.org">x</a>'),
        (rich(Link("javascript:alert(1)", (Text("x"),))), "x"),
        (rich(Link("https://x.org/ onclick=y", (Text("x"),))), "x"),
        (
            rich(Link("https://x.org", (Link("https://y.org", (Text("y"),)),))),
            '<a href="https://x.org">y</a>',
        ),
    ],
)
def test_html(text: RichText, expected: str) -> None:
    assert richtext_to_html(text) == expected


TEXTS = (
    st.text()
    | st.text("ab <>&\"'/=;-`\\{}\x00\r\u00ad")
    | st.sampled_from(
        ["<script>", "</em>", "<!--", "]]>", "&lt", "&#0;", '" onclick="x', "<a href=x>"]
    )
)
ADDRESSES = TEXTS | TEXTS.map(lambda rest: f"https://{rest}") | st.just("javascript:x")


def nested(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, max_size=4).map(tuple)
    return st.builds(Span, st.sampled_from(Style), several) | st.builds(Link, ADDRESSES, several)


NODES = st.recursive(TEXTS.map(Text) | st.builds(Math, TEXTS, st.booleans()), nested, max_leaves=8)
ELEMENTS = {"bdi", "em", "strong", "code", "span", "sup", "sub", "a"}


def expected_text(nodes: tuple[Node, ...]) -> str:
    pieces: list[str] = []
    for node in nodes:
        match node:
            case Text(text):
                pieces.append(text)
            case Math(tex, display):
                pieces.append(f"\\[{tex}\\]" if display else f"\\({tex}\\)")
            case Span(_, children) | Link(_, children):
                pieces.append(expected_text(children))
    return "".join(pieces)


def comparable(text: str) -> str:
    """Without white space, and every character that HTML cannot hold as U+FFFD."""
    lone = "".join("\ufffd" if not _is_in_html(ord(character)) else character for character in text)
    return "".join(lone.split())


def _is_in_html(code: int) -> bool:
    is_control = (code < 0x20 and chr(code) not in "\t\n\f\r") or 0x7F <= code < 0xA0
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not (is_control or is_no_character or 0xD800 <= code <= 0xDFFF)


@given(st.lists(NODES, max_size=5).map(lambda nodes: RichText(tuple(nodes))))
def test_any_text_is_text(text: RichText) -> None:
    fragment = html5lib.parseFragment(
        f"<p>{richtext_to_html(text)}</p>", treebuilder="etree", namespaceHTMLElements=False
    )
    (paragraph,) = list(fragment)
    inside = list(paragraph.iter())[1:]
    assert {element.tag for element in inside} <= ELEMENTS
    for element in inside:
        allowed = {"a": {"href"}, "span": {"class"}}.get(element.tag, set())
        assert set(element.attrib) == allowed
        assert element.get("class", "math") in {"math", "small-caps"}
        assert (
            element.get("href", "https://").lower().startswith(("http://", "https://", "mailto:"))
        )
    assert comparable("".join(paragraph.itertext())) == comparable(expected_text(text.nodes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("כהן, דוד", "<bdi>כהן</bdi>, <bdi>דוד</bdi>"),
        ("In נץ (נץ) 2027", "In <bdi>נץ (נץ</bdi>) 2027"),
        ("من اليمين: R&D", "<bdi>من اليمين</bdi>: R&amp;D"),
        ("Müller", "Müller"),
    ],
)
def test_runs_from_right_to_left_are_isolated(text: str, expected: str) -> None:
    assert richtext_to_html(RichText.from_plain(text)) == expected
