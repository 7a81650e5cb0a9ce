r"""Formulas as the signs a reader would type: `$2^n$` is 2ⁿ, `$\alpha$-NLI` α-NLI, `$F_1$` F1.

For page titles, citations and searching, where no formula can be shown.  What a formula means
stays: exponents are raised where Unicode can and else have their `^`, fractions and roots have
brackets where they need them, limits of sums have their `_`.  Only indices of letters are written
without a mark, as in the metadata of publishers (H2O, F1, xi).  There is no backslash in it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sphinx_proceedings.sources.latex.tables import symbol

__all__ = ["math_text"]

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<gap>\s*)|\\(?P<sign>.)|(?P<space>\s+|~)|(?P<prime>'+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_LONGEST = 10_000
"""Characters of a formula; what is longer is none."""
_DEEPEST = 40
"""Groups within each other; what is deeper is written as if its braces were not there."""

_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "Hat": "\u0302", "bar": "\u0304", "overline": "\u0304",
    "Bar": "\u0304", "tilde": "\u0303", "widetilde": "\u0303", "Tilde": "\u0303", "vec": "\u20d7",
    "widebar": "\u0304", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "breve": "\u0306",
    "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a", "not": "\u0338",
}  # fmt: skip
_FRACTIONS = frozenset({"frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac"})
_BINOMIALS = frozenset({"binom", "tbinom", "dbinom"})
_SILENT = frozenset(
    {
        "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
        "biggl", "biggr", "Biggl", "Biggr", "bigm", "displaystyle", "textstyle", "scriptstyle",
        "limits", "nolimits", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathbb",
        "mathbbm", "mathds", "mathfrak", "mathscr", "boldsymbol", "bm", "pmb", "bold", "rm", "bf",
        "it", "cal", "sc", "tt", "sf", "em", "mathop", "mathbin", "mathrel", "mathord", "mathopen",
        "mathclose", "mathinner", "mathnormal", "ensuremath", "emph", "small", "protect", "xspace",
        "relax", "nobreak", "allowbreak", "nonumber", "notag", "mathstrut", "strut", "smash",
        "overbrace", "underbrace", "overrightarrow", "boldmath", "underline", "underrightarrow",
        "overleftrightarrow", "boxed", "fbox", "cancel", "sout", "bfseries", "itshape", "substack",
        "Bold", "symbf", "mathbfcal", "mathpzc", "textsuperscript", "textsubscript", "mathchoice",
        "mathrlap", "mathllap", "mathclap",
    }
)  # fmt: skip
_TEXTS = frozenset(
    {
        "text", "textrm", "textbf", "textit", "textsc", "textsf", "texttt", "textnormal", "textup",
        "textmd", "textsl", "mbox", "hbox", "operatorname",
    }
)  # fmt: skip
_LETTERS = {
    "bigstar": "★", "land": "∧", "lor": "∨", "Re": "ℜ", "Im": "ℑ", "imath": "ı", "jmath": "ȷ",
    "models": "⊨", "bot": "⊥", "Box": "□", "Diamond": "◇", "clubsuit": "♣", "triangle": "△",
    "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵", "owns": "∋", "impliedby": "⟸",
    "lll": "⋘", "ggg": "⋙", "circledR": "®", "Bbbk": "k", "varGamma": "Γ", "varDelta": "Δ",
    "varTheta": "Θ", "varLambda": "Λ", "varSigma": "Σ", "varPhi": "Φ", "varPsi": "Ψ",
    "varOmega": "Ω", "textalpha": "α", "textbeta": "β", "textgamma": "γ", "E": "E", "dd": "d",
}  # fmt: skip
_STACKS = frozenset({"stackrel", "overset", "underset", "buildrel"})
_BRACKETS = {"pmatrix": "()", "bmatrix": "[]", "vmatrix": "||", "Vmatrix": "‖‖", "Bmatrix": "{}"}
_ENCLOSING = {
    "norm": "‖‖", "abs": "||", "ceil": "⌈⌉", "floor": "⌊⌋", "set": "{}", "bra": "⟨|", "ket": "|⟩",
    "Bra": "⟨|", "Ket": "|⟩", "braket": "⟨⟩", "Braket": "⟨⟩",
}  # fmt: skip
_TAKING_ARGUMENTS = _FRACTIONS | _BINOMIALS | _STACKS | _ACCENTS.keys() | {"sqrt", "begin", "end"}
_DROPPED = frozenset(
    {"label", "tag", "color", "textcolor", "hspace", "vspace", "phantom", "hphantom", "vphantom"}
)
_BIG = frozenset("∑∏∐∫∬∭∮⋃⋂⨁⨂⋁⋀⨆")
_WORDS = frozenset(
    {
        "arccos", "arcsin", "arctan", "arg", "argmax", "argmin", "cos", "cosh", "cot", "coth",
        "csc", "deg", "det", "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf",
        "limsup", "ln", "log", "max", "min", "mod", "bmod", "Pr", "sec", "sin", "sinh", "sup",
        "tan", "tanh", "poly", "polylog", "esssup", "varlimsup", "varliminf",
    }
)  # fmt: skip
_OWN = {
    "sqrt": "√", "sum": "∑", "prod": "∏", "int": "∫", "infty": "∞", "circ": "∘", "ast": "∗",
    "dots": "…", "ldots": "…", "cdots": "⋯", "dotsc": "…", "dotsb": "⋯", "hdots": "…",
    "colon": ":", "eps": "ϵ", "vert": "|", "lvert": "|", "rvert": "|", "Vert": "‖", "lVert": "‖",
    "rVert": "‖", "lbrack": "[", "rbrack": "]", "bmod": "mod", "R": "ℝ", "quad": " ", "qquad": " ",
    "nonumber": "", "perp": "⊥", "llbracket": "⟦", "rrbracket": "⟧", "mathellipsis": "…",
    "varpropto": "∝", "esssup": "ess sup", "varlimsup": "limsup", "varliminf": "liminf",
    "C": "ℂ", "F": "𝔽", "mid": "|", "nmid": "∤", "to": "→", "gets": "←", "langle": "⟨",
    "rangle": "⟩", "iff": "⟺", "implies": "⟹", "coloneqq": "≔", "triangleq": "≜", "prime": "′",
    "ne": "≠", "neg": "¬", "lnot": "¬", "le": "≤", "ge": "≥", "lt": "<", "gt": ">", "thinspace": "",
}  # fmt: skip
_SIGNS = {**dict.fromkeys(",;:!>/-", ""), " ": " ", "|": "‖", "\\": "; "}
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_RAISABLE = re.compile(r"[-+−]?[0-9]+|[0-9]*[ni]|[0-9]*[-+−]|[ni][-+−][0-9]")
_ALREADY_RAISED = {"★": "★", "∘": "°", "′": "′", "∗": "∗", "*": "*", "†": "†", "‡": "‡", "⋆": "⋆"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_ONE = re.compile(r"[^\W_⁰¹²³⁴-⁹ⁿⁱ]+|[0-9]+\.[0-9]+")
"""A number, a letter or a word."""
_TERM = re.compile(rf"(?:{_ONE.pattern})[⁰¹²³⁴-⁹⁺⁻ⁿⁱ]*")
"""The same, perhaps raised, which binds more closely than fractions and roots do."""
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}


@dataclass(slots=True)
class _Atom:
    """A piece of a formula as text."""

    text: str
    kind: str = ""
    """`space`, `word` (a function's name), `big` (an operator with limits), `fraction`, `root`,
    `close` (a closing bracket)."""


@lru_cache(maxsize=4096)
def math_text(tex: str) -> str:
    """The formula in plain Unicode; never raises and never returns nothing.

    A formula that shows nothing is a space.
    """
    if len(tex) > _LONGEST:
        return " ".join(re.sub(r"[\\{}]", " ", tex).split()) or " "
    text = "−" if tex == "-" else _joined(_Parser(tex).atoms(0, ""))
    return unicodedata.normalize("NFC", " ".join(text.split())) or " "


class _Parser:
    """Reads a formula from left to right."""

    def __init__(self, tex: str) -> None:
        self._tokens = list(_TOKEN.finditer(tex))
        self._at = 0

    def atoms(self, depth: int, end: str) -> list[_Atom]:
        """What stands up to `end`, which is passed over, or up to the end of the formula."""
        found: list[_Atom] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if end and token[0] == end:
                self._at += 1
                break
            self._at += 1
            if token["other"] in ("_", "^"):
                self._script(found, depth, token[0])
            elif token["word"] in ("over", "choose", "atop") and depth < _DEEPEST:
                rest = _joined(self.atoms(depth + 1, end))
                return [_over(token["word"], _joined(found), rest)]
            else:
                found += self._atom(token, depth)
        return found

    def _atom(self, token: re.Match[str], depth: int) -> list[_Atom]:
        if token["word"]:
            return self._command(token, depth)
        if (sign := token["sign"]) is not None:
            return [_Atom(_SIGNS.get(sign, sign))]
        if token["space"]:
            return [_Atom(" ", "space")]
        if token["prime"]:
            return [_Atom(token[0])]
        if token[0] == "{":
            return [_Atom(_joined(self._group(depth)))]
        return [_Atom("" if token[0] in "}$\\" else " " if token[0] == "&" else token[0])]

    def _group(self, depth: int) -> list[_Atom]:
        return self.atoms(depth + 1, "}") if depth < _DEEPEST else []

    def _command(self, token: re.Match[str], depth: int) -> list[_Atom]:
        name = token["word"]
        if name in _SILENT:
            return []
        if name in _DROPPED:
            self._argument(depth)
            return []
        if name in _TEXTS:
            return [_Atom(self._literal(depth), "word" if name == "operatorname" else "")]
        if brackets := _ENCLOSING.get(name):
            return [_Atom(f"{brackets[0]}{self._argument(depth)}{brackets[1]}")]
        if name in _TAKING_ARGUMENTS:
            return [self._built(name, depth)]
        return [_symbol(name, spaced=self._is_after_space() and bool(token["gap"]))]

    def _built(self, name: str, depth: int) -> _Atom:
        """What a command makes of its arguments."""
        index = _joined(self._optional(depth)) if name == "sqrt" else ""
        first = self._argument(depth)
        if name == "sqrt":
            return _root(index, first)
        if mark := _ACCENTS.get(name):
            return _Atom(first + mark if len(first) == 1 else first)
        if name in ("begin", "end"):
            if name == "begin" and first in ("array", "tabular"):
                self._argument(depth)
            return _Atom(_BRACKETS.get(first, ("", ""))[name == "end"])
        second = self._argument(depth)
        if name in _STACKS:
            write = _subscript if name == "underset" else _superscript
            return _Atom(write(_Atom(second, "big"), first))
        return _over("choose" if name in _BINOMIALS else "over", first, second)

    def _is_after_space(self) -> bool:
        """Whether a space stands before the command that was read last."""
        return self._at > 1 and bool(self._tokens[self._at - 2]["space"])

    def _script(self, found: list[_Atom], depth: int, mark: str) -> None:
        argument = self._argument(depth)
        while found and found[-1].kind == "space" and len(found) > 1:
            found.pop()
        base = found[-1] if found else _Atom("")
        write = _subscript if mark == "_" else _superscript
        if found:
            found[-1] = _Atom(write(base, argument), base.kind)
        else:
            found.append(_Atom(write(base, argument)))

    def _argument(self, depth: int) -> str:
        """A group or a single token, without spaces before it."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token[0] == "}":
                return ""
            self._at += 1
            if token["space"]:
                continue
            if depth >= _DEEPEST:
                return ""
            return _joined(self._atom(token, depth + 1)).strip()
        return ""

    def _optional(self, depth: int) -> list[_Atom]:
        is_there = self._at < len(self._tokens) and self._tokens[self._at][0] == "["
        if is_there and depth < _DEEPEST:
            self._at += 1
            return self.atoms(depth + 1, "]")
        return []

    def _literal(self, depth: int) -> str:
        """The text in the group that follows; spaces count."""
        while self._at < len(self._tokens) and self._tokens[self._at]["space"]:
            self._at += 1
        if self._at < len(self._tokens) and self._tokens[self._at][0] == "{":
            self._at += 1
            return _joined(self._group(depth))
        return self._argument(depth)


