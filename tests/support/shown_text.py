"""Texts as a browser shows them: every run of white space is one space."""

from bs4 import BeautifulSoup, Tag

__all__ = ["spaced", "text_of"]


def spaced(text: str) -> str:
    """The text itself, no-break spaces too."""
    return " ".join(text.split())


def text_of(element: Tag | BeautifulSoup) -> str:
    """The text of an element."""
    return spaced(element.get_text())
