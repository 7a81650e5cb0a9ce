"""Works as Crossref's REST API gives them, saved as files → papers.

One message with a work (`/works/DOI`) or one with `items` (`/works?filter=…`).
"""

from __future__ import annotations

import re
from typing import Any

from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    text,
    values_of_json,
)
from sphinx_proceedings.sources.imports.papers.gathered_papers import GatheredPapers
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import Export
from sphinx_proceedings.sources.imports.papers.works import add_work

__all__ = ["FORM"]

_MESSAGE = re.compile(rb'"message-type"\s*:\s*"work(?:-list)?"')
_HINT = "save what https://api.crossref.org/works/… answers: one work, or a list of works"


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".json")
    return bool(names) and all(_MESSAGE.search(begin_of(package, name)) for name in names)


def _read(package: Package) -> Export:
    notes = Notes(package.whole)
    papers = GatheredPapers(FORM.name, package.whole, notes)
    for name in files_ending_in(package, ".json"):
        message = record(record(values_of_json(package, name)).get("message"))
        _tell_rest(message, notes)
        works: list[Any] = items(message.get("items")) if "items" in message else [message]
        for work in works:
            if isinstance(work, Record):
                add_work(work, papers, notes)
            else:
                notes.skip("values that are no object")
    return papers.export(hint=_HINT)


def _tell_rest(message: Record, notes: Notes) -> None:
    """Crossref answers twenty works where nobody asks for more."""
    total, here = text(message.get("total-results")), len(items(message.get("items")))
    if "items" in message and total.isascii() and total.isdigit() and int(total[:9]) > here:
        notes.tell(
            message.location,
            f"this is a part of what was found, {here:,} works of {int(total[:9]):,}: ask for all"
            " with rows=1000",
        )


FORM = Form(
    name="crossref", label="Crossref (JSON of its REST API)", recognises=_recognises, read=_read
)
