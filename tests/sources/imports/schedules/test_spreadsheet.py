"""Programmes in tables."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule, ScheduleEvent
from sphinx_proceedings.sources.imports.schedules.spreadsheet import FORM
from sphinx_proceedings.sources.imports.schedules.spreadsheet_columns import COLUMNS, meant
from support.packages import package_of, workbook

HEAD = ["Day", "Start", "End", "Room", "Session", "Title", "Presenters", "Chair"]


def read(*rows: list[object], head: list[object] | None = None, **sheets: object) -> Schedule:
    """A workbook of one sheet."""
    data = workbook({"Programme": [head or list(HEAD), *rows]})
    package = package_of({"p.xlsx": data}, "p.xlsx")
    assert FORM.recognises(package)
    return FORM.read(package)


def told(schedule: Schedule) -> list[tuple[str, str]]:
    return [(str(remark.location), remark.text) for remark in schedule.remarks]


def test_headings() -> None:
    for heading in ("Start Time", "start_times", "START", "From"):
        assert meant(heading) == "start"
    assert [meant(one) for one in ("Paper #", "#", "Presenter(s)", "Session Chairs")] == [
        "paper", "paper", "presenters", "chairs",
    ]  # fmt: skip
    assert meant("Internal notes") == ""
    assert all(meant(name) == column for column, names in COLUMNS.items() for name in names)


def test_cells_of_all_kinds() -> None:
    schedule = read(
        [date(2027, 3, 1), time(9), time(9, 30), "A", None, "Opening", None, None],
        [None, datetime(2027, 3, 1, 9, 30), "10:00", "A", "S", "=1+1", "Ada; Bob", "Eve"],  # noqa: DTZ001
        ["2 March 2027", 0.375, 0.5, None, None, "Lunch", None, None],
        [None, "22:00", "01:00", None, None, "Party", None, None],
    )
    assert [(one.title, one.date, one.end) for one in schedule.events] == [
        ("Opening", "2027-03-01T09:00:00", "2027-03-01T09:30:00"),
        ("S", "2027-03-01T09:30:00", "2027-03-01T10:00:00"),
        ("Lunch", "2027-03-02T09:00:00", "2027-03-02T12:00:00"),
        ("Party", "2027-03-02T22:00:00", "2027-03-03T01:00:00"),
    ]


def test_rows_of_a_session() -> None:
    schedule = read(
        ["2027-03-01", "9:00", "10:30", "A", "Engines", None, None, "Grace Hopper"],
        [None, "9:00", None, None, "engines", "One", "Ada (London), Bob and Carl", None],
        [None, "9:30", "10:00", "A", "Engines ", "Two", "Hopper, Grace; Bob", "Eve"],
        [None, "9:00", None, "B", "Engines", "Elsewhere", None, None],
        ["2027-03-02", "9:00", None, "A", "Engines", "Next day", None, None],
    )
    one, other, third = schedule.events
    assert (one.title, one.room, one.chairs) == ("Engines", "A", ("Grace Hopper", "Eve"))
    assert (one.date, one.end) == ("2027-03-01T09:00:00", "2027-03-01T10:30:00")
    assert one.parts is not None
    assert [(part.title, part.persons) for part in one.parts] == [
        ("One", ("Ada", "Bob", "Carl")),
        ("Two", ("Hopper, Grace", "Bob")),
    ]
    assert [event.room for event in (other, third)] == ["B", "A"]
    assert len({one.known_as, other.known_as, third.known_as}) >= 2


def test_rows_above_the_first_that_names_a_room() -> None:
    schedule = read(
        ["2027-03-01", "9:00", None, None, "Engines", "One"],
        [None, "9:30", None, "A", "Engines", "Two"],
        [None, "9:30", None, "B", "Engines", "Three"],
    )
    assert [(event.room, len(event.parts or ())) for event in schedule.events] == [
        ("A", 2),
        ("B", 1),
    ]


@pytest.mark.parametrize(
    ("row", "cell", "text"),
    [
        (
            ["soon", "9:00", None, None, None, "X"],
            "A2",
            "“soon” is no day; write it as 2027-03-01;",
        ),
        (["3/4/2027", "9:00", None, None, None, "X"], "A2", "“3/4/2027” may be two days; write"),
        (["2027-03-01", "nine", None, None, None, "X"], "B2", "“nine” is no time of day; the row"),
        (
            ["2027-03-01", "9:00", "ten", None, None, "X"],
            "C2",
            "“ten” is no time of day; it",
        ),
        ([None, "9:00", None, None, None, "X"], "B2", "the row has no day, nor has one above it;"),
        (["2027-03-01", "9:00"], "A2", "the row has no title; it is left out"),
        (["2027-03-01", None, None, None, None, "X"], "A2", "“X” has no start; it is left out"),
        (["2027-03-01", None, None, None, "S", "X"], "A2", "“S” has no start; it is left out"),
    ],
)
def test_cells_that_say_nothing(row: list[object], cell: str, text: str) -> None:
    schedule = read(row, ["2027-03-01", "8:00", None, None, None, "Y"])
    place, said = told(schedule)[0]
    assert place == f"p.xlsx:Programme!{cell}"
    assert said.startswith(text)
    assert "Y" in [event.title for event in schedule.events]


def test_a_sheet_of_each_day() -> None:
    head = ["Time", "Talk"]
    data = workbook(
        {
            "1 March 2027": [head, ["9:00 – 9:20", "One"]],
            "Tuesday, 2 March 2027": [["Our programme"], [], head, ["9:00", "Two"]],
            "Rooms": [["Room", "Seats"], ["A", 3]],
        }
    )
    schedule = FORM.read(package_of({"p.xlsx": data}, "p.xlsx"))
    assert [(event.title, event.date) for event in schedule.events] == [
        ("One", "2027-03-01T09:00:00"),
        ("Two", "2027-03-02T09:00:00"),
    ]
    assert told(schedule) == [("p.xlsx", "sheets that are no programme are passed over: Rooms")]


def test_what_a_row_can_say() -> None:
    text = (
        "day,start,duration,title,paper id,kind,track,abstract,board,cancelled,id,slides,url,x\n"
        '2027-03-01,9:00,20,T,#17,keynote,K,"A\n\nB",P12,yes,t1,https://e.org/s.pdf,https://e.org,y\n'
    )
    (event,) = FORM.read(package_of({"p.csv": text}, "p.csv")).events
    assert (event.known_as, event.paper, event.board) == ("id/t1", "#17", "P12")
    assert (event.type, event.track, event.cancelled) == ("keynote", "K", True)
    assert (event.abstract, event.url) == ("A\n\nB", "https://e.org")
    assert event.end == "2027-03-01T09:20:00"
    assert [reference.url for reference in event.references] == ["https://e.org/s.pdf"]
    assert isinstance(event, ScheduleEvent)


@pytest.mark.parametrize("text", ["day,start,title\n", "day,start,title\nsoon,9:00,x\n"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(ExportError, match="no row has a day, a time and a title"):
        FORM.read(package_of({"p.csv": text}, "p.csv"))
