"""Formulas as MathML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sphinx_proceedings.model.formulas import FormulaError, mathml


@pytest.mark.parametrize(
    ("tex", "inside"),
    [
        ("x^2", "<msup><mi>x</mi><mn>2</mn></msup>"),
        ("_2", "<msub><mrow></mrow><mn>2</mn></msub>"),
        (r"360^{\circ}", "<msup><mn>360</mn><mo>∘</mo></msup>"),
        (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        (r"1,\dots", "<mn>1</mn><mo>,</mo><mi>…</mi>"),
        (r"\bm x", "<mi>𝒙</mi>"),
        (r"{\cal L}", "<mrow><mspace/><mi>ℒ︀</mi></mrow>"),
        ("×≥∈", None),
        ("5%", "<mn>5</mn><mi>%</mi>"),
        (r"5\%", "<mn>5</mn><mi>%</mi>"),
        ("#P", None),
        (r"\mbox{poly}(n)", None),
        (r"n\textsuperscript{th}", "<mi>n</mi><msup><mrow></mrow><mtext>th</mtext></msup>"),
        (r"\text{\bf source}", "<mtext>source</mtext>"),
        (r"\text{if $x>0$ or}", None),
        (r"\text{a_b}", "<mtext>a_b</mtext>"),
        (r"{\em x}", None),
        (r"\left< x \right>", None),
        (r"\textsc{Max}", None),
        (r"\Big(\frac{a}{b}\Big)", None),
        (r"\mathbbm 1", "<mi>𝟙</mi>"),
        (r"90\textdegree", "<mn>90</mn><mi>°</mi>"),
        (r"\poly(n)", None),
        (r"a & b", None),
        (r"\norm*{x}\abs{y}", None),
        (r"\ceil{x}", '<mo stretchy="false">⌈</mo><mi>x</mi><mo stretchy="false">⌉</mo>'),
        (r"\floor{n/2}", None),
        (r"\C\slash\F", '<mi>ℂ</mi><mo lspace="0" rspace="0">/</mo><mi>𝔽</mi>'),
        (r"\esssup_x \widebar{f}\textellipsis\mathrlap{y}\varpropto\varlimsup z", None),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", None),
        (r"\text{<b>}<x", "<mtext>&lt;b&gt;</mtext><mo>&lt;</mo><mi>x</mi>"),
    ],
)
def test_formulas(tex: str, inside: str | None) -> None:
    found = mathml(tex)
    etree.fromstring(found)
    if inside is not None:
        assert found == f"<math>{inside}</math>"


def test_display() -> None:
    assert mathml("x", display=True) == '<math display="block"><mi>x</mi></math>'


@pytest.mark.parametrize(
    ("tex", "reason"),
    [
        (r"\frobnicate x", 'unknown command "\\frobnicate"'),
        (r"\frac{1}", "expected argument but reached end of input"),
        ("x^2^3", "duplicate subscript or superscript"),
        (r"\left(x", 'expected closing token "\\right", but reached end of input'),
        ("x^{" * 1000 + "}" * 1000, "it is too long or nests too deeply"),
        (r"\sqrt{" * 150 + "}" * 150, "it nests too deeply"),
        (r"\sqrt" * 100_000, "it is too long or nests too deeply"),
        (r"\newcommand{\a}{\a\a}\a", None),
    ],
)
def test_what_cannot_be_set(tex: str, reason: str | None) -> None:
    with pytest.raises(FormulaError) as raised:
        mathml(tex)
    if reason is not None:
        assert str(raised.value) == reason


PIECES = (
    "\\", "{", "}", "[", "]", "^", "_", "$", "&", "%", "#", "~", "'", '"', "<", ">", " ", "x", "1",
    r"\text{", r"\frac", r"\sqrt", r"\left(", r"\right)", r"\begin{cases}", r"\end{cases}",
    r"\mathbf", r"\hat", r"\not", r"\over", r"\\", r"\color{red}", "é", "≥", "文", "\n",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_anything_is_well_formed_or_refused(tex: str) -> None:
    try:
        found = mathml(tex)
    except FormulaError:
        return
    root = etree.fromstring(found)
    assert root.tag == "math"
