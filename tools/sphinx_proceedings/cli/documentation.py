"""Where the documentation is published: what the package states of itself, and nowhere else."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.upstream.installation import PACKAGE

__all__ = ["code_address", "documentation_address", "page_address"]

_LABEL = "documentation"


def documentation_address() -> str:
    """With a slash at its end; empty where the package states none (`[project.urls]`)."""
    try:
        stated = metadata(PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    for label, _, address in (each.partition(",") for each in stated):
        if label.strip().casefold() == _LABEL and address.strip():
            return f"{address.strip().rstrip('/')}/"
    return ""


def page_address(documentation: str, page: str) -> str:
    """Of a page that is named as the documentation's sources are: `formats.md#names`."""
    return documentation + page.replace(".md", ".html", 1)


def code_address(documentation: str, code: Code) -> str:
    """Where a code is explained."""
    return page_address(documentation, f"reference/explanations.md#{code.slug}")
