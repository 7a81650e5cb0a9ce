"""Programmes with everything in them that overlaps, in a night in which the clocks go forward."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sphinx_proceedings.model.timetable.events import Event
from support.programmes import head

ROME = ZoneInfo("Europe/Rome")
EVENING = datetime(2026, 3, 28, 22, tzinfo=UTC)
"""Three hours before the clocks go forward."""
SPRING = head("2026-03-28", end="2026-03-29")
STEP = 10
"""Minutes: all times are multiples of it."""
PEOPLE = ["Ada Lovelace", "Grace Hopper", "Alan Turing"]

_people = st.sampled_from(
    [[], *([one] for one in PEOPLE), *([one, other] for one in PEOPLE for other in PEOPLE)]
)


def _local(steps: int) -> str:
    return f"{(EVENING + timedelta(minutes=STEP * steps)).astimezone(ROME):%Y-%m-%d %H:%M}"


@st.composite
def _talks(draw: st.DrawFn, number: int, first: int) -> str:
    start = draw(st.none() | st.integers(first, first + 4))
    fields = {
        "id": f"t{number}",
        "title": "T",
        "presenters": f"[{', '.join(draw(_people))}]",
        "cancelled": str(draw(st.integers(0, 3)) == 3).lower(),
    }
    if start is not None:
        fields["start"] = _local(start)
    if draw(st.integers(0, 3)) < 3:
        fields["minutes"] = str(STEP * draw(st.integers(1, 3)))
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


@st.composite
def programmes(draw: st.DrawFn) -> str:
    """The sessions, in any order."""
    lines = []
    for number in range(draw(st.integers(2, 6))):
        start = draw(st.integers(8, 20))
        talks = [
            draw(_talks(10 * number + place, start)) for place in range(draw(st.integers(0, 3)))
        ]
        fields = {
            "id": f"s{number}",
            "title": "S",
            "kind": draw(st.sampled_from(["talks", "posters", "keynote", "panel"])),
            "start": _local(start),
            "room": draw(st.sampled_from(["X", "Y"])),
            "cancelled": str(draw(st.integers(0, 3)) == 3).lower(),
            "chairs": f"[{', '.join(draw(_people))}]",
            "talks": f"[{', '.join(talks)}]",
        }
        if draw(st.integers(0, 3)) < 3:
            fields["end"] = _local(start + draw(st.integers(1, 6)))
        lines.append("- {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}")
    return "".join(f"{line}\n" for line in lines)


def instants(event: Event) -> set[datetime]:
    """The instants, one every few minutes, at which the event surely takes place; in UTC."""
    first = event.start.astimezone(UTC)
    found = {first}
    if event.end is not None and event.slot.end_basis.value in {"stated", "computed"}:
        while first + timedelta(minutes=STEP) < event.end.astimezone(UTC):
            first += timedelta(minutes=STEP)
            found.add(first)
    return found
