"""What version control is told of a correction: the log of what was changed, and why."""

from __future__ import annotations

import textwrap

from sphinx_proceedings.sources.corrections.asked import Asked
from sphinx_proceedings.sources.corrections.making import Correction

__all__ = ["commit_message"]

_SUBJECT = 72
"""Characters; `git log --oneline` and code hosts cut what is longer."""


def commit_message(correction: Correction, asked: Asked) -> str:
    """A message of a subject, the reason and what was changed where; ends in a line feed."""
    record = correction.record
    fields = [name for name in correction.fields if name in asked.names] or correction.fields
    subject = f"Correct {', '.join(fields)} of {record}"
    if len(subject) > _SUBJECT:
        subject = textwrap.shorten(f"Correct {record}", _SUBJECT, placeholder="…")
    told = [f"Corrected: {record.location.path} {record.key} {field}" for field in fields]
    if asked.announced:
        told.append(f"Announced: {asked.announced.isoformat()}")
    reason = textwrap.fill(
        " ".join(asked.reason.split()),
        width=_SUBJECT,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n\n".join([subject, reason, "\n".join(told)]) + "\n"
