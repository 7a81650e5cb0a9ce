"""What the tool says is marked as English in bodies of portals in other languages."""

import pytest

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.pages import kind_dates, kind_heads
from sphinx_proceedings.pages.blocks import (
    Block,
    Box,
    Fact,
    Facts,
    Heading,
    Item,
    Items,
    Slot,
    Table,
    heading,
    paragraph,
)
from sphinx_proceedings.pages.english_words import english_attribute, in_language
from sphinx_proceedings.pages.inlines import (
    Emphasised,
    Line,
    Marked,
    Part,
    Plain,
    Strong,
    Time,
    Words,
    as_inline,
    doc_link,
    line,
    span,
)
from sphinx_proceedings.pages.own_pages import own_page
from sphinx_proceedings.pages.page import Kind, Page

KIND = Kind(slug="own", folder="browse", head=kind_heads.plain, dated=kind_dates.anything)
OURS, NUMBER = Words("of ours"), Words("1,")
LINK = doc_link(OURS, "papers/index")


def page_of(*blocks: Block) -> Page:
    return own_page(KIND, "browse/own", "1", blocks)


def marked(*blocks: Block) -> tuple[Block, ...]:
    return in_language(page_of(*blocks), "pt_BR").body().blocks[1:]


def english(part: Part) -> Marked:
    return span("language-en", part)


@pytest.mark.parametrize(
    ("said", "as_marked"),
    [
        (line("Text"), line("Text")),
        (line(OURS), english(line(OURS))),
        (line(NUMBER), line(NUMBER)),
        (line("Text ", OURS), line("Text ", english(OURS))),
        # Numbers and marks go with what is ours beside them.
        (
            line("Text", NUMBER, LINK, OURS, NUMBER, "Text"),
            line("Text", english(line(NUMBER, LINK, OURS, NUMBER)), "Text"),
        ),
        (line("Text", NUMBER, "Text"), line("Text", NUMBER, "Text")),
        (line(line("Text", line(OURS)), OURS), line("Text", english(line(OURS, OURS)))),
        (span("a", OURS), span("a language-en", OURS)),
        (span("a", line("Text", OURS)), span("a", line("Text", english(OURS)))),
        (Strong(line("Text", OURS)), Strong(line("Text", english(OURS)))),
        (Emphasised(OURS), english(Emphasised(OURS))),
        (Time("2027-05-10", "10 May"), english(Time("2027-05-10", "10 May"))),
        (Time("2027-05-10", "09:00"), Time("2027-05-10", "09:00")),
        # The label of a link has no marked parts.
        (doc_link(line("Text", OURS), "a"), doc_link(line("Text", OURS), "a")),
        (line(RichText.from_plain("Text"), LINK), line(RichText.from_plain("Text"), english(LINK))),
    ],
)
def test_parts_of_lines(said: Line, as_marked: Part) -> None:
    assert marked(Items((Item((said,)),))) == (Items((Item((as_inline(as_marked),)),)),)


def test_blocks() -> None:
    text, both, told = Plain("Text"), line("Text", OURS), line("Text", english(OURS))
    assert marked(
        heading(2, OURS),
        paragraph(OURS, classes="a"),
        paragraph(text, OURS),
        Items((Item((text,), Items((Item((both,)),)), is_close=True),)),
        Facts((Fact(OURS, both),)),
        Table((OURS, text), ((both, text),), frozenset()),
        Slot("exports"),
    ) == (
        Heading(2, english(line(OURS))),
        paragraph(OURS, classes="a language-en"),
        paragraph(text, english(OURS)),
        Items((Item((text,), Items((Item((told,)),)), is_close=True),)),
        Facts((Fact(english(OURS), told),)),
        Table((english(OURS), text), ((told, text),), frozenset()),
        Slot("exports"),
    )


def test_a_box_with_a_name_is_english_but_not_what_is_in_it() -> None:
    inside = (paragraph("Text"), paragraph(OURS))
    assert marked(Box("nav", "a", inside, "Named"), Box("div", "a", inside)) == (
        Box(
            "nav",
            "a",
            (paragraph("Text", classes="language-pt-BR"), paragraph(OURS, classes="language-en")),
            "Named",
            "en",
        ),
        Box("div", "a", (paragraph("Text"), paragraph(OURS, classes="language-en"))),
    )


@pytest.mark.parametrize("language", ["en", "en_GB", "en-US"])
def test_an_english_portal_is_left_alone(language: str) -> None:
    page = page_of(paragraph(OURS))
    assert in_language(page, language).body() == page.body()
    assert english_attribute(language) == ""


def test_what_is_written_as_html() -> None:
    assert english_attribute("nl") == ' lang="en"'
