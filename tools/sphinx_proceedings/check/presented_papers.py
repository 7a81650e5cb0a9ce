"""Rules about which papers the programme presents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_proceedings.check.session_problems import session_problem
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.programme import SessionKind

__all__ = ["check_scheduled"]

_EACH = 3
"""So many papers of an edition that no session presents are told one by one."""


def check_scheduled(portal: Portal) -> Iterator[Diagnostic]:
    """A paper of an edition with talks is presented once: as a talk, as a poster, or as both.

    What is cancelled was scheduled, but is not presented.
    """
    for paper in portal.papers:
        scheduled = portal.talks_of_paper.get((paper.edition, paper.key), ())
        presented = [
            item for item in scheduled if not (item.talk.cancelled or item.session.cancelled)
        ]
        yield from _again(paper, [item for item in presented if _is_poster(item)])
        yield from _again(paper, [item for item in presented if not _is_poster(item)])
    for edition in dict.fromkeys(edition for edition, _ in portal.talks_of_paper):
        papers = portal.papers_by_edition.get(edition, ())
        missing = [p for p in papers if (edition, p.key) not in portal.talks_of_paper]
        yield from _unscheduled(edition, missing, len(papers))


def _unscheduled(edition: str, missing: Sequence[Paper], papers: int) -> Iterator[Diagnostic]:
    """One for every paper that was perhaps forgotten; of many, one that tells how many."""
    if len(missing) <= _EACH:
        for paper in missing:
            yield Diagnostic(
                code=Code.PAPER_UNSCHEDULED,
                location=paper.location,
                message=f"no session of {edition} presents {paper.key}",
                hint=f"add “- paper: {paper.key}” to a session's talks if it is presented",
                subject=f"{edition}/{paper.key}",
            )
    else:
        first = ", ".join(paper.key for paper in missing[:_EACH])
        yield Diagnostic(
            code=Code.PAPER_UNSCHEDULED,
            location=missing[0].location,
            message=f"no session of {edition} presents {len(missing)} of its {papers} papers:"
            f" {first} and others",
            hint="add “- paper: …” to a session's talks for each that is presented",
            subject=edition,
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
