"""Text survives the way from BibTeX through MyST and Sphinx to HTML, whatever is in it.

One portal of many papers, whose titles and abstracts a generator with a fixed seed makes of
marks that mean something to LaTeX, Markdown, MyST, Jinja or HTML, and of all of Unicode.
"""

from __future__ import annotations

import random
import re
import sys
import unicodedata
from dataclasses import dataclass

import pytest
from bs4 import Tag

from sphinx_proceedings.model.latex.rich_text import richtext_to_latex
from sphinx_proceedings.model.richtext import Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.text.characters import suitable
from support.sphinx_build import Built, build_portal

PAPERS = 200
SEED = 20260508
MARKS = [
    *"\\`*_{}[]()#+-.!|<>~^$&%@:;=\"'/?,", "**", "__", "``", "```", "~~", "---", "***", "===", "--",
    "...", "::", ":::", "$$", "%%", "(c)", "{{ 7*7 }}", "{% raw %}", "{role}`x`", "[a](b)",
    "![a](b)", "[^1]", "<b", "</b>", "<!--", "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">', "&amp;", "&lt;", "&#60;", "&T;", "https://example.org/a_b",
    "www.example.org", "a@example.org", "1. ", "- ", "# ", "> ", ": ", "\\emph{x}", "\\(x\\)",
    "\\[", "$x$", "\\", "\\\\", "{.c}", "{#id}", "|x|", "[[x]]", "(x)=", "<b>bold</b>",
    "<!DOCTYPE html>", "]]>", "<?php ?>", "+++", "^a^", ":name:", "[x]", "[ ]", "\u00a0", "\u2009",
    "\u200b", "\u200d", "\u200e", "\u200f", "\u0301", "\u3000",
]  # fmt: skip
ALLOWED = {"em", "strong", "code", "span", "sup", "sub", "a", "bdi", "p", "div", "section"}
STYLES = [style for style in Style if style is not Style.PROTECTED]


@dataclass(frozen=True)
class Sample:
    """A paper's texts."""

    key: str
    title: RichText
    abstract: RichText


def characters(chance: random.Random) -> str:
    """A few characters from anywhere in Unicode that are text."""
    picked = (chr(chance.randrange(0x20, sys.maxunicode)) for _ in range(chance.randrange(1, 6)))
    unsuitable = {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}
    kept, _ = suitable("".join(c for c in picked if unicodedata.category(c) not in unsuitable))
    # Soft hyphens are taken out on purpose.
    return unicodedata.normalize("NFC", kept.replace("\u00ad", ""))


def run(chance: random.Random) -> str:
    """Plain text of marks, words and odd characters."""
    pieces: list[str] = []
    for _ in range(chance.randrange(2, 12)):
        make = chance.choice(
            [
                lambda: chance.choice(MARKS),
                lambda: chance.choice(MARKS),
                lambda: chance.choice(["word", "Größe", "日本語", "x", "1", "naïve", "עברית"]),
                lambda: characters(chance),
            ]
        )
        pieces += [make(), chance.choice(["", "", " "])]
    return unicodedata.normalize("NFC", " ".join("".join(pieces).split(" ")))


def rich(chance: random.Random) -> RichText:
    """A word, then text, some of it styled."""
    nodes: list[Node] = [Text("Word ")]
    for _ in range(chance.randrange(1, 4)):
        text = Text(run(chance))
        nodes.append(text if chance.random() < 0.6 else Span(chance.choice(STYLES), (text,)))
    return RichText(tuple(nodes))


def samples() -> list[Sample]:
    chance = random.Random(SEED)  # noqa: S311 - samples, no secrets
    return [
        Sample(key=f"sample{number}", title=rich(chance), abstract=rich(chance))
        for number in range(PAPERS)
    ]


def as_bibtex(text: RichText) -> str:
    """LaTeX in which `<` and `&` are entities, where else markup would be read."""
    # In code nothing is markup, hence nothing to escape.
    return richtext_to_latex(RichText(tuple(escaped(node) for node in text.nodes)))


def escaped(node: Node) -> Node:
    match node:
        case Text(text):
            # Not `&amp;`: `&amp;lt;` was encoded twice, and is decoded twice.
            return Text(text.replace("&", "&#38;").replace("<", "&lt;"))
        case Span(style, children) if style is not Style.CODE:
            return Span(style, tuple(escaped(child) for child in children))
        case _:
            return node


