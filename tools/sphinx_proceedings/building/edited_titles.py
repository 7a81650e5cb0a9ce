"""Whether other titles are texts and nothing else: what is told of them may follow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal

__all__ = ["are_titles_alone"]


def are_titles_alone(
    portal: Portal, titles: Collection[PaperId], diagnostics: Iterable[Diagnostic]
) -> bool:
    """Whether nothing follows from these other titles but that they are told.

    `diagnostics` are what was wrong before with the sources.
    """
    if not titles:
        return True
    # It takes long to load.
    from sphinx_proceedings.check.duplicates import check_duplicates  # noqa: PLC0415

    editions = {edition for edition, _ in titles}
    papers = [portal.paper_by_id[each] for each in sorted(titles)]
    told = (each.subject.partition("/")[0] for each in diagnostics if each.code is Code.SAME_TITLE)
    return (
        editions.isdisjoint(told)
        and all(
            each.code is not Code.SAME_TITLE
            for edition in sorted(editions)
            for each in check_duplicates(_of(portal, edition))
        )
        and all(_is_told_alone(portal, paper) for paper in papers)
    )


def _of(portal: Portal, edition: str) -> Portal:
    return replace(portal, papers=portal.papers_by_edition[edition])


def _is_told_alone(portal: Portal, paper: Paper) -> bool:
    """Not where a page leads to it from a former address, or a programme has the title as well."""
    talks = portal.talks_of_paper.get((paper.edition, paper.key), ())
    # Of a released programme it is told how it has changed.
    is_released = bool(talks) and paper.edition in portal.released
    states = any(item.talk.states_title for item in talks)
    return not (paper.former_keys or is_released or states)
