"""Formulas as trees for the typesetter."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.pages.writers.formula_data import Tree, formula_data

X, Y = ["id", "x"], ["id", "y"]


@pytest.mark.parametrize(
    ("tex", "tree"),
    [
        ("x", X),
        ("x+y", ["row", X, ["op", "+"], Y]),
        ("12", ["num", "12"]),
        (r"\frac{x}{y}", ["frac", X, Y, True]),
        (
            r"\binom{x}{y}",
            ["fenced", ["op", "("], ["frac", X, Y, False], ["op", ")"]],
        ),
        (r"\sqrt{x}", ["root", X]),
        (r"\sqrt[3]{x}", ["root", X, ["num", "3"]]),
        ("x_1^2", ["scripts", X, {"br": ["num", "1"], "tr": ["num", "2"]}]),
        (
            r"\sum_{i}^{n}",
            ["scripts", ["op", "∑"], {"b": ["id", "i"], "t": ["id", "n"]}],
        ),
        (r"\hat{x}", ["accent", X, "ˆ"]),
        (r"\overline{x}", ["overline", X]),
        (r"\underbrace{x}", ["underbrace", X]),
        (r"\left(x\right)", ["fenced", ["op", "("], X, ["op", ")"]]),
        (
            r"\begin{matrix}x&y\\y&x\end{matrix}",
            ["table", [X, Y], [Y, X]],
        ),
        (r"x\text{ if }y", ["row", X, ["text", "\xa0if\xa0"], Y]),
        (r"x\quad y", ["row", X, ["space", 1.0], Y]),
        (r"\boxed{x}", ["boxed", X]),
        (r"\cancel{x}", ["struck", X]),
        (r"\phantom{x}", ["hidden", X]),
        (r"\mathcal{O}", ["id", "𝒪"]),
        (r"\log x", ["row", ["id", "log"], X]),
        (r"\frac{x", None),
    ],
)
def test_trees(tex: str, tree: Tree | None) -> None:
    assert formula_data(tex) == tree


@given(st.text(r"\{}^_&abcx12+-=()[]|<>#%$~'\" .,", max_size=40))
def test_any_text_is_a_tree_of_texts_or_none(tex: str) -> None:
    tree = formula_data(tex)
    assert json.loads(json.dumps(tree)) == tree
