"""Pages, calendars, feeds for apps and linked data of built sites tell the same of every event."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.ledger.values import ChangeKind
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.timetable.clock import elapsed, utc
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.pages.lone_talks import lone_talk, session_title
from sphinx_proceedings.sources.assemble import assemble_portal as read_portal
from sphinx_proceedings.sources.loading import load_sources
from support.programme_files import (
    AppTold,
    Told,
    broken_rules,
    files_of,
    told_by_events_json,
    told_by_icalendar,
    told_by_json,
    told_by_vobject,
    told_by_xml,
    vevents,
)
from support.programme_sites import SITES, Site, site_of
from support.shared_builds import ADDRESS, SharedBuilds
from support.shown_text import spaced, text_of


@pytest.fixture(scope="module", params=SITES)
def site(
    request: pytest.FixtureRequest,
    shared_builds: SharedBuilds,
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    return site_of(request.param, shared_builds, tmp_path_factory.mktemp("parity"))


def printed(people: tuple[Presenter, ...]) -> str:
    """As pages and calendars print who presents."""
    names = [f"{one.name} ({one.affiliation})" if one.affiliation else one.name for one in people]
    return ", ".join(names)


# Calendars


def in_calendars(site: Site, event: Event) -> Told:
    """What calendars must tell; the description only as far as it names people."""
    place = site.portal.edition_by_id[site.edition].place
    return Told(
        start=utc(event.start),
        end=event.end and utc(event.end),
        title=f"Cancelled: {event.plain_title}" if event.cancelled else event.plain_title,
        location=", ".join(filter(None, (event.room, place))),
        description=f"With {printed(event.people)}" if event.talk and event.people else "",
        categories=tuple(filter(None, (*map(str, event.kinds), event.track))),
        status="CANCELLED" if event.cancelled else "CONFIRMED",
        sequence=site.record(event).sequence,
        url=f"{ADDRESS}program/{site.edition}/{event.session.id}.html"
        + (f"#{event.key.replace('/', '-')}" if event.talk else ""),
    )


def with_people(told: dict[str, Told]) -> dict[str, Told]:
    """Of each description only the line that says who presents."""
    found: dict[str, Told] = {}
    for uid, event in told.items():
        first = event.description.split("\n")[0]
        line = first if first.startswith("With ") else ""
        found[uid] = Told(**{**_fields(event), "description": line})
    return found


def _fields(told: Told) -> dict[str, Any]:
    return {name: getattr(told, name) for name in told.__dataclass_fields__}


def test_calendars_of_all_events(site: Site) -> None:
    expected = {site.uid(event): in_calendars(site, event) for event in site.timetable.events}
    data = site.file("events.ics")
    for told in (told_by_icalendar(data), told_by_vobject(data)):
        gone = {uid: told.pop(uid) for uid in site.removed}
        assert [event.status for event in gone.values()] == ["CANCELLED"] * len(site.removed)
        assert with_people(told) == expected


def test_the_calendar_of_the_programme_has_the_units_in_order(site: Site) -> None:
    units = [site.uid(unit) for unit in site.timetable.units]
    assert list(told_by_icalendar(site.file("schedule.ics"))) == [*units, *site.removed]


def test_every_calendar_keeps_the_rules(site: Site) -> None:
    files = sorted(site.built.html.rglob("*.ics"))
    assert len(files) > len(site.timetable.events)
    assert {path: broken for path in files if (broken := broken_rules(path.read_bytes()))} == {}


def test_an_event_is_the_same_in_every_calendar(site: Site) -> None:
    seen: dict[str, set[bytes]] = {}
    for path in site.built.html.rglob("*.ics"):
        for uid, data in vevents(path.read_bytes()).items():
            seen.setdefault(uid, set()).add(data)
    assert {uid for uid, versions in seen.items() if len(versions) > 1} == set()
    assert len(seen) == len(site.portal.event_identities[site.edition])


# Feeds for apps


def in_apps(site: Site, event: Event) -> AppTold:
    place = site.portal.edition_by_id[site.edition].place
    return AppTold(
        start=event.start,
        length=elapsed(event.start, event.end) if event.end else timedelta(),
        title=event.plain_title,
        room=event.room or place,
        track=event.track,
        people=tuple(presenter.name for presenter in event.people),
        description="",
    )


def without_description(told: dict[str, AppTold]) -> dict[str, AppTold]:
    return {
        uid: AppTold(
            **{
                **{name: getattr(event, name) for name in event.__dataclass_fields__},
                "description": "",
            }
        )
        for uid, event in told.items()
    }


def test_feeds_for_apps(site: Site) -> None:
    expected = {
        site.uid(unit): in_apps(site, unit) for unit in site.timetable.units if not unit.cancelled
    }
    assert without_description(told_by_xml(site.file("schedule.xml"))) == expected
    assert without_description(told_by_json(site.file("schedule.json"))) == expected


def test_data_for_scripts(site: Site) -> None:
    told = [
        (
            event["uid"],
            datetime.fromtimestamp(event["start"] * 60, UTC),
            datetime.fromtimestamp(event["end"] * 60, UTC) if "end" in event else None,
            event["room"],
            event["title"],
            tuple(event["people"]),
            event.get("cancelled", False),
            event.get("sequence", 0),
        )
        for event in told_by_events_json(site.file("events.json"))
    ]
    assert told == [
        (
            site.uid(event),
            utc(event.start),
            event.end and utc(event.end),
            event.room,
            event.plain_title,
            tuple(presenter.name for presenter in event.people),
            event.cancelled,
            site.record(event).sequence,
        )
        for event in site.timetable.events
    ]


def test_pages_hold_the_data_for_scripts(site: Site) -> None:
    whole = json.loads(site.file("events.json"))
    texts = ("title", "people", "in", "page", "uid")
    for event in whole["events"]:
        for name in texts:
            event.pop(name, None)
    found = site.page("index").select_one("script.programme-data")
    assert found is not None
    assert json.loads(found.string or "") == whole


# Pages


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows of an event."""

    start: datetime | None
    """None where it is shown for the whole session."""
    end: datetime | None
    title: str
    room: str
    people: str


