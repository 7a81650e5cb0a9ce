"""Sponsors, days and place of an export → the programme of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.edit.yaml_values import Put, Remove
from sphinx_proceedings.sources.edit.yaml_written import YamlValue
from sphinx_proceedings.sources.imports.front.here import YamlHere, listed_here
from sphinx_proceedings.sources.imports.front.list_edits import item_value, list_edits
from sphinx_proceedings.sources.imports.front.matter import FrontMatter, folded
from sphinx_proceedings.sources.imports.front.outcome import Outcome, Row, Whose
from sphinx_proceedings.sources.imports.front.records import Item, merge_lists
from sphinx_proceedings.sources.imports.three_way import Clash, merge_fields
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.yaml.schemas import ProgrammeFile

__all__ = ["merge_programme", "programme_value"]

_ORDER = tuple(ProgrammeFile.model_fields)
_DAYS = frozenset({"start", "end"})
_ANNOUNCED = frozenset({"name", "title", "start", "end", "place"})
"""What calendars and apps were told where there is a release."""


def programme_value(matter: FrontMatter, zone: str) -> Mapping[str, YamlValue]:
    """A new programme, of which no session is known."""
    told: dict[str, YamlValue] = {
        name: _written(name, text) for name, text in matter.details.items()
    }
    told["timezone"] = zone
    if matter.sponsors:
        told["sponsors"] = [item_value(_item(sponsor)) for sponsor in matter.sponsors]
    return {name: told[name] for name in _ORDER if name in told}


def merge_programme(
    base: FrontMatter,
    theirs: FrontMatter,
    here: YamlHere,
    outcome: Outcome,
    *,
    remove: bool,
    is_announced: bool,
) -> FrontMatter:
    """Merge what is told of an edition; what is to be remembered, of which committees are none.

    What was announced stays, and is told.
    """
    # Of what it does not tell, an export says nothing; but an event may be of one day.
    told = {"end": "", **theirs.details} if "start" in theirs.details else theirs.details
    known = {**base.details, **told}
    ours = {name: _said(here.data.get(name)) for name in _ORDER}
    merge = merge_fields(
        {name: base.details.get(name, "") for name in told if name != "name"},
        {name: text for name, text in told.items() if name != "name"},
        ours,
        lambda _, one, other: one.split() == other.split(),
        "",
    )
    clashes = list(merge.clashes)
    for name, text in merge.taken.items():
        if is_announced and name in _ANNOUNCED:
            clashes.append(Clash(name=name, ours=ours[name], theirs=text))
        elif text:
            outcome.edit(here.path, Put(way=(name,), value=_written(name, text), order=_ORDER))
        elif ours[name]:
            outcome.edit(here.path, Remove(way=(name,)))
    for clash in clashes:
        whose = Whose(
            path=here.path,
            called="the edition, which is announced" if is_announced else "the edition",
            clash=clash,
            locate=lambda name=clash.name: here.location((name,)),  # type: ignore[misc]
        )
        outcome.clashes.append(whose)
    taken = [name for name in merge.taken if not (is_announced and name in _ANNOUNCED)]
    if taken:
        row = Row(state="changed", path=here.path, what="edition", detail=", ".join(taken))
        outcome.rows.append(row)
    sponsors = _merge_sponsors(base.sponsors, theirs.sponsors, here, outcome, remove=remove)
    details = {name: text for name, text in known.items() if text}
    return FrontMatter(details=details, sponsors=sponsors)


def _merge_sponsors(
    base: Sequence[Sponsor],
    theirs: Sequence[Sponsor],
    here: YamlHere,
    outcome: Outcome,
    *,
    remove: bool,
) -> tuple[Sponsor, ...]:
    if not theirs:
        return tuple(base)
    way = ("sponsors",)
    items = tuple(listed_here(here.data.get("sponsors"), way))
    merge = merge_lists(
        list(map(_item, base)), list(map(_item, theirs)), [item.values for item in items]
    )
    removed = sorted(merge.unchanged) if remove else []
    outcome.edit(here.path, *list_edits(merge, items, way, removed=removed, order=_ORDER))
    by_name = {folded(item.values["name"]): item for item in items}
    names = {name: item.values["name"] for name, item in by_name.items()}
    rows = (
        *(("new", item["name"], "") for item, _ in merge.added),
        *(("changed", names[name], ", ".join(values)) for name, values in merge.changed.items()),
        *(("removed", names[name], "") for name in removed),
    )
    outcome.rows += [
        Row(state=state, path=here.path, what=f"sponsor {shown(name)}", detail=detail)
        for state, name, detail in rows
    ]
    for name, clash in merge.clashes:
        item = by_name[name]
        outcome.clashes.append(
            Whose(
                path=here.path,
                called=f"the sponsor {shown(item.values['name'])}",
                clash=clash,
                locate=lambda way=item.way: here.location(way),  # type: ignore[misc]
            )
        )
    for taken_out in merge.taken_out:
        text = f"the sponsor {shown(taken_out)} was taken out here; it stays out"
        outcome.tell(here.location(way), text)
    gone = [name for name in merge.gone if name not in removed]
    for name in gone:
        text = f"{here.path}: the sponsor {shown(by_name[name].values['name'])}"
        outcome.absent.append((text, name in merge.unchanged))
    return (*theirs, *(sponsor for sponsor in base if folded(sponsor.name) in gone))


def _item(sponsor: Sponsor) -> Item:
    return {"name": sponsor.name, "url": sponsor.url, "level": sponsor.level}


def _written(name: str, text: str) -> YamlValue:
    return date.fromisoformat(text) if name in _DAYS else text


def _said(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
