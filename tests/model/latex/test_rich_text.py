"""Rich text as LaTeX, and back again."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.latex.rich_text import richtext_to_latex
from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.latex.nodes import tidied
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from support.rich_texts import rich, span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(rich(), "", id="nothing"),
        pytest.param(
            rich("Größe – “x” — y"), "Größe -- “x” --- y", id="dashes and quotation marks"
        ),
        pytest.param(rich("50% & #1_a $5"), r"50\% \& \#1\_a \$5", id="marks of LaTeX"),
        pytest.param(
            rich("\\{}^~"),
            r"\textbackslash{}\textbraceleft{}\textbraceright{}\textasciicircum{}\textasciitilde{}",
            id="braces and accents",
        ),
        pytest.param(rich("a\u00a0b\u2009c"), r"a~b\,c", id="spaces"),
        pytest.param(rich("-- ’‘ –- ? << ,,"), "-{}- ’‘ --{}- ? <{}< ,{},", id="ligatures"),
        pytest.param(
            rich("a'b`"), r"a\textquotesingle{}b\textasciigrave{}", id="straight quotation marks"
        ),
        pytest.param(
            rich(span(Style.CODE, "'' ``")),
            r"\texttt{'{}' `{}`}",
            id="straight quotation marks in code",
        ),
        pytest.param(
            rich(span(Style.EMPHASIS, "a", span(Style.STRONG, "b"))),
            r"\emph{a\textbf{b}}",
            id="styles in styles",
        ),
        pytest.param(rich(span(Style.CODE, "--v–")), r"\texttt{-{}-v–}", id="dashes in code"),
        pytest.param(rich(span(Style.SMALL_CAPS, "a")), r"\textsc{a}", id="small capitals"),
        pytest.param(
            rich(span(Style.SUPERSCRIPT, "a"), span(Style.SUBSCRIPT, "b")),
            r"\textsuperscript{a}\textsubscript{b}",
            id="raised and lowered",
        ),
        pytest.param(rich(span(Style.PROTECTED, "BERT")), "{BERT}", id="protected"),
        pytest.param(
            rich(span(Style.PROTECTED, span(Style.EMPHASIS, "A"))),
            r"{{\emph{A}}}",
            id="protected and emphasised",
        ),
        pytest.param(rich(span(Style.PROTECTED, "&")), r"{{\&}}", id="protected mark of LaTeX"),
        pytest.param(rich(Math("x"), "5"), "$x${}5", id="formula before a digit"),
        pytest.param(rich(Math("x"), Math("y")), "$x${}$y$", id="two formulas"),
        pytest.param(rich(Math("a_{1}", display=True)), r"\[a_{1}\]", id="displayed formula"),
        pytest.param(
            rich(Math(r"\text{if $x$}")), r"\(\text{if $x$}\)", id="formula with a formula in it"
        ),
        pytest.param(rich(Math(r"\{a\}")), r"$\{a\}$", id="braces in a formula"),
        pytest.param(
            rich(Math(r"\left\{a\right.")),
            r"$\left\lbrace a\right.$",
            id="brace without a partner in a formula",
        ),
        pytest.param(rich(Math("a}")), r"a\textbraceright{}", id="formula that is none"),
        pytest.param(
            rich(Link("https://x.org/a%20_#", (Text("https://x.org/a%20_#"),))),
            r"\url{https://x.org/a\%20_\#}",
            id="address",
        ),
        pytest.param(
            rich(Link("https://x.org", (Text("x_y"),))), r"\href{https://x.org}{x\_y}", id="link"
        ),
        pytest.param(
            rich(Link("https://x.org/{é ", (Text("x"),))),
            r"\href{https://x.org/\%7B\%C3\%A9\%20}{x}",
            id="link to an address with odd characters",
        ),
    ],
)
def test_latex(text: RichText, expected: str) -> None:
    assert richtext_to_latex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Größe", r"Gr{\"{o}}{\ss}e", id="umlaut and ß"),
        pytest.param("ế", r"{\'{{\^{e}}}}", id="accent on an accent"),
        pytest.param(
            "ű ș Ħ",
            r"{\H{u}} {\textcommabelow{s}} Ħ",
            id="accents with commands and letter without",
        ),
        pytest.param(
            "α – “x”",
            r"{\ensuremath{\alpha}} -- {\textquotedblleft}x{\textquotedblright}",
            id="symbols",
        ),
        pytest.param("中文", "中文", id="no Latin letters"),
        pytest.param(
            "n\u0308 x\u0302\u0323 α\u0323",
            r"{\"{n}} {\^{{\d{x}}}} {\ensuremath{\alpha}}" "\u0323",
            id="accents as characters of their own",
        ),
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
