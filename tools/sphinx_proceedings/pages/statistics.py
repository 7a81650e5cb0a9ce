"""The page of an edition in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sphinx_proceedings.insight.statistics import Count, Places, Statistics, edition_statistics
from sphinx_proceedings.model.addresses import (
    affiliation_docname,
    role_docname,
    statistics_docname,
    topic_docname,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, heading, paragraph
from sphinx_proceedings.pages.charts import Bar, Chart
from sphinx_proceedings.pages.inlines import Emphasised, Plain, Words, doc_link
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import KIND_LABELS, counted, session_link

__all__ = ["statistics_page"]

_MOST_TOPICS = 20
_MOST_AFFILIATIONS = 15
_MOST_SESSIONS = 40
"""Of more the programme is the better list."""


def statistics_page(portal: Portal, edition: Edition, places: Places) -> Page:
    """An edition's papers, authors and committees in numbers."""
    return Page(
        docname=statistics_docname(edition.id),
        kind=kinds.STATISTICS,
        name=edition.id,
        title=f"{edition.name} in numbers",
        edition=edition.id,
        body=partial(_body, portal, edition, places),
    )


def _body(portal: Portal, edition: Edition, places: Places) -> Body:
    numbers = edition_statistics(portal, edition, places)
    papers = counted(numbers.papers, "paper", "papers")
    authors = counted(numbers.authors, "author", "authors")
    has_withdrawn = any(paper.withdrawn for paper in portal.papers_by_edition[edition.id])
    withdrawn = " Withdrawn papers do not count." if has_withdrawn else ""
    return Body(
        f"{bib_path(edition.id)}, the programme and the committees",
        (
            heading(1, edition.name, Words(" in numbers")),
            paragraph(Words(f"{papers} by {authors}.{withdrawn}")),
            *(
                block
                for chart in _charts(numbers)
                # Where everything occurs once, there is nothing to compare.
                if any(bar.count > 1 for bar in chart.bars if not bar.is_rest)
                for block in chart.blocks
            ),
        ),
    )


def _charts(numbers: Statistics) -> Iterator[Chart]:
    of_papers = partial(Chart, counted="Papers", whole=numbers.papers)
    yield of_papers(
        title="Papers by topic",
        of="Topic",
        bars=[
            *_bars(numbers.topics[:_MOST_TOPICS], topic_docname),
            *_rest("Without a topic", numbers.papers - numbers.with_topic),
        ],
        note=f"A paper counts for each of its topics.{_left_out(numbers.topics)}",
    )
    yield Chart(
        title="Authors by affiliation",
        of="Affiliation",
        counted="Authors",
        bars=[
            *_with_others(_bars(numbers.affiliations, affiliation_docname), "affiliations"),
            *_rest("Not known", numbers.authors - numbers.with_affiliation),
        ],
        whole=numbers.authors,
        note=f"Known for {numbers.with_affiliation:,} of {numbers.authors:,} authors."
        " Two affiliations count twice.",
    )
    yield from _by_session(numbers)
    yield of_papers(
        title="Papers by number of authors",
        of="Authors",
        bars=[
            *_bars(numbers.authors_each),
            *_rest("Not known", numbers.papers - numbers.with_authors),
        ],
    )
    yield Chart(
        title="Committees",
        of="Committee",
        counted="People",
        bars=_bars(numbers.committees, role_docname),
        whole=sum(each.count for each in numbers.committees),
        whole_of="places",
    )


def _by_session(numbers: Statistics) -> Iterator[Chart]:
    """Where papers are presented."""
    of_papers = partial(Chart, counted="Papers", whole=numbers.papers)
    sessions = numbers.sessions if len(numbers.sessions) <= _MOST_SESSIONS else ()
    others = _rest("In no session", numbers.papers - numbers.presented)
    yield of_papers(
        title="Papers by session",
        of="Session",
        bars=[
            *(Bar(label=session_link(session), count=count) for session, count in sessions),
            *others,
        ],
        note=_twice(numbers, sum(count for _, count in sessions)),
    )
    yield of_papers(
        title="Papers by type of session",
        of="Type",
        bars=[
            *(Bar(label=Words(KIND_LABELS[kind]), count=count) for kind, count in numbers.kinds),
            *others,
        ],
        note=_twice(numbers, sum(count for _, count in numbers.kinds)),
    )


def _bars(counts: Sequence[Count], docname: Callable[[str], str] | None = None) -> list[Bar]:
    """Each linked to its page where it has one."""
    return [
        Bar(
            label=doc_link(each.label, docname(each.key))
            if docname and each.key
            else Plain(each.label),
            count=each.count,
        )
        for each in counts
    ]


def _rest(label: str, count: int) -> list[Bar]:
    """What is in none of the others, if anything is."""
    return [Bar(label=Emphasised(Words(label)), count=count, is_rest=True)] if count else []


def _twice(numbers: Statistics, total: int) -> str:
    return "A paper presented twice counts for both." if total > numbers.presented else ""


def _with_others(bars: Sequence[Bar], plural: str) -> list[Bar]:
    """The first of the bars, and all others as one."""
    first, others = list(bars[:_MOST_AFFILIATIONS]), bars[_MOST_AFFILIATIONS:]
    if others:
        label = f"{len(others):,} other {plural}"
        first.append(Bar(label=Emphasised(Words(label)), count=sum(bar.count for bar in others)))
    return first


def _left_out(topics: Sequence[Count]) -> str:
    rarer = len(topics) - _MOST_TOPICS
    if rarer < 1:
        return ""
    return f" {rarer:,} rarer {'topic is' if rarer == 1 else 'topics are'} left out."
