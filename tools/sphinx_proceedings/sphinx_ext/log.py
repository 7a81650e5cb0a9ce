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
        location = f"{root / diagnostic.location.path}"
        if diagnostic.location.line:
            location += f":{diagnostic.location.line}:{diagnostic.location.column or 1}"
        text = f"{diagnostic.message} ({diagnostic.hint})"
        if diagnostic.severity is Severity.NOTE:
            logger.verbose("%s: %s", location, text)
        else:
            logger.warning(
                "%s", text, location=location, type="proceedings", subtype=diagnostic.code.slug
            )
