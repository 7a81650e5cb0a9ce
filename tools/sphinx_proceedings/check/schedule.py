"""Rules about which papers the programme presents."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.portal import Portal

__all__ = ["check_scheduled"]


def check_scheduled(portal: Portal) -> Iterator[Diagnostic]:
    """A paper of an edition with talks is presented once."""
    scheduled_editions = {edition for edition, _ in portal.talks_of_paper}
    for paper in portal.papers:
        talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
        for extra in talks[1:]:
            yield Diagnostic(
                code=Code.PAPER_SCHEDULED_TWICE,
                location=extra.talk.location,
                message=f"{paper.key} is presented in {talks[0].session.id}"
                f" and again in {extra.session.id}",
                hint="remove one of the two talks",
                subject=f"{paper.edition}/{extra.session.id}",
                related=(talks[0].talk.location,),
            )
        if not talks and paper.edition in scheduled_editions:
            yield Diagnostic(
                code=Code.PAPER_UNSCHEDULED,
                location=paper.location,
                message=f"no session of {paper.edition} presents {paper.key}",
                hint=f"add “- paper: {paper.key}” to a session's talks if it is presented",
                subject=f"{paper.edition}/{paper.key}",
            )
