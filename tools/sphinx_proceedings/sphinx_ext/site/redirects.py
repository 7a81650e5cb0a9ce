"""Pages at addresses that a record had: they lead a browser to the record's page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_proceedings.outputs.head.tags import tags_html
from sphinx_proceedings.sphinx_ext.config import settings_of
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.head import NO_INDEX
from sphinx_proceedings.upstream.page_context import add_meta_tags, set_canonical

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Keep the pages out of search and add what leads on."""
    app.connect("doctree-read", _keep_out_of_search)
    app.connect("html-page-context", _lead_on)


def _target(env: BuildEnvironment, docname: str) -> str:
    """Where a page leads, as a docname; empty for every page that is no redirect."""
    page = domain_of(env).built.pages.get(docname)
    return page.target if page else ""


def _keep_out_of_search(app: Sphinx, doctree: nodes.document) -> None:
    docname = app.env.current_document.docname
    if _target(app.env, docname):
        app.env.metadata[docname]["nosearch"] = True


def _lead_on(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    target = _target(app.env, pagename)
    if not target:
        return
    url = escape(app.builder.get_relative_uri(pagename, target))
    tags = [
        f'<meta http-equiv="refresh" content="0; url={url}" />',
        tags_html([NO_INDEX]),
    ]
    if canonical := settings_of(app).site.page(target):
        set_canonical(context, canonical)
    else:
        tags.append(f'<link rel="canonical" href="{url}" />')
    add_meta_tags(context, "\n".join(tags))
