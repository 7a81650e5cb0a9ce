"""Problems of a paper that an editor leaves as they are: `known = {pdf-title: Why.}`."""

from __future__ import annotations

import re

from sphinx_proceedings.model.known import Known
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.problems import EntryProblems

__all__ = ["read_known"]

_RECORD = re.compile(r"(?P<code>[a-z]+(?:-[a-z]+)+):\s*(?P<reason>.*\S)", re.DOTALL)
_NEXT = re.compile(r";\s*(?=[a-z]+(?:-[a-z]+)+:|\Z)")
"""What parts two records; a reason may have semicolons of its own."""


def read_known(entry: BibEntry, text: BibText, problems: EntryProblems) -> tuple[Known, ...]:
    """The records of an entry; what has no code or no reason is reported."""
    found: list[Known] = []
    for written in filter(None, _NEXT.split(text.plain(entry, "known"))):
        record = _RECORD.fullmatch(written.strip())
        if record is None:
            hint = "write the code of a problem and why it stays: pdf-title: As the authors asked."
            problems.bad_value(entry, entry.fields["known"], hint)
            return ()
        where = entry.fields["known"].location
        found.append(Known(code=record["code"], reason=record["reason"], location=where))
    return tuple(found)
