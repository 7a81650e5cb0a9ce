"""Formulas as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.read.math_text import math_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("F_1", "F1"),
        (r"\alpha", "α"),
        (r"\alpha-\beta", "α-β"),
        (r"O(n^2)", "O(n2)"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\log(n)", "log(n)"),
        (r"2^{10}", "2¹⁰"),
        (r"10^{-3}", "10⁻³"),
        (r"x^{n}", "xn"),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac12", "1/2"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\textrm{DuReader}_{\textrm{vis}}", "DuReadervis"),
        (r"8\times", "8×"),
        (r"\left\{a\right\}", "{a}"),
        (r"a\,b\ c", "abc"),
        (r"\frobnicate x", r"\frobnicate x"),
        (r"\infty", "∞"),
        ("^{}", "^{}"),
    ],
)
def test_formulas(tex: str, text: str) -> None:
    assert math_text(tex) == text


@given(st.text(alphabet=st.sampled_from("\\{}^_$&~ab1 \n"), min_size=1, max_size=30))
def test_something_is_never_nothing(tex: str) -> None:
    assert math_text(tex)
