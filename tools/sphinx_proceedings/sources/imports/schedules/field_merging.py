"""Fields of what is here, with those that only the export has changed."""

from __future__ import annotations

from collections import defaultdict

from sphinx_proceedings.sources.imports.schedules.merge_values import Fields, Merge
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EMPTY,
    FieldValue,
    are_alike,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.three_way import merge_fields

__all__ = ["FieldMerger"]


class FieldMerger:
    """Merges fields into a programme, and notes which it has changed."""

    def __init__(self, text: ProgrammeText, merge: Merge) -> None:
        self._text = text
        self._merge = merge
        self.changes: defaultdict[OurItem, list[str]] = defaultdict(list)
        """Names of fields that got other values."""

    def merge_into(
        self, ours: OurItem, base: Fields, theirs: Fields, left_out: frozenset[str] = frozenset()
    ) -> Fields:
        """Take what only the export has changed; what both have is told."""
        was, new = (
            {name: value for name, value in side.items() if name not in left_out}
            for side in (base, theirs)
        )
        here = {name: ours.value(name) for name in dict.fromkeys((*was, *new))}
        merged = merge_fields(was, new, here, are_alike, EMPTY)
        for name in ours.order:
            if name in merged.taken:
                self.set(ours, name, merged.taken[name])
        self._merge.clashes += [(ours, clash) for clash in merged.clashes]
        return merged.taken

    def set(self, ours: OurItem, name: str, value: FieldValue) -> None:
        """Give a field another value."""
        self._text.set(ours, name, value)
        self.changes[ours].append(name)

    def keep_name(self, talk: OurItem) -> None:
        """Write down the name of a talk which would else follow from what changes."""
        if talk.value("id") == EMPTY:
            self.set(talk, "id", talk.key)
