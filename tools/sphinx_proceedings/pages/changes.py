"""What changed in an edition's programme, from release to release."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.addresses import (
    changes_docname,
    program_docname,
    session_docname,
)
from sphinx_proceedings.model.ledger.telling import Account, Fact, Piece, account, told
from sphinx_proceedings.model.ledger.values import Change, Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.dates import clock, date_in_words, zone
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    time,
)
from sphinx_proceedings.pages.inlines import date as marked_date
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.render import render

__all__ = ["changes_page"]


def changes_page(portal: Portal, ledger: Ledger, version: str) -> Page:
    """The changes of each release, the newest first, after those that are not released yet."""
    edition = portal.edition_by_id[ledger.edition]
    return Page(
        docname=changes_docname(edition.id),
        kind=kinds.CHANGES,
        name=edition.id,
        title=f"Changes to the programme of {edition.name}",
        edition=edition.id,
        version=version,
        render=partial(_changes_text, portal, edition, ledger),
    )


def _changes_text(portal: Portal, edition: Edition, ledger: Ledger) -> str:
    local = ZoneInfo(edition.timezone)
    lines = partial(_lines, portal, edition)
    records = portal.event_records[edition.id].values()
    releases = [
        (release.name, release.date.astimezone(local), lines(release.changes))
        for release in ledger.releases
    ]
    return render(
        "changes",
        source=ledger.location.path,
        edition=edition,
        program_link=doc_link(edition.name, program_docname(edition.id)),
        pending=lines(record.pending for record in records if record.pending),
        releases=list(reversed(releases)),
        release_time=lambda date: time(date, f"{date_in_words(date)}, {clock(date)} {zone(date)}"),
    )


def _lines(portal: Portal, edition: Edition, changes: Iterable[Change]) -> list[tuple[str, Line]]:
    """`Moved`, and `[Title](…), Fri 26 March 11:00 → 11:30, Room A → Room B`."""
    timetable = portal.timetables[edition.id]
    accounts = [account(edition, change) for change in told(changes)]
    return [
        (said.words, joined(", ", (_title(timetable, said), *map(_fact, said.facts))))
        for said in accounts
    ]


def _title(timetable: Timetable, said: Account) -> Inline:
    """Linked where the event is still in the programme, also under another title."""
    event = timetable.by_key.get(said.event)
    if event is None:
        return as_inline(said.title)
    return doc_link(said.title, session_docname(event.session), event.anchor if event.talk else "")


def _fact(fact: Fact) -> Line:
    earlier = (_piece(fact.before), Words(" → ")) if fact.before else ()
    return line(fact.label, *earlier, _piece(fact.after))


def _piece(piece: Piece) -> Inline:
    if piece.when is None:
        return as_inline(piece.text)
    if isinstance(piece.when, datetime):
        return time(piece.when, piece.text)
    return marked_date(piece.when, piece.text)
