"""Sessions side by side: no two at one place, each where its time and room are."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import Edition, Session, SessionKind
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.model.timetable.table import Timetable, make_timetable
from sphinx_proceedings.pages.timetable_grid import Grid, Span, day_grid, spans
from support.folders import HARD as HARD_PORTAL

HERE = Location(path="program/p.yaml")
HARD = read_portal(HARD_PORTAL).portal.timetables["hard2027"]


def session(
    start: int, length: int | None, room: str = "", track: str = "", **values: object
) -> Session:
    """A session from so many minutes after nine, in UTC."""
    begins = datetime(2027, 3, 26, 9, tzinfo=UTC) + timedelta(minutes=start)
    return Session(
        id=f"s{start}",
        edition="p",
        title="S",
        kinds=values.get("kinds", (SessionKind.TALKS,)),  # type: ignore[arg-type]
        start=begins,
        end=None if length is None else begins + timedelta(minutes=length),
        room=room,
        track=track,
        cancelled=bool(values.get("cancelled")),
        location=HERE,
    )


def timetable(*sessions: Session) -> Timetable:
    edition = Edition(id="p", name="P", location=HERE, sessions=sessions)
    return make_timetable(edition, lambda _talk: RichText())


def grid_of(*sessions: Session) -> Grid | None:
    table = timetable(*sessions)
    return day_grid(table, table.sessions)


def places(grid: Grid | None) -> list[tuple[Span, int]]:
    """Rows and column of each session."""
    cells = grid.cells if grid else ()
    return [(cell.rows, cell.column) for cell in cells]


SESSIONS = st.lists(
    st.builds(
        session,
        st.integers(0, 12).map(lambda step: 30 * step),
        st.one_of(st.none(), st.integers(1, 6).map(lambda step: 30 * step)),
        st.sampled_from(["", "Aula", "Foyer", "Attic"]),
        st.sampled_from(["", "Theory", "Practice"]),
        kinds=st.sampled_from([(kind,) for kind in SessionKind]),
        cancelled=st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


def overlap(one: Span, other: Span) -> bool:
    """Whether both are in a row."""
    return one.first <= other.last and other.first <= one.last


@given(SESSIONS)
def test_no_two_sessions_share_a_place(sessions: list[Session]) -> None:
    grid = grid_of(*sessions)
    for one, other in combinations(grid.cells if grid else (), 2):
        if overlap(one.rows, other.rows):
            assert one.column != other.column
            assert one.column > 0 < other.column


@given(SESSIONS)
def test_rows_follow_from_times(sessions: list[Session]) -> None:
    """What is later is lower; stated times overlap just where rows do."""
    items = timetable(*sessions).sessions
    placed = list(zip(items, spans(items), strict=True))
    for (one, rows), (other, other_rows) in combinations(placed, 2):
        start, later = one.event.start, other.event.start
        assert (start < later) == (rows.first < other_rows.first)
        if one.event.slot.end_basis is Basis.STATED and one.event.end is not None:
            assert overlap(rows, other_rows) == (later < one.event.end)
    assert all(1 <= rows.first <= rows.last for _, rows in placed)


@given(SESSIONS)
def test_columns_are_named_after_what_is_in_them(sessions: list[Session]) -> None:
    table = timetable(*sessions)
    grid = day_grid(table, table.sessions)
    if grid is None:
        return
    used = {cell.column for cell in grid.cells}
    for item, cell in zip(table.sessions, grid.cells, strict=True):
        name = grid.columns[cell.column - 1] if cell.column else ""
        assert name in {"", item.session.room, item.session.track}
    assert set(range(1, len(grid.columns) + 1)) <= used


@given(SESSIONS)
def test_there_is_a_grid_where_something_is_in_parallel(sessions: list[Session]) -> None:
    table = timetable(*sessions)
    rows = spans(table.sessions)
    is_parallel = any(overlap(one, other) for one, other in combinations(rows, 2))
    assert (day_grid(table, table.sessions) is not None) == is_parallel


def test_rooms_are_columns_in_order_of_the_programme() -> None:
    grid = day_grid(HARD, HARD.days[0].sessions)
    assert grid is not None
    assert grid.columns == ("Aula Magna", "Room 2.0", "Sala Ä", "Aula")
    assert places(grid) == [
        (Span(first=1, last=1), 0),
        (Span(first=2, last=2), 0),
        (Span(first=3, last=3), 0),
        (Span(first=4, last=4), 0),
        # From 11:00, 11:15 and to 12:00, 12:30.
        (Span(first=5, last=7), 1),
        (Span(first=5, last=7), 2),
        (Span(first=5, last=6), 3),
        (Span(first=6, last=7), 4),
        (Span(first=8, last=8), 0),
        (Span(first=9, last=9), 0),
        (Span(first=11, last=11), 0),
    ]


def test_a_day_without_parallels_needs_no_grid() -> None:
    assert day_grid(HARD, HARD.days[2].sessions) is None
    assert grid_of(session(0, 60, "Aula"), session(60, 60, "Foyer")) is None


def test_where_no_room_is_stated_tracks_are_columns() -> None:
    grid = grid_of(session(0, 60, track="B"), session(0, 60, track="A"))
    assert grid is not None
    assert (grid.columns, places(grid)) == (
        ("B", "A"),
        [(Span(first=1, last=1), 1), (Span(first=1, last=1), 2)],
    )


def test_what_has_no_place_of_its_own_has_a_column_without_a_name() -> None:
    grid = grid_of(session(0, 60, "Aula"), session(0, 60, "Aula"), session(30, 60))
    assert grid is not None
    assert grid.columns == ("Aula", "", "")
    assert places(grid) == [
        (Span(first=1, last=2), 1),
        (Span(first=1, last=2), 2),
        (Span(first=2, last=3), 3),
    ]


def test_what_goes_on_for_days_is_above_the_grid() -> None:
    """It is in parallel with everything, and would leave nothing for all columns."""
    stands = session(0, 60 * 24 * 2, "Foyer")
    coffee = session(30, 15, kinds=(SessionKind.BREAK,))
    grid = grid_of(stands, coffee, session(60, 60, "Aula"), session(60, 60, "Attic"))
    assert grid is not None
    assert grid.columns == ("Aula", "Attic")
    assert places(grid) == [
        (Span(first=1, last=1), 0),
        (Span(first=2, last=2), 0),
        (Span(first=4, last=4), 1),
        (Span(first=4, last=4), 2),
    ]
    assert [(row, until, start.hour, start.minute) for row, until, start in grid.starts] == [
        (1, 2, 9, 0),
        (2, 4, 9, 30),
        (4, 5, 10, 0),
    ]


def test_a_break_ends_what_states_no_end() -> None:
    """Not the next start in its room only: talks do not go on through lunch."""
    lunch = session(60, 60, "Foyer", kinds=(SessionKind.BREAK,))
    assert grid_of(session(0, None, "Aula"), lunch, session(120, 60, "Aula")) is None
