"""Titles of papers beside the one that is printed and cited."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_proceedings.model.richtext import RichText

__all__ = ["OtherTitle"]


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherTitle:
    """The title of a paper in another language or script than its `title`."""

    text: RichText
    language: str = ""
    """A BCP 47 tag, where it is known."""
    is_original: bool = False
    """It is in the language in which the paper is written; else it is a translation."""
