"""Diagnostics as compilers print them: `path:line:column: severity[code]: message`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from sphinx_proceedings.building.pipeline import Result
from sphinx_proceedings.cli.input_output import counted, visible
from sphinx_proceedings.diagnostics import Diagnostic, Severity

__all__ = ["summary", "text_report", "wants_colour"]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def text_report(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Two or three lines a diagnostic; control characters from the sources are made visible."""
    return "".join(_entry(diagnostic, colour=colour) for diagnostic in diagnostics)


def _entry(diagnostic: Diagnostic, *, colour: bool) -> str:
    severity = f"{diagnostic.severity.value}[{diagnostic.code.slug}]"
    if colour:
        severity = f"\033[1;{_COLOURS[diagnostic.severity]}m{severity}\033[0m"
    lines = [f"{diagnostic.location}: {severity}: {visible(diagnostic.message)}"]
    if diagnostic.known:
        lines.append(f"    known: {visible(diagnostic.known)}")
    else:
        lines.append(f"    hint: {visible(diagnostic.hint)}")
    lines += [f"    see: {location}" for location in diagnostic.related]
    return "\n".join(lines) + "\n"


def summary(result: Result) -> str:
    """One line that says what was read and what is wrong with it."""
    portal = result.portal
    read = ", ".join(
        counted(number, thing, things)
        for number, thing, things in (
            (len(portal.editions), "edition", "editions"),
            (len(portal.papers), "paper", "papers"),
            (len(portal.people), "person", "people"),
        )
    )
    found = ", ".join(counted(result.count(severity), severity.value) for severity in Severity)
    return f"{read}: {found}"


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: as asked, else on a terminal unless NO_COLOR is set (no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
