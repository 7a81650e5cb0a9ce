"""Publisher's markup becomes rich text; whatever is not markup stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Style, Text
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.markup.rich_text import publisher_markup, publisher_paragraphs
from support.rich_texts import rich, span


def read(source: str) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    text, found = publisher_markup(latex_to_richtext(source).text)
    return text.nodes, found


EM, STRONG, CODE = Style.EMPHASIS, Style.STRONG, Style.CODE


@pytest.mark.parametrize(
    ("source", "nodes", "found"),
    [
        ("<i>a</i> <EM>b</Em>", (span(EM, "a"), Text(" "), span(EM, "b")), ("<i>", "<em>")),
        ("<b>a</b><strong>b</strong>", (span(STRONG, "a"), span(STRONG, "b")), ("<b>", "<strong>")),
        ("H<sub>2</sub>", (Text("H"), span(Style.SUBSCRIPT, "2")), ("<sub>",)),
        ("x<sup>2</sup>", (Text("x"), span(Style.SUPERSCRIPT, "2")), ("<sup>",)),
        ("<tt>a</tt><code>b</code>", (span(CODE, "a"), span(CODE, "b")), ("<tt>", "<code>")),
        ("<sc>a</sc>", (span(Style.SMALL_CAPS, "a"),), ("<sc>",)),
        ('<span class="smallcaps">a</span>', (span(Style.SMALL_CAPS, "a"),), ("<span>",)),
        ("<span class='x small-caps'>a</span>", (span(Style.SMALL_CAPS, "a"),), ("<span>",)),
        (
            '<span style="font-variant: small-caps">a</span>',
            (span(Style.SMALL_CAPS, "a"),),
            ("<span>",),
        ),
        ("a<br>b<br/>c<br />d", (Text("a b c d"),), ("<br>",)),
        ("<p>a</p><p>b</p>", (Text("a b"),), ("<p>",)),
        ("<jats:italic>a</jats:italic>", (span(EM, "a"),), ("<jats:italic>",)),
        ('<i class="x" lang="la">a</i>', (span(EM, "a"),), ("<i>",)),
        ("<i>a <b>b</b></i>", (span(EM, "a ", span(STRONG, "b")),), ("<i>", "<b>")),
        ("<i><i>a</i> b</i>", (span(EM, "a b"),), ("<i>",)),
        ("<i>{BERT} a</i>", (span(EM, span(Style.PROTECTED, "BERT"), " a"),), ("<i>",)),
        ("{<i>a</i>}", (span(Style.PROTECTED, span(EM, "a")),), ("<i>",)),
        ("<i>a <b> b</i>", (span(EM, "a <b> b"),), ("<i>",)),
        ("<b><i>a</b></i>", (span(STRONG, "<i>a"), Text("</i>")), ("<b>",)),
    ],
)
def test_tags(source: str, nodes: tuple[Node, ...], found: tuple[str, ...]) -> None:
    assert read(source) == (nodes, found)


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("a &amp; b", "a & b", ("&amp;",)),
        (r"a \&amp; b", "a & b", ("&amp;",)),
        ("&lt;b&gt;x&lt;/b&gt;", "<b>x</b>", ("&lt;", "&gt;")),
        ("&lt;b&gt; is a tag", "<b> is a tag", ("&lt;", "&gt;")),
        ("a &lt; b and c &gt; d &lt;x&gt;", "a < b and c > d <x>", ("&lt;", "&gt;")),
        ("&amp;lt;", "<", ("&amp;",)),
        ("&amp;lt;p&amp;gt;Twice &amp;amp; again&amp;lt;/p&amp;gt;", "Twice & again", None),
        ("a&#x202e;b", "ab", ("&#x202e;",)),
        (r"caf&#233; caf&#xE9; caf&eacute; \&\#233;", "café café café é", None),
        ("a&nbsp;b", "a\u00a0b", ("&nbsp;",)),
        ("a&#10;&#32;b", "a b", ("&#10;", "&#32;")),
    ],
)
def test_entities(source: str, text: str, found: tuple[str, ...] | None) -> None:
    nodes, seen = read(source)
    assert nodes == (Text(text),)
    assert seen == found or (found is None and len(seen) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "x < y and z > w",
        "a lone <b> or </i>",
        "<b y and z> w</b y>",
        "AT&T; R&D; &amp &unknown; &#0; &#8; &#55296; &#99999999;",
        "the <img> tag and the <list> of <a>",
        "<script><b>a</b> &amp;</script><style><i>x</i></style>",
        "<math> opens, </b> closes",
        "<subject, predicate, object> <passage>",
        "<i/> <b />",
        "< i>a</ i>",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert publisher_markup(rich(text)) == (rich(text), ())


@pytest.mark.parametrize(
    ("source", "plain", "nodes"),
    [
        (
            "in <math><mi>N</mi></math>-Coupled",
            "in N-Coupled",
            (Text("in "), Math("N"), Text("-Coupled")),
        ),
        (
            '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML" display="inline"><mml:msub>'
            "<mml:mi>RuO</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math> Films",
            "RuO2 Films",
            (Math(r"\mathrm{RuO}_2"), Text(" Films")),
        ),
        (
            r"\ensuremath{<}mml:math\ensuremath{>}\ensuremath{<}mml:mi\ensuremath{>}N"
            r"\ensuremath{<}/mml:mi\ensuremath{>}\ensuremath{<}/mml:math\ensuremath{>}",
            "N",
            (Math("N"),),
        ),
        ("H$<$sub$>$2$<$/sub$>$O", "H2O", (Text("H"), span(Style.SUBSCRIPT, "2"), Text("O"))),
        (
            "<jats:inline-formula><jats:tex-math>$$x^2$$</jats:tex-math></jats:inline-formula>",
            "x²",
            (Math("x^2"),),
        ),
        ("<tex-math>x^2</tex-math>", "x²", (Math("x^2"),)),
        (
            r"<tex-math>\documentclass[12pt]{minimal} \usepackage{amsmath}"
            r" \begin{document}$$x^2$$\end{document}</tex-math> and $y$",
            "x² and y",
            (Math("x^2"), Text(" and "), Math("y")),
        ),
        (
            '<formula formulatype="inline"><tex Notation="TeX">$n$</tex></formula> bits',
            "n bits",
            (Math("n"), Text(" bits")),
        ),
        (
            "<ce:italic>E. coli</ce:italic> H<ce:inf>2</ce:inf>O <ce:hsp/>gas",
            "E. coli H2O gas",
            (span(EM, "E. coli"), Text(" H"), span(Style.SUBSCRIPT, "2"), Text("O gas")),
        ),
        ("<ce:para>a</ce:para><ce:para>b <emph>c</emph></ce:para>", "a b c", None),
        (
            "<alternatives><tex-math>$x$</tex-math><math><mi>x</mi></math></alternatives>",
            "x",
            (Math("x"),),
        ),
        ("$p &lt; 0.05$, $a &amp; b$", "p < 0.05, a & b", None),
        ("<scp>ab</scp> <inf>2</inf> <u>c</u> <span>d</span>", "ab 2 c d", None),
        (
            '<a href="https://example.org/a_b">link</a> <a href="javascript:x">no</a>',
            "link no",
            (Link("https://example.org/a_b", (Text("link"),)), Text(" no")),
        ),
        ("<mml:mi>lost</mml:mi> <jats:unknown>x", "lost x", (Text("lost x"),)),
        ("<ul><li>one</li><li>two</li></ul>", "• one • two", None),
        ('a<img src="x.png"/>b', "ab", None),
    ],
)
def test_formulas_and_others_tags(source: str, plain: str, nodes: tuple[Node, ...] | None) -> None:
    found, seen = read(source)
    assert RichText(found).plain == plain
    assert seen
    if nodes is not None:
        assert found == nodes


def test_what_is_left_out_is_told() -> None:
    assert read('a<img src="x.png"/>b') == ((Text("ab"),), ("<img> (left out)",))


def test_code_and_addresses_are_left_alone() -> None:
    url = "https://x.org/?a=1&amp;b"
    text = rich(span(CODE, "<b>x</b> &amp;"), Math("a<b"), Link(url, (Text(url),)))
    assert publisher_markup(text) == (text, ())


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(("a", "b"), (rich("a"), rich("b")), id="two texts"),
        pytest.param(("<p>a</p><p>b</p>",), (rich("a"), rich("b")), id="two paragraphs"),
        pytest.param(("a<p/>b",), (rich("a"), rich("b")), id="paragraph mark in between"),
        pytest.param(
            ("<jats:sec><jats:title>Aim</jats:title><jats:p>a", "b</jats:p></jats:sec>"),
            (rich(span(STRONG, "Aim")), rich("a"), rich("b")),
            id="section over two texts",
        ),
        pytest.param(
            ("<jats:title>Abstract</jats:title><jats:p>a</jats:p>",),
            (rich("a"),),
            id="title of the abstract",
        ),
        pytest.param(
            ("<jats:title>Abstract</jats:title>",),
            (rich(span(STRONG, "Abstract")),),
            id="title alone",
        ),
        pytest.param(
            (
                '<sec><st>Aims</st><p>Aim.</p></sec><div class="x">In.</div>'
                "<ul><li>one</li><li>two</li></ul>",
            ),
            (rich(span(STRONG, "Aims")), rich("Aim."), rich("In."), rich("• one"), rich("• two")),
            id="section, division and list",
        ),
        pytest.param(
            ("<h3>Background</h3>a<p>b</p>",),
            (rich(span(STRONG, "Background")), rich("a"), rich("b")),
            id="heading",
        ),
        pytest.param(
            ("<list><list-item> <p>a</p></list-item></list>",),
            (rich("• a"),),
            id="item with a paragraph",
        ),
        pytest.param(("<p> </p>",), (), id="empty paragraph"),
    ],
)
def test_paragraphs(sources: tuple[str, ...], expected: tuple[RichText, ...]) -> None:
    assert publisher_paragraphs([rich(source) for source in sources])[0] == expected


@pytest.mark.parametrize(
    "piece",
    [
        "<b>",
        "</b>",
        "<b><i>",
        "<p>",
        "<script>",
        "<i x=",
        "&",
        "<b ",
        "<math>",
        "</math>",
        "&amp;",
        "<ul><li>",
        "<a href='http://x'>",
    ],
)
def test_long_damage_keeps_what_follows(piece: str) -> None:
    text, _ = publisher_markup(rich(piece * 20_000 + "x"))
    assert text.plain.endswith("x")


def test_deep_nesting_makes_no_deep_tree() -> None:
    text, found = publisher_markup(rich("<b><i>" * 10_000 + "x" + "</i></b>" * 10_000))
    assert (text, found) == (rich(span(STRONG, span(EM, "x"))), ("<b>", "<i>"))


PIECES = ["<i>", "</i>", "<b>", "</b>", "<p>", "</p>", "<br>", "<script>", "</script>", "&amp;"]


@given(st.lists(st.sampled_from([*PIECES, "x", " ", "<", ">", "&", "{", "}", "$"])).map("".join))
def test_only_tags_and_entities_are_taken_from_the_text(source: str) -> None:
    text = latex_to_richtext(source).text
    changed, found = publisher_markup(text)

    def bare(value: RichText) -> str:
        plain = value.plain
        # A formula's plain text leaves its alignment marks out: of `$&amp;$` it keeps `amp;`.
        for tag in [*PIECES, "&", "amp;"]:
            plain = plain.replace(tag, "")
        return plain.replace(" ", "")

    assert bare(changed) == bare(text)
    assert (changed == text) or found
