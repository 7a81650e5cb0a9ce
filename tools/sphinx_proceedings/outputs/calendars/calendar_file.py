"""A calendar as a file (iCalendar, RFC 5545; names and refreshing as in RFC 7986)."""

from __future__ import annotations

from icalendar import Calendar as Component
from icalendar import vUri

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.outputs.calendars.calendars import Calendar
from sphinx_proceedings.outputs.calendars.vevents import ComponentWriter, TextValue
from sphinx_proceedings.wording.messages import spoken

__all__ = ["calendar_file"]

_PRODUCT = "-//sphinx-proceedings//Programme"
"""Without a version: unchanged calendars stay the same through versions of this tool."""
_REFRESH = "PT1H"
"""How often programs should ask again."""
_END = b"END:VCALENDAR\r\n"


def calendar_file(calendar: Calendar, writer: ComponentWriter, site: SiteAddress) -> bytes:
    """The calendar with its events in their order."""
    head = _head(calendar, site).to_ical().removesuffix(_END)
    events = (writer.component(edition, key) for edition, key in calendar.events)
    return b"".join((head, *events, _END))


def _head(calendar: Calendar, site: SiteAddress) -> Component:
    head = Component()
    # A public identifier ends in the language of its text (ISO 9070).
    head["prodid"] = TextValue(f"{_PRODUCT}//{spoken().locale.language.upper()}")
    head["version"] = TextValue("2.0")
    head["method"] = TextValue("PUBLISH")
    head["name"] = head["x-wr-calname"] = TextValue(calendar.name)
    head["x-wr-timezone"] = TextValue(calendar.zone)
    refresh = TextValue(_REFRESH)
    refresh.params["VALUE"] = "DURATION"
    head["refresh-interval"] = refresh
    head["x-published-ttl"] = TextValue(_REFRESH)
    if site.base:
        source = vUri(site.file(calendar.path), params={"VALUE": "URI"})
        head["source"] = source
        if calendar.docname:
            head["url"] = vUri(site.page(calendar.docname))
    return head
