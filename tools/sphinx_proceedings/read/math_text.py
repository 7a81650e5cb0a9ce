r"""Formulas as the words and signs a reader would type: `$F_1$` is F1, `$\alpha$-NLI` α-NLI.

For page titles, sorting and searching, where no formula can be shown.  Indices and exponents
lose their marks, as in the metadata of publishers; what is not known stays as TeX.
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
        *("vec", "widehat", "widetilde", "mathring", "textsuperscript", "textsubscript", "frac"),
        *("tfrac", "dfrac", "small", "scriptstyle", "underline"),
    }
)
_SIGNS = {"-": "−", "*": "∗"}
_SPACES = frozenset(" ,;:!>")


@lru_cache(maxsize=4096)
def math_text(tex: str) -> str:
    """The formula in plain Unicode; never raises and never returns nothing for something."""
    pieces: list[str] = []
    for word, sign, mark, space, text in _TOKEN.findall(tex):
        if word:
            pieces.append(_command(word))
        elif sign:
            pieces.append("" if sign in _SPACES else sign)
        elif mark:
            pieces.append(" " if mark == "~" else "")
        elif space:
            pieces.append(" ")
        else:
            pieces.append(text)
    return " ".join("".join(pieces).split()) or tex


def _command(name: str) -> str:
    if name in _INVISIBLE:
        return ""
    found = symbol(name)
    return f"\\{name} " if found is None else found
