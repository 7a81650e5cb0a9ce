"""What the search knows of its records, so that an edit looks at the words of few.

What follows from the words of a record is kept in the notes, by the record's version: its outline,
its words, the stems under which an index has it.  So is how many records have each word, and how
many texts each token: a compound that is new, or no more one, concerns all that may hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

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

    def __init__(self, records: Iterable[Searchable], made: Made, *, is_whole: bool) -> None:
        """In the notes of what was `made` lies what is known; it holds where that `is_whole`.

        Raises ValueError, LookupError or TypeError where what lies there is damaged.
        """
        self._kept = made.notes.kept(made.kind)
        self._kept_counts = made.notes.kept(f"counts of {made.kind}")
        self._records = {record.path: record for record in records}
        self._there = self._kept.made_from()
        earlier = self._there if is_whole else {}
        self.changed = {
            path for path, record in self._records.items() if earlier.get(path) != record.version
        }
        """The paths of those that are new or others than they were."""
        gone = earlier.keys() - self._records.keys()
        self._before = self._read(earlier.keys() & self.changed | gone)
        self._tokens = {path: distinct_tokens(self._records[path].texts()) for path in self.changed}
        kept = self._kept_counts.results() if earlier else {_WORDS: "{}", _TOKENS: "{}"}
        self._counts = {name: Counter(read_json(text)) for name, text in kept.items()}
        self._learn_compounds(may_be_in_others=bool(earlier))
        self._pages = {path: self._records[path].page(self._compounds) for path in self.changed}
        self._words = {path: lexicon_words(page) for path, page in self._pages.items()}
        self.changed_words = self._count(
            _WORDS, (known.words.split() for known in self._before.values()), self._words.values()
        )
        """Those that are in more or fewer records than they were."""

    def _read(self, paths: Collection[str] | None) -> dict[str, _Known]:
        return {path: _Known.read(text) for path, text in self._kept.results(paths).items()}

    def _learn_compounds(self, *, may_be_in_others: bool) -> None:
        """Count as changed all records that are found by other words for a compound."""
        before = compounds(self._counts[_TOKENS])
        self._count(
            _TOKENS,
            (known.tokens.split() for known in self._before.values()),
            self._tokens.values(),
        )
        self._compounds = compounds(self._counts[_TOKENS])
        others = dict(before.items() ^ self._compounds.items()).items()
        if others and may_be_in_others:
            for path in self._records.keys() - self.changed:
                known = self._all_known[path]
                words = set(known.words.split())
                if any(may_hold(words, *each) for each in others):
                    self._before[path], self._tokens[path] = known, known.tokens.split()
                    self.changed.add(path)

    def _count(
        self, name: str, before: Iterable[Iterable[str]], now: Iterable[Iterable[str]]
    ) -> list[str]:
        """Count again what was before and is now; those that are no more as many as they were."""
        difference = Counter(chain.from_iterable(now))
        difference.subtract(chain.from_iterable(before))
        found, counts = [each for each, more in difference.items() if more], self._counts[name]
        for each in found:
            counts[each] += difference[each]
            if not counts[each]:
                del counts[each]
        return found

    def page(self, path: str) -> SearchedPage:
        """What is searched of a record."""
        if path not in self._pages:
            self._pages[path] = self._records[path].page(self._compounds)
        return self._pages[path]

    @property
    def all(self) -> Iterable[Searchable]:
        """All of them."""
        return self._records.values()

    @property
    def words(self) -> Mapping[str, int]:
        """How many have each word."""
        return self._counts[_WORDS]

    @cached_property
    def have_same_outlines(self) -> bool:
        """Whether they are the same records as before, with the same outlines."""
        return self._before.keys() == self.changed and all(
            known.outline == outline(self._pages[path]) for path, known in self._before.items()
        )

    def outlines(self, paths: Iterable[str]) -> list[Outline]:
        """Those of these records."""
        return [
            outline(self._pages[path]) if path in self._pages else self._all_known[path].outline
            for path in paths
        ]

    @cached_property
    def _all_known(self) -> dict[str, _Known]:
        return self._read(None)

    def memory(self, index: str, paths: Sequence[str]) -> IndexMemory | None:
        """What is known of an index of these records, with the words of those that changed."""
        groups = self._counts.get(_GROUPS + index)
        words = {
            number: self._before[path].stems
            for number, path in enumerate(paths)
            if path in self.changed
        }
        return IndexMemory(words=words, groups=groups) if groups else None

    def keep(self, stems: Mapping[str, str], groups: Mapping[str, Mapping[str, int]]) -> None:
        """Keep for the next time what is known now; raises OSError.

        `stems` are those by which changed records are in an index, `groups` of each index that is
        another now those of its words, where they are known.
        """
        results = {
            path: _Known(
                outline=outline(self._pages[path]),
                words=" ".join(sorted(self._words[path])),
                tokens=" ".join(self._tokens[path]),
                stems=stems.get(path, ""),
            )
            for path in self.changed
        }
        self._kept.keep(
            self._there.keys() - self._records.keys(),
            {path: (self._records[path].version, known.text()) for path, known in results.items()},
        )
        counts = self._counts | {_GROUPS + name: Counter(found) for name, found in groups.items()}
        self._kept_counts.keep((), {name: ("", compact_json(of)) for name, of in counts.items()})
