"""Lists of people: everybody from A to Z, and those who did something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    PEOPLE_INDEX,
    person_docname,
    role_docname,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.people import ROLES, Appointment, Authorship, Person, Presenter
from sphinx_proceedings.model.portal import Activity, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.when_asked import WhenAsked
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.alphabet import Spelled, alphabetical_pages
from sphinx_proceedings.pages.blocks import Item, Paragraph, bullets, paragraph
from sphinx_proceedings.pages.inlines import (
    Inline,
    Plain,
    Strong,
    Words,
    as_inline,
    doc_link,
    line,
    span,
)
from sphinx_proceedings.pages.isolation import is_isolated
from sphinx_proceedings.pages.lists import MOST_NAMES, Entry, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.sort_keys import name_key
from sphinx_proceedings.wording.messages import gettext, ngettext, noop, number

__all__ = ["AUTHORS", "People", "people_pages", "role_labels"]

AUTHORS = "authors"
_SOURCE = "the papers, programmes and committees"


@dataclass(frozen=True)
class People:
    """The lines of people in lists, each made once."""

    portal: Portal

    def summary(self, person: str) -> Spelled:
        """A person with everything the person did, in short."""
        return self._summaries[person]

    @cached_property
    def keys(self) -> Mapping[str, tuple[str, str, str]]:
        """What people are sorted by, by id."""
        people = self.portal.person_by_id
        return WhenAsked(people, lambda person: name_key(people[person].name))

    @cached_property
    def _summaries(self) -> Mapping[str, Spelled]:
        people, activities = self.portal.person_by_id, self.portal.activity_by_person
        return WhenAsked(
            people, lambda person: self.line(people[person], _summary(activities[person]))
        )

    def line(self, person: Person, did: Words | str) -> Spelled:
        """A person, and what is said in this list."""
        return Spelled(
            key=(*self.keys[person.id], person.id),
            entry=Entry(
                name=person.name.family or person.name.full,
                version=version_of(person.id, person.name, did),
                line=_item,
                of=(person, did),
            ),
        )


def people_pages(people: People) -> Iterator[Page]:
    """Everybody, and below that those who have each role."""
    portal = people.portal
    roles = {role: held for role in role_labels() if (held := _holders(portal, role))}
    everybody = Listing(
        docname=PEOPLE_INDEX,
        kind=kinds.PEOPLE,
        name="people",
        title=gettext("People"),
        source=_SOURCE,
        style="people",
        lead=(
            _number_of(len(portal.people)),
            *bullets("filters", _ways(portal, roles)),
        ),
    )
    spelled = (people.summary(person.id) for person in portal.people)
    yield from alphabetical_pages(everybody, spelled)
    for role, held in roles.items():
        yield from _role_pages(people, role, held)


def _number_of(people: int) -> Paragraph:
    return paragraph(
        Words(
            ngettext("{count} person, by family name.", "{count} people, by family name.", people)
        )
    )


def _ways(portal: Portal, roles: Mapping[str, _Held]) -> Iterator[Inline]:
    """Links to parts of the list, and to the list by affiliation, with counts."""
    for role, held in roles.items():
        yield _way(gettext(role_labels()[role]), role_docname(role), _size(held))
    if portal.affiliations:
        yield _way(gettext("Affiliations"), AFFILIATIONS_INDEX, len(portal.affiliations))


def _way(label: str, docname: str, count: int) -> Inline:
    return line(doc_link(Words(label), docname), " ", span("count", number(count)))


def role_labels() -> dict[str, str]:
    """Messages, of what a list of those with a role is called, by the role's name in addresses."""
    return {
        AUTHORS: noop("Authors"),
        "speakers": noop("Speakers and presenters"),
        "session-chairs": noop("Session chairs"),
        "editors": noop("Editors"),
        **{role: label.group for role, label in ROLES.items()},
    }


_Held = dict[str, dict[str, str]]
"""By edition and person: the affiliation printed there, or empty."""


def _holders(portal: Portal, role: str) -> _Held:
    """Who had a role in each edition in which anybody had it."""
    found: _Held = {}
    for edition in portal.editions:
        held: dict[str, str] = {}
        for person, affiliation in _named(portal, edition, role):
            held[person] = held.get(person) or affiliation
        if held:
            found[edition.id] = held
    return found


def _named(portal: Portal, edition: Edition, role: str) -> Iterable[tuple[str, str]]:
    """Person and affiliation wherever an edition names somebody in a role."""
    sessions = edition.sessions
    match role:
        case "authors":
            papers = portal.papers_by_edition[edition.id]
            named: Iterable[Authorship | Presenter | Appointment] = (
                author for paper in papers for author in paper.authors
            )
        case "speakers":
            talks = (talk for session in sessions for talk in session.talks)
            named = (presenter for talk in talks for presenter in talk.presenters)
        case "session-chairs":
            named = (chair for session in sessions for chair in session.chairs)
        case "editors":
            named = edition.volume.publication.editors if edition.volume else ()
        case _:
            held = portal.appointments_by_edition[edition.id]
            named = (appointment for appointment in held if appointment.role == role)
    return ((who.person, who.affiliation) for who in named)


def _size(held: _Held) -> int:
    return len({person for people in held.values() for person in people})


def _role_pages(people: People, role: str, held: _Held) -> Iterator[Page]:
    """Those who had a role, by edition where the portal has several."""
    portal = people.portal
    by_edition = len(portal.editions) > 1
    editions = [edition for edition in reversed(portal.editions) if edition.id in held]
    listing = Listing(
        docname=role_docname(role),
        kind=kinds.PEOPLE,
        name=f"people-{role}",
        title=gettext(role_labels()[role]),
        # For translators: tells it from other pages of the same title, in brackets behind it.
        qualifier=gettext("people"),
        source=_SOURCE,
        most=MOST_NAMES,
        above=((gettext("People"), PEOPLE_INDEX),),
        lead=(_number_of(_size(held)),),
        sections=tuple(
            Section(
                entries=tuple(_sorted(people, held[edition.id])),
                title=edition.name if by_edition else "",
                style="people",
            )
            for edition in editions
        ),
    )
    yield from list_pages(listing)


def _sorted(people: People, held: Mapping[str, str]) -> Iterable[Entry]:
    found = (
        people.line(people.portal.person_by_id[person], affiliation)
        for person, affiliation in held.items()
    )
    return (each.entry for each in sorted(found, key=lambda each: each.key))


def _item(person: Person, did: Words | str) -> Item:
    """The linked name, family name stressed, and what the person did."""
    family = person.name.family
    given, _, rest = person.name.full.rpartition(family) if family else ("", "", "")
    label = (
        line(given, Strong(Plain(family)), rest)
        if family and family[0].isalnum() and family[-1].isalnum() and not is_isolated(family)
        else as_inline(person.name.full)
    )
    link = doc_link(label, person_docname(person.id))
    return Item((line(link, " ", span("did", did)) if did else link,))


def _summary(activity: Activity) -> Words | str:
    """`TPC member, 2 papers` and so on."""
    parts = [gettext(role) for role in activity.roles]
    if activity.papers:
        parts.append(ngettext("{count} paper", "{count} papers", len(activity.papers)))
    return Words(", ".join(parts)) if parts else ""
