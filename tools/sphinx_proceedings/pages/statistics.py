"""The page of an edition in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sphinx_proceedings.insight.statistics import Count, Statistics, edition_statistics
from sphinx_proceedings.model.addresses import papers_docname, statistics_docname
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, eyebrow, heading, paragraph
from sphinx_proceedings.pages.charts import Bar, Chart
from sphinx_proceedings.pages.inlines import Emphasised, Plain, Words, doc_link
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import KIND_LABELS, counted, session_link

__all__ = ["statistics_page"]

_MOST_TOPICS = 20
_MOST_AFFILIATIONS = 15
_MOST_SESSIONS = 40
"""Of more the programme is the better list."""


def statistics_page(portal: Portal, edition: Edition) -> Page:
    """An edition's papers, authors and committees in numbers."""
    return Page(
        docname=statistics_docname(edition.id),
        kind=kinds.STATISTICS,
        name=edition.id,
        title=f"{edition.name} in numbers",
        edition=edition.id,
        body=partial(_body, portal, edition),
    )


def _body(portal: Portal, edition: Edition) -> Body:
    numbers = edition_statistics(portal, edition)
    papers = counted(numbers.papers, "paper", "papers")
    authors = counted(numbers.authors, "author", "authors")
    return Body(
        f"{bib_path(edition.id)}, the programme and the committees",
        (
            eyebrow(doc_link(edition.name, papers_docname(edition.id))),
            heading(1, edition.name, Words(" in numbers")),
            paragraph(Words(f"{papers} by {authors}. Withdrawn papers do not count.")),
            *(
                block
                for chart in _charts(numbers)
                # Where everything occurs once, there is nothing to compare.
                if any(bar.count > 1 for bar in chart.bars)
                for block in chart.blocks
            ),
        ),
    )


def _charts(numbers: Statistics) -> Iterator[Chart]:
    of_papers = partial(Chart, counted="Papers", whole=numbers.papers)
    yield of_papers(
        title="Papers by topic",
        of="Topic",
        bars=_bars(numbers.topics[:_MOST_TOPICS]),
        note=f"Topics are the papers’ keywords; {_have(numbers.with_topic, numbers.papers)}."
        f" A paper counts for each of its topics.{_left_out(numbers.topics)}",
    )
    yield Chart(
        title="Authors by affiliation",
        of="Affiliation",
        counted="Authors",
        bars=_with_others(_bars(numbers.affiliations), "affiliations"),
        whole=numbers.authors,
        note="Affiliations are told apart as they are printed;"
        f" {_have(numbers.with_affiliation, numbers.authors)}."
        " Who is printed with two counts for both.",
    )
    sessions = numbers.sessions if len(numbers.sessions) <= _MOST_SESSIONS else ()
    yield of_papers(
        title="Papers by session",
        of="Session",
        bars=[Bar(label=session_link(session), count=count) for session, count in sessions],
    )
    yield of_papers(
        title="Papers by kind of session",
        of="Kind",
        bars=[Bar(label=Words(KIND_LABELS[kind]), count=count) for kind, count in numbers.kinds],
    )
    yield of_papers(
        title="Papers by number of authors",
        of="Authors",
        bars=_bars(numbers.authors_each),
    )
    yield Chart(
        title="Committees",
        of="Committee",
        counted="People",
        bars=_bars(numbers.committees),
        whole=sum(each.count for each in numbers.committees),
    )


def _bars(counts: Sequence[Count]) -> list[Bar]:
    return [Bar(label=Plain(each.label), count=each.count) for each in counts]


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


def _have(some: int, whole: int) -> str:
    return "all have some" if some == whole else f"{some:,} of {whole:,} have some"
