"""Where an event of the programme is told of."""

from __future__ import annotations

from sphinx_proceedings.model.addresses import SiteAddress, session_docname
from sphinx_proceedings.model.timetable.events import Event

__all__ = ["event_url"]


def event_url(site: SiteAddress, event: Event) -> str:
    """The absolute address of a session, or of a talk's place in its page; or empty."""
    page = site.page(session_docname(event.session))
    return f"{page}#{event.anchor}" if page and event.talk else page
