"""Texts of papers that are in another language than the pages they are on."""

from __future__ import annotations

from sphinx_proceedings.model.languages import language_tag
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.pages.inlines import Inline, Marked
from sphinx_proceedings.wording.messages import spoken

__all__ = ["citation_attributes", "in_its_language", "language_classes"]

_OF_CITATIONS = "en"
"""What styles say is English."""


def in_its_language(paper: Paper, text: Inline) -> Inline:
    """A text of the paper, with its language where that is another than the pages'."""
    classes = language_classes(paper)
    return Marked(text, tuple(classes.split())) if classes else text


def language_classes(paper: Paper) -> str:
    """The class of which writers make its language; nothing of the pages' own, or unknown."""
    tag = language_tag(paper.language).lower()
    return f"language-{tag}" if tag and _is_other(tag) else ""


def citation_attributes(paper: Paper) -> str:
    """Language and direction of a citation as HTML, where they may be others than the pages'."""
    tag = language_tag(paper.language) or _OF_CITATIONS
    language = f' lang="{tag}"' if _is_other(tag) else ""
    return f'{language} dir="auto"' if spoken().is_from_right else language


def _is_other(tag: str) -> bool:
    return tag.partition("-")[0].lower() != spoken().pages.partition("-")[0].lower()
