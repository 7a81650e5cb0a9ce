"""How large social cards are: what pages tell of them, without what draws them."""

from __future__ import annotations

__all__ = ["CARD_HEIGHT", "CARD_WIDTH"]

CARD_WIDTH = 1200
"""Pixels."""
CARD_HEIGHT = 630
"""Pixels."""
