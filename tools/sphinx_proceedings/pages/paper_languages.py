"""Texts of papers that are in another language than the pages they are on."""

from __future__ import annotations

from sphinx_proceedings.model.languages import language_tag, may_be_in
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.pages.inlines import Inline, Marked, Rich
from sphinx_proceedings.wording.messages import spoken

__all__ = [
    "abstract_classes",
    "citation_attributes",
    "in_its_language",
    "other_title",
]

_OF_CITATIONS = "en"
"""What styles say is English."""


def in_its_language(paper: Paper, title: Inline) -> Inline:
    """The title of the paper, with its language where that is another than the pages'."""
    return _marked(title, _classes(paper.title_language))


def other_title(title: OtherTitle) -> Inline:
    """A title in another language, which that tells."""
    return _marked(Rich(title.text), _classes(title.language))


def abstract_classes(paper: Paper) -> str:
    """The class of which writers make the language of the abstract, as far as its letters fit."""
    classes = _classes(language_tag(paper.language))
    if not classes or all(
        may_be_in(each.plain, language_tag(paper.language)) for each in paper.abstract
    ):
        return classes
    return ""


def _marked(text: Inline, classes: str) -> Inline:
    return Marked(text, (classes,)) if classes else text


def _classes(tag: str) -> str:
    """Nothing of the pages' own language, or of one that is not known."""
    return f"language-{tag.lower()}" if tag and _is_other(tag) else ""


def citation_attributes(paper: Paper) -> str:
    """Language and direction of a citation as HTML, where they may be others than the pages'."""
    tag = language_tag(paper.language) or _OF_CITATIONS
    language = f' lang="{tag}"' if _is_other(tag) else ""
    return f'{language} dir="auto"' if spoken().is_from_right else language


def _is_other(tag: str) -> bool:
    return tag.partition("-")[0].lower() != spoken().pages.partition("-")[0].lower()
