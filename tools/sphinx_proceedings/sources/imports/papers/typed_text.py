r"""What people type into the forms of submission systems: plain text, or LaTeX that they have.

Which of them a text is follows from what is in it.  With a command (`\emph`, `\'e`, `\%`) or braces
around a word (`{GPU}s`) it is LaTeX.  Else only formulas between dollar signs, dashes and quotes
made of several characters mean anything in it; `~`, `{…}` and `--option` stand for themselves, and
'quotes' of typewriters have two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.sources.latex.dollars import dollars

__all__ = ["latex_of_typed"]

_IN_BRACKETS = re.compile(r"\\\([^$]*?\\\)|\\\[[^$]*?\\\]")
_COMMAND = re.compile(r"\\(?:[A-Za-z]{2,}|[bcdHklLoOruvij](?![A-Za-z])|[\"'`^~=.&%$#_{}\\])")
_BRACED_WORD = re.compile(r"\{[A-Z][\w-]{0,60}\}")
_MEANS_SOMETHING = re.compile(r"[~{}$]|(?<!\S)--(?=[A-Za-z])")
_QUOTED = re.compile(r"(?<![\w'`’])'(?=\w)([^'`]{1,200}(?<=[\w.,!?)]))'(?![\w'])")
_LITERAL = {"~": "\\textasciitilde{}", "{": "\\{", "}": "\\}", "$": "\\$", "--": "-{}-"}


def latex_of_typed(text: str) -> str:
    """The LaTeX of a title or an abstract as it was typed."""
    if not _MEANS_SOMETHING.search(text) and "'" not in text:
        return text
    formulas = list(_formulas(text))
    ends = [0, *(end for _, end in formulas)]
    starts = [*(start for start, _ in formulas), len(text)]
    prose = [text[end:start] for end, start in zip(ends, starts, strict=True)]
    if any(_COMMAND.search(part) or _BRACED_WORD.search(part) for part in prose):
        return text
    prose = [_QUOTED.sub(r"`\1'", part) for part in prose]
    literal = [_MEANS_SOMETHING.sub(lambda found: _LITERAL[found[0]], part) for part in prose]
    within = [*(text[start:end] for start, end in formulas), ""]
    return "".join(part for pair in zip(literal, within, strict=True) for part in pair)


def _formulas(text: str) -> Iterator[tuple[int, int]]:
    r"""Where formulas begin and end: between dollars that are no prices, or in `\(…\)`."""
    # A tilde would be taken for a sign of a formula.
    shadow = text.replace("~", " ")
    found = dollars(shadow, [match.start() for match in re.finditer(r"(?<!\\)\$", text)])
    spans = [(start, formula.end) for start, formula in found.items()]
    spans += [match.span() for match in _IN_BRACKETS.finditer(text)]
    end = 0
    for start, following in sorted(spans):
        if start >= end:
            yield start, following
            end = following
