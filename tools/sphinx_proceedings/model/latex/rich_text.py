r"""Write rich text as LaTeX that can stand in a BibTeX value.

Reading the result back gives the same rich text.  Whatever the content, braces in the result
pair up, also for BibTeX, which counts `\{` as a brace like any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from urllib.parse import quote

from pylatexenc.latexencode import unicode_to_latex

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text

__all__ = ["NOT_ASCII", "richtext_to_latex"]

_COMMANDS = {
    Style.EMPHASIS: "emph",
    Style.STRONG: "textbf",
    Style.CODE: "texttt",
    Style.SMALL_CAPS: "textsc",
    Style.SUPERSCRIPT: "textsuperscript",
    Style.SUBSCRIPT: "textsubscript",
}

_NAMED_BRACES = {"\\{": "\\lbrace ", "\\}": "\\rbrace "}

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
    "'": "\\textquotesingle{}",
    "`": "\\textasciigrave{}",
    "$": "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "\u00a0": "~",
    "\u2009": "\\,",
    "–": "--",
    "—": "---",
}
# `joins`: pairs that TeX fonts would join: dashes, quotes and, with T1 fonts, << >> ,, !` ?`
_TO_ESCAPE = re.compile(
    r"(?P<joins>[-–—](?=[-–—])|[`!?](?=`)|'(?=')|<(?=<)|>(?=>)|,(?=,))"
    r"|[\\{}^~$&%#_'`\u00a0\u2009–—]"
)
_AFTER_FORMULA = re.compile(r"[0-9$]")
_NOT_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TO_DOLLAR_OR_END = re.compile(r"(?:[^\\$]++|\\.)*+", re.DOTALL)

# With the marks that follow, as some letters have no character of their own with theirs.
NOT_ASCII = re.compile(r"[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
_PLAIN_COMMAND = re.compile(r"\{\\(?:[A-Za-z]+|ensuremath\{\\[A-Za-z]+\})\}")

# Accents as LaTeX writes them.
_MARKS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u0309": "h", "\u030a": "r", "\u030b": "H", "\u030c": "v",
    "\u030f": "G", "\u0323": "d", "\u0326": "textcommabelow", "\u0327": "c", "\u0328": "k",
    "\u0331": "b",
}  # fmt: skip


def richtext_to_latex(text: RichText, *, ascii_only: bool = False) -> str:
    """LaTeX for `text`, in UTF-8.

    With `ascii_only` other characters become commands too, except those no exact command is
    known for (Chinese, say) and those within formulas.
    """
    return _Writer(ascii_only=ascii_only).written(text.nodes)


class _Writer:
    """Writes nodes, knowing whether it writes in a typewriter font."""

    def __init__(self, *, ascii_only: bool, in_code: bool = False) -> None:
        self._ascii_only = ascii_only
        self._in_code = in_code

    def written(self, nodes: Iterable[Node]) -> str:
        pieces: list[str] = []
        after_formula = False
        for node in nodes:
            piece = self._node(node)
            if not piece:
                continue
            # `$x$5` could be two prices; `$x$$y$` could begin a displayed formula.
            if after_formula and _AFTER_FORMULA.match(piece):
                pieces.append("{}")
            after_formula = isinstance(node, Math)
            pieces.append(piece)
        return "".join(pieces)

    def _node(self, node: Node) -> str:
        match node:
            case Text(text):
                return self._text(text)
            case Math(tex, display):
                return self._text(tex) if _is_broken(tex) else _formula(tex, display=display)
            case Span(style, children):
                return self._span(style, children)
            case Link(url, children):
                return self._link(url, children)

    def _text(self, text: str) -> str:
        escaped = _TO_ESCAPE.sub(self._escape, text)
        if self._ascii_only:
            return NOT_ASCII.sub(lambda match: _as_ascii(match[0]), escaped)
        return escaped

    def _escape(self, match: re.Match[str]) -> str:
        character = match[0]
        # Typewriter fonts make neither dashes of hyphens nor curved quotes of straight ones.
        literal = self._in_code and character in "–—'`"
        written = character if literal else _ESCAPES.get(character, character)
        return written + "{}" if match["joins"] and not written.endswith("{}") else written

    def _span(self, style: Style, children: Iterable[Node]) -> str:
        if style is Style.PROTECTED:
            inside = self.written(children)
            # BibTeX takes braces that begin with a command for a letter and changes its case.
            return f"{{{{{inside}}}}}" if inside.startswith("\\") else inside and f"{{{inside}}}"
        in_code = self._in_code or style is Style.CODE
        inside = _Writer(ascii_only=self._ascii_only, in_code=in_code).written(children)
        return inside and f"\\{_COMMANDS[style]}{{{inside}}}"

    def _link(self, url: str, children: tuple[Node, ...]) -> str:
        quoted = _NOT_IN_ADDRESS.sub(lambda match: quote(match[0]), url)
        # hyperref understands these two escapes, and needs them within other commands.
        address = re.sub("[%#]", r"\\\g<0>", quoted)
        if children == (Text(url),) and quoted == url:
            return f"\\url{{{address}}}"
        return f"\\href{{{address}}}{{{self.written(children)}}}"


def _is_broken(tex: str) -> bool:
    """Whether a formula would run on into the text after it; it is then written as text."""
    clean = tex.replace("$", "")
    ends_in_backslash = _TO_DOLLAR_OR_END.fullmatch(clean) is None
    return ends_in_backslash or not _pairs_up(match[0] for match in _BRACE.finditer(tex))


def _formula(tex: str, *, display: bool) -> str:
    if not _pairs_up(re.findall("[{}]", tex)):
        tex = _BRACE.sub(lambda match: _NAMED_BRACES.get(match[0], match[0]), tex)
    if not tex.strip():
        return ""
    if display:
        return f"\\[{tex}\\]"
    has_dollar = _TO_DOLLAR_OR_END.fullmatch(tex) is None
    padded = tex[0].isspace() or tex[-1].isspace()
    return f"\\({tex}\\)" if has_dollar or padded else f"${tex}$"


def _pairs_up(braces: Iterable[str]) -> bool:
    depth = 0
    for brace in braces:
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            return False
    return depth == 0


@cache
def _as_ascii(character: str) -> str:
    """A command for the character with its marks, in braces so that nothing runs into it.

    What there is no command for stays as it is.

    Accented letters are taken apart here, and of pylatexenc's commands only those without
    arguments are used: it writes ű as ú, ħ as h̄ and a Greek Α as A.
    """
    if character.isascii():
        return character
    decomposed = unicodedata.normalize("NFD", character)
    base, marks = decomposed[0], decomposed[1:]
    if base.isascii() and all(mark in _MARKS for mark in marks):
        for mark in marks:
            base = f"{{\\{_MARKS[mark]}{{{base}}}}}"
        return base
    command: str = unicode_to_latex(
        character, replacement_latex_protection="braces-all", unknown_char_warning=False
    )
    if _PLAIN_COMMAND.fullmatch(command):
        return command
    return "".join(map(_as_ascii, character)) if len(character) > 1 else character
