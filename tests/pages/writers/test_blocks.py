"""Blocks made of anything are the blocks that they are, and their texts print as themselves."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Cards,
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
    bullets,
    heading,
    items,
    neighbours,
    paragraph,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    Markup,
    PageLink,
    Plain,
    Strong,
    Time,
    Words,
    doc_link,
    line,
    span,
)
from sphinx_proceedings.pages.writers.myst import blocks_text, page_text
from support.myst_html import MARKS, html, plain
from support.shown_text import text_of

TEXTS = st.text(alphabet=st.sampled_from(MARKS), max_size=20).map(lambda text: f"w{text}w")
"""White space at the ends is no part of a text."""
LINES = TEXTS.map(Plain)
BLOCKS = st.one_of(
    st.builds(lambda text: Paragraph(text, ("c",)), LINES),
    st.builds(lambda text: Heading(2, text), LINES),
    st.builds(
        lambda lines, first: Items(tuple(Item(tuple(each)) for each in lines), ("c",), first),
        st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=3),
        st.sampled_from([0, 1, 7]),
    ),
    st.builds(
        lambda pairs: Facts(tuple(Fact(*pair) for pair in pairs)),
        st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3),
    ),
    st.builds(
        lambda rows: Table((Plain("a"), Plain("b")), tuple(rows), frozenset({1})),
        st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3),
    ),
)


def told(block: Block) -> list[tuple[str, str]]:
    """Each piece of text of a block, with the element that it is to be in."""
    match block:
        case Paragraph(Plain(text), _):
            return [("p", plain(text))]
        case Heading(_, Plain(text)):
            return [("h", plain(text))]
        case Items(listed):
            return [("li", shown(item)) for item in listed]
        case Facts(facts):
            return [
                pair
                for fact in facts
                for pair in (("dt", said(fact.label)), ("dd", said(fact.value)))
            ]
        case Table(_, rows):
            cells = [cell for row in rows for cell in row]
            return [("th", "a"), ("th", "b"), *(("td", said(cell)) for cell in cells)]
    raise AssertionError(block)


def said(part: object) -> str:
    assert isinstance(part, Plain)
    return plain(part.text)


def shown(item: Item) -> str:
    return " ".join(map(said, item.lines))


def found(page: BeautifulSoup) -> list[tuple[str, str]]:
    """The same of HTML; of nested elements only the outer one tells its text."""
    names = {"p", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "h4"}
    outer = [
        tag for tag in page.find_all(names) if isinstance(tag, Tag) and not tag.find_parent(names)
    ]
    return [(tag.name[0] if tag.name[0] == "h" else tag.name, text_of(tag)) for tag in outer]


@settings(max_examples=4 * settings.default.max_examples)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_blocks_stay_apart_and_say_what_they_say(blocks: list[Block]) -> None:
    page = html(blocks_text([heading(1, "Title"), *blocks]))
    assert found(page)[1:] == [pair for block in blocks for pair in told(block)]


@pytest.mark.parametrize(
    ("block", "written"),
    [
        pytest.param(
            heading(1, "A *b*", classes="c d"), "{.c .d}\n# A \\*b\\*\n", id="heading of classes"
        ),
        pytest.param(
            heading(2, Words("To"), label="to"), "(to)=\n## To\n", id="heading with a label"
        ),
        pytest.param(
            heading(2, Words("To"), anchor="talk-a"),
            "{#talk-a}\n## To\n",
            id="heading with an anchor",
        ),
        pytest.param(
            paragraph("x", Words(" – "), Emphasised(Plain("y"))), "x – *y*\n", id="paragraph"
        ),
        pytest.param(
            paragraph("x", Strong(Plain("(y)"))),
            "x<strong>\\(y)</strong>\n",
            id="strong text without spaces around",
        ),
        pytest.param(
            paragraph(Emphasised(Words("a")), Emphasised(Words("b")), Words(". *c*")),
            "*a*<em>b</em>\\. \\*c\\*\n",
            id="emphasis beside emphasis",
        ),
        pytest.param(paragraph(" a ", Words(" \n\n - b")), "a\n\\- b\n", id="white space"),
        pytest.param(
            next(bullets("c", ["a", None, "b"])),
            "{.c}\n- a\n- \n- b\n",
            id="list with an empty item",
        ),
        pytest.param(
            Items((Item((Words("a"), Words("b"))),), first=3), "3. a\n   b\n", id="lines of an item"
        ),
        pytest.param(
            Items((Item((Words("a"),)),) * 2, first=3, is_counted=True),
            "3. a\n4. a\n",
            id="counted list",
        ),
        pytest.param(
            Items((Item((Words("a"),)),) * 2, is_loose=True), "- a\n\n- a\n", id="loose list"
        ),
        pytest.param(
            Items((Item((Words("a"),), Items((Item((Words("b"), Words("c"))),))),), first=1),
            "1. a\n\n   - b\n      c\n",
            id="list in a list",
        ),
        pytest.param(
            Items((Item((Words("a"),), Items((Item((Words("b"),)),)), is_close=True),)),
            "- a\n   - b\n",
            id="list close to its item",
        ),
        pytest.param(
            Facts((Fact(Words("a"), Words("b")), Fact(Words("c"), Words("d")))),
            "{.facts}\na\n: b\n\nc\n: d\n",
            id="facts",
        ),
        pytest.param(
            Table((Words("a"), Words("b")), ((Words("c"), Words("1")),), frozenset({1}), ("t",)),
            "{.t}\n| a | b |\n| --- | ---: |\n| c | 1 |\n",
            id="table",
        ),
        pytest.param(Code("bibtex", "a\n```\nb\n"), "````bibtex\na\n```\nb\n````\n", id="code"),
        pytest.param(Slot("exports"), "```{exports}\n```\n", id="slot"),
        pytest.param(Slot("drawing", "<p>\n</p>"), "```{drawing}\n<p>\n</p>\n```\n", id="drawing"),
        pytest.param(
            Code("bibtex", "a", is_searched=False),
            "{.no-search}\n```bibtex\na\n```\n",
            id="code that is not searched",
        ),
        pytest.param(
            Slot("drawing", "<p>\n```\n</p>"),
            "````{drawing}\n<p>\n```\n</p>\n````\n",
            id="fence in a drawing",
        ),
        pytest.param(Html("<dl>\n\n</dl>"), "```{html}\n<dl>\n\n</dl>\n```\n", id="HTML"),
        pytest.param(
            Html("<b>x</b>", is_searched=False),
            "```{html} no-search\n<b>x</b>\n```\n",
            id="HTML that is not searched",
        ),
        pytest.param(
            Box("nav", "c", (paragraph("x"),), 'A "b"\n<c>'),
            '<nav class="c" aria-label="A &quot;b&quot; &lt;c&gt;">\n\nx\n\n</nav>\n',
            id="box with a label",
        ),
        pytest.param(
            Cards(((paragraph("x"), Slot("s")), (paragraph("```"),)), "c", (1, 2, 3, 4)),
            "`````{grid} 1 2 3 4\n:class-container: c\n:gutter: 3\n\n"
            "````{grid-item-card}\n:shadow: none\n\nx\n\n```{s}\n```\n````\n\n"
            "```{grid-item-card}\n:shadow: none\n\n\\`\\`\\`\n```\n`````\n",
            id="cards",
        ),
        pytest.param(
            Box("div", "c", (paragraph("x"),)), '<div class="c">\n\nx\n\n</div>\n', id="box"
        ),
        pytest.param(
            next(neighbours("Other", None, PageLink(Words("B"), "papers/b"))),
            '<nav class="neighbours" aria-label="Other">\n\n'
            "[[Next]{.direction} [B](/papers/b.md)]{.next}\n\n</nav>\n",
            id="neighbours",
        ),
        pytest.param(
            paragraph(Time("2027-05-08", "8 May")),
            '<time datetime="2027-05-08">8 May</time>\n',
            id="time",
        ),
        pytest.param(
            paragraph(AnchorLink(Words("A"), "a"), doc_link("B", "b", "c")),
            "[A](#a)[B](/b.md#c)\n",
            id="links",
        ),
    ],
)
def test_each_block_as_it_is_written(block: Block, written: str) -> None:
    assert blocks_text([block]) == written


def test_a_list_behind_another_is_one_of_its_own() -> None:
    lists = [*bullets("", ["a"]), *bullets("", ["b"]), *bullets("c", ["d"])]
    assert blocks_text(lists) == "- a\n\n%\n\n- b\n\n{.c}\n- d\n"


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        pytest.param(lambda: Items(()), "at least one item", id="no items"),
        pytest.param(lambda: Facts(()), "at least one", id="no facts"),
        pytest.param(lambda: Table((), (), frozenset()), "a table has columns", id="no columns"),
        pytest.param(
            lambda: Table((Words("a"),), ((),), frozenset()),
            "each row a cell",
            id="row without its cells",
        ),
        pytest.param(lambda: Code("", "x"), "'' is no language", id="code of no language"),
        pytest.param(lambda: Code("{exports}", "x"), "is no language", id="code of a directive"),
        pytest.param(lambda: Box("nav class", "c", ()), "no tag", id="tag with an attribute"),
        pytest.param(lambda: Box("nav", 'c"', ()), "no tag", id="class with a quotation mark"),
        pytest.param(
            lambda: Box("nav", "c", (heading(2, "a"),)), "no headings", id="heading in a box"
        ),
        pytest.param(lambda: Markup("<b>*x*</b>"), "not made of tags", id="markup with text"),
        pytest.param(lambda: Time('"', "x"), "no time", id="time with a quotation mark"),
        pytest.param(
            lambda: doc_link(span("x", "a"), "b"), "the label of a link", id="class in a label"
        ),
        pytest.param(
            lambda: AnchorLink(Strong(line(doc_link("a", "b"))), "c"),
            "the label of a link",
            id="link in a label",
        ),
    ],
)
def test_what_no_writer_could_say_cannot_be_made(made: Callable[[], object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        made()


def test_nothing_is_no_list() -> None:
    assert [*bullets("c", []), *items("c", []), *neighbours("x", None, None)] == []


def test_a_page_begins_with_what_it_is_made_from() -> None:
    made = page_text(Body("papers/w.bib,\n entry a", (heading(1, line("A")), paragraph("x"))))
    first = "% Made by sphinx-proceedings from papers/w.bib, entry a. Edits here are lost."
    assert made == f"{first}\n\n# A\n\nx\n"
