"""Which paper a file is meant for that is called otherwise, and what to call it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from anyascii import anyascii

from sphinx_proceedings.model.nearest import STRICT, nearest
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.sources.paper_files.file_names import ending_of, stem_of

__all__ = ["Proposals"]

_WORD = re.compile(r"[a-z]{3,}|[0-9]+")
_KINDS = {
    "slides": "slides",
    "slide": "slides",
    "talk": "slides",
    "presentation": "slides",
    "poster": "poster",
    "supplement": "supplement",
    "supplementary": "supplement",
    "supp": "supplement",
    "appendix": "supplement",
}
_SAY_NOTHING = frozenset(
    {
        "paper", "final", "camera", "ready", "cameraready", "version", "submission", "article",
        "the", "and", "for", "with", "from", "file", "copy", "material", "pdf", "draft", "of",
    }
)  # fmt: skip
_ENOUGH = 0.6
"""The share of the words of a name, by how rare they are, that a paper has to have."""
_FEWEST = 2
"""Words; one alone says too little."""
_MOST_COMPARED = 200
"""Names that are compared letter by letter with all keys, which takes long."""


class Proposals:
    """Finds what names of files were meant to be, among the papers of an edition."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = tuple(paper for paper in papers if not paper.withdrawn)
        self._compared = 0

    def of(self, name: str) -> str:
        """A name by which the file would be used, or empty; by DOI, key, or title and authors."""
        ending, stem = ending_of(name), stem_of(name)
        words = _words(stem)
        part = next((_KINDS[word] for word in reversed(words) if word in _KINDS), "")
        paper = self._by_doi(stem) or self._by_key(stem) or self._by_words(words)
        if paper is None or not ending or not (part or ending == ".pdf"):
            return ""
        return f"{paper.slug}{'-' if part else ''}{part}{ending}"

    @cached_property
    def _dois(self) -> dict[str, Paper]:
        return {
            paper.doi.partition("/")[2].casefold(): paper for paper in self._papers if paper.doi
        }

    def _by_doi(self, stem: str) -> Paper | None:
        """Publishers call files by what stands behind the slash of a DOI."""
        folded = stem.casefold()
        beginnings = (folded, folded.partition("-")[0], folded.replace("_", "/").partition("/")[2])
        return next((self._dois[each] for each in beginnings if each in self._dois), None)

    @cached_property
    def _keys(self) -> dict[str, Paper]:
        return {paper.slug.casefold(): paper for paper in reversed(self._papers)}

    def _by_key(self, stem: str) -> Paper | None:
        """A key that was misspelt."""
        self._compared += 1
        if self._compared > _MOST_COMPARED:
            return None
        folded = stem.casefold()
        begins, _, last = folded.rpartition("-")
        for wrong in (begins, folded) if last in _KINDS else (folded,):
            if near := nearest(wrong, self._keys, cutoff=STRICT):
                return self._keys[near[0]]
        return None

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, paper in enumerate(self._papers):
            surnames = " ".join(author.name.surname for author in paper.authors)
            for word in dict.fromkeys(_words(f"{paper.full_title.plain} {surnames}")):
                found[word].append(number)
        return found

    def _by_words(self, words: Iterable[str]) -> Paper | None:
        """The only paper that has most of the words in its title and in its authors' names."""
        told = [word for word in dict.fromkeys(words) if word not in _SAY_NOTHING | _KINDS.keys()]
        told = [word for word in told if not word.isdecimal()]
        if len(told) < _FEWEST:
            return None
        weights: Counter[int] = Counter()
        number_of: Counter[int] = Counter()
        for word in told:
            papers = self._by_word.get(word, ())
            for number in papers:
                weights[number] += 1 / len(papers)  # type: ignore[assignment]
                number_of[number] += 1
        ranked = weights.most_common(2)
        if not ranked or number_of[ranked[0][0]] < max(_FEWEST, _ENOUGH * len(told)):
            return None
        is_only = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
        return self._papers[ranked[0][0]] if is_only else None


def _words(text: str) -> list[str]:
    return _WORD.findall(anyascii(text).casefold())
