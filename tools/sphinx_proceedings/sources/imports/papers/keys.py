"""Keys of new entries, made like those that an edition has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.slugs import free_slug, slug_of
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.imports.titles import telling_words
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.papers.keys import is_address

__all__ = ["NewKeys"]

_DEFAULT = "{f}{y}{w}"
_MOST_LOOKED_AT = 100
"""Entries of which a pattern is made."""
_LONGEST_PART = 30
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])[0-9]{2}(?![0-9])")
_WORD = re.compile(r"(?<![{a-z0-9])[A-Za-z][A-Za-z0-9]*(?![}a-z0-9])")
_PATTERN = re.compile(r"(?:\{(?:f|F|y|yy|w|W)\}|[-_.+])+")


class NewKeys:
    """Gives new entries keys: family name, year and first telling word, as the others have them."""

    def __init__(self, entries: Iterable[BibEntry], taken: Iterable[str], year: str) -> None:
        self._taken = {key.casefold() for key in taken}
        self._pattern = _pattern_of(entries)
        self._year = year

    def give(self, name: Name | None, title: str, year: str = "", wanted: str = "") -> str:
        """A key for the paper whose first author is so called; `wanted` where that is free."""
        if wanted and is_address(wanted) and wanted.casefold() not in self._taken:
            key = wanted
        else:
            key = free_slug(self._made(name, title, year or self._year), self._is_taken)
        self._taken.add(key.casefold())
        return key

    def _made(self, name: Name | None, title: str, year: str) -> str:
        family = _letters(name.family or name.given if name else "") or "anonymous"
        word = next(telling_words(title), "")[:_LONGEST_PART]
        parts = {
            "{f}": family,
            "{F}": family.capitalize(),
            "{y}": year,
            "{yy}": year[-2:],
            "{w}": word,
            "{W}": word.capitalize(),
        }
        return re.sub(r"\{\w+\}", lambda part: parts[part[0]], self._pattern).strip("-_.+")

    def _is_taken(self, key: str) -> bool:
        return key.casefold() in self._taken or not is_address(key)


def _letters(text: str) -> str:
    return slug_of(text, "").replace("-", "")[:_LONGEST_PART]


def _pattern_of(entries: Iterable[BibEntry]) -> str:
    """The pattern that at least half of the keys follow, else the usual one."""
    looked_at = [entry for _, entry in zip(range(_MOST_LOOKED_AT), entries, strict=False)]
    patterns = Counter(filter(None, map(_pattern, looked_at)))
    for pattern, number in patterns.most_common(1):
        if 2 * number >= len(looked_at):
            return pattern
    return _DEFAULT


def _pattern(entry: BibEntry) -> str:
    """Of what a key is put together; empty where it is of something else."""
    names = split_names(entry.value("author")).names
    family = _letters(names[0].name.family) if names else ""
    start = entry.key.casefold().find(family) if family else -1
    if start < 0:
        return ""
    written = entry.key[start : start + len(family)]
    mark = "{f}" if written.islower() else "{F}"
    pattern = entry.key[:start] + mark + entry.key[start + len(family) :]
    for year, sign in ((_YEAR, "{y}"), (_SHORT_YEAR, "{yy}")):
        if year.search(pattern):
            pattern = year.sub(sign, pattern, count=1)
            break
    words = set(
        re.findall("[a-z0-9]+", slug_of(latex_to_richtext(entry.value("title")).text.plain, ""))
    )
    found = _WORD.search(pattern)
    if found and found[0].lower() in words:
        sign = "{w}" if found[0].islower() else "{W}"
        pattern = pattern[: found.start()] + sign + pattern[found.end() :]
    return pattern if _PATTERN.fullmatch(pattern) else ""
