"""Decisions as systems and their chairs call them."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_of"]


def any_of(decisions: Iterable[str]) -> str:
    """A regular expression for exactly these decisions; empty where there are none."""
    parts = sorted(map(re.escape, {*decisions} - {""}))
    return f"^(?:{'|'.join(parts)})$" if parts else ""
