"""Titles of a paper in other languages than that of its `title`.

`origtitle` with `origlanguage` is biblatex's for what a title was translated from; `title-en` and
the like are what libraries and reference managers write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.languages import language_of_script, language_tag, may_be_in
from sphinx_proceedings.model.titles import OtherTitle
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.fields import TRANSLATED_TITLES

__all__ = ["read_other_titles"]

_IN_LANGUAGE = re.compile(r"title[-_]([a-z]{2})")


def read_other_titles(entry: BibEntry, text: BibText, title: str) -> tuple[OtherTitle, ...]:
    """The original first, then translations by language; none that says the same as `title`."""
    found = dict.fromkeys((title.casefold(),))
    titles: list[OtherTitle] = []
    for other in _read(entry, text):
        if other.text and other.text.plain.casefold() not in found:
            found[other.text.plain.casefold()] = None
            titles.append(other)
    return tuple(sorted(titles, key=lambda other: (not other.is_original, other.language)))


def _read(entry: BibEntry, text: BibText) -> Iterator[OtherTitle]:
    own = language_tag(entry.value("language", "langid", "hyphenation"))
    if "origtitle" in entry.fields:
        original = text.rich(entry, "origtitle")
        stated = language_tag(entry.value("origlanguage")) or own
        language = _language(original.plain, stated)
        yield OtherTitle(text=original, language=language, is_original=True)
    for name in entry.fields:
        if (written := _IN_LANGUAGE.fullmatch(name)) or name in TRANSLATED_TITLES:
            other = text.rich(entry, name)
            language = _language(other.plain, written[1] if written else "")
            is_original = bool(language) and language == own.partition("-")[0]
            yield OtherTitle(text=other, language=language, is_original=is_original)


def _language(text: str, stated: str) -> str:
    """The language that is stated, where the letters can be its; else what the letters tell."""
    return stated if stated and may_be_in(text, stated) else language_of_script(text)
