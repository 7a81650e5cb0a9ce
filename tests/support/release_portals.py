"""Portals of one programme and its releases, read as an editor's files are."""

import textwrap
from datetime import UTC, datetime

from sphinx_proceedings.diagnostics import Severity
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.release.making import make_release
from support.programmes import head, reading_of

EDITION = "w"
HEAD = head("2026-10-24", end="2026-10-26")


def day(number: int) -> datetime:
    """Noon of a day in March, long before the edition."""
    return datetime(2026, 3, number, 12, tzinfo=UTC)


def portal_of(programme: str, ledger: Ledger | None = None, *, damaged: bool = False) -> Portal:
    """The portal of a programme without its head; its ledger goes through its file."""
    reading = reading_of(HEAD + textwrap.dedent(programme), ledger=ledger)
    errors = [item for item in reading.diagnostics if item.severity is Severity.ERROR]
    assert bool(errors) is damaged
    return reading.portal


def released(*programmes: str) -> Ledger:
    """The ledger after each of these programmes was released, called 1, 2, … on these days."""
    ledger: Ledger | None = None
    for number, programme in enumerate(programmes, 1):
        ledger = make_release(portal_of(programme, ledger), EDITION, str(number), day(number))
        assert ledger is not None
    assert ledger is not None
    return ledger
