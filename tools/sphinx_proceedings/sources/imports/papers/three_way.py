"""Three states of an entry's fields: what the last import brought, what this one brings, ours.

What only the export changed is taken; what was changed here stays.  What both changed, each in its
own way, stays as it is here and is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sphinx_proceedings.sources.imports.papers.alike import are_alike, spaced
from sphinx_proceedings.sources.names.splitting import name_spans

__all__ = ["Clash", "FieldMerge", "merge_fields", "merge_values"]

_PEOPLE = "author"
_MARKS = f"{_PEOPLE}+an"
_OF_PEOPLE = f"{_MARKS}:"


@dataclass(frozen=True, kw_only=True, slots=True)
class Clash:
    """A field that both sides have changed, each in its own way."""

    name: str
    ours: str
    """Empty where it is not there, or was taken away."""
    theirs: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldMerge:
    """What becomes of an entry."""

    taken: Mapping[str, str]
    """Fields that get other values, in the order of the export; an empty one goes."""
    clashes: tuple[Clash, ...] = ()


def merge_fields(
    base: Mapping[str, str], theirs: Mapping[str, str], ours: Mapping[str, str]
) -> FieldMerge:
    """Merge the fields that `base` or `theirs` have; all of other names in `ours` stay.

    Annotations count the authors: where a list in another order meets annotations of the other
    side, nothing of either is taken.
    """
    merged = merge_values(base, theirs, ours, are_alike)
    taken, clashes = dict(merged.taken), list(merged.clashes)
    if _would_shift(base, theirs, ours, taken):
        refused = {name: value for name, value in taken.items() if _is_of_people(name)}
        clashes[:0] = [
            Clash(name=name, ours=ours.get(name, ""), theirs=value)
            for name, value in refused.items()
        ]
        taken = {name: value for name, value in taken.items() if name not in refused}
    return FieldMerge(taken=taken, clashes=tuple(clashes))


def merge_values(
    base: Mapping[str, str],
    theirs: Mapping[str, str],
    ours: Mapping[str, str],
    alike: Callable[[str, str, str], bool],
) -> FieldMerge:
    """The same of any values by their names; `alike` says whether two values of a name are one."""
    taken: dict[str, str] = {}
    clashes: list[Clash] = []
    for name in dict.fromkeys((*theirs, *base)):
        was, new, here = (side.get(name, "") for side in (base, theirs, ours))
        if alike(name, new, here) or alike(name, was, new):
            continue
        if alike(name, was, here):
            taken[name] = new
        else:
            clashes.append(Clash(name=name, ours=here, theirs=new))
    return FieldMerge(taken=taken, clashes=tuple(clashes))


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
