"""Rules about which papers the programme presents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_proceedings.check.problem import session_problem
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import SessionKind

__all__ = ["check_scheduled"]


def check_scheduled(portal: Portal) -> Iterator[Diagnostic]:
    """A paper of an edition with talks is presented once: as a talk, as a poster, or as both.

    What is cancelled was scheduled, but is not presented.
    """
    scheduled_editions = {edition for edition, _ in portal.talks_of_paper}
    for paper in portal.papers:
        scheduled = portal.talks_of_paper.get((paper.edition, paper.key), ())
        presented = [
            item for item in scheduled if not (item.talk.cancelled or item.session.cancelled)
        ]
        yield from _again(paper, [item for item in presented if _is_poster(item)])
        yield from _again(paper, [item for item in presented if not _is_poster(item)])
        if not scheduled and paper.edition in scheduled_editions:
            yield Diagnostic(
                code=Code.PAPER_UNSCHEDULED,
                location=paper.location,
                message=f"no session of {paper.edition} presents {paper.key}",
                hint=f"add “- paper: {paper.key}” to a session's talks if it is presented",
                subject=f"{paper.edition}/{paper.key}",
            )


def _is_poster(item: ScheduledTalk) -> bool:
    return SessionKind.POSTERS in item.session.kinds


def _again(paper: Paper, presented: Sequence[ScheduledTalk]) -> Iterator[Diagnostic]:
    """One for every presentation but the first."""
    for extra in presented[1:]:
        yield session_problem(
            Code.PAPER_SCHEDULED_TWICE,
            extra.session,
            f"{paper.key} is presented in {presented[0].session.id}"
            f" and again in {extra.session.id}",
            "remove one of the two talks",
            location=extra.talk.location,
            related=(presented[0].talk.location,),
        )
