"""A programme as YAML text that reads as if a person had written it.

ruamel.yaml writes it: it quotes what would else mean something.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)

from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)

__all__ = ["WHY_KNOWN", "programme_yaml"]

WHY_KNOWN = "it is so in the schedule that was imported"
"""The reason in records of what is wrong in a schedule; whoever mends it removes the record."""

_WIDTH = 100
_LONGEST_LINE = 80
"""Characters of a text that is written behind its key."""


def programme_yaml(edition: EditionDraft, schema: str) -> str:
    """The text of `program/<edition>.yaml`; `schema` is where editors find its schema, or empty."""
    comment = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    head = _written(
        {
            "name": _line(edition.name),
            "start": edition.start,
            "end": edition.end if edition.end > edition.start else "",
            "timezone": edition.timezone,
            "place": _line(edition.place),
            "website": edition.website,
        }
    )
    sessions = _written({"sessions": [_session(session) for session in edition.sessions]})
    return f"{comment}{head}\n{sessions}"


def _written(values: dict[str, Any]) -> str:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(_mapping(values), stream)
    return stream.getvalue()


def _mapping(values: dict[str, Any]) -> CommentedMap:
    """Without what is empty."""
    return CommentedMap(
        (key, value) for key, value in values.items() if value not in ("", None, ())
    )


def _session(session: SessionDraft) -> CommentedMap:
    return _mapping(
        {
            "id": session.id,
            "title": _line(session.title),
            "kind": str(session.kind),
            "start": _time(session.start),
            "end": _time(session.end),
            "room": _line(session.room),
            "track": _line(session.track),
            "note": _line(session.note),
            "url": session.url,
            "stream": session.stream,
            "questions": session.questions,
            "talks": [_talk(session.talk)] if session.talk else None,
            "known": [_known_problem(code) for code in session.known] or None,
        }
    )


def _known_problem(code: str) -> CommentedMap:
    return CommentedMap({"code": code, "reason": WHY_KNOWN})


def _talk(talk: TalkDraft) -> CommentedMap:
    return _mapping(
        {
            "id": talk.id,
            "paper": _line(talk.paper),
            "title": _line(talk.title),
            "presenters": _names(talk.presenters),
            "start": _time(talk.start),
            "minutes": talk.minutes or None,
            "abstract": _paragraphs(talk.abstract),
            "url": talk.url,
            "slides": talk.slides,
            "video": talk.video,
        }
    )


def _time(local: datetime | None) -> str:
    return f"{local:%Y-%m-%d %H:%M}" if local else ""


def _line(text: str) -> str:
    """A text of one line, folded where it is long."""
    return text if len(text) <= _LONGEST_LINE else _block(text, FoldedScalarString)


def _paragraphs(paragraphs: tuple[str, ...]) -> str:
    """Lines of a width that can be read; an empty line parts paragraphs."""
    if len(paragraphs) == 1:
        return _line(paragraphs[0])
    lines = (
        textwrap.fill(part, _WIDTH - 10, break_long_words=False, break_on_hyphens=False)
        for part in paragraphs
    )
    return _block("\n\n".join(lines) + "\n", LiteralScalarString) if paragraphs else ""


def _block(text: str, style: type[str]) -> str:
    """A block where all can be shown in one, else with escapes."""
    is_plain = all(character.isprintable() or character == "\n" for character in text)
    return style(text) if is_plain else DoubleQuotedScalarString(text)


def _names(names: Iterable[str]) -> CommentedSeq | None:
    listed = CommentedSeq(names)
    if len(str(list(names))) <= _LONGEST_LINE:
        listed.fa.set_flow_style()
    return listed or None
