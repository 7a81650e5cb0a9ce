r"""Formulas as the words and signs a reader would type: `$F_1$` is F1, `$\alpha$-NLI` α-NLI.

For page titles, citations and searching, where no formula can be shown.  Indices and exponents
of letters lose their marks, as in the metadata of publishers: `$n^2$` is n2, but `$10^2$` is 10²;
what is not known stays as TeX.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_proceedings.read.latex_tables import symbol

__all__ = ["math_text"]

_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|([{}^_$&~])|(\s+)|([^\\{}^_$&~\s]+)", re.DOTALL)
_INVISIBLE = frozenset(
    {
        *("left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "displaystyle", "limits"),
        *("textstyle", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathbb"),
        *("mathfrak", "mathscr", "boldsymbol", "bm", "text", "textrm", "textbf", "textit", "rm"),
        *("textsc", "textsf", "texttt", "operatorname", "mbox", "emph", "bf", "it", "cal", "sc"),
        *("mathop", "nolimits", "ensuremath", "textnormal", "overline", "bar", "hat", "tilde"),
        *("vec", "widehat", "widetilde", "mathring", "textsuperscript", "textsubscript"),
        *("frac", "tfrac", "dfrac", "small", "scriptstyle", "underline"),
    }
)
_FRACTION = re.compile(r"\\[dt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")
# Behind a number an exponent must not become part of it.
_EXPONENT = re.compile(r"(?<=[0-9])\^(?:\{([-+0-9]+)\}|([0-9]))")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SIGNS = {"-": "−", "*": "∗"}
_SPACES = frozenset(" ,;:!>")


@lru_cache(maxsize=4096)
def math_text(tex: str) -> str:
    """The formula in plain Unicode; never raises and never returns nothing for something."""
    pieces: list[str] = []
    tex_without = _EXPONENT.sub(_raised, _FRACTION.sub(_divided, tex))
    for word, sign, mark, space, text in _TOKEN.findall(tex_without):
        if word:
            _append_word(pieces, _command(word))
        elif sign:
            pieces.append("" if sign in _SPACES else sign)
        elif mark:
            pieces.append(" " if mark == "~" else "")
        elif space:
            pieces.append(" ")
        else:
            follows_word = bool(pieces) and len(pieces[-1]) > 1 and pieces[-1].isalpha()
            pieces.append(f" {text}" if follows_word and text[0].isalnum() else text)
    return " ".join("".join(pieces).split()) or tex


def _append_word(pieces: list[str], word: str) -> None:
    r"""`n\log` is n log: names of functions keep apart from letters."""
    is_name = len(word) > 1 and word.isalpha() and word.isascii()
    if is_name and pieces and pieces[-1][-1:].isalnum():
        pieces.append(" ")
    pieces.append(word)


def _divided(fraction: re.Match[str]) -> str:
    above, below = fraction[1] or fraction[2] or "", fraction[3] or fraction[4] or ""
    parts = (f"({part})" if re.search(r"[-+ ]", part.strip()) else part for part in (above, below))
    return "/".join(parts)


def _raised(exponent: re.Match[str]) -> str:
    return (exponent[1] or exponent[2]).translate(_RAISED)


def _command(name: str) -> str:
    if name in _INVISIBLE:
        return ""
    found = symbol(name)
    return f"\\{name} " if found is None else found
