"""What only a site can add to pages of papers: scripts, ways to citation and correction, data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from docutils import nodes

from sphinx_proceedings.model.addresses import my_programme_docname, relative_address
from sphinx_proceedings.model.portal import Portal, ScheduledTalk
from sphinx_proceedings.model.timetable.events import talk_key
from sphinx_proceedings.outputs.calendars.event_data import event_data
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.assets import THEME_STATIC
from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.upstream.page_context import add_meta_tags

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["correction_html", "setup", "skip_html", "talk_html"]

_CITATIONS = "proceedings/cite.js"
_BEFORE_SHOWN: dict[str, Any] = {"blocking": "render"}
"""What a page shows first is what it goes on showing."""
_TALK = "proceedings/talk.js"
_LISTS = "proceedings/lists.js"


def setup(app: Sphinx) -> None:
    """Load scripts where they have something to do."""
    app.connect("html-page-context", _add_files)


def _add_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    page = domain_of(app.env).built.pages.get(pagename)
    if page is None or doctree is None or app.builder.name == "epub":
        return
    here = app.builder.get_target_uri(pagename)
    if page.kind.is_cited:
        app.add_js_file(_CITATIONS, type="module", **_BEFORE_SHOWN)
        app.add_js_file(_TALK, type="module")
        add_meta_tags(context, _modules(_TALK, here))
    if page.kind.lists_papers:
        app.add_js_file(_LISTS, type="module", **_BEFORE_SHOWN)
        add_meta_tags(context, _modules(_LISTS, here))


def _modules(script: str, here: str) -> str:
    folder = relative_address(here, f"_static/{script}").rpartition("/")[0]
    return module_tags(THEME_STATIC / script, folder)


def skip_html(view: SiteView, _docname: str, _content: str) -> str:
    """What leads past authors and buttons to the citation, for those who go by keyboard."""
    english = english_attribute(view.settings.language)
    return f'<a class="skip-to-citation"{english} href="#cite">Skip to the citation</a>\n'


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


def correction_html(view: SiteView, docname: str, _content: str) -> str:
    """Where mistakes of the paper's entry can be corrected, if the portal says so."""
    page, address = view.page(docname), view.settings.corrections
    if page is None or not address:
        return ""
    paper = view.portal.paper_by_id[page.record]
    for name, value in (("{file}", paper.location.path), ("{page}", page.docname)):
        address = address.replace(name, quote(value))
    english = english_attribute(view.settings.language)
    return (
        f'<p class="correction"{english}>'
        f'<a class="reference external" href="{escape(address)}">Correct this page</a></p>\n'
    )


def _talk(portal: Portal, item: ScheduledTalk) -> dict[str, object]:
    """The programme with this talk alone."""
    session, key = item.session, talk_key(item.talk.key)
    told = event_data(portal, session.edition, texts=False, session=session.id)
    events = cast("list[dict[str, object]]", told["events"])
    return {**told, "events": [event for event in events if event["key"] == key]}
