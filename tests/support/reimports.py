"""Programmes that are imported, edited by hand and imported again, in memory."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from ruamel.yaml import YAML

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.edit.document import open_document
from sphinx_proceedings.sources.imports.schedules.imported import SCHEDULES_RECORD, LastSchedule
from sphinx_proceedings.sources.imports.schedules.importing import import_schedule
from sphinx_proceedings.sources.imports.schedules.importing_again import (
    ImportedAgain,
    import_again,
)
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.reading import composed

EDITION = "w2027"
PATH = f"program/{EDITION}.yaml"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """An edition's files, and what the last import told."""

    text: str
    ledger: str
    last: LastSchedule
    papers: str = ""
    again: ImportedAgain | None = None

    @property
    def conflicts(self) -> list[str]:
        """What both sides have changed."""
        return [remark.text for remark in self.again.conflicts] if self.again else []

    def edited(self, edit: Callable[[Any], None]) -> Imported:
        """The same with a hand edit of the YAML, by a tool that is not ours."""
        yaml = YAML()
        yaml.width = 4096
        yaml.preserve_quotes = True
        yaml.indent(mapping=2, sequence=4, offset=2)
        data = yaml.load(self.text)
        edit(data)
        stream = io.StringIO()
        yaml.dump(data, stream)
        return replace(self, text=stream.getvalue())


def sources(papers: str, ledger: str = "") -> Sources:
    """What else is in the portal."""
    bib = Source(path=f"papers/{EDITION}.bib", text=papers)
    kept = Source(path=f"program/{EDITION}.ledger.json", text=ledger)
    return Sources(
        papers={EDITION: bib} if papers else {}, ledgers={EDITION: kept} if ledger else {}
    )


def first(schedule: Schedule, zone: str = "Europe/Rome", papers: str = "") -> Imported:
    """A first import."""
    made = import_schedule(schedule, EDITION, ZoneInfo(zone), sources(papers))
    assert not made.refused, made.problems
    return Imported(
        text=made.yaml, ledger=ledger_text(made.ledger), last=_kept(made.last), papers=papers
    )


def again(
    there: Imported, schedule: Schedule, zone: str = "Europe/Rome", *, remove: bool = False
) -> Imported:
    """The next import."""
    document = open_document(PATH, there.text.encode())
    assert not isinstance(document, Diagnostic)
    made = import_again(
        schedule,
        EDITION,
        ZoneInfo(zone),
        sources(there.papers, there.ledger),
        existing=document,
        composed=composed(document.source),
        last=there.last,
        remove=remove,
    )
    assert not made.refused, made.problems
    return replace(
        there,
        text=made.text,
        ledger=ledger_text(made.ledger),
        last=_kept(made.merge.last),
        again=made,
    )


def _kept(last: LastSchedule) -> LastSchedule:
    """As it comes back from its file."""
    text = SCHEDULES_RECORD.text({"test": last}, EDITION)
    return SCHEDULES_RECORD.read(Source(path="r.json", text=text), EDITION)["test"]
