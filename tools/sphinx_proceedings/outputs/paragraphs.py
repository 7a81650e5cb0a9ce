"""Abstracts and biographies as plain text."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.model.richtext import RichText

__all__ = ["paragraphs_text"]


def paragraphs_text(paragraphs: Iterable[RichText]) -> str:
    """Paragraphs as plain text, an empty line between them."""
    return "\n\n".join(paragraph.plain for paragraph in paragraphs)
