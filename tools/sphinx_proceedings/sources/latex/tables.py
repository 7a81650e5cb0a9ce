"""What LaTeX's text commands mean: accents, symbols, font changes and arguments.

The everyday commands are listed here.  `symbol` looks up the long tail (Greek letters, arrows,
currency signs) in pylatexenc's tables, of which only single characters are used: its other
entries are placeholders such as `<ref>`, or formatters that lose text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from pylatexenc.latex2text import get_default_latex_context_db

from sphinx_proceedings.model.richtext import Style

__all__ = [
    "ACCENTS",
    "ARGUMENTS",
    "DISPLAY_ENVIRONMENTS",
    "REFERENCES",
    "STYLES",
    "SWITCHES",
    "VERBATIM",
    "Accent",
    "symbol",
]


class Accent(NamedTuple):
    """What an accent command puts on its letter."""

    mark: str
    """The combining character."""
    alone: str
    r"""What an accent on nothing prints: `\~{}` is the usual way to write a tilde."""


ACCENTS: Mapping[str, Accent] = MappingProxyType(
    {
        "`": Accent("\u0300", "`"),
        "'": Accent("\u0301", "\u00b4"),
        "^": Accent("\u0302", "^"),
        "~": Accent("\u0303", "~"),
        "=": Accent("\u0304", "\u00af"),
        "u": Accent("\u0306", "\u02d8"),
        ".": Accent("\u0307", "\u02d9"),
        '"': Accent("\u0308", "\u00a8"),
        "h": Accent("\u0309", ""),
        "r": Accent("\u030a", "\u02da"),
        "H": Accent("\u030b", "\u02dd"),
        "v": Accent("\u030c", "\u02c7"),
        "G": Accent("\u030f", ""),
        "horn": Accent("\u031b", ""),
        "d": Accent("\u0323", ""),
        "cb": Accent("\u0326", ""),
        "textcommabelow": Accent("\u0326", ""),
        "c": Accent("\u0327", "\u00b8"),
        "k": Accent("\u0328", "\u02db"),
        "b": Accent("\u0331", "_"),
        "t": Accent("\u0361", ""),
    }
)
"""By command name without the backslash.  The mark follows the argument's first character."""

_THIN_SPACE = "\u2009"

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        # Letters
        "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
        "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
        "eth": "ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
        "ij": "ĳ", "IJ": "Ĳ",
        # Vietnamese, as the encoding T5 has them (vntex, t5enc.def)
        "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư", "abreve": "ă", "ABREVE": "Ă",
        "acircumflex": "â", "ACIRCUMFLEX": "Â", "ecircumflex": "ê", "ECIRCUMFLEX": "Ê",
        "ocircumflex": "ô", "OCIRCUMFLEX": "Ô",
        # Characters that LaTeX itself uses
        "%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
        "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
        "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}",
        "lbrace": "{", "rbrace": "}", "slash": "/", "textless": "<", "textgreater": ">",
        "textbar": "|", "|": "‖", "textasteriskcentered": "*", "sim": "~",
        # Quotation marks and dashes
        "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`", "lq": "‘", "rq": "’",
        "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "quotedblbase": "„",
        "quotesinglbase": "‚", "textendash": "–", "textemdash": "—",
        # Signs
        "copyright": "©", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "EUR": "€",
        "texteuro": "€", "dag": "†", "ddag": "‡", "ldots": "…", "dots": "…",
        "textellipsis": "…", "textdegree": "°", "degree": "°", "textperiodcentered": "·",
        "texttildelow": "˷", "textlangle": "⟨", "textrangle": "⟩", "textmu": "µ",
        "textnumero": "№", "textohm": "Ω", "checkmark": "✓",
        "item": "• ",
        # Names
        "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX",
        # Spaces and what only guides the typesetter.  A thin space stays one: it groups digits.
        " ": " ", "\t": " ", "\n": " ", "\r": " ", "\\": " ", ":": " ", ";": " ", ">": " ",
        ",": _THIN_SPACE, "thinspace": _THIN_SPACE, "enspace": " ", "quad": " ", "qquad": " ",
        "space": " ", "newline": " ", "linebreak": " ", "par": " ", "hfill": " ",
        "nobreakspace": "\u00a0", "-": "", "/": "", "!": "", "@": "", "*": "", "relax": "",
        "noindent": "", "protect": "", "xspace": "", "centering": "", "nolinebreak": "",
        "maketitle": "", "textcompwordmark": "",
    }
    | {
        name: name
        for name in (
            "arg", "cos", "deg", "det", "dim", "exp", "gcd", "inf", "ker", "lim", "ln", "log",
            "max", "min", "mod", "sin", "sup", "tan",
        )
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def symbol(name: str) -> str | None:
    r"""The text a command without arguments stands for, or None when it is not known.

    The text may be empty (`\-`) or a space (`\quad`).
    """
    own = _SYMBOLS.get(name)
    if own is not None:
        return own
    spec = _PYLATEXENC.get_macro_spec(name)
    text = getattr(spec, "simplify_repl", None)
    if not isinstance(text, str) or len(text) != 1 or text.isascii():
        return None
    # Mathematical accents are listed there as bare combining marks: no use without arguments.
    return None if unicodedata.category(text).startswith(("M", "C")) else text


_PYLATEXENC = get_default_latex_context_db()

STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "emph": Style.EMPHASIS,
        "textit": Style.EMPHASIS,
        "textsl": Style.EMPHASIS,
        "textbf": Style.STRONG,
        "texttt": Style.CODE,
        "textsc": Style.SMALL_CAPS,
        "textsuperscript": Style.SUPERSCRIPT,
        "textsubscript": Style.SUBSCRIPT,
    }
)
"""Commands that style their argument."""