def shown(item: Tag, event: Event) -> Shown:
    """What a part of a page that is for an event shows of it, without the items in it."""
    copy = BeautifulSoup(str(item), "html5lib").find(attrs={"data-event": item["data-event"]})
    assert isinstance(copy, Tag)
    for inner in copy.select("li, .headerlink"):
        inner.decompose()
    times = [datetime.fromisoformat(str(time["datetime"])) for time in copy.find_all("time")]
    title = copy.h2 if copy.get("id") == event.anchor else copy.find(id=event.anchor)
    assert isinstance(title, Tag)
    room = copy.select_one(".room")
    people = [text_of(by) for by in copy.select(".by:not(.authors-of)")]
    return Shown(
        start=times[0] if times else None,
        end=times[1] if len(times) > 1 else None,
        title=text_of(title),
        room=text_of(room) if room else "",
        # Beside who chairs a session stands its note.
        people="".join(by for by in people if event.talk or by.startswith("Chair")),
    )


def expected_on_page(site: Site, event: Event) -> Shown:
    item = site.timetable.session_by_id[event.session.id]
    chairs = event.session.chairs
    label = "Chair" if len(chairs) == 1 else "Chairs"
    is_alone = len(item.talks) == 1 and event.start == event.session.start
    has_time = event.talk is None or (event.own_time and not is_alone)
    shown_ends = {Basis.COMPUTED} if event.talk else {Basis.STATED, Basis.FOLLOWING}
    is_end_shown = has_time and event.slot.end_basis in shown_ends
    title = event.title if event.talk else session_title(site.portal, event.session)
    return Shown(
        start=event.start if has_time else None,
        end=event.end if is_end_shown else None,
        title=spaced(title.plain),
        room=event.room if event.talk is None else "",
        people=printed(event.people)
        if event.talk
        else f"{label}: {printed(chairs)}"
        if chairs
        else "",
    )


def items(page: BeautifulSoup) -> dict[str, Tag]:
    """The parts of a page that are for one event each, by the event's short id."""
    found = page.select("li[data-event], section[data-event]")
    by_id = {str(item["data-event"]): item for item in found}
    assert len(by_id) == len(found)
    return by_id


def is_lone(site: Site, item: SessionEvents) -> bool:
    """Whether a session is its only talk, and shown as one with it."""
    return lone_talk(site.portal, item.session) is not None


def in_list(site: Site, items: Iterable[SessionEvents]) -> list[Event]:
    """The events that have a line of their own in the timetable."""
    return [
        event
        for item in items
        for event in ((item.event,) if is_lone(site, item) else (item.event, *item.talks))
    ]


def test_the_timetable_shows_every_event(site: Site) -> None:
    page = site.page("index")
    found = items(page)
    assert all(page.find(id=event.anchor) for event in site.timetable.events)
    events = {site.short_id(event): event for event in in_list(site, site.timetable.sessions)}
    assert list(found) == list(events)
    assert {name: shown(found[name], event) for name, event in events.items()} == {
        name: expected_on_page(site, event) for name, event in events.items()
    }


def test_days_of_the_timetable(site: Site) -> None:
    page = site.page("index")
    found = {
        str(section["id"]): list(items(BeautifulSoup(str(section), "html5lib")))
        for section in page.select("section[id^=day-]")
    }
    assert found == {
        f"day-{day.date.isoformat()}": [
            site.short_id(event) for event in in_list(site, day.sessions)
        ]
        for day in site.timetable.days
    }


def test_sessions_show_their_talks(site: Site) -> None:
    for item in site.timetable.sessions:
        page = site.page(item.session.id)
        heading = page.find("h1")
        assert isinstance(heading, Tag)
        title = session_title(site.portal, item.session).plain
        assert text_of(heading).rstrip("#¶") == spaced(title)
        found = items(page)
        assert {site.short_id(talk) for talk in item.talks} <= {*found}
        # The title of the page has said what a lone talk is.
        listed = () if is_lone(site, item) else item.talks
        talks = {site.short_id(talk): talk for talk in listed}
        assert {name: shown(found[name], talk) for name, talk in talks.items()} == {
            name: expected_on_page(site, talk) for name, talk in talks.items()
        }
        times = [str(time["datetime"]) for time in page.select("dl time")]
        end = item.event.end
        expected = [item.event.start, *([end] if end else [])]
        assert [datetime.fromisoformat(time) for time in times] == expected


