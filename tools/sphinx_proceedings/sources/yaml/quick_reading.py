"""YAML text → the same values as `reading.py` gives, by libyaml: forty times as fast.

ruamel.yaml is what decides how a source is read.  This is for a text of which it is known already
what it is to say, so that nothing is trusted that comes out otherwise.
"""

from __future__ import annotations

from typing import Any

import yaml

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Items, Locations
from sphinx_proceedings.sources.yaml.reading import scalar_value

__all__ = ["QuickText", "quick_text"]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)


class _UnusualError(Exception):
    """There is something in a text that people seldom write: others are to read it."""


class QuickText:
    """A text that libyaml reads; what it says can be asked more than once."""

    def __init__(self, source: Source, events: list[Any]) -> None:
        self.source = source
        self._events = events

    def data(self) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
        """The mapping it holds, made anew, and nothing that is wrong with it; else None."""
        try:
            return _Builder(self.source, self._events).built(), ()
        except (RecursionError, _UnusualError):
            return None, ()


def quick_text(source: Source) -> QuickText | None:
    """The text, if libyaml reads it at all; it says nothing where something in it is unusual."""
    try:
        return QuickText(source, list(yaml.parse(source.text, Loader=_LOADER)))
    except (yaml.YAMLError, ValueError):
        return None


class _Builder:
    def __init__(self, source: Source, events: list[Any]) -> None:
        self._path = source.path
        self._events = iter(events)

    def built(self) -> dict[str, Any]:
        for event in self._events:
            match event:
                case yaml.StreamStartEvent() | yaml.DocumentStartEvent():
                    continue
                case yaml.MappingStartEvent():
                    found = self._mapping(event)
                    self._end()
                    return found
                case _:
                    break
        raise _UnusualError

    def _end(self) -> None:
        """Nothing follows the first document."""
        for event in self._events:
            if not isinstance(event, yaml.DocumentEndEvent | yaml.StreamEndEvent):
                raise _UnusualError

    def _value(self, event: Any) -> Any:
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _UnusualError
        match event:
            case yaml.MappingStartEvent():
                return self._mapping(event)
            case yaml.SequenceStartEvent():
                items = Items()
                while not isinstance(item := next(self._events), yaml.SequenceEndEvent):
                    items.append(self._value(item))
                    items.of_items.append(self._at(item))
                return items
            case yaml.ScalarEvent():
                return scalar_value(str(event.value), event.style)
            case _:
                raise _UnusualError

    def _mapping(self, event: Any) -> dict[str, Any]:
        locations = Locations(self._at(event))
        found: dict[str, Any] = {LOCATIONS: locations}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            name = key.value if isinstance(key, yaml.ScalarEvent) else None
            if name is None or name in found:
                raise _UnusualError
            value = next(self._events)
            found[name] = self._value(value)
            locations.keys[name] = self._at(key)
            says_nothing = isinstance(value, yaml.ScalarEvent) and value.value == ""
            locations.values[name] = self._at(key if says_nothing else value)
        return found

    def _at(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(path=self._path, line=mark.line + 1, column=mark.column + 1)
