"""What messages repeat of a source."""

from __future__ import annotations

__all__ = ["shown"]


def shown(text: str, most: int = 60) -> str:
    """The text, or its beginning and an ellipsis where it has more characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
