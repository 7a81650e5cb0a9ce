"""Fields of BibTeX that have former names: they count as what they are called now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename, present_names
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile
from sphinx_proceedings.sources.text.former_names import former_name

__all__ = ["FormerField", "former_fields", "with_present_fields"]


class FormerField(NamedTuple):
    """Where a field has its former name, and with how many spaces behind it."""

    at: int
    spaces: int
    rename: Rename


def with_present_fields(
    file: BibFile, renames: Iterable[Rename] = RENAMES
) -> tuple[BibFile, tuple[Diagnostic, ...]]:
    """The file with the names that fields have now, and each former name told once.

    Where an entry has both, the former one is nothing that is read.
    """
    former = present_names(NameOf.FIELD, renames)
    if not former:
        return file, ()
    first: dict[str, Location] = {}
    count = Counter[str]()
    entries: list[BibEntry] = []
    for entry in file.entries:
        fields = dict(entry.fields)
        for old in former.keys() & fields.keys():
            new = former[old].new
            if new not in fields:
                first.setdefault(old, fields[old].location)
                count[old] += 1
                fields[new] = replace(fields.pop(old), name=new)
        entries.append(replace(entry, fields=fields))
    told = (
        former_name(former[old], first[old], "the field", count=count[old]) for old in sorted(first)
    )
    return replace(file, entries=tuple(entries)), tuple(told)


def former_fields(text: str, renames: Iterable[Rename] = RENAMES) -> Iterator[FormerField]:
    """Each place in a text at which a field has its former name and not the present one too."""
    former = present_names(NameOf.FIELD, renames)
    for block in located_blocks(text) if former else ():
        names = {field.name.lower() for field in block.fields}
        for field in block.fields if block.kind is BlockKind.ENTRY else ():
            rename = former.get(field.name.lower())
            written = re.compile(rf"{re.escape(field.name)}(\s*)=\s*\Z")
            found = written.search(text, block.start, field.at) if rename else None
            if rename and found and rename.new not in names:
                spaces = found[1]
                count = len(spaces) if spaces.strip(" ") == "" else 0
                yield FormerField(found.start(), count, rename)
