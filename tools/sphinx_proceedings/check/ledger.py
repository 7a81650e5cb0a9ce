"""Whether programmes are as they were last released."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal

__all__ = ["check_ledger"]


def check_ledger(portal: Portal) -> Iterator[Diagnostic]:
    """An edition that was released has no changes that are not."""
    for ledger in portal.ledgers:
        identities = portal.event_identities[ledger.edition].values()
        behind = sum(identity.unreleased for identity in identities)
        if behind and ledger.releases:
            events = "1 event has" if behind == 1 else f"{behind} events have"
            yield Diagnostic(
                code=Code.LEDGER_BEHIND,
                location=ledger.location,
                message=f"{events} changed since the release {ledger.releases[-1].name!r}",
                hint=f"when it is to be announced: proceedings release NAME"
                f" --edition {ledger.edition}",
                subject=ledger.edition,
            )
