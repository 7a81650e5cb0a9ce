"""What a folder of aclpub2 has around the papers: volume, committees, sponsors, prefaces, talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.front.matter import folded
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    decoded,
    items,
    record,
    records,
    text,
)
from sphinx_proceedings.sources.imports.papers.aclpub2_folder import Folder
from sphinx_proceedings.sources.imports.papers.gathered_papers import day_in, filled
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    CommitteeMember,
    InvitedTalk,
    ListedCommittee,
    ListedSponsor,
    Preface,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.tex_files import tex_text

__all__ = ["Front", "author_of"]

_TO_COME = re.compile(r"t\W?b\W?[acd]\W?|to be (?:announced|confirmed|determined)", re.IGNORECASE)
"""A title that stands for one."""
_ISBN = re.compile(r"[0-9][0-9X -]{8,20}", re.IGNORECASE)
"""Not what stands there until there is one: `XXX-X-XXXXXX-XX-X`."""


class Front:
    """Reads what is around the papers."""

    def __init__(self, folder: Folder, notes: Notes) -> None:
        self._folder, self._notes = folder, notes
        details = folder.listing("conference_details")[1]
        self._details = record(details)
        if folder.has("program"):
            notes.skip("program.yml")

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

    def details(self) -> Mapping[str, str]:
        """What is told of the event."""
        start, end = self._date("start_date"), self._date("end_date")
        venue = self._latex("anthology_venue_id")
        return filled(
            {
                "name": f"{venue} {start[:4]}" if venue and start else "",
                "title": self._latex("event_name") or self._latex("name"),
                "start": start,
                "end": end if end > start else "",
                "place": self._latex("location"),
                "website": self._notes.url(text(self._details.get("website"))),
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
                found.append(self._committee(stem, role, role.location, "", alone))
                found += [
                    self._committee(
                        stem, role, area.location, area.get("area"), area.get("members")
                    )
                    for area in areas
                ]
        return tuple(committee for committee in found if committee.members)

    def sponsors(self) -> tuple[ListedSponsor, ...]:
        """Those who are named, and those whose logos alone are there, by the names of the files."""
        found: list[ListedSponsor] = []
        for tier in records(self._folder.listing("sponsors")[1]):
            logos = [*items(tier.get("logos")), *items(tier.get("sponsors"))]
            level = self._notes.latex_fact(text(tier.get("tier")))
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
            paragraphs = self._text_of(preface, written, "prefaces", "preface")
            if paragraphs is None:
                continue
            title = self._notes.latex(text(preface.get("title")))
            if paragraphs and folded(paragraphs[0].plain) in {folded(title.plain), "preface"}:
                paragraphs = paragraphs[1:]
            found.append(
                Preface(
                    location=preface.location,
                    name=self._notes.line(written),
                    title=title,
                    text=paragraphs,
                )
            )
        return tuple(found)

    def talks(self) -> tuple[InvitedTalk, ...]:
        """Invited talks, with what is said of them and of who gives them."""
        found: list[InvitedTalk] = []
        for talk in records(self._folder.listing("invited_talks")[1]):
            speaker = self._member(text(talk.get("speaker_name")), talk.get("institution"))
            title = self._notes.latex(text(talk.get("title")))
            if _TO_COME.fullmatch(title.plain):
                title = RichText()
            if speaker is None and not title:
                self._notes.tell(talk.location, "an invited talk says nothing; it is left out")
                continue
            said = {
                name: self._text_of(talk, text(talk.get(f"{name}_file")), "invited_talks", name)
                for name in ("abstract", "bio")
                if talk.get(f"{name}_file")
            }
            found.append(
                InvitedTalk(
                    location=talk.location,
                    title=title,
                    speaker=speaker or CommitteeMember(name=""),
                    abstract=said.get("abstract") or (),
                    bio=said.get("bio") or (),
                )
            )
        return tuple(found)

    def _text_of(
        self, where: Record, written: str, folder: str, what: str
    ) -> tuple[RichText, ...] | None:
        """The text of a file; one that is missing or cannot be read is told."""
        name = self._folder.file(written, folder)
        if not name:
            shown = self._notes.line(written)
            self._notes.tell(
                where.location, f"the file of the {what}, {shown!r}, is missing; it is left out"
            )
            return None
        try:
            source = decoded(self._folder.package, name)
        except ExportError as error:
            self._notes.tell(error.location, f"{error.message}: the {what} is left out")
            return None
        return self._notes.latex_paragraphs(tex_text(source.text))

    def _committee(
        self, listing: str, role: Record, location: Location, area: Any, members: Any
    ) -> ListedCommittee:
        return ListedCommittee(
            listing=listing,
            location=location,
            role=self._notes.latex_fact(text(role.get("role"))),
            area=self._notes.latex_fact(text(area)),
            members=tuple(self._members(members)),
        )

    def _members(self, members: Any) -> Iterator[CommitteeMember]:
        for member in items(members):
            person = record(member)
            whole = text(person.get("name")) if person else text(member)
            parts = (text(person.get(f"{part}_name")) for part in ("first", "middle", "last"))
            name = whole or " ".join(filter(None, parts))
            place = person.get("institution") or person.get("affiliation")
            if found := self._member(name, place):
                yield found

    def _member(self, name: str, place: Any) -> CommitteeMember | None:
        affiliation = self._notes.latex_fact(text(place))
        name = self._notes.latex_fact(name)
        return CommitteeMember(name=name, affiliation=affiliation) if name else None

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
        return self._notes.latex_fact(text(self._details.get(name)))

    def _said(self, name: str) -> str:
        return self._notes.fact(text(self._details.get(name)))

    def _date(self, name: str) -> str:
        return day_in(self._said(name))


def author_of(person: Any, location: Location, notes: Notes) -> SubmittedAuthor | None:
    """Someone in parts, or as a text."""
    if not isinstance(person, Record):
        return notes.author(location, name=notes.latex(text(person)).plain)

    def part(name: str) -> str:
        return notes.latex_fact(text(person.get(name)))

    given = " ".join(filter(None, (part("first_name"), part("middle_name"))))
    return notes.author(
        person.location,
        given=given,
        family=part("last_name"),
        name=part("name"),
        orcid=text(person.get("orcid")),
        places=[notes.place(part("institution") or part("affiliation"))],
    )
