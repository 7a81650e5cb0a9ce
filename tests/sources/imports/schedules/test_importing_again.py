"""Programmes imported again: what changed in the export is taken, what was done by hand stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Location, Severity
from sphinx_proceedings.sources.assemble import Reading
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule, ScheduleEvent
from support.programmes import reading_of
from support.reimports import EDITION, Imported, again, first


def event(number: int, **fields: Any) -> ScheduleEvent:
    hour, minute = divmod(9 * 60 + 20 * number, 60)
    told = {
        "title": f"Talk number {number}",
        "date": f"2027-05-10T{hour:02}:{minute:02}:00+02:00",
        "duration": "00:20",
        "room": "A",
        "persons": (f"Ada Number {number}",),
        "abstract": f"Abstract {number}.",
        "guid": f"00000000-0000-4000-8000-{number:012}",
        "number": str(100 + number),
    } | fields
    return ScheduleEvent(location=Location(path="s.xml", line=number + 1), **told)


def schedule(*events: ScheduleEvent, **fields: Any) -> Schedule:
    told = {"title": "W", "zone": "Europe/Rome"} | fields
    return Schedule(location=Location(path="s.xml"), events=events, **told)


def later(event: ScheduleEvent, minutes: int) -> ScheduleEvent:
    clock = int(event.date[11:13]) * 60 + int(event.date[14:16]) + minutes
    hour, minute = divmod(clock, 60)
    return replace(event, date=f"{event.date[:11]}{hour:02}:{minute:02}:00+02:00")


EVENTS = tuple(event(number) for number in range(4))
WHOLE = schedule(*EVENTS)


def named(data: Any, name: str) -> Any:
    return next(one for one in data["sessions"] if one["id"] == name)


def grouped(data: Any) -> None:
    """Put the talks of all four sessions into one."""
    talks = [one["talks"][0] for one in data["sessions"]]
    data["sessions"] = [
        {
            "id": "morning",
            "title": "Morning",
            "kind": "talks",
            "start": "2027-05-10 09:00",
            "end": "2027-05-10 10:20",
            "room": "A",
            "chairs": ["Grace Hopper"],
            "talk_minutes": 20,
            "talks": talks,
        }
    ]


def converged(there: Imported, whole: Schedule) -> Imported:
    """That the same export changes nothing more."""
    same = again(there, whole)
    assert same.text == there.text
    assert same.last == there.last
    assert same.ledger == there.ledger
    assert same.conflicts == []
    return there


def test_the_same_export_changes_nothing() -> None:
    converged(first(WHOLE), WHOLE)


def test_a_grouped_session_is_moved_with_its_talks() -> None:
    there = first(WHOLE).edited(grouped)
    same = again(there, WHOLE)
    assert same.text == there.text
    assert same.again is not None
    assert same.again.merge.remarks == []
    moved = schedule(*(later(replace(one, room="B"), 60) for one in EVENTS))
    after = converged(again(there, moved), moved)
    assert after.conflicts == []
    assert after.text == there.text.replace("10 09:00", "10 10:00").replace(
        "10 10:20", "10 11:20"
    ).replace("room: A", "room: B")


def test_one_talk_of_a_grouped_session_gets_a_time_or_is_told() -> None:
    there = first(WHOLE).edited(grouped)
    swapped = schedule(
        EVENTS[0], later(EVENTS[1], 25), EVENTS[2], later(replace(EVENTS[3], room="B"), 300)
    )
    after = converged(again(there, swapped), swapped)
    assert "title: Talk number 1\n" in after.text
    assert "        start: 2027-05-10 09:45\n" in after.text
    assert after.conflicts == [
        "start of talk-number-3: here it is “2027-05-10 09:00”, which stays; in the export it is"
        " “2027-05-10 15:00”",
        "room of talk-number-3: here it is “A”, which stays; in the export it is “B”",
    ]


def test_what_both_changed_is_told_once() -> None:
    there = first(WHOLE).edited(lambda data: named(data, "talk-number-1").update(room="C"))
    changed = schedule(EVENTS[0], replace(EVENTS[1], room="B"), *EVENTS[2:])
    after = again(there, changed)
    assert after.text == there.text
    assert after.conflicts == [
        "room of talk-number-1: here it is “C”, which stays; in the export it is “B”"
    ]
    converged(after, changed)


def test_new_and_gone() -> None:
    there = first(WHOLE)
    new = event(9, title="Late addition", date="2027-05-10T09:30:00+02:00", room="B")
    changed = schedule(EVENTS[0], EVENTS[2], EVENTS[3], new)
    after = again(there, changed)
    assert after.again is not None
    assert [one.key for one in after.again.merge.absent] == ["talk-number-1"]
    starts = [line for line in after.text.splitlines() if line.startswith("    start:")]
    assert starts == sorted(starts)
    assert "guid" not in after.text
    assert "00000000-0000-4000-8000-000000000009" in after.ledger
    converged(after, changed)
    removed = again(after, changed, remove=True)
    assert "talk-number-1" not in removed.text
    assert "talk-number-1" in removed.ledger
    converged(removed, changed)


def test_what_was_taken_out_stays_out() -> None:
    there = first(WHOLE).edited(lambda data: data["sessions"].pop(1))
    changed = schedule(EVENTS[0], replace(EVENTS[1], room="B"), *EVENTS[2:])
    after = again(there, changed)
    assert after.text == there.text
    assert after.again is not None
    assert [remark.text for remark in after.again.merge.remarks] == [
        "talk-number-1 (00000000-0000-4000-8000-000000000001) was taken out of the file since the"
        " last import; it stays out"
    ]


def test_without_a_record_events_are_found_by_the_ledger() -> None:
    there = first(WHOLE)
    changed = schedule(*(replace(one, title=f"Other {one.number}") for one in EVENTS))
    lost = replace(there, last=type(there.last)())
    after = again(lost, changed)
    assert after.text == there.text
    assert len(after.conflicts) == 8
    assert after.ledger == there.ledger
    converged(after, changed)


def test_a_programme_written_by_hand_is_found_by_titles_and_papers() -> None:
    text = (
        "name: Mine\nstart: 2027-05-10\ntimezone: Europe/Rome\nsessions:\n"
        "  - id: s1\n    title: One session\n    kind: talks\n    start: 2027-05-10 09:00\n"
        "    end: 2027-05-10 10:20\n    talks:\n"
        "      # the first\n      - title: Talk number 0\n"
        "      - {paper: looms, start: 2027-05-10 09:20}\n"
    )
    papers = "@misc{looms, title = {Talk number 1}, author = {Lovelace, Ada}}\n"
    hand = Imported(text=text, ledger="", last=type(first(WHOLE).last)(), papers=papers)
    after = again(hand, WHOLE)
    converged(after, WHOLE)
    reading = reading_of(after.text, edition=EDITION, papers=papers)
    (edition,) = reading.portal.editions
    assert [(one.id, [talk.key for talk in one.talks]) for one in edition.sessions] == [
        ("s1", ["talk-number-0", "looms"]),
        ("talk-number-2", ["talk-number-2"]),
        ("talk-number-3", ["talk-number-3"]),
    ]
    assert "# the first" in after.text
    assert after.text.startswith("name: Mine\nstart: 2027-05-10\ntimezone: Europe/Rome\n")
    assert hand_without_title(hand).conflicts == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("room: A", "room: &a A", 1).replace("room: A", "room: *a"),
         "by an anchor and an alias"),
        (lambda text: text.replace("room: A\n", "room: A\n    room: B\n", 1), "given twice"),
        (lambda text: text.replace("  - id: talk-number-1\n", "  - nothing\n  - id: x\n", 1),
         "no list of mappings"),
        (lambda text: text.replace("kind: talks", "kind: talks\u202e", 1), "no text may hold"),
        (lambda text: text + "a: [", "this is not YAML"),
    ],
)  # fmt: skip
def test_what_nobody_could_change_safely_is_refused(
    change: Callable[[str], str], message: str
) -> None:
    there = first(WHOLE)
    damaged = replace(there, text=change(there.text))
    with pytest.raises(ExportError, match=message):
        again(damaged, WHOLE)


def hand_without_title(hand: Imported) -> Imported:
    """An export that does not tell what the edition is called says nothing against its name."""
    wider = hand.text.replace("timezone:", "end: 2027-05-12\ntimezone:")
    after = again(replace(hand, text=wider), schedule(*EVENTS[2:], title=""))
    assert "end: 2027-05-12\n" in after.text
    return after


# Any sequence of edits and imports

_HAND = st.sampled_from(["title", "room", "chairs", "note", "known", "group", "drop", "comment"])
_EXPORT = st.sampled_from(["title", "room", "move", "gone", "new", "people", "abstract", "all"])


def _edit_by_hand(there: Imported, what: str, place: int, count: int) -> Imported:
    mark = f"Hand {count}"

    def edit(data: Any) -> None:
        sessions = data["sessions"]
        one = sessions[place % len(sessions)]
        if what == "chairs":
            one["chairs"] = [mark]
        elif what in {"title", "room", "note"}:
            one[what] = mark
        elif what == "known":
            one["known"] = [{"code": "session-too-short", "reason": mark}]
        elif what == "comment":
            data.yaml_set_comment_before_after_key("sessions", before=mark)
        elif what == "drop" and len(sessions) > 1:
            sessions.remove(one)
        elif what == "group":
            other = sessions[(place + 1) % len(sessions)]
            if other is not one and other.get("talks"):
                one.setdefault("talks", []).extend(other["talks"])
                sessions.remove(other)

    return there.edited(edit)


def _changed_export(
    events: list[ScheduleEvent], what: str, place: int, count: int
) -> list[ScheduleEvent]:
    events = list(events)
    at = place % len(events)
    one = events[at]
    if what == "title":
        events[at] = replace(one, title=f"{one.title} {count}")
    elif what == "room":
        events[at] = replace(one, room=f"R{count}")
    elif what == "move":
        events[at] = later(one, 7)
    elif what == "gone" and len(events) > 1:
        events.remove(one)
    elif what == "new":
        events.append(event(10 + count, date=f"2027-05-10T16:{count:02}:00+02:00"))
    elif what == "people":
        events[at] = replace(one, persons=(*one.persons, f"New Person {count}"))
    elif what == "abstract":
        events[at] = replace(one, abstract="" if one.abstract else f"Abstract\n\nanew {count}.")
    elif what == "all":
        events = [later(each, 5) for each in events]
    return events


@given(
    st.lists(
        st.tuples(st.booleans(), _HAND, _EXPORT, st.integers(0, 6), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_any_sequence_keeps_hand_edits_and_converges(
    steps: list[tuple[bool, str, str, int, bool]],
) -> None:
    events = list(EVENTS)
    there = first(schedule(*events))
    marks: set[str] = set()
    for count, (by_hand, hand, export, place, remove) in enumerate(steps):
        if by_hand:
            before = there.text
            there = _edit_by_hand(there, hand, place, count)
            # What somebody takes away or writes over is gone.
            marks = {mark for mark in marks if mark in there.text}
            if there.text != before and f"Hand {count}" in there.text:
                marks.add(f"Hand {count}")
            continue
        events = _changed_export(events, export, place, count)
        whole = schedule(*events)
        keys = {talk.key for one in _sessions(there) for talk in one.talks}
        there = again(there, whole, remove=remove and export != "gone")
        if not remove:
            assert keys <= {talk.key for one in _sessions(there) for talk in one.talks}
            assert {mark for mark in marks if mark not in there.text} == set()
        marks = {mark for mark in marks if mark in there.text}
        same = again(there, whole)
        assert (same.text, same.ledger, same.last) == (there.text, there.ledger, there.last)
        assert same.conflicts == []


def run_checks_of(reading: Reading) -> set[str]:
    """What the rules find that nobody has recorded."""
    return {
        problem.code.slug
        for problem in run_checks(reading.portal)
        if problem.severity is not Severity.NOTE
    }


def _sessions(there: Imported) -> Any:
    (edition,) = reading_of(there.text, edition=EDITION).portal.editions
    return edition.sessions


# Sessions that the export knows as such


def block(number: int, start: str, end: str, *parts: ScheduleEvent, **fields: Any) -> ScheduleEvent:
    return ScheduleEvent(
        location=Location(path="i.json", line=number),
        known_as=f"session/{number}",
        title=f"Session {number}",
        date=f"2027-05-10T{start}:00+02:00",
        end=f"2027-05-10T{end}:00+02:00",
        parts=parts,
        **{"room": "A", **fields},
    )


def part(number: int, start: str, **fields: Any) -> ScheduleEvent:
    return ScheduleEvent(
        location=Location(path="i.json", line=100 + number),
        known_as=f"contribution/{number}",
        title=f"Part {number} of it",
        date=f"2027-05-10T{start}:00+02:00",
        duration="20",
        persons=(f"Ada Number {number}",),
        **fields,
    )


ONE = block(1, "09:00", "10:00", part(1, "09:00"), part(2, "09:20"), chairs=("Ada Chair",))
TWO = block(2, "11:00", "12:00", part(3, "11:00"), part(4, "11:20"))
BLOCKS = schedule(ONE, TWO)


def talks_of(there: Imported) -> dict[str, list[str]]:
    return {one.id: [talk.key for talk in one.talks] for one in _sessions(there)}


def test_the_export_moves_a_talk_into_another_session() -> None:
    there = first(BLOCKS).edited(
        lambda data: named(data, "session-1")["talks"][1].yaml_set_comment_before_after_key(
            "minutes", before="by hand", indent=8
        )
    )
    moved = schedule(
        replace(ONE, parts=(part(1, "09:00"),)),
        replace(TWO, parts=(part(3, "11:00"), part(2, "11:10"), part(4, "11:20"))),
    )
    after = converged(again(there, moved), moved)
    assert talks_of(after) == {
        "session-1": ["part-1-of-it"],
        "session-2": ["part-3-of-it", "part-2-of-it", "part-4-of-it"],
    }
    assert "# by hand" in after.text
    assert after.conflicts == []


def test_a_talk_that_was_moved_by_hand_stays_where_it_is() -> None:
    def edit(data: Any) -> None:
        named(data, "session-2")["talks"].append(named(data, "session-1")["talks"].pop(1))

    there = first(BLOCKS).edited(edit)
    moved = schedule(replace(ONE, parts=(part(1, "09:00"), part(2, "09:40", cancelled=True))), TWO)
    after = converged(again(there, moved), moved)
    assert talks_of(after)["session-2"] == ["part-3-of-it", "part-4-of-it", "part-2-of-it"]
    assert after.conflicts == [
        "start of part-2-of-it: here it is “2027-05-10 09:20”, which stays; in the export it is"
        " “2027-05-10 09:40”"
    ]
    assert "cancelled: true" in after.text
    third = block(3, "15:00", "16:00", part(2, "15:00"))
    elsewhere = schedule(replace(ONE, parts=(part(1, "09:00"),)), TWO, third)
    last = converged(again(after, elsewhere), elsewhere)
    assert talks_of(last)["session-2"] == ["part-3-of-it", "part-4-of-it", "part-2-of-it"]
    assert [one.split(":")[0] for one in last.conflicts] == [
        "session of part-2-of-it",
        "start of part-2-of-it",
    ]


def test_a_talk_of_ones_own_moves_along_with_its_session() -> None:
    def edit(data: Any) -> None:
        own = {"id": "own", "title": "Mine", "start": "2027-05-10 09:40", "minutes": 20}
        named(data, "session-1")["talks"].append(own)

    there = first(BLOCKS).edited(edit)
    moved = schedule(
        replace(
            block(1, "13:00", "14:00", part(1, "13:00"), part(2, "13:20")), chairs=("Ada Chair",)
        ),
        TWO,
    )
    after = converged(again(there, moved), moved)
    assert after.text.index("id: session-2") < after.text.index("id: session-1")
    assert "        start: 2027-05-10 13:40\n" in after.text
    assert after.conflicts == []


def test_new_talks_and_sessions_come_to_their_places() -> None:
    there = first(BLOCKS)
    grown = schedule(
        replace(ONE, parts=(part(1, "09:00"), part(7, "09:10"), part(2, "09:20"))),
        block(3, "10:00", "11:00", part(8, "10:00")),
        TWO,
    )
    after = converged(again(there, grown), grown)
    assert talks_of(after) == {
        "session-1": ["part-1-of-it", "part-7-of-it", "part-2-of-it"],
        "session-3": ["part-8-of-it"],
        "session-2": ["part-3-of-it", "part-4-of-it"],
    }


def test_what_was_new_in_a_session_that_was_taken_out_is_told() -> None:
    there = first(BLOCKS).edited(lambda data: data["sessions"].pop(0))
    grown = schedule(replace(ONE, parts=(*(ONE.parts or ()), part(7, "09:40"))), TWO)
    after = again(there, grown)
    assert after.text == there.text
    assert after.again is not None
    assert [remark.text for remark in after.again.merge.remarks] == [
        "“Part 7 of it” is new in a session that was taken out here; it is not added",
        "session-1 (session/1) was taken out of the file since the last import; it stays out",
    ]


def test_presenters_of_whom_more_is_said_keep_it() -> None:
    def edit(data: Any) -> None:
        talk = named(data, "talk-number-1")["talks"][0]
        talk["presenters"] = [{"name": "Ada Number 1", "affiliation": "London"}]

    there = first(WHOLE).edited(edit)
    more = replace(EVENTS[1], persons=("Ada Number 1", "Grace Hopper"))
    whole = schedule(EVENTS[0], more, *EVENTS[2:])
    after = converged(again(there, whole), whole)
    assert "          - name: Ada Number 1\n            affiliation: London\n" in after.text
    assert "          - Grace Hopper\n" in after.text


def test_what_the_export_gets_wrong_is_recorded() -> None:
    there = first(WHOLE)
    clash = schedule(*EVENTS[:3], replace(EVENTS[3], date=EVENTS[2].date))
    after = again(there, clash)
    assert after.again is not None
    assert {problem.code.slug for problem in after.again.problems} == {"session-overlap"}
    assert after.text.count("code: session-overlap") >= 1
    reading = reading_of(after.text, edition=EDITION)
    assert run_checks_of(reading) == set()
    converged(after, clash)
