"""Ways from the page of a record to its source, and to where mistakes of it are told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.outputs.source_lines import source_lines_path
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.upstream.themes import drop_source_buttons
from sphinx_proceedings.wording.messages import gettext

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

__all__ = ["correction_address", "correction_html", "setup"]

_LONGEST_KEY = 140
"""Characters of a key in an address, which some programs cut when it is long; with more of them it
is left to be filled in."""
_UNKNOWN = re.compile(r"&(?:kind|key)=(?=&|#|\Z)")
"""What an address says of a page that is about no record."""
_AFTER_THEME = 600
"""Among those that tell templates of a page: the theme's own buttons are there by then."""


def setup(app: Sphinx) -> None:
    """Take away the theme's buttons where they would lead to files that the tool has made."""
    app.connect("html-page-context", _without_theme_buttons, priority=_AFTER_THEME)


def correction_html(view: SiteView, docname: str, source: str) -> str:
    """Where the record of a page can be corrected, as far as the portal says so.

    `source` is the path of the file that the record stands in, empty where it stands in none.
    """
    page = view.page(docname)
    if page is None:
        return ""
    links = " ".join(_links(view, page, page.kind.slug, page.name, source))
    talks = "".join(_talks(view, page, source)) if links else ""
    english = english_attribute(view.settings.language)
    return f'<p class="correction"{english}>{links}</p>\n{talks}' if links else ""


def correction_address(
    template: str, *, page: str, kind: str = "", key: str = "", file: str = ""
) -> str:
    """The address with what it has names in braces for."""
    key = quote(key, safe="/")
    told = {
        "{file}": quote(file),
        "{page}": quote(page),
        "{kind}": kind,
        "{key}": key if len(key) <= _LONGEST_KEY else "",
    }
    for name, value in told.items():
        template = template.replace(name, value)
    return _UNKNOWN.sub("", template)


def _links(view: SiteView, page: Page, kind: str, name: str, source: str) -> Iterator[str]:
    file = posixpath.join(view.settings.root, source) if source else ""
    told = view.settings.corrections
    label = gettext("Correct this page") if kind == page.kind.slug else gettext("Correct this talk")
    if told and (file or "{file}" not in told):
        address = correction_address(told, page=page.docname, kind=kind, key=name, file=file)
        yield _link(address, label)
    if view.settings.source and file:
        yield _source_link(view, page, f"{kind} {name.partition('/')[2] or name}", source)


def _source_link(view: SiteView, page: Page, record: str, source: str) -> str:
    """A link to the file; the script that comes with it makes it lead to the line."""
    file = quote(posixpath.join(view.settings.root, source))
    address = view.settings.source.replace("{file}", file)
    whole, before, _ = address.partition("#") if "#" in address else (address, "", "")
    plain = whole.replace("{line}", "1") if before else address.replace("{line}", "1")
    label = gettext("Show the source")
    if "{line}" not in address or not view.has_files:
        return _link(plain, label)
    lines = relative_address(view.uri(page.docname), quote(source_lines_path(source)))
    data = {"data-address": address, "data-lines": lines, "data-record": record}
    return _link(plain, label, data)


def _talks(view: SiteView, page: Page, source: str) -> Iterator[str]:
    """The same for each talk of a session, behind a summary."""
    session = view.portal.session_by_id.get(page.record) if page.kind is kinds.SESSION else None
    if session is None or not session.talks:
        return
    english = english_attribute(view.settings.language)
    summary = escape(gettext("Correct a talk"))
    yield f'<details class="correction"{english}><summary>{summary}</summary>\n<ul>\n'
    for talk in session.talks:
        title = escape(view.portal.talk_title(session.edition, talk).plain)
        links = " ".join(_links(view, page, "talk", f"{session.edition}/{talk.key}", source))
        yield f"<li><bdi>{title}</bdi> {links}</li>\n"
    yield "</ul></details>\n"


def _link(address: str, label: str, data: dict[str, str] | None = None) -> str:
    told = "".join(f' {name}="{escape(value)}"' for name, value in (data or {}).items())
    return f'<a class="reference external" href="{escape(address)}"{told}>{escape(label)}</a>'


def _without_theme_buttons(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if pagename in domain_of(app.env).built.pages:
        drop_source_buttons(context)
