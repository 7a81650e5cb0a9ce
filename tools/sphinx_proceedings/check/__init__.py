"""Rules over the model, one file a subject.  `run_checks` applies them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sphinx_proceedings.check.archival import check_archival
from sphinx_proceedings.check.boards import check_boards
from sphinx_proceedings.check.duplicates import check_duplicates
from sphinx_proceedings.check.embargoes import check_embargoes
from sphinx_proceedings.check.known_problems import acknowledge
from sphinx_proceedings.check.ledger import check_ledger
from sphinx_proceedings.check.overlaps import check_overlaps
from sphinx_proceedings.check.presented_papers import check_scheduled
from sphinx_proceedings.check.presenters_and_chairs import check_chairs, check_two_places
from sphinx_proceedings.check.session_times import check_days, check_times, check_too_short
from sphinx_proceedings.diagnostics import Code, Diagnostic, sort_diagnostics, summed_up
from sphinx_proceedings.model.portal import Portal

__all__ = ["RULES", "run_checks"]

Rule = Callable[[Portal], Iterable[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_times,
    check_days,
    check_overlaps,
    check_too_short,
    check_scheduled,
    check_boards,
    check_duplicates,
    check_archival,
    check_two_places,
    check_chairs,
    check_ledger,
    check_embargoes,
)


def run_checks(
    portal: Portal, earlier: Iterable[Diagnostic] = (), *, not_asked: Collection[Code] = ()
) -> tuple[Diagnostic, ...]:
    """Everything wrong with the portal: `earlier` diagnostics and those of all rules.

    Problems that a session or paper records as known become notes; many notes of a kind are summed
    up.  `not_asked` are kinds of problems that nobody has looked for.
    """
    found = [*earlier, *(diagnostic for rule in RULES for diagnostic in rule(portal))]
    return summed_up(sort_diagnostics(acknowledge(portal, found, not_asked=not_asked)))
