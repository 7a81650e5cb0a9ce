"""Bodies made at random are the same bytes through MyST and Sphinx as written directly."""

import random
from pathlib import Path

from support.sphinx_build import CONF, Built, build_portal

THEMED = CONF.replace("basic", "sphinx_book_theme")
WATCHED = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, doctree: None)\n"
PAGES = """\

import random
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.pages import kind_dates, kind_heads
from sphinx_proceedings.pages.blocks import *
from sphinx_proceedings.pages.inlines import *
from sphinx_proceedings.pages.own_pages import own_page
from sphinx_proceedings.pages.page import Kind

RANDOM = Kind(slug="random", folder="browse", head=kind_heads.plain, dated=kind_dates.anything)
MARKS = "*_`[](){}<>#+-.!|~^$%&'\\"@:;,/\\\\=? 1aéΩ漢\u00a0نab"


def characters(chance):
    return "".join(chance.choices(MARKS, k=chance.randint(1, 9)))


def rich(chance, deep=2):
    nodes = []
    for _ in range(chance.randint(1, 3)):
        inner = (Text(f"w{characters(chance)}w"),)
        made = chance.choice(["text", "span", "math", "link"]) if deep else "text"
        if made == "span":
            styles = [style for style in Style if style is not Style.CODE]
            nodes.append(Span(chance.choice(styles), rich(chance, deep - 1).nodes))
        elif made == "math":
            tex = chance.choice(["x^2", r"\\alpha", "a_{i}"])
            nodes.append(Math(tex, display=chance.random() < 0.2))
        elif made == "link":
            nodes.append(Link("https://example.org/a_b?c=d#g", inner))
        else:
            nodes += inner
        nodes.append(Text(" "))
    return RichText(tuple(nodes))


def part(chance, deep=2):
    text = f"w{characters(chance)}w"
    made = chance.randint(0, 8 if deep else 2)
    if made < 2:
        return as_inline(text)
    if made == 2:
        return as_inline(rich(chance))
    if made == 3:
        return span("by count", part(chance, deep - 1))
    if made == 4:
        return doc_link(text, "browse/page1")
    if made == 5:
        return url_link(rich(chance), "https://github.com/a/b")
    if made == 6:
        return line(Words("so "), part(chance, deep - 1), Words(", and "), part(chance, deep - 1))
    if made == 7:
        return Strong(as_inline(f"word{chance.randint(0, 9)}"))
    return Time("2027-05-08", "8 May")


def block(chance, number):
    made = chance.randint(0, 6)
    if made == 0:
        return heading(2, Words(f"Section {number}: "), f"w{characters(chance)}w")
    if made == 1:
        return Facts(tuple(Fact(as_inline(f"w{each}"), part(chance)) for each in range(2)))
    if made == 2:
        lines = [Item(tuple(part(chance) for _ in range(chance.randint(1, 3)))) for _ in range(3)]
        return Items(tuple(lines), ("papers",), first=chance.choice([0, 1, 7]))
    if made == 3:
        rows = tuple((part(chance), Words(str(each))) for each in range(2))
        return Table((Words("Of"), Words("Count")), rows, frozenset({1}), ("chart",))
    if made == 4:
        return Code("bibtex", "@misc{x, title = {```}}")
    if made == 5:
        return Box("nav", "parts", tuple(bullets("parts", [part(chance)])), "Parts")
    return paragraph(part(chance), classes=chance.choice(["", "how-made"]))


def pages(portal):
    for number in range(COUNT):
        chance = random.Random(SEED + number)
        blocks = [paragraph(Words("All of it."))]
        for each in range(chance.randint(2, 8)):
            # Two lists that follow each other are one list to Markdown.
            blocks += [block(chance, each), paragraph(Words("Between."))]
        yield own_page(RANDOM, f"browse/page{number}", f"Page {number}", blocks)


proceedings_kinds = {RANDOM: pages}
"""
COUNT = 150


def built(root: Path, seed: int, more: str = "") -> Built:
    (root / "papers").mkdir(parents=True)
    (root / "papers/w2027.bib").write_text("@misc{a, title = {A}, author = {B, C}}\n", "utf-8")
    conf = f"{THEMED}SEED, COUNT = {seed}, {COUNT}\n{PAGES}{more}"
    (root / "conf.py").write_text(conf, encoding="utf-8")
    return build_portal(root)


def html(found: Built) -> dict[str, bytes]:
    return {name: data for name, (_, data) in found.pages().items() if "/page" in name}


def test_both_ways_are_the_same_bytes(tmp_path: Path) -> None:
    seed = random.randint(0, 10**6)  # noqa: S311
    direct = built(tmp_path / "direct", seed)
    read = built(tmp_path / "read", seed, WATCHED)
    directly, by_sphinx = html(direct), html(read)
    assert len(directly) == COUNT
    assert (seed, [name for name in directly if directly[name] != by_sphinx.get(name)]) == (
        seed,
        [],
    )
    doctrees = direct.html.parent / "doctrees" / "browse"
    read_by_sphinx = list(doctrees.glob("page*.doctree"))
    # What was written directly, which is the point of it.
    assert len(read_by_sphinx) < COUNT / 10
