"""Which paper a talk presents, by its title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.sources.imports.titles import said

__all__ = ["PaperTitles"]


class PaperTitles:
    """An edition's papers by what a title says, whatever its case, accents and punctuation."""

    def __init__(
        self, papers: Iterable[Paper], numbers: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._numbers = numbers
        self._by_key: dict[str, Paper] = {}
        self._by_slug: dict[str, Paper] = {}
        self._by_title: dict[str, dict[str, Paper]] = defaultdict(dict)
        for paper in papers:
            self._by_key[paper.key.casefold()] = paper
            self._by_slug[paper.slug] = paper
            for title in (paper.title, paper.full_title):
                self._by_title[said(title.plain)][paper.key] = paper

    def named(self, slug: str) -> Paper | None:
        """The paper with this slug."""
        return self._by_slug.get(slug)

    def numbered(self, name: str) -> Paper | None:
        """The paper that a table names by its key, or by its number in another system."""
        bare = name.removeprefix("#").strip()
        for key in (name, bare, self._numbers.get(bare, "")):
            if paper := self._by_key.get(key.casefold()):
                return paper
        return None

    def titled(self, title: str) -> Paper | None:
        """The only paper with this title."""
        found = self._by_title.get(said(title), {}) if said(title) else {}
        return next(iter(found.values())) if len(found) == 1 else None
