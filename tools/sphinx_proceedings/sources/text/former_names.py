"""What is told where a source or a setting uses a name that is another one now."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.renames import NameOf, Rename

__all__ = ["former_name"]


def former_name(
    rename: Rename, location: Location, what: str, pointer: str = "", count: int = 1
) -> Diagnostic:
    """That something, such as `the key`, has another name now; how often, if more than once."""
    times = f" ({count:,} times)" if count > 1 else ""
    return Diagnostic(
        code=Code.FORMER_IMPORT if rename.of is NameOf.CODE else Code.FORMER_NAME,
        location=location,
        message=f"{what} {rename.old!r} is called {rename.new!r} since version"
        f" {rename.since}{times}",
        hint=f"write {rename.new}; `proceedings upgrade` does it",
        pointer=pointer,
    )
