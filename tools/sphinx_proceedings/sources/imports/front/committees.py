"""The committees of an export → those of an edition, in whichever file of `people/` they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.edit.yaml_values import Put, Remove
from sphinx_proceedings.sources.edit.yaml_written import YamlValue
from sphinx_proceedings.sources.imports.front.here import CommitteeHere
from sphinx_proceedings.sources.imports.front.list_edits import item_value, list_edits
from sphinx_proceedings.sources.imports.front.matter import Committee, Member, folded
from sphinx_proceedings.sources.imports.front.outcome import Outcome, Row, Whose
from sphinx_proceedings.sources.imports.front.records import Item, ListMerge, merge_lists
from sphinx_proceedings.sources.imports.three_way import Clash, merge_fields
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["committee_value", "merge_committees"]

_ORDER = ("edition", "role", "title", "members")
_MOST_NAMED = 5


def committee_value(committee: Committee, edition: str) -> YamlValue:
    """A committee as it is written."""
    title = {"title": committee.title} if committee.title else {}
    members = [item_value(_item(member)) for member in committee.members]
    return {"edition": edition, "role": committee.role, **title, "members": members}


def merge_committees(
    base: Sequence[Committee],
    theirs: Sequence[Committee],
    ours: Sequence[CommitteeHere],
    outcome: Outcome,
    *,
    remove: bool,
) -> tuple[tuple[Committee, ...], tuple[Committee, ...]]:
    """Those that are new here, and those that are to be remembered.

    Of a list that the export does not have, such as that of reviewers, it says nothing.
    """
    listings = {committee.listing for committee in theirs}
    was = {_key(committee): committee for committee in base}
    places = _found(base, theirs, ours)
    new: list[Committee] = []
    known = [committee for committee in base if committee.listing not in listings]
    for committee in theirs:
        before, here = was.get(_key(committee)), places.get(_key(committee))
        if here is not None:
            known.append(_merge(before, committee, here, outcome, remove=remove))
            continue
        known.append(committee)
        if before is None:
            new.append(committee)
        else:
            text = f"the committee “{shown(before.heading)}” was taken out here; it stays out"
            outcome.tell(Location(path="people"), text)
    names = {_key(committee) for committee in theirs}
    for key, before in was.items():
        if before.listing in listings and key not in names and (here := places.get(key)):
            known += _gone(before, here, outcome, remove=remove)
    return tuple(new), tuple(known)


def _key(committee: Committee) -> tuple[str, str]:
    return committee.listing, folded(committee.called)


def _found(
    base: Sequence[Committee], theirs: Sequence[Committee], ours: Iterable[CommitteeHere]
) -> dict[tuple[str, str], CommitteeHere]:
    """Which committee here is which, by role and title, then by what is left of these."""
    free = list(ours)
    found: dict[tuple[str, str], CommitteeHere] = {}
    wanted = {_key(one): one for one in (*theirs, *base)}
    for ways in (_office, _title, _role):
        for key, committee in wanted.items():
            if key in found or not (mark := ways(committee)):
                continue
            fitting = [here for here in free if ways(here.committee) == mark]
            rivals = [k for k, one in wanted.items() if k not in found and ways(one) == mark]
            if fitting and len(rivals) == 1 and (len(fitting) == 1 or ways is _office):
                found[key] = fitting[0]
                free.remove(fitting[0])
    return found


def _office(committee: Committee) -> str:
    return f"{committee.role}: {folded(committee.title)}"


def _title(committee: Committee) -> str:
    return folded(committee.title)


def _role(committee: Committee) -> str:
    return committee.role


def _merge(
    base: Committee | None,
    theirs: Committee,
    here: CommitteeHere,
    outcome: Outcome,
    *,
    remove: bool,
) -> Committee:
    """Merge a committee that is here; what is to be remembered of it."""
    path, heading = here.file.path, here.committee.heading
    was = base.members if base else ()
    merge = merge_lists(
        list(map(_item, was)),
        list(map(_item, theirs.members)),
        [item.values for item in here.items],
        renamed=True,
    )
    removed = sorted(merge.unchanged) if remove else []
    title = merge_fields(
        {"title": base.title if base else ""},
        {"title": theirs.title},
        {"title": here.committee.title},
        lambda _, one, other: folded(one) == folded(other),
        "",
    )
    edits = list_edits(merge, here.items, (*here.way, "members"), removed=removed, order=_ORDER)
    outcome.edit(path, *edits)
    if "title" in title.taken:
        way = (*here.way, "title")
        new = title.taken["title"]
        outcome.edit(path, Put(way=way, value=new, order=_ORDER) if new else Remove(way=way))
    for clash in title.clashes:
        outcome.clashes.append(_whose(here, heading, clash, lambda: here.file.location(here.way)))
    for name, clash in merge.clashes:
        item = next(item for item in here.items if folded(item.values["name"]) == name)
        whose = f"{item.values['name']} in {heading}"
        outcome.clashes.append(_whose(here, whose, clash, _locator(here, item.way)))
    if detail := _detail(merge, removed, is_titled=bool(title.taken)):
        outcome.rows.append(Row(state="changed", path=path, what=heading, detail=detail))
    _tell_rest(merge, removed, here, outcome)
    stay = [member for member in was if folded(member.name) in set(merge.gone) - set(removed)]
    return replace(theirs, members=(*theirs.members, *stay))


def _locator(here: CommitteeHere, way: tuple[str | int, ...]) -> Callable[[], Location]:
    return lambda: here.file.location(way)


def _whose(
    here: CommitteeHere, called: str, clash: Clash[str], locate: Callable[[], Location]
) -> Whose:
    return Whose(path=here.file.path, called=called, clash=clash, locate=locate)


def _detail(merge: ListMerge, removed: Sequence[str], *, is_titled: bool) -> str:
    parts = (
        ("new", len(merge.added)),
        ("changed", len(merge.changed)),
        ("removed", len(removed)),
    )
    told = [f"{number} {what}" for what, number in parts if number]
    return ", ".join([*told, *(["another title"] if is_titled else [])])


def _tell_rest(
    merge: ListMerge, removed: Sequence[str], here: CommitteeHere, outcome: Outcome
) -> None:
    heading, path = here.committee.heading, here.file.path
    if merge.taken_out:
        text = f"{_named(merge.taken_out)} of “{shown(heading)}” were taken out here; they stay out"
        outcome.tell(here.file.location(here.way), text)
    if gone := [name for name in merge.gone if name not in removed]:
        names = [i.values["name"] for i in here.items if folded(i.values["name"]) in gone]
        text = f"{path}: {_named(names)} of “{shown(heading)}”"
        outcome.absent.append((text, bool(merge.unchanged)))


def _gone(
    before: Committee, here: CommitteeHere, outcome: Outcome, *, remove: bool
) -> list[Committee]:
    members = {(folded(m.name), m.affiliation) for m in before.members}
    same = members == {(folded(m.name), m.affiliation) for m in here.committee.members}
    if remove and same:
        outcome.edit(here.file.path, Remove(way=here.way))
        heading = here.committee.heading
        outcome.rows.append(Row(state="removed", path=here.file.path, what=heading))
        return []
    text = f"{here.file.path}: the committee “{shown(here.committee.heading)}”"
    outcome.absent.append((text, same))
    return [before]


def _item(member: Member) -> Item:
    return {"name": member.name, "affiliation": member.affiliation}


def _named(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(shown(name) for name in names[:_MOST_NAMED]) + more
