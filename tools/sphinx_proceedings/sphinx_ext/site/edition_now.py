"""What scripts tell of an edition at the time of reading: that it is on, or was held."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from docutils import nodes

from sphinx_proceedings.model.addresses import programme_docname, relative_address
from sphinx_proceedings.model.timetable.clock import DAY_STARTS
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.pages.includes import ABOVE
from sphinx_proceedings.sphinx_ext.config import has_files
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["edition_now_html", "setup"]

_SCRIPT = "proceedings/edition.js"
_DATES = "key-dates"


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


def setup(app: Sphinx) -> None:
    """Load the script where it has something to do, after the theme's own."""
    app.connect("html-page-context", _add_script)


def _add_script(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or not has_files(app):
        return
    domain = domain_of(app.env)
    page = domain.built.pages.get(pagename)
    told = {what for what, _ in domain.uses.get(pagename, {})}
    if (page and page.kind is kinds.EDITION) or told & {ABOVE, _DATES}:
        app.add_js_file(_SCRIPT, type="module")
