"""Notes of OpenReview: which of them are submissions, and what was decided of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sphinx_proceedings.sources.imports.packages.records import Record, record, records
from sphinx_proceedings.sources.imports.packages.records import text as text_of

__all__ = ["Content", "decision_of", "is_submission", "notes_of", "replies_to"]

_REFUSED = re.compile(r"/(?:Desk_)?Reject\w*$|/Deleted\w*$|/Withdrawn\w*$", re.IGNORECASE)
_PENDING = re.compile(r"^submitted to\b|\bunder review\b|\bsubmission\b", re.IGNORECASE)
_ACCEPTS = re.compile(r"accept|\b(?:oral|spotlight|poster|talk)\b", re.IGNORECASE)
_REJECTS = re.compile(r"reject|not accept|^submitted to\b|withdrawn", re.IGNORECASE)


class Content:
    """What a note says, in either version of the API."""

    def __init__(self, note: Record) -> None:
        self._values = record(note.get("content"))

    @property
    def names(self) -> tuple[str, ...]:
        """Of the fields that say anything."""
        return tuple(
            name for name in self._values if self.value(name) not in (None, "", False, [], {})
        )

    def value(self, name: str) -> Any:
        """The value of a field; None where there is none."""
        held = self._values.get(name)
        return held["value"] if isinstance(held, Record) and "value" in held else held

    def text(self, name: str) -> str:
        """The same as text; empty where it is none."""
        return text_of(self.value(name)).strip()


def notes_of(value: Any) -> tuple[list[Record], int]:
    """The notes of an answer, a list, or a note alone, and how many there are said to be."""
    if isinstance(value, list):
        return records(value), 0
    whole = record(value)
    if "notes" in whole:
        count = whole.get("count")
        return records(whole["notes"]), count if isinstance(count, int) else 0
    return ([whole], 0) if "content" in whole else ([], 0)


def is_submission(note: Record) -> bool:
    """Whether a note has a title and answers to no other, as reviews and decisions do."""
    forum, identity = text_of(note.get("forum")), text_of(note.get("id"))
    is_reply = bool(note.get("replyto")) or (forum and identity and forum != identity)
    return not is_reply and bool(Content(note).text("title"))


def replies_to(note: Record) -> Iterator[tuple[str, str]]:
    """The decisions that a note is, or that stand within it, each with its submission's id."""
    details = record(note.get("details"))
    for reply in (note, *records(details.get("directReplies")), *records(details.get("replies"))):
        decision = Content(reply).text("decision")
        if decision and not is_submission(reply):
            yield text_of(reply.get("forum")) or text_of(reply.get("replyto")), decision


def decision_of(content: Content, decided: str) -> tuple[str, bool]:
    """What was decided of a submission, and whether that accepts it.

    `decided` is what the note of the decision says; where there is none, the venue tells it.
    """
    venue, venueid = content.text("venue"), content.text("venueid")
    decision = content.text("decision") or decided or venue
    if not decision or _REFUSED.search(venueid) or _REJECTS.search(decision):
        return decision, False
    # Once a submission is accepted, its venue is the conference itself.
    is_of_venue = bool(venueid) and not _PENDING.search(f"{decision} {venueid}".replace("_", " "))
    return decision, is_of_venue or _ACCEPTS.search(decision) is not None
