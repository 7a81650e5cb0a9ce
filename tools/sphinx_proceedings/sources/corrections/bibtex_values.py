"""Text that was typed as a value of BibTeX: LaTeX, or plain text."""

from __future__ import annotations

import re

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks
from sphinx_proceedings.sources.corrections.asked import CorrectionError
from sphinx_proceedings.sources.edit.corrections import VERBATIM, corrected

__all__ = ["bibtex_value", "plain_as_latex"]

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def bibtex_value(name: str, text: str, place: Location, *, is_plain: bool) -> str:
    """The value of a field as LaTeX that braces can hold, in the form that `fix` gives it.

    Raises `CorrectionError`, at `place`, where they cannot.
    """
    if is_plain and name not in VERBATIM:
        parts = _PARAGRAPH.split(text) if name == "abstract" else [text]
        return "\n\n".join(map(plain_as_latex, parts))
    for written in (corrected(name, text), text):
        if _can_be_held(name, written):
            return written
    pairs_up = text.count("{") == text.count("}")
    raise CorrectionError(
        place,
        f"{name}: "
        + ("braces around it would not hold it" if pairs_up else "its braces do not pair up"),
        "write a } for each {, or \\textbraceleft{} for one alone, and no @ at the beginning of a"
        " line; or say that it is plain text: --plain",
    )


def plain_as_latex(text: str) -> str:
    """One line of text of which no sign means anything."""
    return bibtex_text(RichText.from_plain(" ".join(text.split())), ascii_only=False)


def _can_be_held(name: str, value: str) -> bool:
    """Whether braces around it hold it, and nothing else."""
    # BibTeX counts every brace; the reader, as LaTeX, none behind a backslash.
    depth = 0
    for sign in re.findall(r"[{}]", value):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    before = f"@misc{{key,\n  {name} = "
    blocks = tuple(located_blocks(f"{before}{{{value}}},\n}}"))
    held = (len(before), len(before) + len(value) + 2)
    return (
        depth == 0
        and [block.kind for block in blocks] == [BlockKind.ENTRY]
        and not blocks[0].slips
        and [field.pieces for field in blocks[0].fields] == [(held,)]
    )
