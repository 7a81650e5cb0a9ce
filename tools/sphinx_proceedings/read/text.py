"""Values of the sources as rich text: LaTeX in `.bib` files, plain text in YAML."""

from __future__ import annotations

import re
import unicodedata

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.read.bibtex import BibEntry, BibField
from sphinx_proceedings.read.latex import LatexProblem, latex_to_richtext

__all__ = ["BibText", "paragraphs_of_plain", "plain_line"]

_PARAGRAPH = re.compile(r"(?:[ \t]*\n){2,}|\\par(?![a-zA-Z])")


def plain_line(text: str) -> RichText:
    """Plain text on one line; no character in it means anything."""
    return RichText.from_plain(" ".join(unicodedata.normalize("NFC", text).split()))


def paragraphs_of_plain(text: str) -> tuple[RichText, ...]:
    """Plain text whose paragraphs are parted by empty lines."""
    parts = re.split(r"\n[ \t]*\n", text)
    return tuple(plain_line(part) for part in parts if part.strip())


class BibText:
    """Reads LaTeX fields of entries, collecting what is wrong in them."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def rich(self, entry: BibEntry, *names: str) -> RichText:
        """The first of these fields as one line of rich text, or nothing."""
        field = next((entry.fields[name] for name in names if name in entry.fields), None)
        return self._convert(entry, field, field.value) if field else RichText()

    def plain(self, entry: BibEntry, *names: str) -> str:
        """The first of these fields as plain text, or an empty string."""
        return self.rich(entry, *names).plain

    def paragraphs(self, entry: BibEntry, name: str) -> tuple[RichText, ...]:
        """A field whose paragraphs are parted by empty lines or by the command par."""
        field = entry.fields.get(name)
        if field is None:
            return ()
        texts = (self._convert(entry, field, part) for part in _PARAGRAPH.split(field.value))
        return tuple(text for text in texts if text)

    def fragment(self, entry: BibEntry, field: BibField, latex: str) -> str:
        """A piece of a field's LaTeX as plain text."""
        return self._convert(entry, field, latex).plain

    def _convert(self, entry: BibEntry, field: BibField, latex: str) -> RichText:
        converted = latex_to_richtext(latex)
        for problem in converted.problems:
            self.diagnostics.append(_problem(entry, field, problem))
        return converted.text


def _problem(entry: BibEntry, field: BibField, problem: LatexProblem) -> Diagnostic:
    if problem.kind == "command":
        return Diagnostic(
            code=Code.LATEX_COMMAND,
            location=field.location,
            message=f"{field.name} of {entry.key} uses {problem.what}, which is not known here;"
            " its text is shown without it",
            hint="write the character itself (the file is UTF-8), or leave the command out",
        )
    return Diagnostic(
        code=Code.LATEX_SYNTAX,
        location=field.location,
        message=f"{field.name} of {entry.key}: {problem.what}",
        hint="count the braces and dollar signs; \\{ \\} \\$ stand for the characters themselves",
    )
