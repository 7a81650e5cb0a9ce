"""The forms of exports that can be read, each in a module of its own."""

from __future__ import annotations

from sphinx_proceedings.sources.imports.papers.form import Form

__all__ = ["FORMS", "Form"]

FORMS: tuple[Form, ...] = ()
"""In the order in which they are tried."""
