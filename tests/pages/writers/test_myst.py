"""Text from data prints as itself, whatever is in it, wherever it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.pages import inlines
from sphinx_proceedings.pages.blocks import Code
from sphinx_proceedings.pages.writers import myst
from support.myst_html import MARKS, html, plain, shown
from support.shown_text import text_of

ALLOWED = {"a", "em", "strong", "sup", "sub", "span", "code", "math", "p", "div", "main", "body"}
HARD = [
    "*stars* _under_ **both** __too__",
    "# Not a heading",
    "- not a list",
    "1. not a list",
    "1986. A year",
    "+ no list either",
    "2) nor this",
    "> no quote",
    "    no code",
    "`code` ``more``",
    "<b>bold</b> <script>alert(1)</script> <!-- comment -->",
    "&amp; &lt; &#42; AT&T",
    "[link](https://example.org) [ref][x] ![image](x.png) [^1]",
    "{role}`text` {{ substitution }} {#id .class}",
    "$5 and $6, $x$, $$y$$",
    "100% % comment",
    "% at the start",
    "(target)= (c) (C) (tm) (TM) (r) (p)",
    "a -- b --- c ... +-",
    "quotes \"double\" and 'single' don't",
    ":field: value",
    "::: directive",
    "``` fence",
    "~~struck~~ ~~~ H~2~O x^2^",
    "| a | b |",
    "back\\slash \\* \\\\ \\begin{equation}x\\end{equation}",
    "https://example.org www.example.org me@example.org",
    "+++ block break",
    "--- ",
    "===",
    "---\nkey: value\n---",
    "[ ] task [x] done",
    "a\u2028b",
    "trailing backslash \\",
    "trailing star *",
]


@pytest.mark.parametrize("text", HARD)
def test_hard_text_prints_as_itself(text: str) -> None:
    assert shown(myst.text(text)) == plain(text)


@pytest.mark.parametrize("text", HARD)
def test_hard_text_prints_as_itself_in_a_link_in_a_list(text: str) -> None:
    link = myst.written(inlines.url_link(text, "https://example.org"))
    page = html(f"- before {link} {myst.written(inlines.span('by', text))}")
    assert text_of(page) == f"before {plain(text)} {plain(text)}"
    assert [a["href"] for a in page.select("a")] == ["https://example.org"]


@settings(max_examples=6 * settings.default.max_examples)
@given(st.text(alphabet=st.sampled_from(MARKS), max_size=40))
def test_any_marks_print_as_themselves(text: str) -> None:
    assert shown(f"x {myst.text(text)}") == plain(f"x {text}")


@settings(max_examples=6 * settings.default.max_examples)
@given(st.text(max_size=60))
def test_any_text_makes_no_element_but_ours(text: str) -> None:
    page = html(f"x {myst.text(text)}")
    assert {tag.name for tag in page.body.find_all(True)} <= {"main", "p", "bdi"}  # type: ignore[union-attr]
    assert text_of(page) == plain(f"x {text}")


def nodes() -> st.SearchStrategy[RichText]:
    text = st.builds(Text, st.text(alphabet=st.sampled_from(MARKS), max_size=10))
    math = st.builds(
        Math, st.sampled_from(["x^2", r"\alpha", "a_{i}", r"\frac{1}{2}"]), st.booleans()
    )
    leaf = st.one_of(text, math)
    urls = st.sampled_from(
        ["https://example.org/a(b)?c=d&e=f#g", "javascript:alert(1)", "data:text/html,x"]
    )
    node = st.recursive(
        leaf,
        lambda children: st.one_of(
            st.builds(Span, st.sampled_from(Style), st.lists(children, max_size=3).map(tuple)),
            st.builds(Link, urls, st.lists(text, max_size=2).map(tuple)),
        ),
        max_leaves=6,
    )
    return st.lists(node, max_size=4).map(lambda children: RichText(tuple(children)))


@settings(max_examples=6 * settings.default.max_examples)
@given(nodes())
def test_rich_text_makes_only_allowed_elements(value: RichText) -> None:
    page = html(f"x {myst.inline(value)} y")
    body = page.body
    assert body is not None
    for math in body.find_all("math"):
        math.decompose()
    assert {tag.name for tag in body.find_all(True)} <= ALLOWED
    assert all(str(a["href"]).startswith("https://example.org/") for a in body.find_all("a"))
    assert not body.find_all(style=True)


@pytest.mark.parametrize(
    "between",
    [
        pytest.param((), id="nothing between"),
        pytest.param((Span(Style.EMPHASIS, ()),), id="an empty style"),
        pytest.param((Math(""),), id="an empty formula"),
    ],
)
def test_neighbouring_code_shares_its_fences(between: tuple[Node, ...]) -> None:
    value = (Span(Style.CODE, (Text("$&`"),)), *between, Span(Style.CODE, (Text("$"),)))
    assert myst.inline(RichText((*value, Math("a`")))) == "`` $&`$a` ``"


def test_rich_text() -> None:
    value = RichText(
        (
            Text("A "),
            Span(Style.PROTECTED, (Text("GPU"),)),
            Text(": "),
            Span(Style.EMPHASIS, (Text("x*y"), Span(Style.STRONG, (Text("z"),)))),
            Span(Style.CODE, (Text("a`b"),)),
            Math("x<1"),
            Link("https://example.org/a b", (Text("[t]"),)),
            Link("javascript:alert(1)", (Text("u"),)),
        )
    )
    assert myst.inline(value) == (
        r"A GPU: <em>x\*y<strong>z</strong></em>``a`b``$x<1$[\[t\]](<https://example.org/a%20b>)u"
    )


def test_doc_link() -> None:
    assert myst.written(inlines.doc_link("[T]", "papers/x/y")) == r"[\[T\]](/papers/x/y.md)"


def test_text_stays_readable() -> None:
    assert myst.text("MCTS-GEB: Search (MCTS), 9:15, 65%; v1.2 and/or B. C?") == (
        r"MCTS-GEB: Search (MCTS), 9:15, 65\%; v1.2 and/or B. C?"
    )


def test_code_block_cannot_be_closed_from_within() -> None:
    assert myst.blocks_text([Code("bibtex", "a\n```\nb\n")]) == "````bibtex\na\n```\nb\n````\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("أحمد اليوسف", "<bdi>أحمد اليوسف</bdi>"),
        ("דוד (Dawid)", "<bdi>דוד (Dawid)</bdi>"),
        ("王小明", "王小明"),
        ("Ελύτης, é", "Ελύτης, é"),
    ],
)
def test_a_text_from_right_to_left_is_isolated_as_a_whole(value: str, expected: str) -> None:
    assert myst.text(value) == expected
    assert myst.written(inlines.doc_link(value, "a")) == f"[{expected}](/a.md)"
    assert myst.inline(RichText.from_plain(value)) == expected


def test_a_rich_text_from_right_to_left_is_one_element() -> None:
    value = RichText((Text("نص "), Span(Style.EMPHASIS, (Text("x"),)), Text(" نص")))
    assert myst.inline(value) == "<bdi>نص <em>x</em> نص</bdi>"
