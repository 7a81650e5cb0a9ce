"""What an import can tell of an edition, its sessions and its talks, as fields of the YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain

__all__ = [
    "EDITION_KEYS",
    "EMPTY",
    "SESSION_KEYS",
    "TALK_KEYS",
    "FieldValue",
    "are_alike",
    "edition_fields",
    "field_in",
    "session_fields",
    "shown_field",
    "talk_fields",
    "time_in",
]

FieldValue = str | int | tuple[str, ...]
EMPTY = ""
"""The value of a field that is not there."""
EDITION_KEYS = (
    "name", "title", "series", "ordinal", "start", "end", "timezone", "place", "website", "volume",
    "licence", "venue", "registration", "contact", "email", "handle", "sponsors", "key_dates",
    "topics", "sessions",
)  # fmt: skip
"""Keys in the order in which they are written."""
SESSION_KEYS = (
    "id", "title", "kind", "start", "end", "room", "track", "cancelled", "note", "chairs", "url",
    "stream", "questions", "talk_minutes", "talks", "known",
)  # fmt: skip
TALK_KEYS = (
    "id", "paper", "title", "presenters", "start", "minutes", "board", "cancelled", "abstract",
    "url", "slides", "video", "stream", "questions",
)  # fmt: skip
_TEXTS = frozenset({"abstract"})
"""Of which lines mean nothing and empty lines part paragraphs."""
_LISTS = frozenset({"chairs", "kind", "presenters"})
_ONE_DIGIT = re.compile(r"^(\d{4}-\d{2}-\d{2})[ T](\d:)")
_TIMES = frozenset({"end", "start"})


def edition_fields(edition: EditionDraft) -> dict[str, FieldValue]:
    """What stands above the sessions; nothing in it is empty, nor in what follows."""
    return _stated(
        name=edition.name,
        start=edition.start.isoformat(),
        end=edition.end.isoformat() if edition.end > edition.start else "",
        timezone=edition.timezone,
        place=edition.place,
        website=edition.website,
    )


def session_fields(session: SessionDraft) -> dict[str, FieldValue]:
    """What a session says beside its id and its talks."""
    return _stated(
        title=session.title,
        kind=str(session.kind),
        start=_time(session.start),
        end=_time(session.end),
        room=session.room,
        track=session.track,
        cancelled="true" if session.cancelled else "",
        note=session.note,
        chairs=session.chairs,
        url=session.url,
        stream=session.stream,
        questions=session.questions,
    )


def talk_fields(talk: TalkDraft) -> dict[str, FieldValue]:
    """What a talk says beside its id."""
    return _stated(
        paper=talk.paper,
        title=talk.title,
        presenters=talk.presenters,
        start=_time(talk.start),
        minutes=talk.minutes,
        board=talk.board,
        cancelled="true" if talk.cancelled else "",
        abstract="\n\n".join(talk.abstract),
        url=talk.url,
        slides=talk.slides,
        video=talk.video,
    )


def field_in(data: Mapping[str, Any], name: str) -> FieldValue:
    """A field as a YAML file has it; what has another form than it should is told by itself."""
    value = data.get(name)
    match value:
        case None | "" | False:
            return EMPTY
        case True:
            return "true"
        case str() | int():
            return value
        case list():
            return tuple(_named(item) for item in value) or EMPTY
        case _:
            return _named(value)


def _named(item: Any) -> str:
    return str(item.get("name", "")) if isinstance(item, dict) else str(item)


def are_alike(name: str, one: FieldValue, other: FieldValue) -> bool:
    """Whether two values say the same, however they are laid out."""
    return _read(name, one) == _read(name, other)


def _read(name: str, value: FieldValue) -> object:
    if value == EMPTY:
        return EMPTY
    if name in _LISTS:
        listed = value if isinstance(value, tuple) else (str(value),)
        return [" ".join(item.split()) for item in listed]
    if name in _TIMES:
        return time_in(value) or str(value)
    if name in _TEXTS:
        return [paragraph.plain for paragraph in paragraphs_of_plain(str(value))]
    return " ".join(str(value).split())


def time_in(value: FieldValue) -> datetime | None:
    """The local time of a field; None where it is none."""
    try:
        found = datetime.fromisoformat(_ONE_DIGIT.sub(r"\1 0\2", str(value).strip()))
    except ValueError:
        return None
    return None if found.tzinfo else found


def shown_field(value: FieldValue) -> str:
    """A value as messages repeat it."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _time(local: datetime | date | None) -> str:
    return f"{local:%Y-%m-%d %H:%M}" if local else ""


def _stated(**values: FieldValue) -> dict[str, FieldValue]:
    return {name: value for name, value in values.items() if value not in (EMPTY, 0, ())}
