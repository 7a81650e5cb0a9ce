r"""MathML in publishers' texts → TeX: `<msub><mi>RuO</mi><mn>2</mn></msub>` is `\mathrm{RuO}_2`.

Reads presentation MathML (MathML Core, section 3) as far as titles and abstracts use it, whatever
its prefix; of what it does not know the content is kept.  Never raises.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

__all__ = ["tex_of_mathml"]

_TAG = re.compile(r"<(?P<slash>/?)(?:\w+:)?(?P<name>\w+)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*[\"'’“]([^\"'’“”]*)[\"'’”]")
_DEEPEST = 50
_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "{}%&#_$"},
    "\\": r"\backslash ", "^": r"\hat{}", "~": r"\sim ", "\u2061": "", "\u2062": "", "\u2063": "",
    "\u2064": "", "\u00a0": r"\ ",
}  # fmt: skip
_IN_TEXT = {**{sign: f"\\{sign}" for sign in "{}%&#_$"}, "\\": r"\backslash ", "^": r"\^{}"}
_ALPHABETS = {
    "normal": "mathrm", "bold": "mathbf", "italic": "mathit", "double-struck": "mathbb",
    "script": "mathcal", "fraktur": "mathfrak", "sans-serif": "mathsf", "monospace": "mathtt",
    "bold-italic": "boldsymbol",
}  # fmt: skip
_OVER = {
    "¯": "overline", "‾": "overline", "_": "overline", "^": "hat", "ˆ": "hat", "~": "tilde",
    "˜": "tilde", "∼": "tilde", "→": "vec", "⃗": "vec", "˙": "dot", ".": "dot", "¨": "ddot",
    "ˇ": "check", "´": "acute", "`": "grave", "˘": "breve",
}  # fmt: skip
_LIMITS = frozenset("∑∏∐⋃⋂⨁⨂⋁⋀")
_DROPPED = frozenset({"annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark"})
_COMMAND_AT_END = re.compile(r"\\[A-Za-z]+\Z")
_ONE = re.compile(r"[^\\{}]|\\[a-zA-Z]+(?:\{[^{}]*\})?|[0-9]+", re.DOTALL)


@dataclass(slots=True)
class _Element:
    name: str
    attributes: str = ""
    text: str = ""
    children: list[_Element] = field(default_factory=list)


def tex_of_mathml(source: str) -> str:
    """The formula that stands between `<math>` and `</math>`, as TeX."""
    return _row(_tex(child, 0) for child in _tree(source).children).strip()


def _tree(source: str) -> _Element:
    """The elements, in each other; text beside elements is an element `mtext` of its own."""
    root = _Element("mrow")
    stack = [root]
    position = 0
    for tag in _TAG.finditer(source):
        _add_text(stack[-1], source[position : tag.start()])
        position = tag.end()
        name = tag["name"].lower()
        if not tag["slash"]:
            element = _Element(name, tag["attributes"])
            stack[-1].children.append(element)
            if not tag["empty"]:
                stack.append(element)
        elif any(element.name == name for element in stack[max(1, len(stack) - _DEEPEST) :]):
            while stack.pop().name != name:
                pass
    _add_text(stack[-1], source[position:])
    return root


def _add_text(parent: _Element, written: str) -> None:
    text = " ".join(html.unescape(written).split())
    if text:
        parent.children.append(_Element("", text=text))


def _row(written: Iterable[str]) -> str:
    """One after the other; a command at the end of one shall not grow by the next."""
    parts: list[str] = []
    for tex in written:
        if parts and tex[:1].isalpha() and _COMMAND_AT_END.search(parts[-1]):
            parts.append(" ")
        parts.append(tex)
    return "".join(parts)


def _tex(element: _Element, depth: int) -> str:
    if depth > _DEEPEST or element.name in _DROPPED:
        return ""
    if (leaf := _LEAVES.get(element.name)) is not None:
        return leaf(element)
    parts = [_tex(child, depth + 1) for child in element.children]
    least, written = _BUILT.get(element.name, (0, _as_row))
    return written(element, parts) if len(parts) >= least else _row(parts)


def _as_row(_element: _Element, parts: list[str]) -> str:
    return _row(parts)


def _text(element: _Element) -> str:
    return "".join(child.text for child in element.children)


def _token(element: _Element) -> str:
    text = _text(element)
    tex = _escaped(text, _SPECIAL)
    if element.name != "mi":
        is_word = len(text) > 1 and text.isascii() and text.isalpha()
        return rf"\operatorname{{{text}}}" if is_word and element.name == "mo" else tex
    variant = next((v for k, v in _ATTRIBUTE.findall(element.attributes) if k == "mathvariant"), "")
    alphabet = _ALPHABETS.get(variant, "mathrm" if len(text) > 1 and text.isascii() else "")
    return rf"\{alphabet}{{{tex}}}" if alphabet and tex else tex


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


def _group(tex: str) -> str:
    return tex if _ONE.fullmatch(tex) else f"{{{tex}}}"


def _script(tex: str) -> str:
    return tex if len(tex) == 1 and tex not in "{}\\" else f"{{{tex}}}"


def _over(base: str, over: str) -> str:
    if over in _OVER or over == _SPECIAL.get("^"):
        return rf"\{_OVER.get(over, 'hat')}{{{base}}}"
    if over == _SPECIAL["~"]:
        return rf"\tilde{{{base}}}"
    return f"{base}^{_script(over)}" if base in _LIMITS else rf"\overset{{{over}}}{{{base}}}"


def _under(base: str, under: str) -> str:
    has_limits = base in _LIMITS or base.startswith((r"\operatorname", r"\mathrm"))
    return f"{base}_{_script(under)}" if has_limits else rf"\underset{{{under}}}{{{base}}}"


def _under_over(base: str, under: str, over: str) -> str:
    return f"{_group(base)}_{_script(under)}^{_script(over)}"


def _fenced(element: _Element, parts: list[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(element.attributes))
    before, after = attributes.get("open", "("), attributes.get("close", ")")
    separators = [*attributes.get("separators", ",").replace(" ", "")] or [""]
    inside = "".join(
        f"{separators[min(index, len(separators)) - 1] if index else ''}{part}"
        for index, part in enumerate(parts)
    )
    return f"{_escaped(before, _SPECIAL)}{inside}{_escaped(after, _SPECIAL)}"


def _multiscripts(element: _Element, parts: list[str]) -> str:
    """Scripts behind the base and, behind `mprescripts`, in front of it, in pairs."""
    names = [child.name for child in element.children]
    middle = names.index("mprescripts") if "mprescripts" in names else len(parts)
    behind, front = parts[1:middle], parts[middle + 1 :]

    def scripts(written: list[str]) -> str:
        marks = zip("_^" * len(written), written, strict=False)
        return "".join(f"{mark}{_script(tex)}" for mark, tex in marks if tex)

    before = f"{{}}{scripts(front)}" if any(front) else ""
    return f"{before}{_group(parts[0]) if parts else ''}{scripts(behind)}"


_LEAVES: dict[str, Callable[[_Element], str]] = {
    "": lambda element: _escaped(element.text, _SPECIAL),
    **dict.fromkeys(("mi", "mn", "mo"), _token),
    **dict.fromkeys(
        ("mtext", "ms"), lambda element: rf"\text{{{_escaped(_text(element), _IN_TEXT)}}}"
    ),
    "mspace": lambda _element: r"\,",
}
_BUILT: dict[str, tuple[int, Callable[[_Element, list[str]], str]]] = {
    "msub": (2, lambda _, parts: f"{_group(parts[0])}_{_script(parts[1])}"),
    "msup": (2, lambda _, parts: f"{_group(parts[0])}^{_script(parts[1])}"),
    "msubsup": (3, lambda _, parts: _under_over(*parts[:3])),
    "munderover": (3, lambda _, parts: _under_over(*parts[:3])),
    "mover": (2, lambda _, parts: _over(*parts[:2])),
    "munder": (2, lambda _, parts: _under(*parts[:2])),
    "mfrac": (2, lambda _, parts: rf"\frac{{{parts[0]}}}{{{parts[1]}}}"),
    "mroot": (2, lambda _, parts: rf"\sqrt[{parts[1]}]{{{parts[0]}}}"),
    "msqrt": (0, lambda _, parts: rf"\sqrt{{{_row(parts)}}}"),
    "mfenced": (0, _fenced),
    "mmultiscripts": (1, _multiscripts),
    "mtable": (0, lambda _, parts: rf"\begin{{matrix}}{_ROW_END.join(parts)}\end{{matrix}}"),
    **dict.fromkeys(("mtr", "mlabeledtr"), (0, lambda _, parts: " & ".join(parts))),
    **dict.fromkeys(("semantics", "maction"), (0, lambda _, parts: _row(parts[:1]))),
}
"""How many children an element needs, and what becomes of them."""
_ROW_END = r"\\"
