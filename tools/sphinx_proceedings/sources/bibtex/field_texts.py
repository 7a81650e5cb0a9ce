"""Fields of `.bib` files as rich text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.formulas import FormulaError, mathml
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField
from sphinx_proceedings.sources.latex.hyphens import CutWord, cut_words, without_soft_hyphens
from sphinx_proceedings.sources.latex.rich_text import LatexProblem, latex_to_richtext
from sphinx_proceedings.sources.markup.rich_text import publisher_markup, publisher_paragraphs
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["BibText"]

_NOTHING = RichText()
_PARAGRAPH = re.compile(r"(?:[ \t]*\n){2,}|\\par(?![a-zA-Z])")


@dataclass(kw_only=True, slots=True)
class _Findings:
    """What was found in a field beside LaTeX, in however many pieces it was read."""

    entry: BibEntry
    field: BibField
    markup: dict[str, None] = attribute(default_factory=dict)
    soft: dict[str, None] = attribute(default_factory=dict)
    cut: dict[CutWord, None] = attribute(default_factory=dict)


class BibText:
    """Reads LaTeX fields of entries, collecting what is wrong in them."""

    def __init__(self) -> None:
        self._problems = Problems()
        self._findings: dict[tuple[str, Location], _Findings] = {}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was wrong in the fields read so far: markup and hyphens once a field."""
        problems = Problems(self._problems.diagnostics)
        for found in self._findings.values():
            _report(found, problems)
        return problems.diagnostics

    def rich(self, entry: BibEntry, *names: str) -> RichText:
        """The first of these fields as one line of rich text, or nothing."""
        for name in names:
            if (field := entry.fields.get(name)) is not None:
                return self._line(entry, field, field.value)
        return _NOTHING

    def plain(self, entry: BibEntry, *names: str) -> str:
        """The first of these fields as plain text, or an empty string."""
        for name in names:
            if (field := entry.fields.get(name)) is not None:
                # Numbers and single words, which most of these fields hold, are what they say.
                is_word = field.value.isascii() and field.value.isalnum()
                return field.value if is_word else self._line(entry, field, field.value).plain
        return ""

    def paragraphs(self, entry: BibEntry, name: str) -> tuple[RichText, ...]:
        """A field whose paragraphs are parted by empty lines, by the command par or by tags."""
        field = entry.fields.get(name)
        if field is None:
            return ()
        parts = [self._convert(entry, field, part) for part in _PARAGRAPH.split(field.value)]
        texts, found = publisher_paragraphs([part for part in parts if part])
        self._note_markup(entry, field, found)
        for text in texts:
            self._check_formulas(entry, field, text)
        checked = (self._without_hyphens(entry, field, text, field.value) for text in texts)
        return tuple(text for text in checked if text)

    def fragment(self, entry: BibEntry, field: BibField, latex: str) -> str:
        """A piece of a field's LaTeX as plain text."""
        return self._line(entry, field, latex).plain

    def _line(self, entry: BibEntry, field: BibField, latex: str) -> RichText:
        text, found = publisher_markup(self._convert(entry, field, latex))
        self._note_markup(entry, field, found)
        self._check_formulas(entry, field, text)
        return self._without_hyphens(entry, field, text, latex)

    def _convert(self, entry: BibEntry, field: BibField, latex: str) -> RichText:
        converted = latex_to_richtext(latex)
        for problem in converted.problems:
            self._tell(entry, field, problem.what, _of_latex(problem))
        return converted.text

    def _check_formulas(self, entry: BibEntry, field: BibField, text: RichText) -> None:
        """Tell the formulas that pages cannot show as such."""
        for formula in text.formulas():
            try:
                mathml(formula.tex, display=formula.display)
            except FormulaError as error:
                self._tell(entry, field, formula.tex, _unset(formula.tex, str(error)))

    def _tell(
        self, entry: BibEntry, field: BibField, what: str, told: tuple[Code, str, str]
    ) -> None:
        """Tell a problem; one of a field that several entries inherit is the first one's."""
        if self._problems.is_new(field.location, what):
            code, message, hint = told
            message = f"{field.name} of {entry.key}{message}"
            self._problems.report(code, field.location, message, hint)

    def _note_markup(self, entry: BibEntry, field: BibField, found: Sequence[str]) -> None:
        if found:
            self._of(entry, field).markup.update(dict.fromkeys(found))

    def _without_hyphens(
        self, entry: BibEntry, field: BibField, text: RichText, source: str
    ) -> RichText:
        cleaned, soft = without_soft_hyphens(text)
        if soft:
            self._of(entry, field).soft.update(dict.fromkeys(soft))
        if cut := cut_words(cleaned, source):
            self._of(entry, field).cut.update(dict.fromkeys(cut))
        return cleaned

    def _of(self, entry: BibEntry, field: BibField) -> _Findings:
        """The findings of a field; one that several entries inherit is the first one's."""
        key = (field.name, field.location)
        return self._findings.setdefault(key, _Findings(entry=entry, field=field))


def _report(found: _Findings, problems: Problems) -> None:
    what, location = f"{found.field.name} of {found.entry.key}", found.field.location
    if found.markup:
        problems.report(
            Code.TEXT_MARKUP,
            location,
            f"{what} holds markup, taken for what it means: {', '.join(found.markup)}",
            "write LaTeX (\\emph{…}, \\textsubscript{…}) and characters themselves",
        )
    if found.soft:
        problems.report(
            Code.TEXT_HYPHEN,
            location,
            f"{what} has soft hyphens (U+00AD), which are left out: {_quoted(found.soft)}",
            "remove them; they come from copying text that was set in lines",
        )
    if found.cut:
        written = _quoted(word.written for word in found.cut)
        better = _quoted(word.suggestion for word in found.cut)
        problems.report(
            Code.TEXT_HYPHEN,
            location,
            f"{what}: a line break seems to have cut {written}; the text is as it was",
            f"perhaps {better}; or keep the hyphen and remove the space",
        )


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _of_latex(problem: LatexProblem) -> tuple[Code, str, str]:
    """Code, message and hint for a problem of a field."""
    if problem.kind == "command":
        return (
            Code.LATEX_COMMAND,
            f" uses {problem.what}, which is not known here; its text is shown without it",
            "write the character itself (the file is UTF-8), or leave the command out",
        )
    return (
        Code.LATEX_SYNTAX,
        f": {problem.what}",
        "count the braces and dollar signs; \\{ \\} \\$ stand for the characters themselves",
    )


def _unset(tex: str, reason: str) -> tuple[Code, str, str]:
    """The same for a formula that is shown as TeX."""
    is_unknown = reason.startswith("unknown command")
    return (
        Code.LATEX_COMMAND if is_unknown else Code.LATEX_SYNTAX,
        f": the formula “{shown(tex)}” is shown as TeX: {reason}",
        "use commands of LaTeX and AMS; what a paper's preamble defines is not known here"
        if is_unknown
        else "write it as LaTeX would take it",
    )
