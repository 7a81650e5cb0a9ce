"""What documents of an edition are made with, and what they all say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.pages.edition_home import when_and_where
from sphinx_proceedings.pages.inlines import Plain
from sphinx_proceedings.pages.sort_keys import name_key
from sphinx_proceedings.pages.writers.typst_data import TypstData
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.wording.messages import gettext, spoken

__all__ = ["Making", "listed_name", "people_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """An edition, and how what is said of it is written."""

    portal: Portal
    edition: Edition
    write: TypstData = TypstData()

    def document(self, template: str, title: str, **data: object) -> Document:
        """A document with this title, with all that its front says and `data`."""
        edition = self.edition
        catalogue = spoken()
        front = {
            "title": title,
            "edition": edition.title or edition.name,
            "short": edition.name,
            "when": [
                self.write.inline(block.text)
                for block in when_and_where(edition, edition.venue.name if edition.venue else "")
            ],
            "language": catalogue.pages.partition("-")[0].partition("_")[0],
            "from-right": catalogue.is_from_right,
            "words": {"contents": gettext("Contents"), "index": gettext("Index of people")},
        }
        return Document(template=template, data=front | data, date=edition.end or edition.start)

    def index(self, places: Iterable[tuple[str | int, Iterable[str]]]) -> list[list[object]]:
        """People from A to Z with the labels of their places; `places` are labels and people."""
        found: dict[str, list[str | int]] = {}
        for label, people in places:
            for person in dict.fromkeys(people):
                found.setdefault(person, []).append(label)
        listed = [self.portal.person_by_id[person] for person in found]
        listed.sort(key=lambda who: (name_key(who.name), who.id))
        return [[self.write.inline(Plain(listed_name(who.name))), found[who.id]] for who in listed]


def people_of(portal: Portal, event: Event) -> list[str]:
    """Who is in an event, by id: who presents, else who wrote the paper; chairs of a session."""
    if event.talk is None:
        return [chair.person for chair in event.session.chairs]
    presenting = [presenter.person for presenter in event.people]
    paper = portal.paper_of(event.edition, event.talk)
    if presenting or paper is None or paper.withdrawn:
        return presenting
    return [author.person for author in paper.authors]


def listed_name(name: Name) -> str:
    """As lists from A to Z have it."""
    if name.corporate or name.is_east_asian or not name.family:
        return name.full
    return ", ".join(filter(None, (name.surname, name.given, name.suffix)))