def entry(sample: Sample) -> str:
    return (
        f"@inproceedings{{{sample.key}, author = {{Lovelace, Ada}}, year = 2026,\n"
        f"  title = {{{as_bibtex(sample.title)}}},\n"
        f"  abstract = {{{as_bibtex(sample.abstract)}}}}}\n"
    )


FORMULAS = ["x^2", r"\alpha_{i} < \beta", r"\{a\}", r"\text{if } x", r"O(n \log n)", "x'"]


def article_of(portal: Built, key: str) -> Tag:
    """The element around a paper's heading."""
    heading = portal.page(f"papers/w2026/{key}").select_one("h1")
    assert heading is not None
    assert heading.parent is not None
    return heading.parent


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("round") / "portal"
    (root / "papers").mkdir(parents=True)
    formulas = (
        entry(
            Sample(
                key=f"formula{number}",
                title=RichText((Text("The "), Math(tex), Text(" of it"))),
                abstract=RichText((Text("With "), Math(tex, display=True), Text(" shown"))),
            )
        )
        for number, tex in enumerate(FORMULAS)
    )
    text = "".join([*(entry(sample) for sample in samples()), *formulas])
    (root / "papers" / "w2026.bib").write_text(text, encoding="utf-8")
    return build_portal(root)


def collapsed(text: str) -> str:
    """With runs of ASCII white space as one space, and no space of any kind at the ends.

    Other spaces within the text are characters to keep.
    """
    return re.sub("[ \t\n\r\f]+", " ", text).strip()


def heading_text(article: Tag) -> str:
    heading = article.select_one("h1")
    assert heading is not None
    for link in heading.select("a.headerlink"):
        link.decompose()
    return collapsed(heading.get_text())


def abstract_of(article: Tag) -> Tag:
    section = article.select_one("section#abstract")
    assert section is not None
    for heading in section.select("h2"):
        heading.decompose()
    return section


def test_nothing_but_expected_warnings(portal: Built) -> None:
    """What the samples hold may look like slips; nothing may be lost or break a page."""
    lines = [line for line in portal.warnings.splitlines() if "papers/w2026.bib" not in line]
    noise = re.compile(r"^\s*hint: |document isn't included in any toctree")
    assert [line for line in lines if line.strip() and not noise.search(line)] == []
    assert "error[" not in portal.warnings


@dataclass(frozen=True)
class Shown:
    """What a page shows of a paper's texts."""

    title: str
    abstract: str
    inside: list[Tag]


@pytest.fixture(scope="module")
def shown(portal: Built) -> dict[str, Shown]:
    """The pages of all samples."""
    found: dict[str, Shown] = {}
    for sample in samples():
        article = article_of(portal, sample.key)
        title, abstract = heading_text(article), abstract_of(article)
        inside = [*article.select("h1 *"), *abstract.select("*")]
        found[sample.key] = Shown(title, collapsed(abstract.get_text()), inside)
    return found


def test_titles_and_abstracts_are_unchanged(shown: dict[str, Shown]) -> None:
    wanted = {
        sample.key: (collapsed(sample.title.plain), collapsed(sample.abstract.plain))
        for sample in samples()
    }
    assert {key: (each.title, each.abstract) for key, each in shown.items()} == wanted


def test_only_the_elements_of_rich_text_are_inside(shown: dict[str, Shown]) -> None:
    for key, each in shown.items():
        assert {tag.name for tag in each.inside} <= ALLOWED, key
        for tag in each.inside:
            assert not [name for name in tag.attrs if name.startswith("on")], key
            assert tag.name != "a", key


def test_formulas_are_mathml(portal: Built) -> None:
    for number in range(len(FORMULAS)):
        article = article_of(portal, f"formula{number}")
        assert len(article.select("h1 math")) == 1, FORMULAS[number]
        section = abstract_of(article)
        assert len(section.select("math")) == 1, FORMULAS[number]
        assert section.get_text().strip().startswith("With"), FORMULAS[number]
        assert section.get_text().strip().endswith("shown"), FORMULAS[number]
