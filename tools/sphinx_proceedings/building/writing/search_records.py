"""What the search knows of its records, so that an edit looks at the words of few.

What follows from the words of a record is kept in the notes, by the record's version: its outline,
its words, the stems under which an index has it.  So is how many records have each word, and how
many texts each token: a compound that is new, or no more one, concerns all that may hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.search.index_files import IndexMemory
from sphinx_proceedings.outputs.search.lexicon import lexicon_words
from sphinx_proceedings.outputs.search.searched_pages import (
    Outline,
    Searchable,
    SearchedPage,
    outline,
)
from sphinx_proceedings.outputs.search.words import compounds, distinct_tokens, may_hold

__all__ = ["SearchRecords"]

_TOGETHER = 1_000
"""Records, of which that is in memory that is kept of them."""
_WORDS, _TOKENS, _GROUPS = "words", "tokens", "groups of "


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """What is kept of a record; words, with spaces between, are read in a third of the time."""

    outline: Outline
    words: str
    tokens: str
    """Of each of its texts, one after the other."""
    stems: str

    def text(self) -> str:
        return compact_json([*self.outline, self.words, self.tokens, self.stems])

    @classmethod
    def read(cls, text: str) -> _Known:
        kind, choices, title, fields, words, tokens, stems = read_json(text)
        choices = tuple((name, value) for name, value in choices)
        listed = Outline(kind=kind, choices=choices, title=title, fields=fields)
        return cls(outline=listed, words=words, tokens=tokens, stems=stems)


class SearchRecords:
    """The records of a search, and which are others than they were."""

    def __init__(
        self,
        records: Iterable[Searchable],
        made: Made,
        *,
        is_whole: bool,
        are_all: bool = True,
    ) -> None:
        """In the notes of what was `made` lies what is known; it holds where that `is_whole`.

        Where these records are not `are_all`, there are the others that are known as well.

        Raises ValueError, LookupError or TypeError where what lies there is damaged.
        """
        self._kept = made.notes.kept(made.kind)
        self._kept_counts = made.notes.kept(f"counts of {made.kind}")
        self._kept_lists = made.notes.kept(f"lists of {made.kind}")
        self._records = {record.path: record for record in records}
        self._there = self._kept.made_from(None if are_all else self._records.keys())
        earlier = self._there if is_whole else {}
        self.changed = {
            path for path, record in self._records.items() if earlier.get(path) != record.version
        }
        """The paths of those that are new or others than they were."""
        gone = earlier.keys() - self._records.keys()
        self._before = self._read(earlier.keys() & self.changed | gone)
        self._outlines: dict[str, Outline] = {}
        self._words: dict[str, str] = {}
        kept = self._kept_counts.results() if is_whole else {_WORDS: "{}", _TOKENS: "{}"}
        self._counts = {name: Counter(read_json(text)) for name, text in kept.items()}
        self._learn_compounds(may_be_in_others=bool(earlier))
        self._more_words = Counter[str]()
        for known in self._before.values():
            self._more_words.subtract(known.words.split())

    def _read(self, paths: Collection[str] | None) -> dict[str, _Known]:
        return {path: _Known.read(text) for path, text in self._kept.results(paths).items()}

    def _learn_compounds(self, *, may_be_in_others: bool) -> None:
        """Count as changed all records that are found by other words for a compound."""
        before = compounds(self._counts[_TOKENS])
        more = Counter[str]()
        for path in self.changed:
            more.update(self._tokens(path))
        for known in self._before.values():
            more.subtract(known.tokens.split())
        _add(self._counts[_TOKENS], more)
        self._compounds = compounds(self._counts[_TOKENS])
        others = dict(before.items() ^ self._compounds.items()).items()
        if others and may_be_in_others:
            for path, known in self._read(None).items():
                words = set(known.words.split())
                if path not in self.changed and any(may_hold(words, *each) for each in others):
                    self._before[path] = known
                    self.changed.add(path)

    def _tokens(self, path: str) -> list[str]:
        return distinct_tokens(self._records[path].texts())

    def page(self, path: str) -> SearchedPage:
        """What is searched of a record; no more of it stays in memory than what is to be kept."""
        page = self._records[path].page(self._compounds)
        self._outlines[path] = outline(page)
        self._words[path] = " ".join(sorted(lexicon_words(page)))
        return page

    @property
    def all(self) -> Iterable[Searchable]:
        """All of them."""
        return self._records.values()

    def count_words(self) -> tuple[Mapping[str, int], list[str]]:
        """How many records have each word, and of which words these are more or fewer than before.

        Once all records that changed are kept.
        """
        return self._counts[_WORDS], _add(self._counts[_WORDS], self._more_words)

    def have_same_outlines(self, paths: Collection[str]) -> bool:
        """Whether these of them are the same as before, with the same outlines."""
        return all(self._is_as_before(path, tuple) for path in self.changed.intersection(paths))

    def have_same_choices(self, paths: Collection[str] | None = None) -> bool:
        """Whether these of them, or all, are the same as before, with the same but for titles."""
        changed = self.changed if paths is None else self.changed.intersection(paths)
        are_same = all(self._is_as_before(path, _untitled) for path in changed)
        return are_same and (paths is not None or self._before.keys() <= self._records.keys())

    def _is_as_before(self, path: str, told: Callable[[Outline], object]) -> bool:
        """Whether a record was there, of whose outline the same was `told`."""
        before = self._before.get(path)
        return before is not None and told(before.outline) == told(self.outline(path))

    def title(self, path: str) -> str:
        """By which the record of this path is sorted."""
        [found] = self.outlines([path])
        return found.title

    def outline(self, path: str) -> Outline:
        """That of a record that changed."""
        if path not in self._outlines:
            self.page(path)
        return self._outlines[path]

    def outlines(self, paths: Collection[str]) -> list[Outline]:
        """Those of these records."""
        unknown = set(paths) - self.changed - self._outlines.keys()
        self._outlines |= {path: known.outline for path, known in self._read(unknown).items()}
        return [self._outlines.get(path) or self.outline(path) for path in paths]

    def memory(self, index: str, paths: Sequence[str]) -> IndexMemory | None:
        """What is known of an index of these records, with the words of those that changed."""
        groups = self._counts.get(_GROUPS + index)
        words = {
            number: self._before[path].stems
            for number, path in enumerate(paths)
            if path in self.changed
        }
        return IndexMemory(words=words, groups=groups) if groups else None

    def lists(self) -> dict[str, list[str]]:
        """The paths of the records of each index, as they were kept last, in the same order."""
        return dict(read_json(self._kept_lists.results().get("", "{}")))

    def are_known(self) -> bool:
        """Whether no record has to be looked at again but these, all of which were there before."""
        return self._there.keys() == self._records.keys() >= self.changed

    def keep_lists(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Keep the paths of the records of each index for the next time; raises OSError."""
        told = compact_json(lists)
        if self._kept_lists.results().get("") != told:
            self._kept_lists.keep((), {"": ("", told)})

    def keep(self, index: str, paths: Sequence[str], memory: IndexMemory | None) -> None:
        """Keep for the next time what is known of an index now, and its records' words no longer.

        `memory` has the stems under which records that changed are in it, and its groups of words,
        where they are known.  Raises OSError.
        """
        stems = memory.words if memory else {}
        kept: dict[str, tuple[str, str]] = {}
        for number, path in enumerate(paths):
            if path in self.changed:
                listed, words = self.outline(path), self._words.pop(path)
                self._more_words.update(words.split())
                known = _Known(
                    outline=listed,
                    words=words,
                    tokens=" ".join(self._tokens(path)),
                    stems=stems.get(number, ""),
                )
                kept[path] = (self._records[path].version, known.text())
            if len(kept) == _TOGETHER:
                self._kept.keep((), kept)
                kept.clear()
        self._kept.keep((), kept)
        self._counts[_GROUPS + index] = Counter(memory.groups if memory else {})

    def keep_counts(self) -> None:
        """Keep how many have each word as well, and nothing of records that there are no more."""
        self._kept.keep(self._there.keys() - self._records.keys(), {})
        self._kept_counts.keep((), {n: ("", compact_json(of)) for n, of in self._counts.items()})


def _untitled(outline: Outline) -> Outline:
    return outline._replace(title="")


def _add(counts: Counter[str], more: Mapping[str, int]) -> list[str]:
    """Count these in; those that are no more as many as they were."""
    found = [each for each, count in more.items() if count]
    for each in found:
        counts[each] += more[each]
        if not counts[each]:
            del counts[each]
    return found
