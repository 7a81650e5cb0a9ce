"""All files of the programme for calendars and apps, beside its pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from sphinx_proceedings.model.addresses import PEOPLE_FOLDER, SiteAddress, programme_path
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.portal import Activity, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.outputs.calendars.app_events import AppSchedule, app_schedule
from sphinx_proceedings.outputs.calendars.app_json import app_json
from sphinx_proceedings.outputs.calendars.app_xml import app_xml
from sphinx_proceedings.outputs.calendars.calendars import (
    Calendar,
    CalendarGroup,
    CalendarLink,
    calendar_links,
    edition_calendars,
    person_calendar,
    person_calendar_path,
)
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.site_file import SiteFile

if TYPE_CHECKING:
    from sphinx_proceedings.outputs.calendars.vevents import ComponentWriter

__all__ = [
    "CalendarGroup",
    "CalendarLink",
    "app_feeds",
    "calendar_links",
    "kept_files",
    "schedule_files",
]


def schedule_files(
    portal: Portal,
    site: SiteAddress,
    versions: Mapping[str, str],
    outlines: Mapping[str, str] | None = None,
    *,
    only_for_scripts: bool = False,
) -> Iterator[SiteFile]:
    """Calendars of all kinds, and each edition's events for scripts and for apps.

    Without what the pages of the programme can do without, where it is `only_for_scripts`.
    `versions` has a digest of each edition with its papers and its programme, and of the settings,
    `outlines` the same without abstracts of papers, which are in no calendar.
    """
    told = versions if outlines is None else outlines
    write = _Calendars(portal, site).file
    for edition in portal.editions:
        calendars = _of_edition(portal, edition, write, told[edition.id])
        feeds = _for_apps(portal, edition.id, site, versions[edition.id])
        files = (*calendars, *(feeds if edition.sessions else ()))
        read_by_scripts = {programme_path(edition.id, "events.ics"), _events(edition.id)}
        yield from (file for file in files if not only_for_scripts or file.path in read_by_scripts)
    for person, activity in portal.activity_by_person.items():
        if (activity.talks or activity.chaired) and not only_for_scripts:
            yield _of_person(portal, person, write, told)


def _of_edition(
    portal: Portal, edition: Edition, write: Callable[[Calendar], bytes], version: str
) -> Iterator[SiteFile]:
    for calendar in edition_calendars(portal, edition.id):
        view = partial(View, whole=(edition.id,))
        yield SiteFile(
            path=calendar.path, version=version, render=partial(write, calendar), view=view
        )


@dataclass(frozen=True)
class _Calendars:
    """Writes calendars, each event once; other processes can be sent it.

    What writes them takes long to load, and few builds need it.
    """

    portal: Portal
    site: SiteAddress

    @cached_property
    def _writer(self) -> ComponentWriter:
        from sphinx_proceedings.outputs.calendars.vevents import ComponentWriter  # noqa: PLC0415

        return ComponentWriter(self.portal, self.site)

    def file(self, calendar: Calendar) -> bytes:
        """The calendar as a file."""
        from sphinx_proceedings.outputs.calendars.calendar_file import calendar_file  # noqa: PLC0415

        return calendar_file(calendar, self._writer, self.site)


def kept_files(portal: Portal, unknown: Collection[str]) -> Callable[[str], bool]:
    """Which files stay as they are, by their path.

    Those of a programme that is damaged: whoever has subscribed would be told that what is missing
    is cancelled.  Where it is `unknown` how the programme was, anybody may have been in it.
    """
    folders = tuple(programme_path(edition, "") for edition in sorted(portal.damaged))
    kept = {path for edition in portal.damaged for path in (_events(edition), *app_feeds(edition))}
    kept |= {
        person_calendar_path(person)
        for person, activity in portal.activity_by_person.items()
        if not portal.damaged.isdisjoint(_editions(activity))
    }
    if unknown:
        folders = (*folders, PEOPLE_FOLDER)

    def is_kept(path: str) -> bool:
        return path in kept or (path.endswith(".ics") and path.startswith(folders))

    return is_kept


def _editions(activity: Activity) -> set[str]:
    """The editions in whose programme a person is."""
    talks = {talk.session.edition for talk in activity.talks}
    return talks | {session.edition for session in activity.chaired}


def _events(edition: str) -> str:
    return programme_path(edition, "events.json")


def app_feeds(edition: str) -> dict[str, str]:
    """Path and media type of an edition's programme in each form that schedule apps read."""
    return {
        programme_path(edition, "schedule.xml"): "application/xml",
        programme_path(edition, "schedule.json"): "application/json",
    }


def _for_apps(portal: Portal, edition: str, site: SiteAddress, version: str) -> Iterator[SiteFile]:
    read = _Read(portal, edition, site)
    xml_path, json_path = app_feeds(edition)
    renders: dict[str, Callable[[], bytes]] = {
        _events(edition): lambda: _json(
            event_data(portal, edition, texts=True, suffix=site.suffix)
        ),
        xml_path: lambda: app_xml(read.schedule, site.file(xml_path)),
        json_path: lambda: _json(app_json(read.schedule)),
    }
    # Abstracts of what is presented as well.
    papers = tuple((edition, paper.key) for paper in portal.papers_by_edition[edition])
    view = partial(View, whole=(edition,), abstracts=papers)
    for path, render in renders.items():
        yield SiteFile(path=path, version=version, render=render, view=view)


@dataclass(frozen=True)
class _Read:
    """An edition's programme, read once for both forms; other processes can be sent it."""

    portal: Portal
    edition: str
    site: SiteAddress

    @cached_property
    def schedule(self) -> AppSchedule:
        return app_schedule(self.portal, self.edition, self.site)


def _of_person(
    portal: Portal,
    person: str,
    write: Callable[[Calendar], bytes],
    versions: Mapping[str, str],
) -> SiteFile:
    editions = _editions(portal.activity_by_person[person])
    return SiteFile(
        path=person_calendar_path(person),
        version=version_of(
            portal.person_by_id[person].name, [versions[edition] for edition in sorted(editions)]
        ),
        render=lambda: write(person_calendar(portal, person)),
        view=partial(Views(portal).in_sessions, portal.person_by_id[person]),
    )


def _json(data: object) -> bytes:
    """Compact; a lone surrogate, which UTF-8 cannot hold, stays escaped in ASCII."""
    try:
        return compact_json(data).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode() + b"\n"
