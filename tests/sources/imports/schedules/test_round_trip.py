"""Our own schedule → an edition → the same schedule, event by event, and then byte by byte."""

from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from lxml import etree

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import ScheduleEvent
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source
from support.folders import TESTS

SITE = SiteAddress(base="https://example.org/hard/")
HARD = "hard2027"
TOY = "toy2026"
PORTALS = [("hard_portal", HARD, "Europe/Rome"), ("toy_conference", TOY, "Europe/Amsterdam")]
COMPARED = ("guid", "id", "title", "date", "start", "duration", "room", "track", "abstract")


def exported(portal: Portal, edition: str, suffix: str) -> bytes:
    versions = dict.fromkeys((item.id for item in portal.editions), "v")
    files = {file.path: file for file in schedule_files(portal, SITE, versions)}
    return files[f"program/{edition}/schedule.{suffix}"].render()


def imported(data: bytes, edition: str, zone: str, sources: Sources) -> Imported:
    return import_schedule(read_schedule("s", data), edition, ZoneInfo(zone), sources)


def with_import(sources: Sources, edition: str, made: Imported) -> Reading:
    """The portal as it is when the import's two files lie in it."""
    programme = Source(path=f"program/{edition}.yaml", text=made.yaml)
    ledger = Source(path=f"program/{edition}.ledger.json", text=ledger_text(made.ledger))
    return assemble_portal(
        replace(
            sources,
            programmes={**sources.programmes, edition: programme},
            ledgers={**sources.ledgers, edition: ledger},
        )
    )


def events(data: bytes) -> list[dict[str, Any]]:
    """What the independent parser finds in a `schedule.xml`."""
    found = []
    for event in etree.fromstring(data).iter("event"):
        fields = {name: event.get(name) or event.findtext(name) for name in COMPARED}
        found.append(fields | {"persons": [person.text for person in event.iter("person")]})
    return found


@pytest.mark.parametrize("suffix", ["xml", "json"])
@pytest.mark.parametrize(("folder", "edition", "zone"), PORTALS)
def test_every_event_comes_back_as_it_was(
    folder: str, edition: str, zone: str, suffix: str
) -> None:
    sources = load_sources(TESTS / folder)
    before = assemble_portal(sources).portal
    made = imported(exported(before, edition, suffix), edition, zone, sources)
    assert made.problems == ()
    assert made.draft.remarks == ()
    assert made.draft.with_markup == 0
    reading = with_import(sources, edition, made)
    assert [item for item in reading.diagnostics if "program" in item.location.path] == []
    after = reading.portal
    assert after.ledger_by_edition[edition].releases == ()
    assert not any(record.unreleased for record in after.event_identities[edition].values())
    expected = events(exported(before, edition, "xml"))
    assert len(expected) == made.kept.events == made.kept.guids == made.kept.numbers
    assert events(exported(after, edition, "xml")) == expected
    again = imported(exported(after, edition, suffix), edition, zone, sources)
    assert again.yaml == made.yaml
    assert ledger_text(again.ledger) == ledger_text(made.ledger)


def test_papers_are_found_also_where_the_talk_has_a_title_of_its_own() -> None:
    sources = load_sources(TESTS / "hard_portal")
    made = imported(
        exported(assemble_portal(sources).portal, HARD, "xml"), HARD, "Europe/Rome", sources
    )
    assert ("A & B, Revisited", "hard03") in made.draft.matched
    portal = with_import(sources, HARD, made).portal
    talks = [event for event in portal.timetables[HARD].events if event.talk]
    told = {event.talk.paper: event.title.plain for event in talks if event.talk}
    assert told["hard03"] == "A & B, Revisited"
    assert told["hard04"] == "Grüße aus dem Cache"


def test_both_formats_are_read_as_the_same_events() -> None:
    portal = assemble_portal(load_sources(TESTS / "hard_portal")).portal

    def read(suffix: str) -> list[ScheduleEvent]:
        found = read_schedule("s", exported(portal, HARD, suffix)).events
        # Places differ, and only JSON tells ends.
        return [replace(event, location=portal.editions[0].location, end="") for event in found]

    assert read("xml") == read("json")
