"""Damaged schedules of other tools: an event becomes a session, or something tells why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from lxml import etree

from fuzz.mending import mended_xml
from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.importing import Imported, import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

__all__ = ["ScheduleForm"]

_EDITION = EditionId("w2026")
_SCHEDULES = Path(__file__).parents[2] / "tests" / "schedules"
_LEFT_OUT = ("left out", "one is kept")
"""How remarks say that no session is made of an event."""


@dataclass(frozen=True)
class ScheduleForm:
    """`schedule.xml` and `schedule.json`, imported and read as a portal's."""

    name: str = "schedule"
    signs: Sequence[str] = (
        "<", ">", "</", "/>", "&", "&amp;", "&#x92;", "&x;", "<!--", "-->", "<![CDATA[", "]]>",
        "<event>", "</event>", "<room>", "<day>", '"', "{", "}", "[", "]", ":", ",", "\\u0000",
        '{"title": "T", "date": "2027-05-10T09:00:00Z"},', "null", "1e999", "true", "\\ud800",
        "1:12:00", "99:99", "2027-05-10T09:00:00Z", "+02:00", "*", "_", "`", "\n\n", "\u202e",
    )  # fmt: skip

    def examples(self) -> Sequence[bytes]:
        """Schedules as several tools write them."""
        return [path.read_bytes() for path in sorted(_SCHEDULES.iterdir())]

    def faults(self, data: bytes) -> Iterator[str]:
        """Events that are lost, and programmes that a portal reads with a problem."""
        for text in (data, mended_xml(data)):
            yield from _faults(text)


def _faults(data: bytes) -> Iterator[str]:
    try:
        schedule = read_schedule("s", data)
        imported = import_schedule(schedule, _EDITION, ZoneInfo("Europe/Rome"), Sources())
    except ExportError as error:
        if not error.message or not error.hint:
            yield "a refusal says nothing or has no remedy"
        return
    yield from _lost(data, schedule, imported)
    if not imported.refused:
        yield from _problems(imported)


def _lost(data: bytes, schedule: Schedule, imported: Imported) -> Iterator[str]:
    try:
        there = sum(1 for _ in etree.fromstring(data).iter("event"))
    except (etree.XMLSyntaxError, ValueError):
        there = len(schedule.events)
    if there > len(schedule.events):
        yield f"{len(schedule.events)} of {there} events are read, and nothing says so"
    sessions = imported.draft.edition.sessions if imported.draft.edition else ()
    told = sum(any(text in remark.text for text in _LEFT_OUT) for remark in imported.draft.remarks)
    summed_up = any(" other events)" in remark.text for remark in imported.draft.remarks)
    if len(sessions) + told < len(schedule.events) and not summed_up:
        yield f"of {len(schedule.events)} events {len(sessions)} are sessions and {told} left out"


def _problems(imported: Imported) -> Iterator[str]:
    source = Source(path="program/w2026.yaml", text=imported.yaml)
    reading = assemble_portal(Sources(programmes={_EDITION: source}))
    for problem in run_checks(reading.portal, reading.diagnostics):
        if problem.severity is Severity.ERROR:
            yield f"the programme has a problem that the import did not tell: {problem.message}"