# Linked data


def linked(page: BeautifulSoup) -> dict[str, Any]:
    blocks = [
        json.loads(block.string or "")
        for block in page.select("script[type='application/ld+json']")
    ]
    found = [block for block in blocks if block["@type"] == "Event"]
    assert len(found) == 1
    event: dict[str, Any] = found[0]
    return event


def told_by_linked_data(node: dict[str, Any]) -> tuple[object, ...]:
    performers = [
        (one["name"], one.get("affiliation", {}).get("name", ""))
        for one in node.get("performer", ())
    ]
    end = node.get("endDate")
    return (
        datetime.fromisoformat(node["startDate"]),
        datetime.fromisoformat(end) if end else None,
        node["location"]["name"],
        node["name"],
        performers,
        node.get("eventStatus", ""),
    )


def in_linked_data(site: Site, event: Event, *, people: bool = True) -> tuple[object, ...]:
    edition = site.portal.edition_by_id[site.edition]
    return (
        event.start,
        event.end,
        event.room or (edition.venue.name if edition.venue else edition.place),
        event.plain_title,
        [(one.name, one.affiliation) for one in event.people] if people else [],
        status(site, event),
    )


def status(site: Site, event: Event) -> str:
    change = site.portal.recent_changes[site.edition].get(event.key)
    if event.cancelled:
        return "https://schema.org/EventCancelled"
    is_moved = change is not None and ChangeKind.MOVED in change.kinds
    return "https://schema.org/EventRescheduled" if is_moved else ""


def test_linked_data_of_the_timetable(site: Site) -> None:
    told = [told_by_linked_data(node) for node in linked(site.page("index"))["subEvent"]]
    assert told == [
        in_linked_data(site, item.event, people=False) for item in site.timetable.sessions
    ]


def test_linked_data_of_sessions(site: Site) -> None:
    for item in site.timetable.sessions:
        node = linked(site.page(item.session.id))
        assert told_by_linked_data(node) == in_linked_data(site, item.event)
        assert [told_by_linked_data(talk) for talk in node.get("subEvent", ())] == [
            in_linked_data(site, talk) for talk in item.talks if talk.own_time
        ]


def test_what_changed_since_the_release(site: Site) -> None:
    """The sequence of every event that moved, changed its room or went is one further."""
    records = site.portal.event_identities[site.edition]
    told = {key for key, record in records.items() if record.sequence}
    is_changed = site.edition == "hard2027" and site.edition in site.portal.ledger_by_edition
    sessions = {"theory-1": 3, "networks-1": 3, "networks-2": 2} if is_changed else {}
    found = Counter(
        site.timetable.by_key[key].session.id for key in told if key in site.timetable.by_key
    )
    assert found == {session: talks + 1 for session, talks in sessions.items()}
    assert len(site.removed) == is_changed


# All of it


def test_the_same_sources_give_the_same_bytes(site: Site) -> None:
    """Read and rendered again, elsewhere and later."""
    portal = read_portal(load_sources(site.built.root)).portal
    again = files_of(portal, SiteAddress(base=ADDRESS))
    assert {path: (site.built.html / path).read_bytes() for path in again} == again
    apart = {"events.json", "schedule.json", "schedule.xml"}
    written = {
        path.relative_to(site.built.html).as_posix()
        for path in site.built.html.rglob("*")
        if path.suffix == ".ics" or (path.name in apart and "program" in path.parts)
    }
    assert written == set(again)


@pytest.mark.parametrize("site", ["hard"], indirect=True)
def test_the_night_in_which_the_clocks_go_forward_lasts_four_hours(site: Site) -> None:
    """From 23:00 to 04:00 by the clock on the wall; every form must know better."""
    night = site.timetable.by_key["session/night"]
    told = told_by_icalendar(site.file("events.ics"))[site.uid(night)]
    node = told_by_linked_data(linked(site.page("night")))
    times = [str(time["datetime"]) for time in site.page("night").select("dl time")]
    script = next(
        event
        for event in told_by_events_json(site.file("events.json"))
        if event["key"] == night.key
    )
    assert list(_lengths(told, node, times, script)) == [timedelta(hours=4)] * 4
    app = told_by_xml(site.file("schedule.xml"))
    talks = site.timetable.session_by_id["night"].talks
    assert [app[site.uid(talk)].length for talk in talks] == [timedelta(hours=1)] * 3


def _lengths(
    told: Told, node: tuple[object, ...], times: list[str], script: dict[str, Any]
) -> Iterator[timedelta]:
    for start, end in (
        (told.start, told.end),
        (node[0], node[1]),
        [datetime.fromisoformat(time) for time in times],
    ):
        assert isinstance(start, datetime)
        assert isinstance(end, datetime)
        yield elapsed(start, end)
    yield timedelta(minutes=script["end"] - script["start"])
