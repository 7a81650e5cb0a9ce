"""By what sessions and talks are found, here and in an export."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping

from sphinx_proceedings.sources.imports.schedules.drafts import SessionDraft
from sphinx_proceedings.sources.imports.schedules.imported import ImportedItem
from sphinx_proceedings.sources.imports.schedules.matching import Known, Wanted
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    FieldValue,
    session_fields,
    talk_fields,
    time_in,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem
from sphinx_proceedings.sources.imports.titles import said, telling_words

__all__ = ["known_items", "wanted_sessions", "wanted_talks"]


def wanted_sessions(
    sessions: Iterable[SessionDraft], by_guid: Mapping[str, str]
) -> Iterator[Wanted]:
    """The sessions of an export; `by_guid` are ids here of what is known by a GUID."""
    for session in sessions:
        fields = session_fields(session)
        yield Wanted(
            number=session.known_as,
            marks=_marks(fields, session.id, by_guid.get(session.guid.lower(), "")),
            words=_words(fields),
        )


def wanted_talks(sessions: Iterable[SessionDraft], by_guid: Mapping[str, str]) -> Iterator[Wanted]:
    """The talks of an export."""
    for session in sessions:
        for talk in session.talks:
            fields = _placed(
                talk_fields(talk), session_fields(session), is_alone=session.talk is talk
            )
            fields.setdefault("title", session.title if session.talk is talk else "")
            yield Wanted(
                number=talk.number,
                marks=_marks(fields, talk.id, by_guid.get(talk.guid.lower(), "")),
                words=_words(fields),
            )


def known_items(
    items: Iterable[OurItem],
    last: Mapping[str, ImportedItem],
    sessions: Mapping[str, ImportedItem],
) -> Iterator[Known]:
    """What is here, and what was here; `sessions` are those of the last import."""
    left = {item.id: number for number, item in last.items()}
    for ours in items:
        number = left.pop(ours.key, "")
        if number:
            yield _of_record(number, last[number], sessions, ours)
            continue
        names = ("title", "paper", "start", "presenters")
        fields = {name: value for name in names if (value := ours.value(name))}
        if ours.session is not None:
            around = {name: ours.session.value(name) for name in ("start",)}
            is_alone = len(ours.session.talks) == 1
            fields = _placed(fields, around, is_alone=is_alone)
            if is_alone and not fields.get("title"):
                fields["title"] = ours.session.value("title")
        yield Known(
            ours=ours, number="", marks=_marks(fields, ours.key, ours.key), words=_words(fields)
        )
    for number in left.values():
        yield _of_record(number, last[number], sessions, None)


def _of_record(
    number: str,
    item: ImportedItem,
    sessions: Mapping[str, ImportedItem],
    ours: OurItem | None,
) -> Known:
    around = sessions.get(item.session or number)
    fields = dict(item.fields)
    if around and around is not item:
        fields = _placed(fields, around.fields, is_alone=not item.session)
        if not item.session:
            fields.setdefault("title", around.fields.get("title", ""))
    key = ours.key if ours else ""
    marks = _marks(fields, item.id, key)
    return Known(ours=ours, number=number, marks=marks, words=_words(fields))


def _placed(
    fields: Mapping[str, FieldValue], around: Mapping[str, FieldValue], *, is_alone: bool
) -> dict[str, FieldValue]:
    """The fields of a talk with the start of its session where it has none."""
    placed = dict(fields)
    if is_alone and not placed.get("start"):
        placed["start"] = around.get("start", "")
    return placed


def _marks(fields: Mapping[str, FieldValue], key: str, known: str) -> dict[str, Hashable]:
    title, start = said(str(fields.get("title", ""))), time_in(fields.get("start", ""))
    return {
        "guid": known,
        "id": key,
        "paper": str(fields.get("paper", "")).casefold(),
        "title": title,
        "title and start": (title, start) if title and start else None,
        "start": start,
    }


def _words(fields: Mapping[str, FieldValue]) -> frozenset[str]:
    people = fields.get("presenters", ())
    names = [said(name) for name in people] if isinstance(people, tuple) else []
    return frozenset({*telling_words(str(fields.get("title", ""))), *names})
