"""Links to the citation files beside a generated page, for the directive `exports`."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.outputs.citations.citation_files import Collection
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView
from sphinx_proceedings.wording.messages import gettext

__all__ = ["exports_html"]


def exports_html(view: SiteView, docname: str) -> str:
    """The links of a page as HTML, empty in formats that have no files beside pages."""
    collection = view.built.collections.get(docname)
    if collection is None or not view.has_files:
        return ""
    english = english_attribute(view.settings.language)
    return _html(view.uri(docname), collection, english)


def _html(here: str, collection: Collection, english: str) -> str:
    items = []
    for form in FORMATS:
        paths = [path for path, _ in collection.files(form)]
        for number, path in enumerate(paths):
            label = _part(form.label, number, len(paths) - 1) if number else form.label
            address = escape(relative_address(here, quote(path)))
            items.append(f'<li><a href="{address}">{escape(label)}</a></li>')
    lead = escape(gettext("Export citations"))
    return (
        f'<div class="downloads-block"{english}><p class="downloads-lead">{lead}</p>\n'
        f'<ul class="downloads">\n{"".join(items)}\n</ul></div>\n'
    )


def _part(form: str, number: int, count: int) -> str:
    # For translators: {format} is a format of citations, such as “BibTeX”.
    return gettext("{format} (part {number} of {count})", format=form, number=number, count=count)
