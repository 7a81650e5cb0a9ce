"""What an export says around its papers, as a portal would say it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.model.programme import Sponsor
from sphinx_proceedings.sources.imports.front.matter import (
    Committee,
    FrontMatter,
    Member,
    folded,
    own_title,
)
from sphinx_proceedings.sources.imports.front.offices import office_of
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    Export,
    ListedCommittee,
)
from sphinx_proceedings.sources.imports.papers.typed_names import plain_name
from sphinx_proceedings.sources.text.letters import has_visible
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["exported_matter"]

_OTHERWISE = {"organizing_committee": "organiser"}
"""The role of an office that no portal knows, by the list that has it."""
_PREFIX = re.compile(r"[^\W\d_][^:]{0,60}:\s+(?=\S)")
"""`President: Ada Lovelace`."""


def exported_matter(export: Export) -> tuple[FrontMatter, tuple[Remark, ...]]:
    """The committees, sponsors and details of an export, and what was odd about them."""
    remarks: list[Remark] = []
    committees: dict[tuple[str, str], Committee] = {}
    for listed in export.committees:
        committee = _committee(listed, remarks)
        if committee is None:
            continue
        same = committees.get(key := (committee.role, folded(committee.title)))
        if same is not None:
            committee = Committee(
                role=same.role,
                title=same.title,
                listing=same.listing,
                called=same.called,
                members=_once((*same.members, *committee.members)),
            )
        committees[key] = committee
    sponsors: dict[str, Sponsor] = {}
    for each in export.sponsors:
        sponsor = Sponsor(name=each.name, url=each.url, level=each.level)
        sponsors.setdefault(folded(each.name), sponsor)
    matter = FrontMatter(
        details={name: text for name, text in export.details.items() if text},
        sponsors=tuple(sponsors.values()),
        committees=tuple(committees.values()),
    )
    return matter, tuple(remarks)


def _committee(listed: ListedCommittee, remarks: list[Remark]) -> Committee | None:
    called = ": ".join(filter(None, (listed.role, listed.area)))
    role = office_of(listed.role, _OTHERWISE.get(listed.listing, "program-committee"))
    if not role:
        number = len(listed.members)
        text = f"“{shown(called)}” ({number:,}) is no committee of a portal; it is left out"
        remarks.append(Remark(location=listed.location, text=text))
        return None
    return Committee(
        role=role,
        title=own_title(role, called),
        members=_once(_members(listed, remarks)),
        listing=listed.listing,
        called=called,
    )


def _members(listed: ListedCommittee, remarks: list[Remark]) -> Iterable[Member]:
    for member in listed.members:
        name = _name(member)
        if name != member.name:
            text = f"“{shown(member.name)}” is taken as “{shown(name)}”"
            remarks.append(Remark(location=listed.location, text=text))
        yield Member(name=name, affiliation=member.affiliation)


def _name(member: CommitteeMember) -> str:
    bare = plain_name(_PREFIX.sub("", member.name))
    return bare if has_visible(bare) else member.name


def _once(members: Iterable[Member]) -> tuple[Member, ...]:
    """Each by the first spelling of the name, with an affiliation where one is told."""
    found: dict[str, Member] = {}
    for member in members:
        first = found.setdefault(folded(member.name), member)
        if member.affiliation and not first.affiliation:
            found[folded(member.name)] = Member(name=first.name, affiliation=member.affiliation)
    return tuple(found.values())
