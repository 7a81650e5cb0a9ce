"""Three states of a list whose items have names, such as people or sponsors.

What the last import brought, what this one brings, and what stands here.  Who was added by hand
stays, who was taken out by hand stays out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sphinx_proceedings.sources.imports.front.matter import folded
from sphinx_proceedings.sources.imports.three_way import Clash, merge_fields

__all__ = ["Item", "ListMerge", "merge_lists"]

Item = Mapping[str, str]
"""Values by their keys, of which `name` is never empty."""


@dataclass(kw_only=True)
class ListMerge:
    """What becomes of a list that stands here, by the folded names of its items."""

    added: list[tuple[Item, str]] = field(default_factory=list)
    """Each with the name of the one behind which it belongs; empty for the begin."""
    changed: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Values that items here get; an empty one goes."""
    clashes: list[tuple[str, Clash[str]]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Those here that the last import had brought and this one does not."""
    unchanged: set[str] = field(default_factory=set)
    """Of these, those that are as they were brought."""
    taken_out: list[str] = field(default_factory=list)
    """Names of those whom somebody has taken out here, and whom the export still has."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed)


def merge_lists(
    base: Sequence[Item], theirs: Sequence[Item], ours: Sequence[Item], *, renamed: bool = False
) -> ListMerge:
    """Merge them; where `renamed`, one who is gone may be one who is new, of the same family."""
    was, new, here = (_by_name(side) for side in (base, theirs, ours))
    merge = ListMerge(gone=[name for name in was if name not in new and name in here])
    same = _renamed(merge.gone, [n for n in new if n not in was and n not in here], renamed)
    before = ""
    for name, item in new.items():
        known = same.get(name, name)
        if known in here:
            before = known
            _merge_item(merge, known, was.get(known, {}), item, here[known])
        elif name in was:
            merge.taken_out.append(item["name"])
        else:
            merge.added.append((item, before))
    merge.gone = [name for name in merge.gone if name not in same.values()]
    merge.unchanged = {name for name in merge.gone if _is_as_it_was(was[name], here[name])}
    return merge


def _by_name(items: Sequence[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(folded(item["name"]), item)
    return found


def _merge_item(merge: ListMerge, name: str, base: Item, theirs: Item, ours: Item) -> None:
    values = merge_fields(base, theirs, ours, _alike, "")
    if values.taken:
        merge.changed[name] = values.taken
    merge.clashes += [(name, clash) for clash in values.clashes]


def _is_as_it_was(base: Item, ours: Item) -> bool:
    return all(_alike(name, base.get(name, ""), ours.get(name, "")) for name in {*base, *ours})


def _alike(_name: str, one: str, other: str) -> bool:
    return one.split() == other.split()


def _renamed(gone: Sequence[str], new: Sequence[str], wanted: bool) -> dict[str, str]:  # noqa: FBT001
    """Those who are new by who they were: one of each with the same last word of the name."""
    if not wanted:
        return {}
    pairs = [(n, g) for n in new for g in gone if n.split()[-1] == g.split()[-1]]
    names, others = [n for n, _ in pairs], [g for _, g in pairs]
    return {n: g for n, g in pairs if names.count(n) == 1 and others.count(g) == 1}
