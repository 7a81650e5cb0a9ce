"""Which paper a talk presents, by its title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from anyascii import anyascii

from sphinx_proceedings.model.papers import Paper

__all__ = ["PaperTitles"]


class PaperTitles:
    """An edition's papers by what a title says, whatever its case, accents and punctuation."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._by_slug: dict[str, Paper] = {}
        self._by_title: dict[str, dict[str, Paper]] = defaultdict(dict)
        for paper in papers:
            self._by_slug[paper.slug] = paper
            for title in (paper.title, paper.full_title):
                self._by_title[_said(title.plain)][paper.key] = paper

    def named(self, slug: str) -> Paper | None:
        """The paper with this slug."""
        return self._by_slug.get(slug)

    def titled(self, title: str) -> Paper | None:
        """The only paper with this title."""
        found = self._by_title.get(_said(title), {}) if _said(title) else {}
        return next(iter(found.values())) if len(found) == 1 else None


def _said(title: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", anyascii(title).lower()))
