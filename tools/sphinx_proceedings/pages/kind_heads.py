"""What the head of each kind of page tells machines, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.calendars.schedule_files import app_feeds
from sphinx_proceedings.outputs.feeds.atom import person_feed_path
from sphinx_proceedings.outputs.feeds.atom_elements import ATOM_TYPE
from sphinx_proceedings.outputs.head.cards import paper_card
from sphinx_proceedings.outputs.head.context import Alternate, PageContext
from sphinx_proceedings.outputs.head.head import (
    edition_tags,
    list_tags,
    paper_tags,
    papers_tags,
    person_tags,
    plain_tags,
    programme_tags,
    session_tags,
)
from sphinx_proceedings.outputs.head.tags import Tag
from sphinx_proceedings.outputs.work import work_of
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "app_schedules",
    "card_of_paper",
    "edition",
    "listing",
    "no_schedules",
    "paper",
    "papers",
    "person",
    "person_feed",
    "plain",
    "programme",
    "session",
]

Lead = Callable[[], str]


def plain(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """A page of which no more is known."""
    return plain_tags(here, title, lead())


def listing(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """A list."""
    return list_tags(here, page.title, lead())


def paper(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """A paper's page."""
    portal = here.portal
    return paper_tags(here, work_of(portal, portal.paper_by_id[page.record], here.site))


def session(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """A session's page."""
    return session_tags(here, here.portal.session_by_id[page.record])


def person(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """A person's page."""
    return person_tags(here, here.portal.person_by_id[page.name])


def papers(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """An edition's papers, or all editions'."""
    if not page.edition:
        return plain(here, page, title, lead)
    return papers_tags(here, here.portal.edition_by_id[page.edition])


def programme(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """An edition's programme, or all editions'."""
    if not page.edition:
        return plain(here, page, title, lead)
    return programme_tags(here, here.portal.edition_by_id[page.edition])


def edition(here: PageContext, page: Page, title: str, lead: Lead) -> tuple[Tag, ...]:
    """An edition as a whole."""
    return edition_tags(here, here.portal.edition_by_id[page.edition])


def card_of_paper(portal: Portal, page: Page) -> str:
    """The path of the paper's card; a withdrawn one has none."""
    found = portal.paper_by_id[page.record]
    return "" if found.withdrawn else paper_card(found)


def person_feed(portal: Portal, page: Page) -> Alternate | None:
    """The feed of a person's papers, of those who have some."""
    if not portal.activity_by_person[page.name].papers:
        return None
    label = gettext("Papers of {person}", person=page.title)
    return Alternate(path=person_feed_path(page.name), media_type=ATOM_TYPE, label=label)


def app_schedules(page: Page) -> Mapping[str, str]:
    """Path and media type of the programme in each form that schedule apps read."""
    return app_feeds(page.edition)


def no_schedules(page: Page) -> Mapping[str, str]:
    """A calendar is all there is."""
    return {}
