"""Links to the citation files beside a generated page, for the directive `exports`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_proceedings.model.addresses import relative_address
from sphinx_proceedings.outputs.citations.citation_files import Collection
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.pages.english_words import english_attribute
from sphinx_proceedings.sphinx_ext.config import has_files, settings_of
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["exports_html"]


def exports_html(app: Sphinx, docname: str) -> str:
    """The links of a page as HTML, empty in formats that have no files beside pages."""
    collection = domain_of(app.env).built.collections.get(docname)
    if collection is None or not has_files(app):
        return ""
    english = english_attribute(settings_of(app).language)
    return _html(app.builder.get_target_uri(docname), collection, english)


def _html(here: str, collection: Collection, english: str) -> str:
    count = len(collection.papers)
    label = f"Cite all {count:,} papers" if count > 1 else "Download the citation"
    items = []
    for form in FORMATS:
        paths = [path for path, _ in collection.files(form)]
        for number, path in enumerate(paths):
            part = f" (part {number} of {len(paths) - 1})" if number else ""
            address = escape(relative_address(here, quote(path)))
            items.append(f'<li><a href="{address}">{escape(form.label + part)}</a></li>')
    return (
        f'<div class="downloads-block"{english}><p class="downloads-lead">{label}</p>\n'
        f'<ul class="downloads">\n{"".join(items)}\n</ul></div>\n'
    )
