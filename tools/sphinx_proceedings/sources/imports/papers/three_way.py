"""The three states of an entry's fields, of which annotations count the authors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinx_proceedings.sources.edit.alike import are_alike, spaced
from sphinx_proceedings.sources.imports.three_way import Clash, FieldMerge, merge_fields
from sphinx_proceedings.sources.names.splitting import name_spans

__all__ = ["merge_entry_fields"]

_PEOPLE = "author"
_MARKS = f"{_PEOPLE}+an"
_OF_PEOPLE = f"{_MARKS}:"


def merge_entry_fields(
    base: Mapping[str, str], theirs: Mapping[str, str], ours: Mapping[str, str]
) -> FieldMerge[str]:
    """Merge the fields that `base` or `theirs` have; all of other names in `ours` stay.

    Where a list of authors in another order meets annotations of the other side, nothing of either
    is taken.
    """
    merged = merge_fields(base, theirs, ours, are_alike, "")
    if not _would_shift(base, theirs, ours, merged.taken):
        return merged
    refused = {name: value for name, value in merged.taken.items() if _is_of_people(name)}
    clashes = [
        Clash(name=name, ours=ours.get(name, ""), theirs=value) for name, value in refused.items()
    ]
    return FieldMerge(
        taken={name: value for name, value in merged.taken.items() if name not in refused},
        clashes=(*clashes, *merged.clashes),
    )


def _is_of_people(name: str) -> bool:
    return name in {_PEOPLE, _MARKS} or name.startswith(_OF_PEOPLE)


def _would_shift(
    base: Mapping[str, str],
    theirs: Mapping[str, str],
    ours: Mapping[str, str],
    taken: Mapping[str, str],
) -> bool:
    """Whether annotations would come to stand beside others than those whom they are about."""
    if not any(_is_of_people(name) for name in taken):
        return False
    new, here = _names(theirs), _names(ours)
    if not here or not _is_moved(here, new):
        return False
    if _PEOPLE not in taken:
        return True
    return any(
        name != _PEOPLE
        and _is_of_people(name)
        and not are_alike(name, value, base.get(name, ""))
        and name not in taken
        and not are_alike(name, value, theirs.get(name, ""))
        for name, value in ours.items()
    )


def _names(fields: Mapping[str, str]) -> list[str]:
    value = fields.get(_PEOPLE, "")
    return [spaced(value[start:end]) for start, end in name_spans(value)]


def _is_moved(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether somebody stands at another place; one who is written otherwise does not."""
    places = {name: place for place, name in enumerate(after)}
    gone = [name for name in before if name not in places]
    moved = any(places.get(name, place) != place for place, name in enumerate(before))
    return moved or bool(gone and len(after) < len(before))
