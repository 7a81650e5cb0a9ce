"""LaTeX text as rich text: spelling by spelling, then for any text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.sources.latex.rich_text import LatexProblem, latex_to_richtext
from support.rich_texts import span


def emphasis(*children: Node | str) -> Span:
    return span(Style.EMPHASIS, *children)


def strong(*children: Node | str) -> Span:
    return span(Style.STRONG, *children)


def code(*children: Node | str) -> Span:
    return span(Style.CODE, *children)


def protected(*children: Node | str) -> Span:
    return span(Style.PROTECTED, *children)


def link(url: str, *children: Node | str) -> Link:
    return Link(url, tuple(Text(c) if isinstance(c, str) else c for c in children or (url,)))


def display(tex: str) -> Math:
    return Math(tex, display=True)


def converted(source: str) -> tuple[Node, ...]:
    """The nodes of a source that has nothing wrong with it."""
    conversion = latex_to_richtext(source)
    assert conversion.problems == ()
    return conversion.text.nodes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        (" \n\t ", ()),
        (" two \n\t words ", (Text("two words"),)),
        ('50% rest & # _ ^ < > * [x] `a` "b"', (Text('50% rest & # _ ^ < > * [x] `a` "b"'),)),
        (r"50% \emph{rest}", (Text("50% "), emphasis("rest"))),
        ("u\u0308ber", (Text("über"),)),
        ("kept\u00a0space", (Text("kept\u00a0space"),)),
    ],
)
def test_plain_text(source: str, expected: tuple[Node, ...]) -> None:
    assert converted(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\"o", "ö"),
        (r"\"{o}", "ö"),
        (r"{\"o}", "ö"),
        (r"{\"{o}}", "ö"),
        (r"\" o", "ö"),
        (r"\'\i", "í"),
        (r"\'{\i}", "í"),
        (r"\'i", "í"),
        (r"\c c", "ç"),
        (r"\c{c}", "ç"),
        (r"\v{s}", "š"),
        (r"\v s", "š"),
        (r"\H{o}", "ő"),
        (r"\k{a}", "ą"),
        (r"\r{a}", "å"),
        (r"\u{g}", "ğ"),
        (r"\d{s}", "ṣ"),
        (r"\b{b}", "ḇ"),
        (r"\t{oo}", "o\u0361o"),
        (r"\.{z}", "ż"),
        (r"\={a}", "ā"),
        (r"\^o", "ô"),
        (r"\`a", "à"),
        (r"\~n", "ñ"),
        (r"\'{\^e}", "ế"),
        (r"\'\^e", "ế"),
        (r"\'{abc}", "ábc"),
        (r"\~{}", "~"),
        (r"\^{}", "^"),
        (r"na\"{\i}ve", "naïve"),
        (r"\ss\o\O\l\L\ae\AE\oe\OE\aa\AA", "ßøØłŁæÆœŒåÅ"),
        (r"\i\j\dh\th\dj\DJ\ng", "ıȷðþđĐŋ"),
        (r"\o re", "øre"),
        (r"\ss{} x", "ß x"),
        (r"{\ss} x", "ß x"),
        (r"M{\"u}ller", "Müller"),
    ],
)
def test_accents_and_letters(source: str, expected: str) -> None:
    assert converted(source) == (Text(expected),)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a---b--c-d", "a—b–c-d"),
        ("``a''", "“a”"),
        ("`a'", "‘a’"),
        ("O'Neil's `a' and (`B')", "O’Neil’s ‘a’ and (‘B’)"),
        ("`ticks` and a lone ` or `x", "`ticks` and a lone ` or `x"),
        ("a`b'", "a`b’"),
        (r"\textquotesingle\textasciigrave", "'`"),
        ("-{}-", "--"),
        ("a~b", "a\u00a0b"),
        (r"hy\-phen", "hyphen"),
        (r"a\ b", "a b"),
        (r"a\ \ b", "a b"),
        (r"10\,000", "10\u2009000"),
        (r"a\;b\:c\quad d\!e", "a b c de"),
        (r"a\\b\newline c", "a b c"),
        (r"\%\&\$\#\_\{\}", "%&$#_{}"),
        (r"\textbackslash\textasciitilde\textasciicircum", "\\~^"),
        (r"\textless\textgreater\textbar\textquotesingle", "<>|'"),
        (r"\textendash\textemdash", "–—"),
        (r"\textregistered\texttrademark\copyright", "®™©"),
        (r"\S\P\pounds\euro\texteuro\dag\ddag", "§¶£€€†‡"),
        (r"\ldots\dots\textellipsis\textdegree", "………°"),
        (r"\textperiodcentered\textmu", "·µ"),
        (r"\alpha\leq\beta\rightarrow\ensuremath{\gamma}", "α≤β→γ"),
        (r"\LaTeX{} and \log n", "LaTeX and logn"),
        (r"a word\footnote{A note.}.", "a word (A note.)."),
        (r"\enquote{so}", "“so”"),
        (r"\mbox{a}\textrm{b}\underline{c}", "abc"),
        (r"\textcolor{red}{text}\hspace{1cm}", "text"),
        (r"{\noopsort{1973a}}1973", "1973"),
        ("{}", ""),
        (r"a{}b\emph{}", "ab"),
    ],
)
def test_characters(source: str, expected: str) -> None:
    assert converted(source) == RichText.from_plain(expected).nodes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\emph{a \textbf{b}}", (emphasis("a ", strong("b")),)),
        (r"\textit{a}\textsl{b}", (emphasis("a"), emphasis("b"))),
        (r"\texttt{--v} \textsc{a}", (code("--v"), Text(" "), span(Style.SMALL_CAPS, "a"))),
        (
            r"H\textsubscript{2}O\textsuperscript{x}",
            (Text("H"), span(Style.SUBSCRIPT, "2"), Text("O"), span(Style.SUPERSCRIPT, "x")),
        ),
        (r"\textbf ab", (strong("a"), Text("b"))),
        (r"{\em x} y", (emphasis("x"), Text(" y"))),
        (r"{\bf\it x}y", (strong(emphasis("x")), Text("y"))),
        (r"{\tt a--b}", (code("a--b"),)),
        (r"\em x", (emphasis("x"),)),
        (r"{\em {Foo}}", (emphasis(protected("Foo")),)),
        (r"{\large x}", (Text("x"),)),
        (r"\textbf{ a } b \emph{c }", (strong("a "), Text("b "), emphasis("c"))),
        ("{BERT} {m}", (protected("BERT"), Text(" "), protected("m"))),
        ("{Foo {Bar}}", (protected("Foo Bar"),)),
        (r"{\'Ecole}", (protected("École"),)),
        (r"{{\'E}}", (protected("É"),)),
        (r"{Foo \em x}", (protected("Foo ", emphasis("x")),)),
        (r"{\emph{x}}", (protected(emphasis("x")),)),
        (r"\emph{{B}x}", (emphasis(protected("B"), "x"),)),
    ],
)
def test_styles_and_protection(source: str, expected: tuple[Node, ...]) -> None:
    assert converted(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\url{https://x.org/a%20b_c#~d}", (link("https://x.org/a%20b_c#~d"),)),
        (r"\url{https://x.org/a\%20b\_c\#\~{}d}", (link("https://x.org/a%20b_c#~d"),)),
        (r"\url{https://x.org/{a}b} c", (link("https://x.org/{a}b"), Text(" c"))),
        (r"\href{HTTP://x.org/a_b}{a \emph{b}}", (link("HTTP://x.org/a_b", "a ", emphasis("b")),)),
        (r"\href{mailto:a@x.org}{}", (link("mailto:a@x.org"),)),
        (r"\href{javascript:alert(1)}{text}", (Text("text"),)),
        (r"\url{ftp://x.org/_}", (Text("ftp://x.org/_"),)),
        (r"\href{http://x.org}{\url{http://y.org}}", (link("http://x.org", "http://y.org"),)),
    ],
)
def test_links(source: str, expected: tuple[Node, ...]) -> None:
    assert converted(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("costs $5 and $6", (Text("costs $5 and $6"),)),
        ("$5-$6, US$100 and CA$200", (Text("$5-$6, US$100 and CA$200"),)),
        ("100$", (Text("100$"),)),
        ("$$", (Text("$$"),)),
        ("{a $b} c$", (protected("a $b"), Text(" c$"))),
        (r"\$5 and $x$", (Text("$5 and "), Math("x"))),
        ("$O(n^2)$ time", (Math("O(n^2)"), Text(" time"))),
        ("$ x $", (Math("x"),)),
        (r"$\text{50\% \$}_{i}$", (Math(r"\text{50\% \$}_{i}"),)),
        ("$x$$y$", (Math("x"), Math("y"))),
        (r"\(x\ \) \(y\)", (Math("x\\ "), Text(" "), Math("y"))),
        ("$$a$$", (display("a"),)),
        (r"\[ a \\[2pt] b \]", (display(r"a \\[2pt] b"),)),
        (r"\begin{equation}a\end{equation}", (display("a"),)),
        (
            r"\begin{align*}a&=b\end{align*}",
            (display(r"\begin{aligned}a&=b\end{aligned}"),),
        ),
        (r"\ensuremath{x^2}", (Math("x^2"),)),
        (r"$a_{1}$ {$B$}", (Math("a_{1}"), Text(" "), protected(Math("B")))),
    ],
)
def test_formulas(source: str, expected: tuple[Node, ...]) -> None:
    assert converted(source) == expected


@pytest.mark.parametrize(
    ("source", "text", "problems"),
    [
        (r"a \foo{b}{c} d", "a b c d", (LatexProblem("command", r"\foo", offset=2),)),
        (r"\foo bar", "bar", (LatexProblem("command", r"\foo", offset=0),)),
        (r"\1", "1", (LatexProblem("command", r"\1", offset=0),)),
        (r"\cite[p. 5]{a_b}", "[a_b, p. 5]", (LatexProblem("command", r"\cite", offset=0),)),
        (
            r"x\label{l} y \ref{l}",
            "x y [l]",
            (
                LatexProblem("command", r"\label", offset=1),
                LatexProblem("command", r"\ref", offset=13),
            ),
        ),
        (
            r"\begin{itemize}\item a\item b\end{itemize}",
            "• a• b",
            (LatexProblem("command", r"\begin{itemize}", offset=0),),
        ),
        ("a}b", "a}b", (LatexProblem("syntax", "} without {", offset=1),)),
        ("a{b", "a{b", (LatexProblem("syntax", "{ without }", offset=1),)),
        (r"\emph{b", "b", (LatexProblem("syntax", "{ without }", offset=5),)),
        ("a\\", "a\\", (LatexProblem("syntax", "a backslash at the end", offset=1),)),
        (r"{x\'}", "x´", (LatexProblem("syntax", r"\' without its argument", offset=2),)),
        (r"a \(b", "a (b", (LatexProblem("syntax", r"\( without its partner", offset=2),)),
    ],
)
def test_problems_keep_the_text(source: str, text: str, problems: tuple[LatexProblem, ...]) -> None:
    conversion = latex_to_richtext(source)
    assert (conversion.text.plain, conversion.problems) == (text, problems)


def test_deep_nesting_is_reported_once_and_keeps_the_text() -> None:
    conversion = latex_to_richtext(r"\emph{" * 10_000 + "x" + "}" * 10_000)
    assert conversion.text.plain == "x"
    assert [problem.kind for problem in conversion.problems] == ["syntax"]
    assert hash(conversion.text)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "$a",
        "$$a",
        "{$",
        r"\(",
        r"\[{",
        r"\url{",
        r"\url",
        r"\begin{equation}",
        r"\'",
        r"\em\em",
        r"\foo{",
        r"\footnote{a",
        r"\href{http://x}{",
        r"\cite[a]",
        "\\",
        "--",
    ],
)
def test_long_damage_keeps_what_stands_before_it(piece: str) -> None:
    assert latex_to_richtext("before " + piece * 20_000).text.plain.startswith("before")


@given(st.text())
def test_never_raises(source: str) -> None:
    latex_to_richtext(source)


PIECES = [
    "\\", "{", "}", "$", "$$", "~", "%", "_", "--", "``", "''", r'\"', r"\'", r"\i", r"\o",
    r"\emph{", r"\em", r"\tt", r"\textcolor", r"\url{", r"\href{", r"\cite{", r"\(", r"\)", r"\[",
    r"\]", r"\begin{equation}", r"\end{equation}", r"\begin{", r"\foo", "\\\\", r"\footnote", "5",
    "a",
]  # fmt: skip


@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "é", "http://x"])))
def test_never_raises_on_pieces_of_latex(pieces: list[str]) -> None:
    source = "".join(pieces)
    for problem in latex_to_richtext(source).problems:
        assert isinstance(problem, LatexProblem)
        assert 0 <= problem.offset < len(source)


@given(st.text(st.characters(exclude_characters="\\{}$~-`'", exclude_categories=["Cs", "Cc", "Z"])))
def test_text_without_specials_survives(text: str) -> None:
    expected = RichText.from_plain(unicodedata.normalize("NFC", text))
    # The empty group makes the same text take the long way.
    assert latex_to_richtext(text).text == latex_to_richtext(text + "{}").text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"{\ifmmode\check{C}\else\v{C}\fi}erenkov", "Čerenkov"),
        (r"\ifmmode \check{S}\else \v{S}\fi{}mejka", "Šmejka"),
        (r"One \ifmmode\mu\else\textmu\fi m", "One µm"),
        (r"\ifmmode a\else b\fi{} and $\ifmmode y\else z\fi$", "b and y"),
        (r"\ifmmode a\fi{}b \$5 \ifmmode a\else c\fi", "b $5 c"),
    ],
)
def test_what_depends_on_the_mode(source: str, expected: str) -> None:
    converted = latex_to_richtext(source)
    assert (converted.text.plain, converted.problems) == (expected, ())


@pytest.mark.parametrize(
    "piece",
    ["{", "}", r"\emph{", r"\ifmmode ", r"\ifmmode a\else ", "$", "$a b c ", "{$", "-", "--"],
)
def test_long_damage_is_read(piece: str) -> None:
    assert latex_to_richtext(piece * 20_000 + "x").text.plain.endswith("x")
