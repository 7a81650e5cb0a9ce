"""Writes drawings and the table of rooms into docs/architecture.md, from `rooms.toml`.

Code hosts draw them there. With the path of `@viz-js/viz` it draws them for the site as well.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from drawn_graph import Graph, mermaid, svg
from marked_parts import with_parts

TOOLS = Path(__file__).parent
PACKAGE = TOOLS / "sphinx_proceedings"
DOCUMENT = TOOLS.parent / "docs" / "architecture.md"
IMAGES = TOOLS.parent / "docs" / "images"


@dataclass(frozen=True, slots=True)
class Rooms:
    """What `rooms.toml` says."""

    may_import: Mapping[str, list[str]]
    """Room → the others that it may import; the ground comes first."""
    within: Mapping[str, Mapping[str, list[str]]]
    """Room → the same for the rooms in it and for what looks into those."""
    job: Mapping[str, str]
    """Of rooms without Python."""
    reads: Mapping[str, list[str]]
    writes: Mapping[str, list[str]]

    @property
    def drawn(self) -> list[str]:
        """All but `__main__` and the package itself."""
        return [room for room in self.may_import if not room.startswith("__")]


def _arrows(imported: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Each that others stand on, with those; what follows from other arrows is left out."""

    def all_below(name: str) -> set[str]:
        below = imported.get(name, [])
        return set(below).union(*map(all_below, below))

    stands_on = {
        name: set(below).difference(*map(all_below, below)) for name, below in imported.items()
    }
    for name in imported:
        if users := [other for other in imported if name in stands_on[other]]:
            yield name, users


def rooms() -> Rooms:
    """As the file has them."""
    return Rooms(**tomllib.loads((TOOLS / "rooms.toml").read_text(encoding="utf-8")))


def with_rooms(text: str, rooms: Rooms) -> str:
    """The document with its drawings and its table between their marks."""
    drawn = {
        f"drawing of {name}": ("```mermaid", *mermaid(graph).splitlines(), "```")
        for name, graph in graphs(rooms).items()
    }
    return with_parts(text, {**drawn, "table of rooms": _table(rooms)})


def graphs(rooms: Rooms) -> dict[str, Graph]:
    """What is drawn, by its name."""
    return {"rooms": _flow(rooms), "the inside of rooms": _orders(rooms)}


def image(name: str) -> Path:
    """Where a drawing is for the site."""
    return IMAGES / f"{name.replace(' ', '-')}.svg"


def _flow(rooms: Rooms) -> Graph:
    """Arrows lead from a room to those that stand on it, from what it reads, to what it writes."""
    ends = {f"for_{room}": lines for room, lines in rooms.reads.items()}
    ends |= {f"of_{room}": lines for room, lines in rooms.writes.items()}
    between = _arrows({room: rooms.may_import[room] for room in rooms.drawn})
    return Graph(
        ends=ends,
        arrows=(
            *((f"for_{room}", (room,)) for room in rooms.reads),
            *((room, tuple(users)) for room, users in between),
            *((room, (f"of_{room}",)) for room in rooms.writes),
        ),
    )


def _orders(rooms: Rooms) -> Graph:
    """For each room with rooms in it, the same of these and of what looks into them."""
    return Graph(
        groups={room: tuple(imported) for room, imported in rooms.within.items()},
        arrows=tuple(
            (f"{room}_{part}", tuple(f"{room}_{user}" for user in users))
            for room, imported in rooms.within.items()
            for part, users in _arrows(imported)
        ),
    )


def _table(rooms: Rooms) -> Iterator[str]:
    yield from ("| room | job |", "| --- | --- |")
    for room in (*rooms.drawn, *rooms.job):
        for name, job in _jobs(room, rooms):
            yield f"| `{name}` | {job} |"


def _jobs(room: str, rooms: Rooms) -> Iterator[tuple[str, str]]:
    """A room and its sub-rooms, with the first sentence of what each says of itself."""
    if room in rooms.job:
        yield f"{room}/", rooms.job[room]
    elif (module := PACKAGE / f"{room}.py").exists():
        yield module.name, _first_sentence(module)
    else:
        for module in sorted((PACKAGE / room).rglob("__init__.py")):
            yield f"{module.parent.relative_to(PACKAGE)}/", _first_sentence(module)


def _first_sentence(module: Path) -> str:
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return re.split(r"(?<=\.)\s\s|\n\n", said)[0].replace("\n", " ")


if __name__ == "__main__":
    found = rooms()
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(with_rooms(text, found), encoding="utf-8")
    if library := sys.argv[1:]:
        for name, graph in graphs(found).items():
            image(name).write_text(
                svg(graph, f"Drawing of {name}", Path(library[0])), encoding="utf-8"
            )
