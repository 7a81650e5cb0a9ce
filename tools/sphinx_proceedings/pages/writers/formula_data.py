"""Formulas as data: the MathML that pages show → a tree that a template of Typst sets.

Nothing of a formula is ever source of the typesetter: its characters are texts in the tree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, fromstring  # of our own making

from sphinx_proceedings.model.formulas import FormulaError, mathml

__all__ = ["Tree", "formula_data"]

Tree = list[object]
"""What it is, and what it is made of: `["frac", ["id", "a"], ["num", "2"], True]`."""

_BARS = {"̲": "line", "¯": "line", "‾": "line", "_": "line", "⏟": "brace", "⏞": "brace"}
_INVISIBLE = {ord(character): None for character in "⁡⁢⁣⁤︀︁"}
_FENCES = ("", "|", "‖", "/", "\\", "∣", "∥")
_NOTHING: tuple[Tree, ...] = (["space", 0.0], ["op", ""], ["row"])
_SPACES = {"em": 1.0, "ex": 0.5, "pt": 0.1, "mu": 1 / 18}
"""Units of widths, in em."""


def formula_data(tex: str) -> Tree | None:
    """The tree of a formula; None where it cannot be set, and its TeX has to stand for it."""
    try:
        return _row(fromstring(mathml(tex)))  # noqa: S314
    except FormulaError:
        return None


def _row(element: Element) -> Tree:
    children = list(element)
    listed = [each for each in map(_node, children) if each not in _NOTHING]
    if len(children) > 1 and all(map(_is_fence, (children[0], children[-1]))):
        return ["fenced", *listed]
    return listed[0] if len(listed) == 1 else ["row", *listed]


def _is_fence(element: Element) -> bool:
    """Whether it grows with what is between it and another; one may be invisible."""
    if element.tag != "mo" or element.get("stretchy") == "false":
        return False
    mark = _text(element)
    return mark in _FENCES or unicodedata.category(mark[0]) in {"Ps", "Pe"}


def _node(element: Element) -> Tree:
    maker = _MAKERS.get(element.tag)
    return maker(element) if maker else _row(element)


def _text(element: Element) -> str:
    return "".join(element.itertext()).translate(_INVISIBLE)


def _leaf(name: str) -> Callable[[Element], Tree]:
    return lambda element: [name, _text(element)]


def _children(element: Element) -> Iterator[Tree]:
    return map(_node, element)


def _fraction(element: Element) -> Tree:
    return ["frac", *_children(element), element.get("linethickness") != "0"]


def _scripts(*places: str) -> Callable[[Element], Tree]:
    """What stands around something: `b` and `t` below and above, `br` and `tr` beside it."""

    def make(element: Element) -> Tree:
        base, *others = element
        if len(others) == 1 and others[0].tag == "mo" and places[0] in {"b", "t"}:
            mark = _text(others[0])
            side = "under" if places[0] == "b" else "over"
            if bar := _BARS.get(mark):
                return [f"{side}{bar}", _node(base)]
            if element.get("accent") == "true" and len(mark) == 1:
                return ["accent", _node(base), mark]
        return ["scripts", _node(base), dict(zip(places, map(_node, others), strict=True))]

    return make


def _table(element: Element) -> Tree:
    return ["table", *([_row(cell) for cell in row] for row in element)]


def _space(element: Element) -> Tree:
    width = element.get("width", "0")
    for unit, in_em in _SPACES.items():
        if width.endswith(unit):
            return ["space", float(width.removesuffix(unit)) * in_em]
    return ["space", 0.0]


def _enclosed(element: Element) -> Tree:
    name = "boxed" if element.get("notation") == "box" else "struck"
    return [name, _row(element)]


_MAKERS: dict[str, Callable[[Element], Tree]] = {
    "mi": _leaf("id"),
    "mn": _leaf("num"),
    "mo": _leaf("op"),
    "mtext": _leaf("text"),
    "ms": _leaf("text"),
    "mspace": _space,
    "mfrac": _fraction,
    "msqrt": lambda element: ["root", _row(element)],
    "mroot": lambda element: ["root", *_children(element)],
    "msub": _scripts("br"),
    "msup": _scripts("tr"),
    "msubsup": _scripts("br", "tr"),
    "munder": _scripts("b"),
    "mover": _scripts("t"),
    "munderover": _scripts("b", "t"),
    "mtable": _table,
    "menclose": _enclosed,
    "mphantom": lambda element: ["hidden", _row(element)],
}
