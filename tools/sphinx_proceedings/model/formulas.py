r"""Formulas in TeX → MathML Core, by math-core; who shows it needs no script and no third party.

Formulas of bibliographies are not those of documents: publishers wrap text commands into them, `%`
begins no comment, and what a preamble defined is not there.  Names that papers define alike
everywhere are known here (`_MACROS`), and what TeX takes in text only is put right where the
converter refuses it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from math_core import LatexError, LatexToMathML

__all__ = ["FormulaError", "mathml"]

_SYMBOLS = {
    "AA": "Å", "aa": "å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "ss": "ß",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "euro": "€", "EUR": "€", "texteuro": "€",
    "textdegree": "°", "degree": "°", "textmu": "µ", "textohm": "Ω", "textpm": r"\pm",
    "texttimes": r"\times", "textdiv": r"\div", "textless": "<", "textgreater": ">",
    "textbullet": r"\bullet", "textperiodcentered": r"\cdot", "textendash": r"\text{–}",
    "textemdash": r"\text{—}", "textasciitilde": r"\sim", "textasciicircum": r"\text{\^{}}",
    "textasteriskcentered": r"\ast", "textbar": "|", "textbackslash": r"\backslash",
    "textunderscore": r"\_", "textregistered": r"\text{®}", "texttrademark": r"\text{™}",
    "textonehalf": r"\tfrac12", "textquoteright": r"\text{’}", "textquotesingle": "'",
    "textalpha": r"\alpha", "textbeta": r"\beta", "textgamma": r"\gamma", "textdelta": r"\delta",
    **dict.fromkeys(("dots", "ldots", "hdots", "dotsc", "dotso"), "…"), "dotsb": r"\cdots",
    "dotsm": r"\cdots", "dotsi": r"\cdots", **dict.fromkeys(("mathellipsis", "textellipsis"), "…"),
}  # fmt: skip
_ALPHABETS = {
    **dict.fromkeys(("mbox", "hbox", "textnormal", "textup", "textmd", "textrm"), r"\text{#1}"),
    **dict.fromkeys(("textsl",), r"\textit{#1}"),
    **dict.fromkeys(("mathbbm", "mathds", "mathbbb", "Bbb"), r"\mathbb{#1}"),
    **dict.fromkeys(("pmb", "boldmath", "Bold", "mathbold", "vect"), r"\boldsymbol{#1}"),
    **dict.fromkeys(("mathpzc", "EuScript", "mathbfcal"), r"\mathcal{#1}"),
    **dict.fromkeys(("mathnormal", "ensuremath", "smash", "protect", "vcenter"), "{#1}"),
    **dict.fromkeys(("mathrlap", "mathllap", "mathclap"), "{#1}"),
    **{name: rf"\{name.lower()}{{#1}}" for name in ("Tilde", "Bar", "Hat", "Vec", "Dot", "Ddot")},
    "textsuperscript": r"^{\text{#1}}", "textsubscript": r"_{\text{#1}}",
    "nicefrac": r"{#1}/{#2}", "sfrac": r"{#1}/{#2}", "substack": r"\begin{matrix}#1\end{matrix}",
    "buildrel": r"\overset{#1}", "textcolor": r"\phantom{}{#2}", "colorbox": r"{#2}",
    "norm": r"\lVert #1\rVert", "abs": r"\lvert #1\rvert", "dd": r"\mathrm{d}",
    "ceil": r"\lceil #1\rceil", "floor": r"\lfloor #1\rfloor", "widebar": r"\overline{#1}",
}  # fmt: skip
_OPERATORS = (
    "polylog", "poly", "diag", "Diag", "tr", "Tr", "rank", "rk", "sign", "sgn", "spn", "supp",
    "Var", "Cov", "KL", "TV", "MMD", "OPT", "Reg", "prox", "vol", "conv", "dist", "loglog", "negl",
    "Unif", "softmax", "ReLU", "erf", "arctanh", "lcm", "ord", "Hom", "End", "Aut",
)  # fmt: skip
_NAMES = {
    **dict.fromkeys(("xspace", "nobreak", "allowbreak", "hfill", "relax", "newline", "par"), ""),
    **{name: rf"\operatorname{{{name}}}" for name in _OPERATORS},
    "eps": r"\epsilon", "veps": r"\varepsilon", "E": r"\mathbb{E}", "EE": r"\mathbb{E}",
    "PP": r"\mathbb{P}", "RR": r"\mathbb{R}", "NN": r"\mathbb{N}", "Q": r"\mathbb{Q}",
    "C": r"\mathbb{C}", "F": r"\mathbb{F}", "slash": "/", "varpropto": r"\propto",
    "esssup": r"\operatorname*{ess\,sup}", "varlimsup": r"\limsup", "varliminf": r"\liminf",
}  # fmt: skip
_CONVERTER = LatexToMathML(
    macros={**_SYMBOLS, **_ALPHABETS, **_NAMES},
    allow_unreliable_rendering=True,  # \widetilde
    fancy_error=False,
    max_expansions=500,
)

_LONGEST = 10_000
"""Characters of a formula."""
_MOST_COMMANDS = 400
"""Commands and groups: no formula can nest deeper, and no stack of the converter runs over."""
_DEEPEST = 100
"""Elements within each other; readers of HTML refuse 256."""
_ENTERS = re.compile(r"[\\{]")
_TAG = re.compile(r"<(/?)[a-z][^<>]*?(/?)>")

_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot);)[A-Za-z]+;")
"""Entities that XML does not know."""
_ESCAPED = re.compile(r"\\.|[%#]", re.DOTALL)
_FONT = re.compile(
    r"\\(?:(?P<it>em|sl|itshape|slshape)|(?P<bf>bfseries)|(?P<rm>rmfamily|normalfont|upshape)"
    r"|(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|boldmath"
    r"|limits|nolimits|nonumber|notag|protect|color\s*\{[^{}]*\}|(?:label|tag)\s*\{[^{}]*\}))"
    r"(?![A-Za-z])\s*"
)
_ANGLE = re.compile(r"\\(left|right|middle|[bB]igg?[lrm]?)\s*([<>])")
_STARRED = re.compile(r"\\(norm|abs|ceil|floor)\*")
_LONE_ALIGNMENT = re.compile(r"\\.|&", re.DOTALL)
_TEXT = re.compile(r"\\(text(?:rm|bf|it|sf|tt|sc|sl|up|md|normal)?|mbox|hbox|emph)\s*\{")
_IN_TEXT = re.compile(
    r"\$(?P<formula>[^$]*)\$|\\(?:rm|bf|it|em|sf|tt|sc|sl|small|tiny|large)(?![A-Za-z])\s*"
    r"|(?P<command>\\(?!text|emph|quad|qquad|dots|ldots)[A-Za-z]{2,})(?![A-Za-z{])\s*|(?P<sign>\\.)"
    r"|(?P<mark>[_^&$])",
    re.DOTALL,
)


class FormulaError(ValueError):
    """A formula cannot be set; the text says why."""


@lru_cache(maxsize=4096)  # lists repeat the titles of papers
def mathml(tex: str, *, display: bool = False) -> str:
    """The formula as a `math` element.

    Raises:
        FormulaError: It holds what is not known, is damaged, or is too long or nests too deeply.
    """
    if len(tex) > _LONGEST or len(_ENTERS.findall(tex)) > _MOST_COMMANDS:
        raise FormulaError("it is too long or nests too deeply")
    # Neither a comment nor a parameter: values are data.
    source = _ESCAPED.sub(lambda m: m[0] if m[0][0] == "\\" else f"\\{m[0]}", tex)
    try:
        html = _CONVERTER.convert_with_local_state(source, displaystyle=display)
    except LatexError as error:
        try:
            html = _CONVERTER.convert_with_local_state(_mended(source), displaystyle=display)
        except LatexError:
            raise FormulaError(_reason(error)) from None
    if "&" in html:
        html = _NAMED.sub(lambda entity: unescape(entity[0]), html)
    if _depth(html) > _DEEPEST:
        raise FormulaError("it nests too deeply")
    return html


def _reason(error: LatexError) -> str:
    """What the converter says, without the offset in front and the full stop."""
    said = str(error).partition(": ")[2].rstrip(".")
    return said[:1].lower() + said[1:]


def _depth(html: str) -> int:
    depth = deepest = 0
    for closes, empty in _TAG.findall(html):
        depth += -1 if closes else 0 if empty else 1
        deepest = max(deepest, depth)
    return deepest


def _mended(tex: str) -> str:
    """The formula with what TeX takes in text only, or not at all, put right."""
    tex = _with_text(tex)
    tex = _FONT.sub(lambda font: f"\\{font.lastgroup} " if font.lastgroup else "", tex)
    tex = _ANGLE.sub(lambda m: f"\\{m[1]}\\{'l' if m[2] == '<' else 'r'}angle ", tex)
    tex = _STARRED.sub(r"\\\1", tex)
    if r"\begin" not in tex:
        tex = _LONE_ALIGNMENT.sub(lambda m: r"\&" if m[0] == "&" else m[0], tex)
    return tex


def _with_text(tex: str) -> str:
    r"""Text in a formula with its own formulas outside of it: `\text{if $x$}` → `\text{if }x`."""
    parts: list[str] = []
    position = 0
    while opening := _TEXT.search(tex, position):
        end = _closing(tex, opening.end())
        parts += [tex[position : opening.start()], f"\\{opening[1]}{{"]
        parts += [_IN_TEXT.sub(lambda m: _text_piece(m, opening[1]), tex[opening.end() : end]), "}"]
        position = end + 1
    return "".join((*parts, tex[position:]))


def _text_piece(match: re.Match[str], command: str) -> str:
    if match["formula"] is not None:
        return f"}}{match['formula']}\\{command}{{"
    if match["command"]:
        return f"}}{match['command']} \\{command}{{"
    if match["mark"]:
        return r"\^{}" if match["mark"] == "^" else f"\\{match['mark']}"
    return match["sign"] or ""


def _closing(tex: str, start: int) -> int:
    """Where the group that has begun before `start` ends (or the formula)."""
    depth = 1
    for mark in re.finditer(r"\\.|[{}]", tex[start:], re.DOTALL):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0:
            return start + mark.start()
    return len(tex)
