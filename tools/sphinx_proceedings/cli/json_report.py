"""Diagnostics as a JSON array, for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sphinx_proceedings.diagnostics import Diagnostic, Location

__all__ = ["json_report"]


def json_report(diagnostics: Iterable[Diagnostic]) -> str:
    """One object a diagnostic; lines and columns count from 1, 0 means the whole file or line."""
    return json.dumps([_entry(item) for item in diagnostics], indent=2, ensure_ascii=False)


def _entry(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code.slug,
        "severity": diagnostic.severity.value,
        **_location(diagnostic.location),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "pointer": diagnostic.pointer,
        "subject": diagnostic.subject,
        "known": diagnostic.known,
        "related": [_location(location) for location in diagnostic.related],
    }


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}
