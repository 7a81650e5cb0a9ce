"""What an import makes of what is around the papers: changes, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.edit.yaml_values import YamlChange
from sphinx_proceedings.sources.imports.three_way import Clash

__all__ = ["Outcome", "Row", "Whose"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Something that becomes another, for a table."""

    state: str
    """`new`, `changed` or `removed`."""
    path: str
    what: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Whose:
    """A value that both sides have changed."""

    path: str
    called: str
    """What it is a value of."""
    clash: Clash[str]
    locate: Callable[[], Location]
    """Finds it in the source as it was."""


@dataclass(kw_only=True)
class Outcome:
    """Gathered while it is found out."""

    edits: dict[str, list[YamlChange]] = field(default_factory=dict)
    """By the paths of their files."""
    rows: list[Row] = field(default_factory=list)
    clashes: list[Whose] = field(default_factory=list)
    page_clashes: list[tuple[str, str]] = field(default_factory=list)
    """Paths of pages, with what happened to them."""
    absent: list[tuple[str, bool]] = field(default_factory=list)
    """What the export no longer has, and whether it stands here as it was brought."""
    remarks: list[Remark] = field(default_factory=list)

    def edit(self, path: str, *changes: YamlChange) -> None:
        """Change a file."""
        self.edits.setdefault(path, []).extend(changes)

    def tell(self, location: Location, text: str) -> None:
        """Something that an editor should know."""
        self.remarks.append(Remark(location=location, text=text))
