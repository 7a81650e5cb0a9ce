"""The programme as it is now → the ledger that announces it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.ledger.release_names import name_problem
from sphinx_proceedings.model.ledger.values import Ledger, Release
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import ledger_path

__all__ = ["is_behind", "make_release", "name_taken"]


def is_behind(portal: Portal, edition: str) -> bool:
    """Whether a release would write anything: also what only calendars tell may have changed."""
    identities = portal.event_identities[edition]
    if portal.last_release(edition) is None:
        return bool(identities)
    return any(identity.unreleased for identity in identities.values())


def name_taken(portal: Portal, edition: str, name: str) -> bool:
    """Whether a release of the edition has this name."""
    ledger = portal.ledger_by_edition.get(edition)
    return ledger is not None and any(release.name == name for release in ledger.releases)


def make_release(portal: Portal, edition: str, name: str, now: datetime) -> Ledger | None:
    """The ledger with a release of this name, or None where there is nothing to announce.

    `now` is aware; the release is dated to its second, or a second after the release before it if
    that is later: its date never goes backwards, whatever a clock says.  Raises ValueError for a
    name that cannot be one or is taken.
    """
    problem = name_problem(name) or ("is taken" if name_taken(portal, edition, name) else "")
    if problem:
        raise ValueError(f"the name {name!r} {problem}")
    if not is_behind(portal, edition):
        return None
    ledger = portal.ledger_by_edition.get(edition)
    releases = ledger.releases if ledger else ()
    identities = portal.event_identities[edition].values()
    date = _date(releases, now)
    # Everything is new in the first release, which is no news.
    changes = [identity.pending for identity in identities if identity.pending] if releases else []
    return Ledger(
        edition=edition,
        location=ledger.location if ledger else Location(path=ledger_path(edition)),
        releases=(*releases, Release(name=name, date=date, changes=tuple(changes))),
        events=tuple(
            each.released(date if not releases or each.unreleased else each.modified)
            for each in identities
        ),
    )


def _date(releases: tuple[Release, ...], now: datetime) -> datetime:
    date = now.astimezone(UTC).replace(microsecond=0)
    return max(date, releases[-1].date + timedelta(seconds=1)) if releases else date
