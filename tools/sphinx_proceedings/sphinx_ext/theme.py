"""The theme that the portal's templates, style sheets and search are made for."""

from __future__ import annotations

__all__ = ["PORTAL_THEME"]

PORTAL_THEME = "sphinx_book_theme"
