"""A programme as YAML text that reads as if a person had written it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)

from sphinx_proceedings.sources.edit.yaml_written import WIDTH, block_text
from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    SESSION_KEYS,
    TALK_KEYS,
    FieldValue,
    edition_fields,
    session_fields,
    talk_fields,
)

__all__ = [
    "WHY_KNOWN",
    "known_problem",
    "programme_yaml",
    "styled",
    "styled_session",
    "styled_talk",
]

WHY_KNOWN = "it is so in the schedule that was imported"
"""The reason in records of what is wrong in a schedule; whoever mends it removes the record."""

_LONGEST_LINE = 80
"""Characters of a text that is written behind its key."""
_VERBATIM = frozenset(
    {
        "end", "id", "questions", "slides", "start", "stream", "timezone", "url", "video",
        "website",
    }
)  # fmt: skip


def programme_yaml(edition: EditionDraft, schema: str) -> str:
    """The text of `program/<edition>.yaml`; `schema` is where editors find its schema, or empty."""
    comment = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    head = {name: styled(name, value) for name, value in edition_fields(edition).items()}
    # As dates, of which no quotes are needed.
    head |= {name: getattr(edition, name) for name in ("start", "end") if name in head}
    sessions = block_text({"sessions": [styled_session(each) for each in edition.sessions]})
    return f"{comment}{block_text(head)}\n{sessions}"


def styled_session(session: SessionDraft) -> CommentedMap:
    """A session as it is written."""
    talks = [styled_talk(talk) for talk in session.talks]
    known = [known_problem(code) for code in session.known]
    fields = {"id": session.id, **session_fields(session)}
    return _mapping(SESSION_KEYS, fields, talks=talks, known=known)


def styled_talk(talk: TalkDraft) -> CommentedMap:
    """A talk as it is written."""
    return _mapping(TALK_KEYS, {"id": talk.id, **talk_fields(talk)})


def known_problem(code: str) -> CommentedMap:
    """The record of what is wrong with a session."""
    return CommentedMap({"code": code, "reason": WHY_KNOWN})


def styled(name: str, value: FieldValue) -> Any:
    """A field in the style in which people write it."""
    if name == "cancelled":
        return True
    if isinstance(value, int) or name in _VERBATIM:
        return value
    if isinstance(value, tuple):
        return _names(value)
    return _paragraphs(tuple(value.split("\n\n"))) if name == "abstract" else _line(value)


def _mapping(
    order: Iterable[str], fields: Mapping[str, FieldValue], **lists: list[CommentedMap]
) -> CommentedMap:
    """Without what is empty."""
    found = CommentedMap()
    for name in order:
        if name in fields:
            found[name] = styled(name, fields[name])
        elif lists.get(name):
            found[name] = lists[name]
    return found


def _line(text: str) -> str:
    """A text of one line, folded where it is long."""
    return text if len(text) <= _LONGEST_LINE else _block(text, FoldedScalarString)


def _paragraphs(paragraphs: tuple[str, ...]) -> str:
    """Lines of a width that can be read; an empty line parts paragraphs."""
    if len(paragraphs) == 1:
        return _line(paragraphs[0])
    lines = (
        textwrap.fill(part, WIDTH - 10, break_long_words=False, break_on_hyphens=False)
        for part in paragraphs
    )
    return _block("\n\n".join(lines) + "\n", LiteralScalarString)


def _block(text: str, style: type[str]) -> str:
    """A block where all can be shown in one, else with escapes."""
    is_plain = all(character.isprintable() or character == "\n" for character in text)
    return style(text) if is_plain else DoubleQuotedScalarString(text)


def _names(names: Iterable[str]) -> CommentedSeq:
    listed = CommentedSeq(names)
    if len(str(list(names))) <= _LONGEST_LINE:
        listed.fa.set_flow_style()
    return listed
