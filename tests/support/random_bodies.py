"""Bodies of pages made at random, of all blocks and of all that stands in lines."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.pages.blocks import (
    Block,
    Box,
    Code,
    Fact,
    Facts,
    Heading,
    Html,
    Item,
    Items,
    Paragraph,
    Slot,
    Table,
)
from sphinx_proceedings.pages.inlines import (
    NOTHING,
    AnchorLink,
    Emphasised,
    FileLink,
    Inline,
    Line,
    Marked,
    Markup,
    PageLink,
    Plain,
    Rich,
    Strong,
    Time,
    UrlLink,
    Words,
)

__all__ = ["bodies"]

T = TypeVar("T")
_MARKS = "*_`[](){}<>#+-.!|~^$%&'\"@:;,/\\=? 1aéΩ漢\u00a0נ"
_BLOCKS = ["1", "1) a", "1. a", "- a", "# a", "> a", "[x](y)", "](", "): ", "*a*", "<b>", "|", "."]
_SPACES = ["", " ", "    a", "a ", "w\nw", "a\n- b", "a\n\nb", "\n", " \n ", "a  \nb", "\u2028a"]


def mostly(usual: SearchStrategy[T], rare: Sequence[T]) -> SearchStrategy[T]:
    """Now and then what only Sphinx can write; with more of it, it would write all pages."""
    return st.integers(0, 60).flatmap(lambda drawn: st.sampled_from(rare) if drawn == 17 else usual)


def one(*usual: T, rare: Sequence[T]) -> SearchStrategy[T]:
    """One of these."""
    return mostly(st.sampled_from(usual), rare)


texts = mostly(
    st.text(st.sampled_from(_MARKS), max_size=9).map(lambda marks: f"w{marks}w")
    | st.sampled_from(_BLOCKS),
    _SPACES,
)
classes = one(
    (), ("by",), ("by", "count"), rare=[("by", "by"), ("simple",), ("language-x",), ('"',)]
)
urls = one(
    "https://example.org/a_b?c=d#g",
    "https://github.com/a/b",
    rare=["mailto:a%40b.c", "https://ü.org", "https://example.org/?a&b", "javascript:x"],
)


Around = Callable[[SearchStrategy[Node]], SearchStrategy[Node]]


def rich(around: Around) -> SearchStrategy[RichText]:
    """Text from the data."""
    tex = one("x^2", r"\alpha", "a_{i}", "|x|", r"\|x\|", rare=["a`", "", "a\\"])
    leaf: SearchStrategy[Node] = st.builds(Text, texts) | st.builds(Math, tex, st.booleans())
    nodes = st.recursive(leaf, around, max_leaves=4)
    return st.lists(nodes, min_size=1, max_size=3).map(lambda found: RichText(tuple(found)))


def _styled(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    styles = [style for style in Style if style is not Style.CODE]
    inside = st.lists(inner, min_size=1, max_size=2).map(tuple)
    return st.builds(Span, one(*styles, rare=[Style.CODE]), inside)


def _linked(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
    return _styled(inner) | st.builds(Link, urls, st.tuples(st.builds(Text, texts)))


def inlines(pages: Sequence[str], names: Sequence[str]) -> SearchStrategy[Inline]:
    """All that stands in a line; links lead to these pages and to these names."""
    leaf: SearchStrategy[Inline] = st.one_of(
        st.builds(Plain, texts),
        st.builds(Words, texts),
        st.builds(Rich, rich(_styled)),
        st.builds(Time, st.just("2027-05-08"), texts),
    )
    tags = ["<br/>", "<b>x</b>", "<div>", "</p>", "1", " a"]
    label = st.recursive(mostly(leaf, [NOTHING, *map(Markup, tags)]), _parts, max_leaves=3)
    docnames, places = one(*pages, rare=["nowhere", "a (b)"]), one("", rare=["one"])
    links = st.builds(PageLink, label, docnames, places) | st.builds(UrlLink, label, urls)
    anchors = [AnchorLink(Words("a"), name) for name in names]
    said = one("PDF", "a*b_c* & [d](e)", 'f"g@h.org', "$i$ {j} k", "ل", rare=["--", "l''m"])
    files = st.builds(FileLink, said.map(Words), st.sampled_from(["x/a.pdf", "b+c_d.zip"]))
    whole = label | files | st.builds(Rich, rich(_linked)) | mostly(links, anchors)
    return st.recursive(whole, _marked, max_leaves=4)


def _parts(inner: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    lines = st.builds(Line, st.lists(inner, max_size=3).map(tuple))
    return lines | st.builds(Strong, inner) | st.builds(Emphasised, inner)


def _marked(inner: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    marks, named = one(("by",), ("a", "b-c"), rare=[(), ("a:b",)]), one("", rare=["talk-a", "Ab"])
    return _parts(inner) | st.builds(Marked, inner, marks, named)


def blocks(part: SearchStrategy[Inline]) -> SearchStrategy[Block]:
    """All that stands in a page, or in a box of it, but headings."""
    item = st.builds(Item, st.lists(part, min_size=1, max_size=3).map(tuple))
    below = Items((Item((Words("b"),)),), first=1)
    nested = [Item((Words("a"),), below, is_close) for is_close in (True, False)]
    items = st.lists(mostly(item, nested), min_size=1, max_size=3).map(tuple)
    facts = st.lists(st.builds(Fact, part, part), min_size=1, max_size=3).map(tuple)
    code = one(
        "@misc{x, title = {```}}", ":a: b", "---\n", "a\n\n  <b>\n", rare=["", "\ta\r", "\x0c"]
    )
    html = one(
        "<div>\n\n*x*\n\n</div>", "<b>x</b>", "<p>\n</p>\n", ":a: b\n```\n", rare=["", "\x0c"]
    )
    drawing = Slot("drawing", '<svg class="x">\n\n<a href="doc:index"/>\n</svg>')
    slots = [Slot(name) for name in ("calendars", "exports", "programme-tools")]
    slots.append(Slot("photo", 'ada-lovelace\nAda <&> "Co" `x` ``` & *so* on'))
    return st.one_of(
        st.builds(Paragraph, part, classes),
        st.builds(Items, items, classes, st.sampled_from([0, 1, 7]), st.booleans(), st.booleans()),
        st.builds(Facts, facts, classes),
        tables(part),
        st.builds(Code, one("bibtex", "text", rare=["C++"]), code, st.booleans()),
        st.builds(Html, html, st.booleans()),
        one(drawing, *slots, rare=[Slot("unknown"), Slot("exports", "a")]),
    )


@st.composite
def tables(draw: st.DrawFn, part: SearchStrategy[Inline]) -> Table:
    """Tables of up to three columns."""
    cell = part | st.just(Markup('<svg class="a" viewBox="0 0 1|1"><rect/></svg>'))
    row = st.tuples(*[cell] * draw(st.integers(1, 3)))
    rows = st.lists(row, min_size=1, max_size=2).map(tuple)
    return Table(
        draw(row), draw(mostly(rows, [()])), draw(st.frozensets(st.integers(0, 2))), draw(classes)
    )


@st.composite
def bodies(draw: st.DrawFn, pages: Sequence[str]) -> list[Block]:
    """What pages say below their titles; links lead to these pages, among others."""
    # Those of a page alone: where two pages have a name, one of them gets all links.
    own = draw(st.integers(0, 10**9))
    names = [f"one-{own}", f"two-{own}"]
    part = inlines(pages, [*names, "nowhere"])
    block = blocks(part)
    inside = st.lists(block, max_size=2).map(tuple)
    labels = st.sampled_from(["", 'A "b" <c> & d', "Parts\n\nof it"])
    boxes = st.builds(Box, one("nav", rare=["div"]), st.just("parts"), inside, labels)
    plain = st.builds(Plain, texts)
    titles = st.builds(
        lambda number, text: Line((Plain(f"{number} "), text)), st.integers(1), plain | plain | part
    )
    name, anchor = one("", *names, rare=["Not so"]), one("", rare=["talk-a"])
    headings = st.builds(Heading, one(2, rare=[3]), titles, classes, name, anchor)
    return draw(st.lists(st.one_of(*[block] * 6, headings, boxes), max_size=5))
