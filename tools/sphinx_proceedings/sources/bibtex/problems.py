"""What is wrong in the entries of a `.bib` file, as it is found."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibField

__all__ = ["EntryProblems"]

_LONGEST = 60
"""Characters of a value that a message repeats."""


class EntryProblems(Problems):
    """Collects diagnostics, with words for values of fields."""

    def bad_value(self, entry: BibEntry, field: BibField, hint: str) -> None:
        """Tell of a field that is not used, as its value is not of the form it needs."""
        self._value(entry, field, "; it is not used", hint)

    def doubtful(self, entry: BibEntry, field: BibField, doubt: str, used: str, hint: str) -> None:
        """Tell what is wrong with a field's value, and what is made of it all the same."""
        what = f"it is read as {used}" if used else "it is not used"
        self._value(entry, field, f": {doubt}; {what}", hint)

    def _value(self, entry: BibEntry, field: BibField, rest: str, hint: str) -> None:
        written = field.value.strip()[:_LONGEST]
        message = f"{field.name} of {entry.key} is {written!r}{rest}"
        self.report(Code.BIB_VALUE, field.location, message, hint)
