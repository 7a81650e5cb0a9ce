"""The programme of a made-up edition."""

from __future__ import annotations

from datetime import date

import pytest

from bench.authors import Author
from bench.programmes import Meeting, Talk, programme

ADA = Author(given="Ada", family="Müba")
BO = Author(given="Bo", family="Kalani")


def meeting(talks: int) -> Meeting:
    return Meeting(
        edition="w2027",
        name='The "W" of 2027',
        start=date(2027, 5, 10),
        topics=["Engines"] * talks,
        talks=[Talk(paper=f"p{number}", presenter=None) for number in range(talks)],
        chairs=[BO],
    )


def test_text() -> None:
    talks = [
        Talk(paper=f"p{number}", presenter=ADA if number == 5 else None) for number in range(6)
    ]
    wanted = Meeting(
        edition="w2027",
        name='The "W" of 2027',
        start=date(2027, 5, 10),
        topics=["Engines", "Looms: old"],
        talks=talks,
        chairs=[BO],
    )
    assert (
        programme(wanted)
        == """\
name: "The \\"W\\" of 2027"
start: 2027-05-10
end: 2027-05-11
timezone: Europe/London
place: London, United Kingdom
volume: w2027
sessions:
  - id: session-1
    title: "Session 1: Engines"
    kind: talks
    start: 2027-05-10 09:00
    end: 2027-05-10 10:15
    room: Great Hall
    chairs: ["Bo Kalani"]
    talk_minutes: 15
    talks:
      - paper: p0
      - paper: p1
      - paper: p2
      - paper: p3
      - paper: p4
  - id: session-2
    title: "Session 2: Looms: old"
    kind: talks
    start: 2027-05-10 09:00
    end: 2027-05-10 10:15
    room: Library
    talk_minutes: 15
    talks:
      - paper: p5
        presenters: ["Ada Müba"]
"""
    )


def test_two_days() -> None:
    starts = [line.strip() for line in programme(meeting(100)).splitlines() if "    start" in line]
    times = ("09:00", "10:45", "13:00", "14:45", "16:30")
    assert starts == [
        f"start: 2027-05-{day} {time}" for day in (10, 11) for time in times for _ in range(2)
    ]


def test_too_many_talks() -> None:
    with pytest.raises(ValueError, match="there is time for 100 talks, not more"):
        programme(meeting(101))
