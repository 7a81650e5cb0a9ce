"""`schedule.json` as values, and files that are none."""

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.importing import import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import Reference
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source
from support.folders import SCHEDULES

VOC = SCHEDULES / "voc.json"


def test_everything_of_an_event_is_read() -> None:
    schedule = read_schedule("voc.json", VOC.read_bytes())
    assert (schedule.title, schedule.zone, schedule.base_url) == (
        "Spring Days",
        "Asia/Kathmandu",
        "https://events.example.org",
    )
    keynote, night = schedule.events
    assert str(keynote.location) == "voc.json:24:15"
    assert (keynote.number, keynote.guid) == ("5", "11111111-2222-4333-8444-555555555555")
    assert keynote.persons == ("Leslie Lamport", "Radia Perlman")
    assert keynote.references == (
        Reference(url="https://example.org/s.pdf", title="Slides", type="slides"),
        Reference(url="https://example.org/f.mp4", title="Film"),
    )
    assert keynote.abstract == "Nothing,\nand more of it."
    assert (night.title, night.type, night.track, night.room) == ("Night", "Workshop", "", "Hall")
    assert schedule.unread == {
        "answers": 1,
        "do_not_record": 1,
        "language": 1,
        "person/biography": 1,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    data = VOC.read_text(encoding="utf-8").replace("Hall", "Käse").encode(encoding)
    assert read_schedule("voc.json", data).events[0].room == "Käse"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{", "s.json:1:2: this is not JSON: "),
        (b'{\n"schedule": {"conf', "s.json:2:14: this is not JSON: Unterminated string"),
        (b"{}", "s.json:1: there is no schedule.conference in it"),
        (b"[]", "s.json: the file holds no object with a schedule"),
        (b'{"schedule": []}', "there is no schedule.conference in it"),
        (b'{"a": ' * 100_000, "nests too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "a number that is too long"),
        (b'{"a": "\xff"}', "s.json:1:8: byte 7 (0xff) is not UTF-8 text"),
        (b'{"schedule":\n{"conference": {"days": [1, {"rooms": 1}]}}}', "s.json:2:16: schedule."),
    ],
)
def test_what_is_no_schedule(data: bytes, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        read_schedule("s.json", data)
    assert said in f"{caught.value.location}: {caught.value.message}"


def _places(value: Any, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [here, *(place for key, item in inner for place in _places(item, (*here, key)))]


_ROOT = json.loads(VOC.read_text(encoding="utf-8"))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(st.sampled_from(_places(_ROOT)[1:]), _JSON)
def test_any_value_may_be_of_any_type(place: tuple[str | int, ...], value: Any) -> None:
    root = json.loads(VOC.read_text(encoding="utf-8"))
    inner = root
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value
    try:
        schedule = read_schedule("s.json", json.dumps(root).encode())
        imported = import_schedule(schedule, "e2027", ZoneInfo("Asia/Kathmandu"), Sources())
    except ExportError:
        return
    assert 0 < imported.kept.events <= len(schedule.events)


@pytest.mark.parametrize(
    ("conference", "room"),
    [
        pytest.param({"days": [{"rooms": {"R": [{"title": "T"}]}}]}, "R", id="rooms by name"),
        pytest.param(
            {"days": [{"rooms": [{"name": "R", "events": [{"title": "T"}]}]}]},
            "R",
            id="list of rooms",
        ),
        pytest.param(
            {"days": [{"rooms": {}, "events": [{"title": "T", "room": "R"}]}]},
            "R",
            id="day without rooms",
        ),
        pytest.param({"days": [{"events": [{"title": "T"}]}]}, "", id="day without room"),
        pytest.param({"days": [], "events": [{"title": "T"}]}, "", id="beside the days"),
    ],
)
def test_events_are_found_wherever_they_stand(conference: dict[str, Any], room: str) -> None:
    data = json.dumps({"schedule": {"conference": conference | {"title": "C"}}}).encode()
    schedule = read_schedule("s.json", data)
    assert [(event.title, event.room) for event in schedule.events] == [("T", room)]
    assert schedule.unread == {}


def test_characters_that_no_text_may_hold_are_told() -> None:
    event = {"title": "a\0b", "abstract": "c\ufffed\ud800", "date": "2027-05-10T09:00:00Z"}
    conference = {"title": "C", "days": [{"rooms": {"R": [event, event | {"title": "e"}]}}]}
    schedule = read_schedule("s", json.dumps({"schedule": {"conference": conference}}).encode())
    assert [(event.title, event.abstract, event.left_out) for event in schedule.events] == [
        ("ab", "cd", ("U+0000", "U+FFFE", "U+D800")),
        ("e", "cd", ("U+FFFE", "U+D800")),
    ]
    made = import_schedule(schedule, "e2027", ZoneInfo("UTC"), Sources())
    assert [remark.text for remark in made.draft.remarks] == [
        "“ab” holds characters that no text may hold; they are left out: U+0000, U+FFFE, U+D800",
        "“e” holds characters that no text may hold; they are left out: U+FFFE, U+D800",
    ]


def test_a_length_in_minutes_may_be_a_number() -> None:
    event = {"title": "T", "duration": 45.0}
    data = {"schedule": {"conference": {"days": [{"rooms": {"R": [event]}}]}}}
    (found,) = read_schedule("s", json.dumps(data).encode()).events
    assert found.duration == "45"


def test_more_events_than_a_programme_has_are_told() -> None:
    days = [{"rooms": {"R": [{"title": "T", "start": "09:00"}] * 3001}}]
    text = json.dumps({"schedule": {"conference": {"days": days}}})
    with pytest.raises(ExportError, match="holds 3,001 events, more than the 3,000"):
        read_schedule("s.json", text.encode())


_OBJECTS = st.recursive(
    st.text() | st.text('{}[]"\\\\,: ') | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(_OBJECTS, min_size=1, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_events_are_where_they_begin(values: list[Any], indent: int | None, plain: bool) -> None:
    events = [
        {"x": value, "title": f"T{number}", "y": [value]} for number, value in enumerate(values)
    ]
    data = {"{": values, "schedule": {"conference": {"title": "C", "events": events}}}
    text = json.dumps(data, indent=indent, ensure_ascii=plain)
    found = read_schedule("s.json", text.encode()).events
    source = Source(path="s.json", text=text)
    begins = [source.offset(event.location) for event in found]
    assert [json.JSONDecoder().raw_decode(text[at:])[0] for at in begins] == events
