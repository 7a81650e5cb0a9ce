"""Built sites of programmes, and what they were built from."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bs4 import BeautifulSoup

from sphinx_proceedings.model.ledger.identities import EventIdentity
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import ledger_path
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.sources.assemble import assemble_portal as read_portal
from sphinx_proceedings.sources.loading import load_sources
from sphinx_proceedings.sources.release.making import make_release
from sphinx_proceedings.sources.release.text import ledger_text
from support.folders import HARD
from support.shared_builds import ADDRESS, SharedBuilds, copy_of_sources
from support.sphinx_build import Built, build_portal

SITES = ("hard", "toy", "repository", "hard, after changes")
CHANGES = (
    # A session moves with its talks, another changes its room, a third one goes.
    (": 2027-03-26 11:00\n    end: 2027-03-26 12:30\n    chairs", ": 2027-03-26 10:55\n    chairs"),
    ("room: Aula\n", "room: Sala B\n"),
    ("  - {id: excursion,", "  # {id: excursion,"),
)


@dataclass(frozen=True)
class Site:
    """A built site and what it was built from."""

    built: Built
    portal: Portal

    @property
    def timetable(self) -> Timetable:
        """The only edition's."""
        return self.portal.timetables[self.edition]

    @property
    def edition(self) -> str:
        """Of those with a programme the only one."""
        found = [edition.id for edition in self.portal.editions if edition.sessions]
        assert len(found) == 1
        return found[0]

    def file(self, name: str) -> bytes:
        """A file of the edition's programme."""
        return (self.built.html / "program" / self.edition / name).read_bytes()

    def page(self, name: str) -> BeautifulSoup:
        """A page of the edition's programme."""
        return self.built.page(f"program/{self.edition}/{name}")

    def uid(self, event: Event) -> str:
        """By what calendars know an event."""
        return str(self.record(event).uuid)

    def short_id(self, event: Event) -> str:
        """By what pages know an event."""
        return self.record(event).short_id

    def record(self, event: Event) -> EventIdentity:
        """Its identity and version."""
        return self.portal.event_identities[self.edition][event.key]

    @property
    def removed(self) -> list[str]:
        """The UIDs of sessions and talks that were announced and are gone."""
        records = self.portal.event_identities[self.edition].values()
        return [str(record.uuid) for record in records if record.removed]


def site_of(name: str, shared: SharedBuilds, folder: Path) -> Site:
    """One that others read as well, or that is built in this folder."""
    match name:
        case "hard":
            built = shared.hard()
        case "toy":
            built = shared.toy()
        case "repository":
            built = shared.reference()
        case _:
            root = copy_of_sources(HARD, folder / "portal")
            change_after_release(root)
            built = build_portal(root, confoverrides={"html_baseurl": ADDRESS})
    return Site(built=built, portal=read_portal(load_sources(built.root)).portal)


def change_after_release(root: Path) -> None:
    """Announce the programme of the hard portal, then change it."""
    edition = "hard2027"
    portal = read_portal(load_sources(root)).portal
    ledger = make_release(portal, edition, "First", datetime(2027, 3, 1, tzinfo=UTC))
    assert ledger is not None
    (root / ledger_path(edition)).write_text(ledger_text(ledger), encoding="utf-8")
    program = root / "program" / f"{edition}.yaml"
    text = program.read_text(encoding="utf-8")
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    program.write_text(text, encoding="utf-8")
