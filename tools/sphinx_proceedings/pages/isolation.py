"""Which texts have to be kept apart from what is around them, as they are read the other way."""

from __future__ import annotations

from sphinx_proceedings.model.direction import is_foreign
from sphinx_proceedings.wording.messages import spoken

__all__ = ["is_isolated"]


def is_isolated(text: str) -> bool:
    """Whether any of the text is read the other way than the pages of the portal."""
    return is_foreign(text, from_right=spoken().is_from_right)
