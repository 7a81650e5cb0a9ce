"""Whether embargoes withhold something, and for how long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.embargoes import Embargo, Withheld
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.published import withheld_of_paper, withheld_of_talk

__all__ = ["check_embargoes", "pending_embargoes"]

_LONG = 2
"""Years after an edition: whoever wants that for a paper has mostly mistyped the year."""

_Found = tuple[str, Embargo, Withheld | None]
"""What an embargo is about, and what it withholds of that."""


def check_embargoes(portal: Portal) -> Iterator[Diagnostic]:
    """Each embargo withholds something, and not for years after the edition.

    One of a whole volume or edition may be stated before there is anything to withhold.
    """
    for edition in portal.editions:
        by_place: dict[Location, list[_Found]] = defaultdict(list)
        for found in _embargoes(portal, edition):
            by_place[found[1].location].append(found)
        for location, listed in by_place.items():
            what, embargo, _ = listed[0]
            subject = f"{edition.id}/{what}" if len(listed) == 1 else edition.id
            if len(listed) == 1 and listed[0][2] is None:
                yield Diagnostic(
                    code=Code.EMBARGO_DOUBTFUL,
                    location=location,
                    message="the embargo withholds nothing: there is no abstract, file or link to"
                    " one",
                    hint="add them, or take the embargo out",
                    subject=subject,
                )
            if embargo.until is not None and _is_long(embargo.until, edition):
                yield Diagnostic(
                    code=Code.EMBARGO_DOUBTFUL,
                    location=location,
                    message=f"the embargo ends on {embargo.until.date()}, more than {_LONG} years"
                    " after the edition",
                    hint="correct the year, if it is a slip",
                    subject=subject,
                )


def pending_embargoes(portal: Portal, now: datetime) -> Iterator[Diagnostic]:
    """How much is withheld now of each edition, and until when the first of it is."""
    for edition in portal.editions:
        pending = [
            embargo
            for _, embargo, withheld in _embargoes(portal, edition)
            if withheld is not None and not embargo.is_over(now)
        ]
        if not pending:
            continue
        ends = [(each.until, each) for each in pending if each.until is not None]
        until, first = min(ends, key=lambda end: end[0].astimezone(UTC), default=(None, pending[0]))
        number = (
            "1 paper or talk is" if len(pending) == 1 else f"{len(pending):,} papers or talks are"
        )
        when = f"the next embargo ends on {until:%Y-%m-%d %H:%M}" if until else "none has an end"
        yield Diagnostic(
            code=Code.EMBARGO_PENDING,
            location=first.location,
            message=f"{number} withheld in {edition.id}; {when}"
            + (f" ({edition.timezone})" if until else ""),
            hint="build the site again then, such as by a schedule of CI",
            subject=edition.id,
        )


def _embargoes(portal: Portal, edition: Edition) -> Iterator[_Found]:
    """All that are stated in an edition, over or not; withdrawn papers do not count."""
    for paper in portal.papers_by_edition[edition.id]:
        embargo = portal.embargoes.get((edition.id, paper.key))
        if embargo is not None and not paper.withdrawn:
            yield paper.key, embargo, withheld_of_paper(paper, embargo)
    for session in edition.sessions:
        for talk in session.talks:
            if talk.embargo is not None:
                yield session.id, talk.embargo, withheld_of_talk(talk, talk.embargo)


def _is_long(until: datetime, edition: Edition) -> bool:
    year = edition.year
    last = edition.end or edition.start or (date(year, 12, 31) if year else None)
    return last is not None and (until.year - _LONG, until.month, until.day) > (
        last.year,
        last.month,
        last.day,
    )
