"""What is wrong in the entries of a `.bib` file, as it is found."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.read.bibtex import BibEntry, BibField

__all__ = ["Problems"]

_LONGEST = 60
"""Characters of a value that a message repeats."""


class Problems:
    """Collects diagnostics."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def report(self, code: Code, location: Location, message: str, hint: str) -> None:
        """Tell of anything."""
        self.diagnostics.append(
            Diagnostic(code=code, location=location, message=message, hint=hint)
        )

    def bad_value(self, entry: BibEntry, field: BibField, hint: str) -> None:
        """Tell of a field that is not used, as its value is not of the form it needs."""
        self.report(
            Code.BIB_VALUE,
            field.location,
            f"{field.name} of {entry.key} is {field.value.strip()[:_LONGEST]!r}; it is not used",
            hint,
        )
