"""Rich text as LaTeX, and back again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.citations.latex import richtext_to_latex
from sphinx_proceedings.sources.latex.nodes import tidied
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from support.rich_texts import rich, span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (rich(), ""),
        (rich("Größe – “x” — y"), "Größe -- “x” --- y"),
        (rich("50% & #1_a $5"), r"50\% \& \#1\_a \$5"),
        (
            rich("\\{}^~"),
            r"\textbackslash{}\textbraceleft{}\textbraceright{}\textasciicircum{}\textasciitilde{}",
        ),
        (rich("a\u00a0b\u2009c"), r"a~b\,c"),
        (
            rich("-- ’‘ –- ? << ,,"),
            "-{}- ’‘ --{}- ? <{}< ,{},",
        ),
        (rich("a'b`"), r"a\textquotesingle{}b\textasciigrave{}"),
        (rich(span(Style.CODE, "'' ``")), r"\texttt{'{}' `{}`}"),
        (rich(span(Style.EMPHASIS, "a", span(Style.STRONG, "b"))), r"\emph{a\textbf{b}}"),
        (rich(span(Style.CODE, "--v–")), r"\texttt{-{}-v–}"),
        (rich(span(Style.SMALL_CAPS, "a")), r"\textsc{a}"),
        (
            rich(span(Style.SUPERSCRIPT, "a"), span(Style.SUBSCRIPT, "b")),
            r"\textsuperscript{a}\textsubscript{b}",
        ),
        (rich(span(Style.PROTECTED, "BERT")), "{BERT}"),
        (rich(span(Style.PROTECTED, span(Style.EMPHASIS, "A"))), r"{{\emph{A}}}"),
        (rich(span(Style.PROTECTED, "&")), r"{{\&}}"),
        (rich(Math("x"), "5"), "$x${}5"),
        (rich(Math("x"), Math("y")), "$x${}$y$"),
        (rich(Math("a_{1}", display=True)), r"\[a_{1}\]"),
        (rich(Math(r"\text{if $x$}")), r"\(\text{if $x$}\)"),
        (rich(Math(r"\{a\}")), r"$\{a\}$"),
        (rich(Math(r"\left\{a\right.")), r"$\left\lbrace a\right.$"),
        (rich(Math("a}")), r"a\textbraceright{}"),
        (
            rich(Link("https://x.org/a%20_#", (Text("https://x.org/a%20_#"),))),
            r"\url{https://x.org/a\%20_\#}",
        ),
        (rich(Link("https://x.org", (Text("x_y"),))), r"\href{https://x.org}{x\_y}"),
        (
            rich(Link("https://x.org/{é ", (Text("x"),))),
            r"\href{https://x.org/\%7B\%C3\%A9\%20}{x}",
        ),
    ],
)
def test_latex(text: RichText, expected: str) -> None:
    assert richtext_to_latex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Größe", r"Gr{\"{o}}{\ss}e"),
        ("ế", r"{\'{{\^{e}}}}"),
        ("ű ș Ħ", r"{\H{u}} {\textcommabelow{s}} Ħ"),
        ("α – “x”", r"{\ensuremath{\alpha}} -- {\textquotedblleft}x{\textquotedblright}"),
        ("中文", "中文"),
        ("n\u0308 x\u0302\u0323 α\u0323", r"{\"{n}} {\^{{\d{x}}}} {\ensuremath{\alpha}}" "\u0323"),
    ],
)
def test_ascii_latex(text: str, expected: str) -> None:
    assert richtext_to_latex(RichText.from_plain(text), ascii_only=True) == expected


LETTERS = [
    chr(code)
    for code in (
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),
        *range(0x391, 0x3CA),
        *range(0x400, 0x460),
    )
    if unicodedata.category(chr(code)) not in ("Cn", "Cf")
]


@pytest.mark.parametrize("letter", LETTERS)
def test_ascii_latex_reads_back_as_the_same_letter(letter: str) -> None:
    text = RichText.from_plain(f"a{letter}b")
    conversion = latex_to_richtext(richtext_to_latex(text, ascii_only=True))
    assert (conversion.text, conversion.problems) == (text, ())


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])) | st.text(
    "ab5 -–—`'“”\\{}$~%&#_^<>,?!\u00a0\u2009"
)
FORMULAS = st.sampled_from(
    ["x", "O(n^2)", r"\alpha_{i}", r"\{a\}", r"\text{if $x$}", r"\ ", r"a\\b", "5"]
) | st.text("ab^_+=2 ", min_size=1).map(str.strip).filter(bool)
ADDRESSES = st.from_regex(r"https://[a-z]{1,3}/[A-Za-z0-9_~%#&=?,;.$'-]{0,9}", fullmatch=True)
LEAVES = TEXTS.map(Text) | st.builds(Math, FORMULAS, st.booleans())


def nested(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(children, max_size=4).map(tuple)
    return (
        st.builds(Span, st.sampled_from(Style), several)
        | st.builds(Link, ADDRESSES, several)
        | ADDRESSES.map(lambda url: Link(url, (Text(url),)))
    )


def normal(
    nodes: tuple[Node, ...], *, linked: bool = False, kept: bool = False
) -> tuple[Node, ...]:
    """Without what says nothing: links in links, protection within protection."""
    result: list[Node] = []
    for node in nodes:
        match node:
            case Span(style, children):
                protects = style is Style.PROTECTED
                inner = normal(children, linked=linked, kept=kept or protects)
                result += inner if protects and kept else [Span(style, inner)]
            case Link(url, children):
                inner = normal(children, linked=True, kept=kept)
                result += inner if linked else [Link(url, inner)]
            case _:
                result.append(node)
    return tuple(result)


RICH_TEXTS = st.lists(st.recursive(LEAVES, nested, max_leaves=8), max_size=5).map(
    lambda nodes: tidied(normal(tuple(nodes)))
)


@given(RICH_TEXTS)
def test_round_trip(text: RichText) -> None:
    conversion = latex_to_richtext(richtext_to_latex(text))
    assert (conversion.text, conversion.problems) == (text, ())


@given(RICH_TEXTS)
def test_braces_pair_up_as_bibtex_counts_them(text: RichText) -> None:
    depth = 0
    for character in richtext_to_latex(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(st.builds(Math, st.text("ab{}\\$ ", min_size=1), st.booleans()))
def test_braces_pair_up_around_any_formula(formula: Math) -> None:
    latex = richtext_to_latex(rich(formula))
    assert latex.count("{") == latex.count("}")
