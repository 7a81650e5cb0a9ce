"""What other tools have written and cannot be used."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import PlacedError

__all__ = ["ExportError"]


class ExportError(PlacedError):
    """Why an export cannot be read."""
