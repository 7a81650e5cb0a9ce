"""What a merged list comes to, as changes of the YAML in which it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sphinx_proceedings.sources.edit.yaml_values import Insert, Put, Remove, YamlChange
from sphinx_proceedings.sources.edit.yaml_written import YamlValue
from sphinx_proceedings.sources.imports.front.here import ItemHere
from sphinx_proceedings.sources.imports.front.matter import folded
from sphinx_proceedings.sources.imports.front.records import ListMerge
from sphinx_proceedings.sources.yaml.locations import Way

__all__ = ["item_value", "list_edits"]


def item_value(values: Mapping[str, str]) -> YamlValue:
    """An item as it is written: a name alone where nothing else is known."""
    told = {name: text for name, text in values.items() if text}
    return told if len(told) > 1 else told["name"]


def list_edits(
    merge: ListMerge,
    items: Sequence[ItemHere],
    way: Way,
    *,
    removed: Collection[str] = (),
    order: Sequence[str] = (),
) -> Iterator[YamlChange]:
    """The changes of the list at `way`; `removed` are folded names, `order` that of all keys.

    Where nothing stays of the list, or it is none yet, it is written as a whole.
    """
    by_name: dict[str, ItemHere] = {}
    for item in items:
        by_name.setdefault(folded(item.values["name"]), item)
    stay = [item for item in items if folded(item.values["name"]) not in removed]
    is_list = all(len(item.way) > len(way) for item in items)
    if merge.added and not (stay and is_list):
        kept = [item_value({**item.values, **_changes(merge, item)}) for item in stay]
        yield Put(way=way, value=[*kept, *(item_value(new) for new, _ in merge.added)], order=order)
        return
    for name in removed:
        yield Remove(way=by_name[name].way)
    for name, values in merge.changed.items():
        if name not in removed:
            yield from _item_edits(by_name[name], values)
    behind: dict[int, list[YamlValue]] = {}
    for new, before in merge.added:
        at = 1 + items.index(by_name[before]) if before else 0
        at = int(items[at].way[-1]) if at < len(items) else 1 + int(items[-1].way[-1])
        behind.setdefault(at, []).append(item_value(new))
    for at, values_there in behind.items():
        yield Insert(way=way, at=at, values=tuple(values_there))


def _changes(merge: ListMerge, item: ItemHere) -> Mapping[str, str]:
    return merge.changed.get(folded(item.values["name"]), {})


def _item_edits(item: ItemHere, values: Mapping[str, str]) -> Iterator[YamlChange]:
    if item.is_name:
        yield Put(way=item.way, value=item_value({**item.values, **values}))
        return
    for name, text in values.items():
        if text:
            yield Put(way=(*item.way, name), value=text)
        elif name in item.values:
            yield Remove(way=(*item.way, name))
