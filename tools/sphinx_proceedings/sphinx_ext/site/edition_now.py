"""What scripts tell of an edition at the time of reading: that it is on, or was held."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sphinx_proceedings.model.addresses import programme_docname, relative_address
from sphinx_proceedings.model.timetable.clock import DAY_STARTS
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

__all__ = ["edition_now_html"]


def edition_now_html(view: SiteView, docname: str, edition: str) -> str:
    """The empty element that the script fills; nothing where it is not known when it is held."""
    found = view.portal.edition_by_id.get(edition)
    if found is None or found.start is None or not view.has_files:
        return ""
    zone = ZoneInfo(found.timezone)
    last = (found.end or found.start) + timedelta(days=1)
    values = {
        "start": datetime.combine(found.start, datetime.min.time(), zone).isoformat(),
        # What goes on past midnight belongs to the day before.
        "end": datetime.combine(last, DAY_STARTS, zone).isoformat(),
    }
    if found.sessions:
        folder = programme_docname(edition).removesuffix("index")
        events = quote(f"{folder}events.json")
        values["events-json"] = relative_address(view.uri(docname), events)
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())
    english = english_attribute(view.settings.language)
    return f'<div class="edition-now"{english}{attributes} hidden></div>\n'
