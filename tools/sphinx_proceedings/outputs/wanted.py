"""What is made beside the pages, and may be left out."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Output"]


class Output(StrEnum):
    """A name in the setting `proceedings_outputs`."""

    API = "api"
    """The documents of the JSON API."""
    CALENDARS = "calendars"
    """Calendar files, and programmes as schedule apps read them."""
    CARDS = "cards"
    """Pictures for previews of links."""
    CITATIONS = "citations"
    """Formatted citations on pages of papers."""
    EXPORTS = "exports"
    """Files for reference managers."""
    FEEDS = "feeds"
    """Atom feeds of papers and of changes to programmes."""
    FIRST_PAGES = "first-pages"
    """Pictures of the first pages of papers whose PDFs are here."""
    SEARCH = "search"
    """The search of the site, with its page."""
