"""What the head of each kind of page tells machines, every vocabulary together.

The canonical address, the character set and the viewport are Sphinx's and its theme's to write.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval

from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.outputs.head.context import Alternate, PageContext
from sphinx_proceedings.outputs.head.dublin_core import dublin_core_tags
from sphinx_proceedings.outputs.head.highwire import highwire_tags
from sphinx_proceedings.outputs.head.open_graph import paper_preview, person_preview, preview
from sphinx_proceedings.outputs.head.schema_event import edition_node, programme_data, session_data
from sphinx_proceedings.outputs.head.schema_org import (
    affiliations,
    breadcrumbs,
    node,
    profile_data,
    website_data,
)
from sphinx_proceedings.outputs.head.schema_paper import paper_data, volume_data
from sphinx_proceedings.outputs.head.signposting import alternate_links, paper_links, typed_links
from sphinx_proceedings.outputs.head.tags import JsonLd, Meta, Tag
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.outputs.work import Work

__all__ = [
    "Alternate",
    "PageContext",
    "edition_tags",
    "list_tags",
    "paper_tags",
    "papers_tags",
    "person_tags",
    "plain_tags",
    "programme_tags",
    "session_tags",
]

_HOME = "index"


def paper_tags(context: PageContext, work: Work) -> tuple[Tag, ...]:
    """A paper's page.

    A withdrawn paper's page keeps title and notice for people and asks to be left out of search;
    nothing in its head offers it for citing.
    """
    paper = work.paper
    robots = (Meta("robots", "noindex"),) if paper.withdrawn else ()
    return (
        *robots,
        *highwire_tags(work),
        *dublin_core_tags(context, work),
        *paper_preview(context, work),
        *paper_links(context, work),
        paper_data(context, work),
        *breadcrumbs(context),
    )


def session_tags(context: PageContext, session: Session) -> tuple[Tag, ...]:
    """A session's page."""
    edition = context.portal.edition_by_id[session.edition]
    titles = (context.portal.talk_title(session.edition, talk).plain for talk in session.talks)
    described = "; ".join(title for title in titles if title)
    return (
        *preview(context, f"{session.title}, {edition.name}", described or session.note),
        *_told(context, "Event", session_data(context, session)),
    )


def person_tags(context: PageContext, person: Person) -> tuple[Tag, ...]:
    """A person's page, described by what is said of them or where they last were."""
    described = paragraphs_text(person.bio) or "".join(affiliations(context, person)[:1])
    return (
        *person_preview(context, person, described),
        *_told(context, "ProfilePage", profile_data(context, person)),
    )


def papers_tags(context: PageContext, edition: Edition) -> tuple[Tag, ...]:
    """The list of an edition's papers: a collection, about the volume that holds them."""
    volume = edition.volume
    about = volume_data(context, volume) if volume else {}
    collection = node(
        "CollectionPage",
        name=edition.title or edition.name,
        url=context.url,
        mainEntity=about,
        about=edition_node(context, edition),
    )
    described = str(about.get("name", "")) or edition.title
    return (
        *preview(context, edition.name, described),
        *_told(context, "CollectionPage", JsonLd(collection)),
    )


def programme_tags(context: PageContext, edition: Edition) -> tuple[Tag, ...]:
    """An edition's timetable."""
    return (
        *preview(context, edition.name, _described(context, edition)),
        *_told(context, "Event", programme_data(context, edition)),
    )


def edition_tags(context: PageContext, edition: Edition) -> tuple[Tag, ...]:
    """An edition as a whole; one without a date is no event."""
    event = edition_node(context, edition)
    told = event or node("WebPage", name=edition.name, url=context.url)
    return (
        *preview(context, edition.name, _described(context, edition)),
        *_told(context, "Event" if event else "WebPage", JsonLd(told)),
    )


def list_tags(context: PageContext, title: str, description: str) -> tuple[Tag, ...]:
    """A list of papers, people, topics or affiliations."""
    collection = node("CollectionPage", name=title, description=description, url=context.url)
    return (
        *preview(context, title, description),
        *_told(context, "CollectionPage", JsonLd(collection)),
    )


def plain_tags(context: PageContext, title: str, description: str) -> tuple[Tag, ...]:
    """An index or a hand-written page; the home page tells of the whole site."""
    home = (website_data(context, description),) if context.docname == _HOME else ()
    return (
        *preview(context, title, description),
        *alternate_links(context),
        *home,
        *breadcrumbs(context),
    )


def _told(context: PageContext, kind: str, data: JsonLd) -> Iterator[Tag]:
    """What the page's record is, where it can be had in other formats, and the way to the page."""
    yield from typed_links(kind)
    yield from alternate_links(context)
    yield data
    yield from breadcrumbs(context)


def _described(context: PageContext, edition: Edition) -> str:
    """Title, place and days, as far as they are known."""
    told = (edition.title, edition.place, _days(context.language, edition))
    return ". ".join(part for part in told if part)


def _days(language: str, edition: Edition) -> str:
    """The edition's days in the site's language, or empty."""
    if edition.start is None:
        return ""
    try:
        # English without a country is British here, as on the pages.
        locale = Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en", "GB")
    end = edition.end or edition.start
    return format_interval(edition.start, end, "yMMMMd", locale=locale)
