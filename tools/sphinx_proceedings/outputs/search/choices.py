"""What results can be narrowed to, for the controls of the search page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.search.searched_pages import Kind, Outline

__all__ = ["choices_file"]

_OFFERED = ("edition", "year", "session", "track", "topic", "award", "has")
_MOST = 200
"""Of one choice; the rest is found by browsing, and by words."""


def choices_file(records: Iterable[Outline], indexes: Iterable[str], words: Iterable[str]) -> bytes:
    """What there is: indexes, files of words, and choices with how many papers have each value."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: Counter[str] = Counter()
    for record in records:
        kinds[record.kind] += 1
        if record.kind == Kind.PAPER:
            for name, value in record.choices:
                if name in _OFFERED:
                    counts[name][value] += 1
    offered = {
        name: sorted(sorted(counts[name]), key=lambda value: -counts[name][value])[:_MOST]
        for name in _OFFERED
        if counts[name]
    }
    listed = {
        name: [[value, counts[name][value]] for value in sorted(values)]
        for name, values in offered.items()
    }
    data = {
        "indexes": list(indexes),
        "kinds": dict(sorted(kinds.items())),
        "choices": listed,
        "words": " ".join(words),
    }
    return compact_json(data).encode()
