"""What the last import of a programme brought."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sphinx_proceedings.sources.imports.last_import import RecordKind, in_order, is_number
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    EDITION_KEYS,
    SESSION_KEYS,
    TALK_KEYS,
    FieldValue,
)
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["SCHEDULES_RECORD", "ImportedItem", "LastSchedule"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NONE: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedItem:
    """A session or a talk as the last import brought it."""

    id: str
    """The id that it was given, which stays whatever its title becomes."""
    fields: Mapping[str, FieldValue]
    session: str = ""
    """By what the export knew the session of a talk."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LastSchedule:
    """The sessions and talks that a tool knew, by what it calls them."""

    edition: Mapping[str, FieldValue] = field(default_factory=lambda: _NONE)
    """What stands above the sessions."""
    sessions: Mapping[str, ImportedItem] = field(default_factory=lambda: _NONE)
    talks: Mapping[str, ImportedItem] = field(default_factory=lambda: _NONE)


def _as_json(last: LastSchedule) -> dict[str, Any]:
    return {
        "edition": dict(last.edition),
        "sessions": _items(last.sessions),
        "talks": _items(last.talks),
    }


def _items(items: Mapping[str, ImportedItem]) -> dict[str, Any]:
    return {number: dict(_members(items[number])) for number in sorted(items, key=in_order)}


def _members(item: ImportedItem) -> Iterator[tuple[str, Any]]:
    yield "id", item.id
    if item.session:
        yield "session", item.session
    # As JSON gives them back, so that the digest is the same.
    yield "fields", {k: list(v) if isinstance(v, tuple) else v for k, v in item.fields.items()}


def _parsed(value: Mapping[str, Any]) -> LastSchedule:
    if value.keys() != {"edition", "sessions", "talks"}:
        raise ValueError("it is not as imports write it")
    return LastSchedule(
        edition=_fields("the edition", value["edition"], EDITION_KEYS),
        sessions=_read_items("session", value["sessions"], SESSION_KEYS),
        talks=_read_items("talk", value["talks"], TALK_KEYS),
    )


def _read_items(what: str, value: Any, keys: tuple[str, ...]) -> dict[str, ImportedItem]:
    if not isinstance(value, dict):
        raise ValueError(f"it holds no {what}s")  # noqa: TRY004  # it is damaged, whatever it is
    items = {
        number: _item(f"{what} {shown(number)!r}", number, value[number], keys) for number in value
    }
    if len({item.id for item in items.values()}) < len(items):
        raise ValueError(f"two {what}s have the same id")
    return items


def _item(what: str, number: str, value: Any, keys: tuple[str, ...]) -> ImportedItem:
    if not isinstance(value, dict) or value.keys() - {"id", "session", "fields"}:
        raise ValueError(f"{what} is not as imports write it")
    given, session = value.get("id"), value.get("session", "")
    if not (
        isinstance(given, str)
        and _ID.fullmatch(given)
        and is_number(number)
        and isinstance(session, str)
    ):
        raise ValueError(f"{what} is not as imports write it")
    return ImportedItem(id=given, fields=_fields(what, value.get("fields"), keys), session=session)


def _fields(what: str, value: Any, keys: tuple[str, ...]) -> dict[str, FieldValue]:
    if not isinstance(value, dict) or value.keys() - set(keys):
        raise ValueError(f"{what} is not as imports write it")
    found: dict[str, FieldValue] = {}
    for name, one in value.items():
        if isinstance(one, list) and all(isinstance(text, str) for text in one):
            found[name] = tuple(one)
        elif isinstance(one, str) or (isinstance(one, int) and not isinstance(one, bool)):
            found[name] = one
        else:
            raise ValueError(f"{what} is not as imports write it")
    return found


SCHEDULES_RECORD = RecordKind(
    holds="programme",
    parsed=lambda parts: _parsed(parts["forms"]),
    as_json=lambda last: {"forms": _as_json(last)},
)
"""`program/<edition>.imported.json`"""
