"""What is remembered of a site's indexes, so that an edit changes records of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sphinx_proceedings.files.kept_json import read_json, texts_by_name
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.search.index_files import IndexMemory

__all__ = ["Remembered", "dump", "load"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """An index as it was made last."""

    made_from: str
    """A digest of all its records."""
    records: Mapping[str, str]
    """A digest of each by its path, in order."""
    words: Sequence[str]
    groups: Mapping[str, int]

    @property
    def index(self) -> IndexMemory:
        """What the index needs of it."""
        return IndexMemory(words=self.words, groups=self.groups)

    def changed(self, records: Mapping[str, str]) -> list[int] | None:
        """The numbers of those that have changed; None where not all have stayed."""
        if list(self.records) != list(records):
            return None
        both = zip(self.records.values(), records.values(), strict=True)
        return [number for number, (before, now) in enumerate(both) if before != now]


def dump(indexes: Mapping[str, Remembered]) -> bytes:
    """As JSON."""
    return compact_json({name: asdict(index) for name, index in indexes.items()}).encode()


def load(data: bytes) -> dict[str, Remembered]:
    """What was dumped; nothing where it is not whole."""
    try:
        told: dict[str, Any] = read_json(data)
        names = [field.name for field in fields(Remembered)]
        return {
            index: _sound(Remembered(**{name: found[name] for name in names}))
            for index, found in told.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _sound(found: Remembered) -> Remembered:
    """The same; raises ValueError where it is not what was dumped."""
    texts_by_name({"": found.made_from, **texts_by_name(found.records)})
    if not isinstance(found.words, list) or not all(isinstance(each, str) for each in found.words):
        raise ValueError("no list of words")
    if not all(isinstance(count, int) for count in found.groups.values()):
        raise ValueError("no counts")
    return found
