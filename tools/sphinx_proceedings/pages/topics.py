"""Pages of topics: one a topic, and the list of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sphinx_proceedings.model.addresses import TOPICS_INDEX, topic_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.topics import Topic
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.alphabet import Spelled, alphabetical_pages
from sphinx_proceedings.pages.blocks import Block, Fact, Facts, Item, paragraph
from sphinx_proceedings.pages.inlines import (
    Inline,
    Line,
    Plain,
    Words,
    doc_link,
    joined,
    line,
    span,
    told_of_many,
    words,
)
from sphinx_proceedings.pages.lists import Entry, Listing, Section, list_pages
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.paper_lists import PaperLines
from sphinx_proceedings.pages.redirects import former_topic_page
from sphinx_proceedings.pages.sort_keys import folded
from sphinx_proceedings.wording.messages import gettext, ngettext, number

__all__ = ["pages_of_topic", "topic_pages"]

_SOURCE = "the keywords of the papers and papers/topics.yaml"
_MOST_RELATED = 10
_FEW = 30
"""Topics that are seen at once."""
_MANY_PAPERS = 200
"""Of a topic with more, the topics beside it are counted over the latest ones."""


def topic_pages(lines: PaperLines) -> Iterator[Page]:
    """The list of topics and the page of each; nothing where papers have no keywords."""
    topics = lines.portal.topics
    if not topics:
        return
    listing = Listing(
        docname=TOPICS_INDEX,
        kind=kinds.TOPICS,
        name="topics",
        title=gettext("Topics"),
        source=_SOURCE,
        style="topics-list" if len(topics) >= _FEW else "topics-list cloud",
        lead=(
            paragraph(
                Words(
                    ngettext(
                        "{count} topic of the papers, from A to Z.",
                        "{count} topics of the papers, from A to Z.",
                        len(topics),
                    )
                )
            ),
        ),
    )
    spelled = (_spelled(lines, topic) for topic in topics)
    yield from alphabetical_pages(listing, spelled, fewest=_FEW)
    for topic in topics:
        yield from pages_of_topic(lines, topic)


def _spelled(lines: PaperLines, topic: Topic) -> Spelled:
    return Spelled(
        key=(folded(topic.label), topic.label, topic.slug),
        entry=Entry(
            name=topic.label,
            version=version_of(topic.slug, topic.label, _count(topic)),
            # Not the topic, which holds its papers.
            line=_item,
            of=(topic.label, topic.slug, _count(topic)),
        ),
    )


def _item(label: str, slug: str, count: str) -> Item:
    return Item((line(doc_link(label, topic_docname(slug)), " ", span("count", Words(count))),))


def _line(topic: Topic) -> Line:
    return line(_link(topic), " ", span("count", Words(_count(topic))))


def _count(topic: Topic) -> str:
    """How many papers, or, of a topic that only gathers others, how many narrower topics."""
    if topic.papers or not topic.narrower:
        return number(len(topic.papers))
    return ngettext("{count} narrower topic", "{count} narrower topics", len(topic.narrower))


def _link(topic: Topic) -> Inline:
    return doc_link(topic.label, topic_docname(topic.slug))


def pages_of_topic(lines: PaperLines, topic: Topic) -> Iterator[Page]:
    """The pages of a topic: what lies around it, and its papers, newest first."""
    listing = Listing(
        docname=topic_docname(topic.slug),
        kind=kinds.TOPIC,
        name=topic.slug,
        title=topic.label,
        heading=Plain(topic.label),
        # For translators: tells it from other pages of the same title, in brackets behind it.
        qualifier=gettext("topic"),
        source=_SOURCE,
        sections=(Section(entries=lines.newest_first(topic.papers)),) if topic.papers else (),
        above=((gettext("Topics"), TOPICS_INDEX),),
        lead=tuple(_lead(lines, topic)),
    )
    yield from list_pages(listing)
    for former_slug in topic.former_slugs:
        yield former_topic_page(topic, former_slug)


def _lead(lines: PaperLines, topic: Topic) -> Iterator[Block]:
    by_slug = lines.portal.topic_by_slug
    yield paragraph(Words(_number_of_papers(len(topic.papers))))
    facts = []
    if topic.broader:
        # For translators: a topic that is broader than this one.
        facts.append(Fact(words("Broader"), _link(by_slug[topic.broader])))
    if topic.narrower:
        narrower = joined(", ", [_line(by_slug[slug]) for slug in topic.narrower])
        # For translators: topics that are narrower than this one.
        facts.append(Fact(words("Narrower"), narrower))
    if related := _related(lines, topic):
        shown = [
            line(
                _link(other),
                " ",
                span("count", told_of_many("{count} paper", "{count} papers", shared)),
            )
            for other, shared in related
        ]
        facts.append(Fact(words("Related"), joined(", ", shown)))
    if facts:
        yield Facts(tuple(facts))


def _number_of_papers(count: int) -> str:
    if count > 1:
        return ngettext(
            "{count} paper on this topic, newest first.",
            "{count} papers on this topic, newest first.",
            count,
        )
    return ngettext("{count} paper on this topic.", "{count} papers on this topic.", count)


def _related(lines: PaperLines, topic: Topic) -> list[tuple[Topic, int]]:
    """Other topics of the same papers, those with most in common first."""
    portal = lines.portal
    near = {topic.slug, topic.broader, *topic.narrower}
    shared = Counter(
        other.slug
        for paper in topic.papers[-_MANY_PAPERS:]
        for other in portal.topics_of_paper[paper.edition, paper.key]
        if other.slug not in near
    )
    ordered = sorted(shared, key=lambda slug: (-shared[slug], slug))[:_MOST_RELATED]
    return [(portal.topic_by_slug[slug], shared[slug]) for slug in ordered]