def _symbol(name: str, *, spaced: bool) -> _Atom:
    text = _OWN.get(name, _LETTERS.get(name))
    if text is None:
        text = symbol(name)
    if text is None:
        text = name
    if name in _WORDS or (len(text) > 1 and text.isascii() and text.isalpha()):
        return _Atom(text, "word")
    if text in _BIG:
        return _Atom(text, "big")
    if unicodedata.category(text[:1] or "x") == "Pe":
        return _Atom(text, "close")
    # What has a space on one side in the source, which TeX does not see, has one on both.
    return _Atom(f"{text} " if spaced and unicodedata.category(text[:1] or "x") == "Sm" else text)


def _subscript(base: _Atom, index: str) -> str:
    has_limits = base.kind == "big" or (base.kind == "word" and not index.isdecimal())
    is_plain = _ONE.fullmatch(index) is not None and not base.text[-1:].isdecimal()
    if not index or (is_plain and not has_limits):
        return base.text + index
    return f"{base.text}_{_bracketed(index)}" if base.text else index


def _superscript(base: _Atom, exponent: str) -> str:
    text = base.text
    if exponent in _ALREADY_RAISED:
        return text + _ALREADY_RAISED[exponent]
    if exponent in _ORDINALS or set(exponent) <= {"′"}:
        return text + exponent
    if base.kind == "fraction" or (base.kind == "root" and text):
        text = f"({text})"
    if base.kind != "big" and _RAISABLE.fullmatch(exponent):
        return text + exponent.translate(_RAISED)
    return f"{text}^{_bracketed(exponent)}" if text else exponent


