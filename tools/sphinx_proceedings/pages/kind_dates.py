"""When a page of each kind last had something new to say; None where that is not known."""

from __future__ import annotations

from datetime import datetime

from sphinx_proceedings.outputs.feeds.record_dates import DatesOfRecords
from sphinx_proceedings.pages.page import Page

__all__ = ["affiliation", "anything", "edition", "paper", "person", "session", "topic"]


def anything(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Whatever changes."""
    return dates.whole


def edition(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its edition; without one, whatever changes."""
    return dates.edition(page.edition) if page.edition else dates.whole


def paper(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its paper."""
    return dates.of(page.record)


def session(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its session."""
    return dates.of_session(page.record)


def person(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its person."""
    return dates.person(page.name)


def topic(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its topic."""
    return dates.topic(page.record[0])


def affiliation(dates: DatesOfRecords, page: Page) -> datetime | None:
    """Its affiliation."""
    return dates.affiliation(page.record[0])
