"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts show as annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli.documentation import code_address, documentation_address
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Severity

__all__ = ["sarif_report"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_report(diagnostics: Iterable[Diagnostic]) -> str:
    """A log with one run; paths are relative to the portal's root."""
    rules, documentation = list(Code), documentation_address()
    run = {
        "tool": {
            "driver": {
                "name": "sphinx-proceedings",
                "version": __version__,
                "rules": [_rule(code, documentation) for code in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, rules.index(item.code)) for item in diagnostics],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _rule(code: Code, documentation: str) -> dict[str, Any]:
    rule = {
        "id": code.slug,
        "shortDescription": {"text": code.summary},
        "defaultConfiguration": {"level": _LEVELS[code.severity]},
    }
    if documentation:
        rule["helpUri"] = code_address(documentation, code)
    return rule


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.slug,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message} ({diagnostic.hint})"},
        "locations": [_location(diagnostic.location)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [_location(location) for location in diagnostic.related]
    if diagnostic.known:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.known}]
    return result


def _location(location: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(location.path)}}
    if location.line:
        region = {"startLine": location.line}
        if location.column:
            region["startColumn"] = location.column
        physical["region"] = region
    return {"physicalLocation": physical}
