"""MathML of publishers → TeX."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.markup.mathml_tex import tex_of_mathml


@pytest.mark.parametrize(
    ("source", "tex"),
    [
        ("<mml:msub><mml:mi>RuO</mml:mi><mml:mn>2</mml:mn></mml:msub>", r"\mathrm{RuO}_2"),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"\frac{1}{2}"),
        ("<msqrt><mi>n</mi><mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{n+1}"),
        ("<mroot><mi>n</mi><mn>3</mn></mroot>", r"\sqrt[3]{n}"),
        (
            "<munderover><mo>&#x2211;</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi>"
            "</munderover><msub><mi>x</mi><mi>i</mi></msub>",
            "∑_{i=1}^nx_i",
        ),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", r"\overline{x}"),
        ("<mover accent='true'><mi>x</mi><mo>^</mo></mover>", r"\hat{x}"),
        ("<mfenced open='[' close=')'><mi>a</mi><mi>b</mi></mfenced>", "[a,b)"),
        (
            "<mmultiscripts><mi>C</mi><mprescripts/><none/><mn>13</mn></mmultiscripts>",
            "{}^{13}C",
        ),
        ("<mi>&alpha;</mi><mo>&lt;</mo><mtext>if x_1</mtext>", r"α<\text{if x\_1}"),
        ("<msup><mi/><mn>2</mn></msup>", "{}^2"),
        ("<semantics><mi>x</mi><annotation>y</annotation></semantics>", "x"),
        ("<mi mathvariant='double-struck'>R</mi>", r"\mathbb{R}"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>",
         r"\begin{matrix}a & b\end{matrix}"),
        ("<mo>{</mo><mi>a", r"\{a"),
        ("5<mo>%</mo>", r"5\%"),
        ("<unknown>x</unknown></mi>", "x"),
    ],
)  # fmt: skip
def test_elements(source: str, tex: str) -> None:
    assert tex_of_mathml(source) == tex


@given(
    st.lists(
        st.sampled_from(
            [
                "<mrow>",
                "</mrow>",
                "<msub>",
                "</msub>",
                "<mi>",
                "</mi>",
                "<mfrac>",
                "<mo",
                ">",
                "<mmultiscripts>",
                "<mprescripts/>",
                "<mfenced>",
                "&lt;",
                "\\",
                "{",
                "x",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_never_raises(source: str) -> None:
    tex_of_mathml(source)


def test_no_nesting_is_too_deep() -> None:
    assert tex_of_mathml("<mrow>" * 3000 + "x") == ""