_PLAIN_SWITCHES = (
    "rm", "sf", "up", "md", "rmfamily", "sffamily", "mdseries", "upshape", "normalfont",
    "normalsize", "tiny", "scriptsize", "footnotesize", "small", "large", "Large", "LARGE",
    "huge", "Huge", "bgroup", "selectfont",
)  # fmt: skip

SWITCHES: Mapping[str, Style | None] = MappingProxyType(
    dict.fromkeys(_PLAIN_SWITCHES)
    | {
        "em": Style.EMPHASIS,
        "it": Style.EMPHASIS,
        "sl": Style.EMPHASIS,
        "itshape": Style.EMPHASIS,
        "slshape": Style.EMPHASIS,
        "bf": Style.STRONG,
        "bfseries": Style.STRONG,
        "tt": Style.CODE,
        "ttfamily": Style.CODE,
        "sc": Style.SMALL_CAPS,
        "scshape": Style.SMALL_CAPS,
    }
)
"""Commands that style what follows up to the end of the group; None: no style of ours."""

_TRANSPARENT = (
    "underline", "textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "hbox",
    "fbox", "makebox", "uline", "mathrm", "smash", "centerline", "MakeLowercase",
    "MakeUppercase",
)  # fmt: skip
_INVISIBLE = (
    "color",
    "hspace",
    "vspace",
    "phantom",
    "vphantom",
    "hphantom",
    "pagestyle",
    "noopsort",  # only BibTeX's sorting sees it (“BibTeXing”, section 4)
)

ARGUMENTS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(_TRANSPARENT, "k")
    | dict.fromkeys(_INVISIBLE, "d")
    | {
        "enquote": "q",
        "footnote": "n",
        "thanks": "n",
        "textcolor": "dk",
        "colorbox": "dk",
        "foreignlanguage": "dk",
        "parbox": "dk",
        "raisebox": "dk",
        "scalebox": "dk",
        "resizebox": "ddk",
        "texorpdfstring": "kd",
    }
)
"""What becomes of a command's arguments, in order.

`k`ept, `d`ropped, put in `q`uotation marks, or a `n`ote in parentheses.
"""

REFERENCES = frozenset(
    {
        "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear", "parencite",
        "textcite", "autocite", "footcite", "ref", "eqref", "pageref", "autoref", "cref",
        "Cref", "nameref",
    }
)  # fmt: skip
"""Commands whose argument is a key that means nothing outside its document."""

VERBATIM = REFERENCES | {"ensuremath", "href", "label", "nocite", "nolinkurl", "path", "url"}
"""Commands whose first argument is not LaTeX text."""

DISPLAY_ENVIRONMENTS: Mapping[str, str] = MappingProxyType(
    {
        "align": "aligned",
        "displaymath": "",
        "eqnarray": "aligned",
        "equation": "",
        "flalign": "aligned",
        "gather": "gathered",
        "multline": "gathered",
    }
)
r"""Environments that are a displayed formula.

The value names the environment that the formula needs inside once this one, which is a
delimiter, is gone: `&` and `\\` mean nothing to a bare formula.
"""
