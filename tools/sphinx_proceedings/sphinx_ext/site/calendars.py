"""Links to the calendar files beside a generated page, for the directive `calendars`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from sphinx_proceedings.building.settings import Settings
from sphinx_proceedings.model.addresses import SiteAddress, relative_address
from sphinx_proceedings.outputs.calendars.schedule_files import CalendarLink
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.wording.messages import gettext

__all__ = ["calendars_html"]


def calendars_html(view: SiteView, docname: str) -> str:
    """The links of a page as HTML, empty in formats that have no files beside pages."""
    links = view.built.calendars.get(docname, ()) if view.has_files else ()
    return _html(view.uri(docname), links, view.settings) if links else ""


def _html(here: str, links: Sequence[CalendarLink], settings: Settings) -> str:
    """All links behind a summary."""
    items = "".join(f"<li>{_item(here, link, settings.site)}</li>\n" for link in links)
    return (
        f'<details class="calendars"{english_attribute(settings.language)}>'
        f'<summary class="tool-button">{_summary()}</summary>\n<ul>\n{items}</ul></details>\n'
    )


def _summary() -> str:
    """What the button says, of which a phone has room for one word."""
    # For translators: {calendar} is the word below, all of this that a phone has room for.
    before, _, after = escape(gettext("Add to {calendar}")).partition("{calendar}")
    around = (f'<span class="tool-words">{text}</span>' if text else "" for text in (before, after))
    # For translators: in “Add to calendar”.
    return escape(gettext("calendar")).join(around)


def _link(here: str, link: CalendarLink, site: SiteAddress) -> str:
    """A calendar to download and, where its address is known, to subscribe to."""
    label = escape(link.label)
    address = escape(relative_address(here, quote(link.path)))
    html = f'<a href="{address}" download>{label} (.ics)</a>'
    if absolute := site.file(link.path):
        # Calendar programs take this scheme as a wish to subscribe.
        webcal = escape(f"webcal:{absolute.partition(':')[2]}")
        name = escape(gettext("Subscribe to {calendar}", calendar=link.label))
        subscribe = escape(gettext("Subscribe"))
        html += f' <a href="{webcal}" aria-label="{name}">{subscribe}</a>'
    return html


def _item(here: str, link: CalendarLink, site: SiteAddress) -> str:
    """The same with the address to be copied."""
    absolute = escape(site.file(link.path))
    return _link(here, link, site) + (f" <code>{absolute}</code>" if absolute else "")
