"""Texts of JSON exports as those of events: clean, in one language, without e-mail addresses."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

from sphinx_proceedings.sources.imports.clean_text import Texts, clean_line
from sphinx_proceedings.sources.imports.packages.records import Record, record, text

__all__ = ["fact", "localized", "names_of", "plain_line", "prose"]


def fact(value: Any) -> str:
    """What an export tells a program: an id, a time, a kind, an address; of one clean line."""
    return clean_line(text(value))


def localized(value: Any) -> str:
    """A text, a number as text, or of a text in several languages the English or first one."""
    if not isinstance(value, Record):
        return text(value)
    texts = [one for one in (value.get("en"), *value.values()) if isinstance(one, str)]
    return next((one for one in texts if one.strip()), "")


def plain_line(texts: Texts, value: Any) -> str:
    """A clean line, in which entities are the characters that they stand for."""
    return texts.line(html.unescape(localized(value)))


def prose(texts: Texts, value: Any) -> str:
    """A clean text with line breaks; its markup is for who makes paragraphs of it."""
    return texts.prose(localized(value))


def names_of(texts: Texts, people: Iterable[Any], *keys: str) -> tuple[str, ...]:
    """The names of people, who are texts or have them under one of these keys."""
    names: dict[str, None] = {}
    for person in people:
        given = (
            [record(person).get(key) for key in keys] if isinstance(person, Record) else [person]
        )
        name = next((line for one in given if (line := plain_line(texts, one))), "")
        if name:
            names[name] = None
    return tuple(names)
