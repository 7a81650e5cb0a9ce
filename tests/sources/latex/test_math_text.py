"""Formulas as plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.latex.math_text import math_text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("F_1", "F1"),
        ("-", "−"),
        (r"\alpha", "α"),
        (r"\alpha-\beta", "α-β"),
        ("O(n^2)", "O(n²)"),
        (r"O(n\log n)", "O(n log n)"),
        (r"\log(n)", "log(n)"),
        ("2^{10}", "2¹⁰"),
        ("10^{-3}", "10⁻³"),
        ("2^n", "2ⁿ"),
        ("x^{n+1}", "xⁿ⁺¹"),
        (r"\frac{1}{2}", "1/2"),
        (r"\frac12", "1/2"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"\textrm{DuReader}_{\textrm{vis}}", "DuReadervis"),
        (r"8\times", "8×"),
        (r"\left\{a\right\}", "{a}"),
        (r"\frobnicate x", "frobnicate x"),
        (r"\infty", "∞"),
        ("_2", "2"),
        (r"^\circ", "°"),
        (r"360^{\circ}", "360°"),
        ("^{13}", "¹³"),
        ("x_{12}", "x12"),
        ("x_{0.5}", "x0.5"),
        (r"\ell_1", "ℓ1"),
        (r"\sqrt{n}", "√n"),
        (r"\sqrt{n}\log n", "√n log n"),
        (r"\lfloor x \rfloor", "⌊x⌋"),
        (r"\binom{n}{k}", "C(n, k)"),
        (r"{n \choose k}", "C(n, k)"),
        (r"\overline{x}", "x̄"),
        (r"\hat{y}", "ŷ"),
        (r"\vec{v}", "v⃗"),
        (r"\sum_{i=1}^n x_i", "∑_(i=1)^n xi"),
        (r"\int_0^1 f", "∫_0^1 f"),
        (r"\text{Graph}\textsc{Net}", "GraphNet"),
        (r"\mathrm{BERT}_{\mathrm{large}}", "BERTlarge"),
        (r"\tilde{O}(n^{2.37})", "Õ(n^2.37)"),
        (r"\Theta(2^n)", "Θ(2ⁿ)"),
        ("e^{-x}", "e^(-x)"),
        (r"x^{\ast}", "x∗"),
        ("x^*", "x*"),
        ("p<0.05", "p<0.05"),
        (r"(1+\epsilon)", "(1+ϵ)"),
        (r"\mathbb{R}^d", "R^d"),
        (r"x \leq y", "x ≤ y"),
        (r"a\le b", "a≤b"),
        (r"\max_x f(x)", "max_x f(x)"),
        ("n^{1/3}", "n^(1/3)"),
        (r"\log^2 n", "log² n"),
        (r"\log\log n", "log log n"),
        (r"\frac{1}{2}x", "(1/2)x"),
        (r"1\frac12", "1 1/2"),
        (r"n^{\frac{1}{3}}", "n^(1/3)"),
        (r"\sqrt[3]{n}", "∛n"),
        (r"\sqrt[k]{n+1}", "k√(n+1)"),
        ("x_i^2", "xi²"),
        ("x^{2n}", "x²ⁿ"),
        (r"\norm{x}_2 + \abs{y}", "‖x‖2 + |y|"),
        (r"\norm*{x}", "‖x‖"),
        (r"\ceil{n/2}", "⌈n/2⌉"),
        (r"\bra{x}\ket{y}", "⟨x||y⟩"),
        (r"\set{0,1}^n", "{0,1}ⁿ"),
        (r"\esssup f", "ess sup f"),
        (r"\widebar{x}", "x̄"),
        (r"\C^n", "ℂⁿ"),
        ("2^{2^n}", "2^(2ⁿ)"),
        ("x_{n^2}", "x_(n²)"),
        (r"\sqrt{n^2}", "√n²"),
        (r"\frac{n^2}{2}", "n²/2"),
        ("^{2+}", "²⁺"),
        ("_4^{2-}", "4²⁻"),
        ("x_{i,j}", "x_(i,j)"),
        ("x_{i+1}", "x_(i+1)"),
        ("n^{th}", "nth"),
        ("f'(x)", "f'(x)"),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", "( a b ; c d )"),
        (r"\argmax_x", "argmax_x"),
        (r"\operatorname{argmin}_\theta f", "argmin_θ f"),
        (r"\text{if } x>0", "if x>0"),
        (r"5\%", "5%"),
        (r"\{0,1\}^n", "{0,1}ⁿ"),
        (r"2^{\Omega(n)}", "2^(Ω(n))"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)²"),
        (r"+ \rightarrow objects", "+ → objects"),
        (r"\log_2 n", "log2 n"),
        (r"{\cal O}(\log T)", "O(log T)"),
        (r"\stackrel{d}{=}", "=^d"),
        (r"\sqrt{\frac{\log n}{n}}", "√((log n)/n)"),
        (r"\not\in", "∉"),
        (r"A^\top", "A^⊤"),
        ("A^{-1}", "A⁻¹"),
        ("10_2", "10_2"),
        (r"3\times10^5", "3×10⁵"),
        (r"\lim_{n\to\infty} a_n", "lim_(n→∞) an"),
        (r"\textcolor{red}{x}", "x"),
        (r"\land", "∧"),
        (r"\mathbf{x}\in\mathbb{R}^{d\times d}", "x∈R^(d×d)"),
        (r"\,", " "),
        ("^{}", " "),
        (r"\\", ";"),
        (r"\|x\|_2", "‖x‖2"),
        (r"a\,b\ c", "ab c"),
    ],
)
def test_formulas(tex: str, text: str) -> None:
    assert math_text(tex) == text


@given(st.text(alphabet=st.sampled_from("\\{}[]^_$&~'ab1 \n√"), min_size=1, max_size=30))
def test_something_is_never_nothing_and_has_no_backslash(tex: str) -> None:
    text = math_text(tex)
    assert text
    assert "\\" not in text


@given(
    st.lists(
        st.sampled_from([r"\frac", r"\sqrt", r"\hat", "{", "[", "x_", r"a\over ", r"\text{"]),
        min_size=1,
        max_size=3,
    ).map("".join)
)
def test_no_nesting_is_too_deep(part: str) -> None:
    assert math_text(part * 400)
