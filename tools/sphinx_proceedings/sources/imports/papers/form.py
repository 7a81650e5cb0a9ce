"""What a form of exports is: its name, how it is known, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sphinx_proceedings.sources.imports.papers.package import Package
from sphinx_proceedings.sources.imports.papers.submissions import Export

__all__ = ["Form"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form of exports."""

    name: str
    """As `--from` has it: `hotcrp`."""
    label: str
    """`HotCRP (JSON, CSV or ZIP)`."""
    recognises: Callable[[Package], bool]
    """Whether a package is surely of this form; looks at little, and never raises."""
    read: Callable[[Package], Export]
    """What it holds; raises `ExportError`."""
