"""Writes the drawing and the table of rooms into docs/architecture.md, from `rooms.toml`."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from marked_parts import with_parts

TOOLS = Path(__file__).parent
PACKAGE = TOOLS / "sphinx_proceedings"
DOCUMENT = TOOLS.parent / "docs" / "architecture.md"


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
    """The document with its drawing and its table between their marks."""
    parts = {
        "drawing of rooms": _drawing(rooms),
        "drawing of the inside of rooms": _orders(rooms),
        "table of rooms": _table(rooms),
    }
    return with_parts(text, parts)


def _drawing(rooms: Rooms) -> Iterator[str]:
    """A flowchart for Mermaid: arrows lead from a room to those that stand on it."""
    yield from ("```mermaid", "flowchart LR")
    for room, names in rooms.reads.items():
        yield f"    {_end(room, names)} --> {room}"
    for room, users in _arrows({room: rooms.may_import[room] for room in rooms.drawn}):
        yield f"    {room} --> {' & '.join(users)}"
    for room, names in rooms.writes.items():
        yield f"    {room} --> {_end(room, names)}"
    yield "```"


def _orders(rooms: Rooms) -> Iterator[str]:
    """For each room with rooms in it, the same of these and of what looks into them."""
    yield from ("```mermaid", "flowchart LR")
    for room, imported in rooms.within.items():
        yield f"    subgraph {room}"
        yield from (f"        {room}_{part}[{part}]" for part in imported)
        for part, users in _arrows(imported):
            yield f"        {room}_{part} --> {' & '.join(f'{room}_{user}' for user in users)}"
        yield "    end"
    yield "```"


def _end(room: str, names: list[str]) -> str:
    """Where the flow begins or ends, as a node of its own."""
    return f'of_{room}[/"{"<br>".join(names)}"/]'


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
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(with_rooms(text, rooms()), encoding="utf-8")
