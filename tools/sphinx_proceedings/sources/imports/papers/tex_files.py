r"""Files of TeX, such as prefaces → the LaTeX of what they say, paragraph by paragraph.

What is in a file is another thing than what is in a field: `%` begins a comment, what stands in
front of `\begin{document}` says nothing, and commands lay out.
"""

from __future__ import annotations

import re

__all__ = ["tex_text"]

_LONGEST = 1_000_000
"""Characters of a file; what is longer is cut."""
_ADDRESS = r"\\(?:url|href|path)\s*\{[^{}]{0,2000}\}"
_COMMENT = re.compile(rf"({_ADDRESS}|\\.)|%.*")
_BODY = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_GROUP = r"\s{0,9}(?:\[[^\[\]{}]{0,200}\]|\{[^{}]{0,200}\})"
_NOTHING = re.compile(
    r"\\(?:addcontentsline|addtolength|bibliography(?:style)?|enlargethispage|fontsize|geometry"
    r"|hskip|hspace|include(?:graphics)?|input|label|newlength|pagenumbering|pagestyle|parbox"
    r"|phantom|renewcommand|newcommand|rule|setcounter|setlength|thispagestyle|usepackage"
    rf"|documentclass|vskip|vspace)(?![A-Za-z])\*?(?:{_GROUP}|\s?\\[A-Za-z]+){{0,4}}"
    r"|\\(?:centering|hfill|hrule|indent|maketitle|noindent|null|raggedright|selectfont|sloppy"
    r"|thanks|today|vfill)(?![A-Za-z])\*?"
)
_PARTING = re.compile(
    r"\\(?:bigskip|medskip|smallskip|newpage|clearpage|cleardoublepage|pagebreak|newline|par)"
    r"(?![A-Za-z])"
    r"|\\(?:begin|end)\s*\{(?:abstract|center|description|enumerate|flushleft|flushright|itemize"
    rf"|minipage|multicols|quotation|quote|spacing|verse)\*?\}}(?:{_GROUP}){{0,2}}"
    r"|(?<!,)\s{0,20}\\\\(?:\*|\[[^\]]{0,20}\])?"
)
_ITEM = re.compile(r"\\item(?![A-Za-z])\s*(?:\[([^\[\]]{0,200})\])?")
_SECTION = re.compile(
    r"\\(?:chapter|(?:sub){0,2}section|(?:sub)?paragraph)\*?\s*\{((?:[^{}]|\{[^{}]*\}){0,500})\}"
)


def tex_text(text: str) -> str:
    """LaTeX whose paragraphs are parted by empty lines; a heading is one in strong type."""
    body = _BODY.search(text := _without_comments(text[:_LONGEST]))
    text = body[1] if body else text
    text = _NOTHING.sub("", text)
    text = _SECTION.sub(r"\n\n\\textbf{\1}\n\n", text)
    text = _ITEM.sub(lambda item: f"\n\n{item[1] or '•'} ", text)
    return _PARTING.sub("\n\n", text)


def _without_comments(text: str) -> str:
    """A line that is nothing but a comment is none; else a comment joins its line to the next."""
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = _COMMENT.sub(lambda found: found[1] or "", line)
        is_cut = bare != line
        if is_cut and not bare.strip():
            continue
        if goes_on and line.strip():
            lines[-1] += bare.lstrip()
        else:
            lines.append(bare)
        goes_on = is_cut
    return "\n".join(lines)
