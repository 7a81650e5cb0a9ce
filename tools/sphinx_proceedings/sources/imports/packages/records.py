"""JSON and YAML of an export → values of which each object knows its place.

Any value may be of any type: what does not fit counts as absent.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.object_places import object_begins
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import bytes_of, path_of
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = [
    "Record",
    "items",
    "record",
    "records",
    "text",
    "text_of_export",
    "texts",
    "values_in_json",
    "values_of_json",
    "values_of_yaml",
]

_LARGEST = 64 * 1024**2
"""Bytes of a file; ten thousand papers with their abstracts are a third of that."""
_MOST_VALUES = 1_000_000
"""Objects and lists of a file, in YAML also texts: nine thousand papers."""
_MOST_COMMAS = 8_000_000
"""Which part all other values of JSON; those within texts count as well."""
_DEEPEST = 60
_AGAIN = "export it again; the file may be cut off, or be something else"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Record(dict[str, Any]):
    """An object that knows its place."""

    def __init__(self, values: Any, location: Location) -> None:
        super().__init__(values)
        self._location = location

    @property
    def location(self) -> Location:
        """Where it begins."""
        return self._location


class _JsonRecord(Record):
    """An object that finds its place when it is asked: few ever are."""

    def __init__(self, members: list[tuple[str, Any]], source: Source, offset: int) -> None:
        super().__init__(members, source.whole)
        self._source, self._offset = source, offset

    @property
    def location(self) -> Location:
        return self._source.locate(self._offset)


def decoded(package: Package, name: str) -> Source:
    """A file of the package as text; raises `ExportError`."""
    return text_of_export(path_of(package, name), bytes_of(package, name, _LARGEST))


def text_of_export(path: str, data: bytes) -> Source:
    """The bytes of a file as text; raises `ExportError`."""
    source = decode(path, data)
    if isinstance(source, Diagnostic):
        # What mends sources mends no exports.
        raise ExportError(source.location, source.message, "save it as UTF-8, or export it again")
    return source


def values_of_json(package: Package, name: str) -> Any:
    """What a JSON file says, objects as `Record`s; raises `ExportError`."""
    return values_in_json(decoded(package, name))


def values_in_json(source: Source) -> Any:
    """The same of its text."""
    holders, commas = source.text.count("{") + source.text.count("["), source.text.count(",")
    if holders > _MOST_VALUES or commas > _MOST_COMMAS:
        raise _too_many(source)
    begins = object_begins(source.text)
    try:
        return json.loads(
            source.text,
            object_pairs_hook=lambda members: _JsonRecord(members, source, next(begins)),
        )
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg}"
        raise ExportError(source.locate(error.pos), message, _AGAIN) from None
    except (RecursionError, ValueError):
        message = "it nests too deeply, or holds a number that is too long"
        raise ExportError(source.whole, message, _AGAIN) from None


def values_of_yaml(package: Package, name: str) -> Any:
    """What a YAML file says, mappings as `Record`s, scalars as texts; raises `ExportError`.

    Anchors are not followed: what refers to one is absent.
    """
    source = decoded(package, name)
    # libyaml refuses what no text may hold.
    cleaned = Source(path=source.path, text=suitable(source.text)[0])
    try:
        return _Builder(cleaned).built()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise ExportError(
            _at(source, mark) if mark else source.whole,
            f"this is not YAML: {shown(str(problem), 200)}",
            "check the indentation, and put texts with a colon or a leading @ * & # into quotes",
        ) from None


class _Builder:
    """Builds values of events: nothing is called that is named in the file, and nothing nests."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[tuple[Record | list[Any], str | None]] = []
        """What is not closed yet, each mapping with the key whose value comes next."""
        self._root: Any = None

    def built(self) -> Any:
        """The value of the first document."""
        for number, event in enumerate(yaml.parse(self._source.text, Loader=_LOADER)):
            if number > _MOST_VALUES:
                raise _too_many(self._source)
            match event:
                case yaml.MappingStartEvent():
                    self._begin(Record((), _at(self._source, event.start_mark)), event)
                case yaml.SequenceStartEvent():
                    self._begin([], event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._open.pop()
                case yaml.ScalarEvent():
                    self._take(_scalar(event))
                case yaml.AliasEvent():
                    self._take(None)
                case yaml.DocumentEndEvent():
                    break
        return self._root

    def _begin(self, value: Record | list[Any], event: Any) -> None:
        self._take(value)
        self._open.append((value, None))
        if len(self._open) > _DEEPEST:
            message = f"it nests more than {_DEEPEST} levels deep"
            raise ExportError(_at(self._source, event.start_mark), message, _AGAIN)

    def _take(self, value: Any) -> None:
        if not self._open:
            self._root = value
            return
        holder, key = self._open[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif key is None:
            # What is no text can be no name of a field.
            self._open[-1] = holder, value if isinstance(value, str) else ""
        else:
            holder.setdefault(key, value)
            self._open[-1] = holder, None


def _scalar(event: Any) -> str | bool | None:
    written = str(event.value)
    if event.style:
        return written
    if written in ("", "~", "null", "Null", "NULL"):
        return None
    lowered = written.lower()
    return lowered == "true" if lowered in ("true", "false") else written


def _at(source: Source, mark: Any) -> Location:
    return Location(path=source.path, line=mark.line + 1, column=mark.column + 1)


def _too_many(source: Source) -> ExportError:
    message = "it holds far more values than any export"
    return ExportError(source.whole, message, "export one edition at a time")


def text(value: Any) -> str:
    """A text, or a number as text; what is neither is empty."""
    match value:
        case str():
            return value
        case bool():
            return ""
        case int():
            return str(value) if abs(value) < 10**18 else ""
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case _:
            return ""


def texts(value: Any) -> list[str]:
    """The texts of a list, or the one that stands in place of a list; none of them is blank."""
    listed = value if isinstance(value, list) else [value]
    return [found for item in listed if (found := text(item)).strip()]


def items(value: Any) -> list[Any]:
    """A list; what is none is an empty one."""
    return value if isinstance(value, list) else []


def record(value: Any) -> Record:
    """An object; what is none is an empty one."""
    return value if isinstance(value, Record) else Record((), Location(path=""))


def records(value: Any) -> list[Record]:
    """The objects of a list."""
    return [item for item in items(value) if isinstance(item, Record)]
