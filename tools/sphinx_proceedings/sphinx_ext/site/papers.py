"""What only a site can add to pages of papers: ways to the citation, data."""

from __future__ import annotations

from html import escape
from typing import cast

from sphinx_proceedings.model.addresses import my_programme_docname
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.timetable.events import talk_key
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.wording.messages import gettext

__all__ = ["skip_html", "talk_html"]


def skip_html(view: SiteView, _docname: str, _content: str) -> str:
    """What leads past authors and buttons to the citation, for those who go by keyboard."""
    english = english_attribute(view.settings.language)
    label = escape(gettext("Skip to the citation"))
    return f'<a class="skip-to-citation"{english} href="#cite">{label}</a>\n'


def talk_html(view: SiteView, docname: str, _content: str) -> str:
    """The events that present the paper, for scripts; they are in one edition."""
    page = view.page(docname)
    talks = view.portal.talks_of_paper.get(page.record, ()) if page else ()
    if page is None or not talks or not view.has_files:
        return ""
    data = {
        "mine": view.address(docname, my_programme_docname(page.edition)),
        "talks": [_talk(view.portal, item) for item in talks],
    }
    # No text can end the element or begin a comment.
    text = compact_json(data).replace("<", "\\u003c")
    english = english_attribute(view.settings.language)
    return (
        f'<p class="star-place"{english}></p>\n'
        f'<script type="application/json" class="talk-data">{text}</script>\n'
    )


def _talk(portal: Portal, item: ScheduledTalk) -> dict[str, object]:
    """The programme with this talk alone."""
    session, key = item.session, talk_key(item.talk.key)
    told = event_data(portal, session.edition, texts=False, sessions=(session.id,))
    events = cast("list[dict[str, object]]", told["events"])
    return {**told, "events": [event for event in events if event["key"] == key]}
