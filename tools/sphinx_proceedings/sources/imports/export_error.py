"""What other tools have written and cannot be used."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Location

__all__ = ["ExportError"]


class ExportError(Exception):
    """Why an export cannot be read: what, where, and what to do about it."""

    def __init__(self, location: Location, message: str, hint: str) -> None:
        super().__init__(message)
        self.location = location
        self.message = message
        self.hint = hint
