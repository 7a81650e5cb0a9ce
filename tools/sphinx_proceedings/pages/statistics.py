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
from sphinx_proceedings.outputs.session_kinds import KIND_LABELS
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, heading, paragraph
from sphinx_proceedings.pages.charts import Bar, Chart, share_of_papers
from sphinx_proceedings.pages.inlines import Emphasised, Part, Plain, Words, doc_link, told, words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.record_links import session_link
from sphinx_proceedings.wording.messages import gettext, ngettext, number

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
        title=gettext("{edition} in numbers", edition=edition.name),
        edition=edition.id,
        body=partial(_body, portal, edition, places),
    )


def _body(portal: Portal, edition: Edition, places: Places) -> Body:
    numbers = edition_statistics(portal, edition, places)
    papers = ngettext("{count} paper", "{count} papers", numbers.papers)
    authors = ngettext("{count} author", "{count} authors", numbers.authors)
    # For translators: {papers} is “23 papers”, {authors} is “68 authors”.
    told_all: list[Part] = [words("{papers} by {authors}.", papers=papers, authors=authors)]
    if any(paper.withdrawn for paper in portal.papers_by_edition[edition.id]):
        told_all += [" ", words("Withdrawn papers do not count.")]
    return Body(
        f"{bib_path(edition.id)}, the programme and the committees",
        (
            heading(1, told("{edition} in numbers", edition=edition.name)),
            paragraph(*told_all),
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
    of_papers = _of_papers(numbers)
    yield of_papers(
        title=gettext("Papers by topic"),
        of=gettext("Topic"),
        bars=[
            *_bars(numbers.topics[:_MOST_TOPICS], topic_docname),
            *_rest(gettext("Without a topic"), numbers.papers - numbers.with_topic),
        ],
        note=_of_topics(numbers.topics),
    )
    yield Chart(
        title=gettext("Authors by affiliation"),
        of=gettext("Affiliation"),
        counted=gettext("Authors"),
        bars=[
            *_with_others(_bars(numbers.affiliations, affiliation_docname)),
            *_rest(gettext("Not known"), numbers.authors - numbers.with_affiliation),
        ],
        whole=numbers.authors,
        share=ngettext("Share of {count} author", "Share of {count} authors", numbers.authors),
        note=ngettext(
            "Known for {known} of {count} author. Two affiliations count twice.",
            "Known for {known} of {count} authors. Two affiliations count twice.",
            numbers.authors,
            known=number(numbers.with_affiliation),
        ),
    )
    yield from _by_session(numbers)
    yield of_papers(
        title=gettext("Papers by number of authors"),
        of=gettext("Authors"),
        bars=[
            *_bars(numbers.authors_each),
            *_rest(gettext("Not known"), numbers.papers - numbers.with_authors),
        ],
    )
    places = sum(each.count for each in numbers.committees)
    yield Chart(
        title=gettext("Committees"),
        of=gettext("Committee"),
        counted=gettext("People"),
        bars=_bars(numbers.committees, role_docname),
        whole=places,
        # For translators: places in committees; who is on two counts twice.
        share=ngettext("Share of {count} place", "Share of {count} places", places),
    )


def _of_papers(numbers: Statistics) -> Callable[..., Chart]:
    """What makes a chart that counts papers."""
    return partial(
        Chart,
        counted=gettext("Papers"),
        whole=numbers.papers,
        share=share_of_papers(numbers.papers),
    )


def _by_session(numbers: Statistics) -> Iterator[Chart]:
    """Where papers are presented."""
    of_papers = _of_papers(numbers)
    sessions = numbers.sessions if len(numbers.sessions) <= _MOST_SESSIONS else ()
    others = _rest(gettext("In no session"), numbers.papers - numbers.presented)
    yield of_papers(
        title=gettext("Papers by session"),
        of=gettext("Session"),
        bars=[
            *(Bar(label=session_link(session), count=count) for session, count in sessions),
            *others,
        ],
        note=_twice(numbers, sum(count for _, count in sessions)),
    )
    yield of_papers(
        title=gettext("Papers by type of session"),
        of=gettext("Type"),
        bars=[
            *(
                Bar(label=Words(gettext(KIND_LABELS[kind])), count=count)
                for kind, count in numbers.kinds
            ),
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
    is_some = total > numbers.presented
    return gettext("A paper presented twice counts for both.") if is_some else ""


def _with_others(bars: Sequence[Bar]) -> list[Bar]:
    """The first of the affiliations, and all others as one."""
    first, others = list(bars[:_MOST_AFFILIATIONS]), bars[_MOST_AFFILIATIONS:]
    if others:
        label = ngettext("{count} other affiliation", "{count} other affiliations", len(others))
        first.append(Bar(label=Emphasised(Words(label)), count=sum(bar.count for bar in others)))
    return first


def _of_topics(topics: Sequence[Count]) -> str:
    said = gettext("A paper counts for each of its topics.")
    rarer = len(topics) - _MOST_TOPICS
    if rarer < 1:
        return said
    left_out = ngettext(
        "{count} rarer topic is left out.", "{count} rarer topics are left out.", rarer
    )
    return f"{said} {left_out}"
