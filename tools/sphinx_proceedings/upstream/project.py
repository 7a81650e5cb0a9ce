"""Sphinx's finding of pages.

Loaded only with versions that are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.project import Project

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["Project", "replace_project"]


def replace_project(app: Sphinx, project: Project) -> None:
    """Have Sphinx find pages by another project; it makes its own, and the environment keeps it."""
    app.project = app.env.project = project
