"""Values that know where they stand in their source, and the ways to what is in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sphinx_proceedings.diagnostics import Location

__all__ = ["LOCATIONS", "Items", "Locations", "Way", "json_pointer", "location_of", "steps"]

LOCATIONS = "\0place"
"""The key under which every mapping holds its own `Locations`; no YAML text can contain it."""

Way = tuple[str | int, ...]
"""Keys and indexes that lead to a value."""


@dataclass(frozen=True, slots=True)
class Locations:
    """Where a mapping stands, and each of its values."""

    start: Location
    keys: dict[str, Location] = field(default_factory=dict, hash=False)
    values: dict[str, Location] = field(default_factory=dict, hash=False)
    repeated: dict[str, Location] = field(default_factory=dict, hash=False)
    """Where keys are that were there already."""

    def of(self, key: str) -> Location:
        """The place of a value, or of the mapping where the key is absent."""
        return self.values.get(key, self.start)


class Items(list[Any]):
    """A list that knows the place of each item."""

    def __init__(self) -> None:
        super().__init__()
        self.of_items: list[Location] = []

    def drop(self, index: int) -> None:
        """Remove an item together with its place."""
        del self[index]
        del self.of_items[index]


def steps(data: Any, way: Way) -> list[tuple[Any, str | int | None]]:
    """The containers on the way to a value, each with the step taken in it.

    The last step may lead to a value that is missing.  Steps that are not in the data (pydantic
    names validators too) end the way.
    """
    taken: list[tuple[Any, str | int | None]] = []
    current = data
    for part in way:
        if isinstance(current, dict) and isinstance(part, str):
            taken.append((current, part))
            current = current.get(part)
        elif isinstance(current, list) and isinstance(part, int) and part < len(current):
            taken.append((current, part))
            current = current[part]
        else:
            break
    return taken or [(data, None)]


def location_of(data: dict[str, Any], way: Way, *, key: bool = False) -> Location:
    """Of the innermost thing on the way that has one: its value's or, if asked, its key's."""
    for container, part in reversed(steps(data, way)):
        if isinstance(container, Items) and isinstance(part, int):
            return container.of_items[part]
        if isinstance(container, dict):
            here = container.get(LOCATIONS)
            if isinstance(here, Locations) and isinstance(part, str):
                return here.keys[part] if key and part in here.keys else here.of(part)
    here = data[LOCATIONS]
    return here.start if isinstance(here, Locations) else Location(path="")


def json_pointer(way: Way) -> str:
    """The way as a JSON Pointer (RFC 6901, 3)."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in way)
