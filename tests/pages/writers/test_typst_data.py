"""Bodies as data for the typesetter."""

import json
from collections.abc import Iterator

from hypothesis import given

from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.pages.blocks import (
    Block,
    Box,
    Cards,
    Code,
    Fact,
    Facts,
    Html,
    Item,
    Items,
    Slot,
    Table,
    heading,
    paragraph,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    FileLink,
    Inline,
    Line,
    Marked,
    Markup,
    Plain,
    Strong,
    Time,
    Words,
    doc_link,
    line,
    url_link,
)
from sphinx_proceedings.pages.writers.typst_data import Data, TypstData
from support.random_bodies import bodies

HERE, THERE = TypstData(), TypstData("https://w.org/")


def test_lines() -> None:
    rich = RichText(
        (
            Text("a "),
            Span(Style.EMPHASIS, (Text("b"),)),
            Span(Style.PROTECTED, (Text("C"),)),
            Math("x", text="x"),
            Link("https://x.org", (Text("d"),)),
            Link("javascript:x", (Text("e"),)),
        )
    )
    parts: list[Inline] = [
        Words("w"),
        Plain(""),
        Plain("#p"),
        Time("2027-05-10", "Monday"),
        Strong(Plain("s")),
        Emphasised(Plain("m")),
        Marked(Plain("x"), ("by", "chairs"), "name"),
        Markup("<b>x</b>"),
        AnchorLink(Words("up"), "top"),
    ]
    assert HERE.inline(Line(tuple(parts))) == [
        "w",
        "#p",
        "Monday",
        ["strong", ["s"]],
        ["emph", ["m"]],
        ["mark", ["x"], ["by", "chairs"], "name"],
        "up",
    ]
    assert HERE.inline(rich) == [
        "a ",
        ["emph", ["b"]],
        "C",
        ["math", ["id", "x"], "x", False],
        ["link", ["d"], "https://x.org"],
        ["mark", ["e"], [], ""],
    ]
    assert HERE.inline(RichText((Math(r"\frac{", text="f"),))) == [["code", [r"\frac{"]]]


def test_links_to_pages_need_an_address() -> None:
    links = line(
        doc_link("p", "papers/w/a"),
        doc_link("q", "program/w/index", "x"),
        FileLink(Words("f"), "a/b.pdf"),
        url_link("u", "https://u.org"),
    )
    assert HERE.inline(links) == ["p", "q", "f", ["link", ["u"], "https://u.org"]]
    assert THERE.inline(links) == [
        ["link", ["p"], "https://w.org/papers/w/a.html"],
        ["link", ["q"], "https://w.org/program/w/index.html#x"],
        ["link", ["f"], "https://w.org/a/b.pdf"],
        ["link", ["u"], "https://u.org"],
    ]


def test_what_is_read_the_other_way_is_kept_apart() -> None:
    assert HERE.inline(line("שלום", ", ", "a")) == ["\u2068", "שלום", "\u2069", ", ", "a"]


def test_blocks() -> None:
    deep = Items((Item((Plain("c"),)),), first=3)
    written = HERE.blocks(
        [
            heading(2, "H", classes="x"),
            paragraph("P", classes="lead"),
            Items((Item((Plain("a"), Plain("b")), deep),), ("list",)),
            Facts((Fact(Plain("l"), Plain("v")),)),
            Table((Plain("n"), Plain("m")), ((Plain("1"), Plain("2")),), frozenset({1})),
            Code("bibtex", "@misc{}"),
            Box("div", "bar now", (paragraph("in"),)),
            Cards(((paragraph("k"),),), "ways", (1, 1, 2, 2)),
            Slot("photo", "ada"),
            Html("<hr>"),
        ]
    )
    assert written == [
        {"kind": "heading", "level": 2, "text": ["H"]},
        {"kind": "par", "class": ["lead"], "text": ["P"]},
        {
            "kind": "items",
            "class": ["list"],
            "first": 0,
            "items": [
                {
                    "lines": [["a"], ["b"]],
                    "more": {
                        "kind": "items",
                        "class": [],
                        "first": 3,
                        "items": [{"lines": [["c"]], "more": None}],
                    },
                }
            ],
        },
        {"kind": "facts", "facts": [[["l"], ["v"]]]},
        {"kind": "table", "head": [["n"], ["m"]], "rows": [[["1"], ["2"]]], "numbers": [1]},
        {"kind": "code", "text": "@misc{}"},
        {
            "kind": "box",
            "class": ["bar", "now"],
            "blocks": [{"kind": "par", "class": [], "text": ["in"]}],
        },
        {
            "kind": "box",
            "class": ["card"],
            "blocks": [{"kind": "par", "class": [], "text": ["k"]}],
        },
    ]


@given(bodies(["papers/w/a"]))
def test_any_body_is_data(body: list[Block]) -> None:
    written = THERE.blocks(body)
    assert json.loads(json.dumps(written)) == written
    assert all(isinstance(text, str) for line in _lines(written) for text in _texts(line))


def _lines(value: object) -> Iterator[Data]:
    if isinstance(value, dict):
        for key, held in value.items():
            if key == "text" and isinstance(held, list):
                yield held
            else:
                yield from _lines(held)
    elif isinstance(value, list):
        for each in value:
            yield from _lines(each) if isinstance(each, dict) else ()


def _texts(line: Data) -> Iterator[object]:
    for part in line:
        if isinstance(part, list):
            assert part[0] in {
                "emph", "strong", "code", "caps", "super", "sub", "link", "mark", "math",
            }  # fmt: skip
            if part[0] != "math":
                yield from _texts(part[1])
        else:
            yield part