def _bracketed(text: str, one: re.Pattern[str] = _ONE) -> str:
    """The text, in brackets unless it is one number, letter or word."""
    is_one = len(text) == 1 or one.fullmatch(text) or _is_in_brackets(text)
    return text if is_one else f"({text})"


def _is_in_brackets(text: str) -> bool:
    return text[:1] == "(" and text.find(")") == len(text) - 1


def _over(how: str, above: str, below: str) -> _Atom:
    above, below = above.strip(), below.strip()
    if how == "choose":
        return _Atom(f"C({above}, {below})")
    if how == "atop":
        return _Atom(f"{above}; {below}")
    return _Atom(f"{_bracketed(above, _TERM)}/{_bracketed(below, _TERM)}", "fraction")


def _root(index: str, content: str) -> _Atom:
    sign = _ROOTS.get(index)
    if sign is None:
        raised = index.translate(_RAISED)
        sign = f"{raised}√" if _RAISABLE.fullmatch(index) else f"{_bracketed(index)}√"
    return _Atom(sign + _bracketed(content, _TERM), "root")


def _joined(atoms: list[_Atom]) -> str:
    """The atoms in a line; names of functions, fractions and roots keep apart from letters."""
    shown = [atom for atom in atoms if atom.text]
    pieces: list[str] = []
    for index, atom in enumerate(shown):
        last = shown[index - 1] if index else _Atom("")
        before = pieces[-1] if pieces else ""
        after = shown[index + 1].text if index + 1 < len(shown) else ""
        if atom.kind == "close" and before == " ":
            pieces.pop()
        pieces.append(_beside(atom, last, before[-1:], after[:1]))
    return "".join(pieces)


def _beside(atom: _Atom, last: _Atom, before: str, after: str) -> str:
    """An atom's text behind another atom and its last sign, and in front of a sign."""
    text = atom.text
    if atom.kind == "fraction" and (before.isalpha() or after.isalnum()):
        return f"({text})"
    if atom.kind == "fraction" and before.isdigit():
        return f" {text}"
    is_apart = atom.kind == "word" or last.kind in ("word", "root", "big")
    if before.isalnum() and text[0].isalnum() and is_apart:
        return f" {text}"
    return f" {text}" if last.kind == "word" and text[0] in "√⌊∑∏∫" else text
