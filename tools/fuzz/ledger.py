"""Damaged ledgers: one is used as a whole, or one problem tells why it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from fuzz.unclear import unclear
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.sources.imports.schedules.importing import import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.programme.ledger import read_ledger
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source, decode

__all__ = ["LedgerForm"]

_PATH = "program/w2026.ledger.json"
_SCHEDULE = Path(__file__).parents[2] / "tests" / "schedules" / "frab.xml"


@dataclass(frozen=True)
class LedgerForm:
    """JSON, read as the record of a programme's releases."""

    name: str = "ledger"
    signs: Sequence[str] = (
        "{", "}", "[", "]", ":", ",", '"', "\\", "null", "true", "NaN", "-1", "1e999", "\n",
        "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", '"events": {', '"uuid": ', '"format": 2',
        '"format": 2', "2027-03-01T12:00:00Z", "+01:00", "\\u0000", "\\ud800", "session/", "é",
    )  # fmt: skip

    def examples(self) -> Sequence[bytes]:
        """The ledger of an imported programme, and one with a release."""
        schedule = read_schedule("s", _SCHEDULE.read_bytes())
        imported = import_schedule(schedule, EditionId("w2026"), ZoneInfo("Europe/Rome"), Sources())
        text = ledger_text(imported.ledger)
        release = '"releases": [{"date": "2027-03-01T12:00:00Z", "name": "1.0"}]'
        return [text.encode(), text.replace('"releases": []', release).encode()]

    def faults(self, data: bytes) -> Iterator[str]:
        """Ledgers that are half used, or change when they are written again."""
        source = decode(_PATH, data)
        if isinstance(source, Diagnostic):
            return
        ledger, problems = read_ledger(source, "w2026")
        yield from unclear(source, problems)
        if (ledger is None) != (len(problems) == 1):
            yield f"it is {'not ' * (ledger is None)}used, and {len(problems)} problems are told"
        if ledger is not None:
            text = ledger_text(ledger)
            again, _ = read_ledger(Source(path=_PATH, text=text), "w2026")
            if again != ledger:
                yield "written and read again it is another"
