"""Names that no paper's and no session's page may have: the edition's other pages have them."""

from __future__ import annotations

__all__ = ["BESIDE_PAPERS", "BESIDE_SESSIONS"]

BESIDE_PAPERS = frozenset({"index", "map", "statistics"})
"""In `papers/<edition>/`."""
BESIDE_SESSIONS = frozenset({"changes", "index", "my-programme"})
"""In `program/<edition>/`."""
