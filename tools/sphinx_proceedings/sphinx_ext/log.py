"""Diagnostics as Sphinx warnings of type `proceedings`, one subtype a code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sphinx.util import logging

from sphinx_proceedings.diagnostics import Diagnostic, Severity

__all__ = ["report"]

logger = logging.getLogger(__name__)


def report(root: Path, diagnostics: Iterable[Diagnostic]) -> None:
    """Hand diagnostics to Sphinx; notes are shown only with `sphinx-build -v`."""
    for diagnostic in diagnostics:
        # Sphinx takes a place without a line for the name of a document.
        location = f"{root / diagnostic.location.path}:{diagnostic.location.line or 1}"
        if diagnostic.location.column:
            location += f":{diagnostic.location.column}"
        text = f"{diagnostic.message} ({diagnostic.hint})"
        if diagnostic.severity is Severity.NOTE:
            logger.verbose("%s: %s", location, text)
        else:
            logger.warning(
                "%s", text, location=location, type="proceedings", subtype=diagnostic.code.slug
            )
