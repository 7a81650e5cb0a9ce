"""What changed in an edition's programme, from release to release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.addresses import (
    changes_docname,
    session_docname,
)
from sphinx_proceedings.model.ledger.telling import Account, Fact, Piece, account
from sphinx_proceedings.model.ledger.telling import told as told_changes
from sphinx_proceedings.model.ledger.values import Change, Ledger, Release
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.timetable.table import Timetable
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Block, Body, bullets, heading, paragraph
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Strong,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    span,
    time,
    told,
    words,
)
from sphinx_proceedings.pages.inlines import date as marked_date
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.dates import clock, date_in_words, zone
from sphinx_proceedings.wording.messages import gettext

__all__ = ["changes_page"]


def changes_page(portal: Portal, ledger: Ledger) -> Page:
    """The changes of each release, the newest first, after those that are not released yet."""
    edition = portal.edition_by_id[ledger.edition]
    return Page(
        docname=changes_docname(edition.id),
        kind=kinds.CHANGES,
        name=edition.id,
        title=gettext("Changes to the programme of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_body, portal, edition, ledger),
    )


def _body(portal: Portal, edition: Edition, ledger: Ledger) -> Body:
    lines = partial(_lines, portal, edition)
    identities = portal.event_identities[edition.id].values()
    pending = list(lines(identity.pending for identity in identities if identity.pending))
    releases = [
        block
        for number, release in reversed(list(enumerate(ledger.releases)))
        for block in _release(edition, release, list(lines(release.changes)), is_first=not number)
    ]
    return Body(
        ledger.location.path,
        (
            heading(1, told("Changes to the programme of {edition}", edition=edition.name)),
            paragraph(_meaning(), " ", _local_times(edition)),
            *((heading(2, words("Not released yet")), *pending) if pending else ()),
            *releases,
        ),
    )


def _meaning() -> Inline:
    return words("What is different from what was announced before.")


def _local_times(edition: Edition) -> Inline:
    place, zone_name = edition.place, edition.timezone
    if place:
        return told(
            "Times of the programme are local in {place} ({zone}).", place=place, zone=zone_name
        )
    return told("Times of the programme are local ({zone}).", zone=zone_name)


def _release(
    edition: Edition, release: Release, lines: Sequence[Block], *, is_first: bool
) -> Iterator[Block]:
    date = release.date.astimezone(ZoneInfo(edition.timezone))
    yield heading(2, release.name)
    label = f"{date_in_words(date)}, {clock(date)} {zone(date)}"
    yield paragraph(span("did", time(date, label)))
    if lines:
        yield from lines
    elif is_first:
        yield paragraph(words("The first programme that was announced."))
    else:
        yield paragraph(words("Only details have changed."))


def _lines(portal: Portal, edition: Edition, changes: Iterable[Change]) -> Iterator[Block]:
    """`Moved`, and `[Title](…), Fri 26 March 11:00 → 11:30, Room A → Room B`."""
    timetable = portal.timetables[edition.id]
    accounts = [account(edition, change) for change in told_changes(changes)]
    told_of = [
        line(
            Strong(told("{changes}:", changes=Words(said.words))),
            " ",
            joined(", ", (_title(timetable, said), *map(_fact, said.facts))),
        )
        for said in accounts
    ]
    yield from bullets("changes", told_of)


def _title(timetable: Timetable, said: Account) -> Inline:
    """Linked where the event is still in the programme, also under another title."""
    event = timetable.by_key.get(said.event)
    if event is None:
        return as_inline(said.title)
    return doc_link(said.title, session_docname(event.session), event.anchor if event.talk else "")


def _fact(fact: Fact) -> Line:
    before = _piece(fact.before) if fact.before else None
    return told(fact.message, before=before, after=_piece(fact.after))


def _piece(piece: Piece) -> Inline:
    if piece.when is None:
        return as_inline(piece.text)
    if isinstance(piece.when, datetime):
        return time(piece.when, piece.text)
    return marked_date(piece.when, piece.text)
