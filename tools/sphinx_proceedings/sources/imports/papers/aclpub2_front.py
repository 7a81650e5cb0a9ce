"""What a folder of aclpub2 has around the papers: the volume, committees, sponsors, prefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    decoded,
    items,
    record,
    records,
    text,
)
from sphinx_proceedings.sources.imports.papers.aclpub2_folder import Folder
from sphinx_proceedings.sources.imports.papers.gathered_papers import filled
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    ListedCommittee,
    ListedSponsor,
    Preface,
    SubmittedAuthor,
)

__all__ = ["Front", "author_of"]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISBN = re.compile(r"[0-9][0-9X -]{8,20}", re.IGNORECASE)
"""Not what stands there until there is one: `XXX-X-XXXXXX-XX-X`."""


class Front:
    """Reads what is around the papers."""

    def __init__(self, folder: Folder, notes: Notes) -> None:
        self._folder, self._notes = folder, notes
        details = folder.listing("conference_details")[1]
        self._details = record(details)
        for stem in ("program", "invited_talks"):
            if folder.has(stem):
                notes.skip(f"{stem}.yml")

    def volume(self) -> Mapping[str, str]:
        """What is told of the volume."""
        start, end = self._date("start_date"), self._date("end_date")
        isbn = self._said("isbn")
        return filled(
            {
                "booktitle": self._latex("book_title"),
                "eventtitle": self._latex("event_name") or self._latex("name"),
                "eventdate": "/".join(dict.fromkeys(filter(None, (start, end)))),
                "year": start[:4],
                "location": self._latex("location"),
                "publisher": self._latex("publisher"),
                "isbn": isbn if _ISBN.fullmatch(isbn) else "",
            }
        )

    def editors(self) -> tuple[SubmittedAuthor, ...]:
        """Of the volume."""
        location = self._details.location
        people = (
            author_of(person, location, self._notes)
            for person in items(self._details.get("editors"))
        )
        return tuple(filter(None, people))

    def committees(self) -> tuple[ListedCommittee, ...]:
        """Organizers, then the programme committee."""
        found: list[ListedCommittee] = []
        for stem in ("organizing_committee", "program_committee"):
            for role in records(self._folder.listing(stem)[1]):
                entries = [*items(role.get("members")), *items(role.get("entries"))]
                areas = [e for e in records(entries) if "members" in e]
                alone = [entry for entry in entries if entry not in areas]
                found.append(self._committee(role, role.location, "", alone))
                found += [
                    self._committee(role, area.location, area.get("area"), area.get("members"))
                    for area in areas
                ]
        return tuple(committee for committee in found if committee.members)

    def sponsors(self) -> tuple[ListedSponsor, ...]:
        """Those who are named, and those whose logos alone are there, by the names of the files."""
        found: list[ListedSponsor] = []
        for tier in records(self._folder.listing("sponsors")[1]):
            logos = [*items(tier.get("logos")), *items(tier.get("sponsors"))]
            level = self._notes.latex(text(tier.get("tier"))).plain
            for logo in logos:
                sponsor = self._sponsor(logo, level, tier.location)
                if sponsor.name:
                    found.append(sponsor)
        return tuple(found)

    def prefaces(self) -> tuple[Preface, ...]:
        """Each with the text of its file."""
        found: list[Preface] = []
        for preface in records(self._folder.listing("prefaces")[1]):
            written = text(preface.get("file"))
            name = self._folder.file(written, "prefaces")
            if not name:
                self._notes.tell(
                    preface.location,
                    f"the file of a preface, {self._notes.line(written)!r}, is missing; the"
                    " preface is left out",
                )
                continue
            try:
                source = decoded(self._folder.package, name)
            except ExportError as error:
                self._notes.tell(error.location, f"{error.message}: the preface is left out")
                continue
            found.append(
                Preface(
                    location=preface.location,
                    title=self._notes.latex(text(preface.get("title"))),
                    text=self._notes.latex_paragraphs(source.text),
                )
            )
        return tuple(found)

    def _committee(
        self, role: Record, location: Location, area: Any, members: Any
    ) -> ListedCommittee:
        return ListedCommittee(
            location=location,
            role=self._notes.latex(text(role.get("role"))).plain,
            area=self._notes.latex(text(area)).plain,
            members=tuple(self._members(members)),
        )

    def _members(self, members: Any) -> Iterator[CommitteeMember]:
        for member in items(members):
            person = record(member)
            whole = text(person.get("name")) if person else text(member)
            parts = (text(person.get(f"{part}_name")) for part in ("first", "middle", "last"))
            name = self._notes.latex(whole or " ".join(filter(None, parts))).plain
            affiliation = self._notes.latex(text(person.get("institution"))).plain
            if name := self._notes.fact(name):
                yield CommitteeMember(name=name, affiliation=self._notes.fact(affiliation))

    def _sponsor(self, logo: Any, level: str, location: Location) -> ListedSponsor:
        said = record(logo)
        written = text(logo) or text(said.get("file")) or text(said.get("logo"))
        stem = PurePosixPath(written.replace("\\", "/")).stem.replace("_", " ").replace("-", " ")
        name = self._notes.fact(text(said.get("name"))) or self._notes.fact(stem)
        if name and not said.get("name"):
            self._notes.tell(
                location, f"a sponsor is called after the file of its logo, {name!r}; correct it"
            )
        return ListedSponsor(
            location=said.location if said else location,
            name=name,
            level=level,
            url=self._notes.url(text(said.get("url"))),
            logo=self._folder.file(written, "sponsor_logos"),
        )

    def _latex(self, name: str) -> str:
        return self._notes.fact(self._notes.latex(text(self._details.get(name))).plain)

    def _said(self, name: str) -> str:
        return self._notes.fact(text(self._details.get(name)))

    def _date(self, name: str) -> str:
        written = self._said(name)
        return written if _DATE.fullmatch(written) else ""


def author_of(person: Any, location: Location, notes: Notes) -> SubmittedAuthor | None:
    """Someone in parts, or as a text."""
    if not isinstance(person, Record):
        return notes.author(location, name=notes.latex(text(person)).plain)

    def part(name: str) -> str:
        return notes.latex(text(person.get(name))).plain

    given = " ".join(filter(None, (part("first_name"), part("middle_name"))))
    return notes.author(
        person.location,
        given=given,
        family=part("last_name"),
        name=part("name"),
        orcid=text(person.get("orcid")),
        places=[notes.place(part("institution") or part("affiliation"))],
    )
