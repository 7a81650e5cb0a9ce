"""The list of everybody in an edition: for badges, the desk, and those who look for somebody."""

from __future__ import annotations

from collections import defaultdict

from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.pages.printed_links import printed_title
from sphinx_proceedings.pages.sort_keys import name_key
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making, listed_name
from sphinx_proceedings.wording.messages import gettext

__all__ = ["names"]


def names(making: Making) -> Document:
    """Everybody from A to Z, with affiliation and what they are there for."""
    portal, edition = making.portal, making.edition
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    places: dict[str, str] = {}

    def note(person: str, role: str, affiliation: str = "") -> None:
        roles[person][role] = None
        if affiliation:
            places.setdefault(person, affiliation)

    for held in portal.appointments_by_edition[edition.id]:
        note(held.person, gettext(ROLES[held.role].one), held.affiliation)
    for item in portal.timetables[edition.id].sessions:
        for chair in item.session.chairs:
            note(chair.person, gettext("Session chair"), chair.affiliation)
        for presenter in item.event.people:
            note(presenter.person, gettext("Speaker"), presenter.affiliation)
    for paper in portal.papers_by_edition[edition.id]:
        for author in () if paper.withdrawn else paper.authors:
            place = author.affiliations[0].name if author.affiliations else ""
            note(author.person, gettext("Author"), place)
    people = [portal.person_by_id[person] for person in roles]
    people.sort(key=lambda who: (name_key(who.name), who.id))
    rows = [
        [listed_name(who.name), places.get(who.id, ""), ", ".join(roles[who.id])] for who in people
    ]
    head = [gettext("Name"), gettext("Affiliation"), gettext("Role")]
    return making.document("names", printed_title("names"), head=head, rows=rows)
