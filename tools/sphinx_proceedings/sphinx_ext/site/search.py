"""The search of the HTML site: made by Pagefind from the model when the pages are written.

Pages written by hand are searched as well; their text is taken from what Sphinx read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from docutils import nodes
from sphinx.util import logging

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.building.writing.search import (
    has_left_search,
    has_search,
    is_current,
    remove_search,
    write_search,
)
from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.addresses import (
    AFFILIATIONS_INDEX,
    PAPERS_INDEX,
    PEOPLE_INDEX,
    PROGRAMME_INDEX,
    TOPICS_INDEX,
)
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.outputs.search.other_pages import other_page
from sphinx_proceedings.outputs.search.pagefind import PagefindError, is_available
from sphinx_proceedings.outputs.search.record_pages import record_pages
from sphinx_proceedings.outputs.search.searched_pages import Searchable
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages.page import Page, Searched
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.config import asks_for, settings_of
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.assets import THEME_STATIC
from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.page_context import add_meta_tags
from sphinx_proceedings.upstream.pagefind import unknown_version

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["has_portal_search", "setup"]

_OPENER = "proceedings/search/opener.js"
_PAGE = "proceedings/search/main.js"
_BROWSE = (
    (PAPERS_INDEX, "Papers"),
    (TOPICS_INDEX, "Topics"),
    (PEOPLE_INDEX, "People"),
    (AFFILIATIONS_INDEX, "Affiliations"),
    (PROGRAMME_INDEX, "Programme"),
)

logger = logging.getLogger(__name__)


def setup(app: Sphinx) -> None:
    """Add the search page, its scripts, and the index once all pages are known."""
    app.connect("env-updated", _remove_another)
    app.connect("html-collect-pages", _search_page)
    app.connect("html-page-context", _add_scripts)
    # Before the files beside the pages: it is the longest work, and needs none of them.
    app.connect("build-finished", _write, priority=400)


def has_portal_search(app: Sphinx) -> bool:
    """Whether this site has the portal's search instead of Sphinx's own or none."""
    is_ours = isinstance(app.builder, OpenHTMLBuilder) and not app.builder.search
    return is_ours and asks_for(app.config, Output.SEARCH)


def _remove_another(app: Sphinx, env: BuildEnvironment) -> None:
    """Leave no search of another builder where this one has Sphinx's, whose page is yet to come."""
    outdir = Path(app.outdir)
    if app.builder.format == "html" and not has_portal_search(app) and has_left_search(outdir):
        remove_search(outdir, _made(app))


def _search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if has_portal_search(app):
        lists = [(docname, label) for docname, label in _BROWSE if docname in app.env.found_docs]
        context = {"portal_search": is_available(), "search_lists": lists}
        yield "search", context, "search.html"


def _add_scripts(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if not has_portal_search(app) or not is_available():
        return
    app.add_js_file(_OPENER, type="module")
    if pagename == "search":
        app.add_js_file(_PAGE, type="module")
        add_meta_tags(context, module_tags(THEME_STATIC / _PAGE, "_static/proceedings/search"))


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not has_portal_search(app):
        return
    root, outdir, made = Path(app.srcdir), Path(app.outdir), _made(app)
    built = domain_of(app.env).built
    if not is_available():
        built.is_unfinished = True
        remove_search(outdir, made)
        report(root, [_unavailable("Pagefind is not installed")])
        return
    language = settings_of(app).language.partition("-")[0]
    versions = {docname: page.version for docname, page in built.pages.items()}
    pages = record_pages(built.portal, lambda docname: _path(app, docname), versions)
    records = [*pages, *_pages(app)]
    listed = [(record.path, record.version) for record in records]
    made_from = version_of(code_digest(), language, listed)
    if is_current(outdir, made, made_from) or (
        not built.effective.is_complete and has_search(outdir, made)
    ):
        return
    logger.info("making the search…")
    try:
        with garbage_kept():
            write_search(outdir, records, language, made_from, made=made)
            if version := unknown_version():
                logger.info(
                    "the search's index stays as Pagefind %s makes it, which this tool does not"
                    " know: readers load more of it, and it differs from build to build",
                    version,
                )
    except (PagefindError, OSError) as error:
        built.is_unfinished = True
        report(root, [_unavailable(str(error))])


def _made(app: Sphinx) -> Made:
    return made_in_output(app, "search")


def _pages(app: Sphinx) -> Iterator[Searchable]:
    """Pages that are not of a record: written by hand, or lists."""
    pages = domain_of(app.env).built.pages
    for docname in sorted(app.env.found_docs):
        page = pages.get(docname)
        if "nosearch" in app.env.metadata[docname] or (page and not _is_found_by_title(page)):
            continue
        yield other_page(
            path=_path(app, docname),
            title=page.title if page else app.env.titles[docname].astext(),
            text="" if page else _text(app, docname),
            edition=_edition(app, page),
        )


def _is_found_by_title(page: Page) -> bool:
    """Not further parts of a list: they have its title."""
    return page.kind.searched is Searched.TITLE and not page.is_further_part


def _edition(app: Sphinx, page: Page | None) -> str:
    portal = domain_of(app.env).built.portal
    return portal.edition_by_id[page.edition].name if page and page.edition else ""


def _path(app: Sphinx, docname: str) -> str:
    return unquote(app.builder.get_target_uri(docname))


def _text(app: Sphinx, docname: str) -> str:
    """The paragraphs and other blocks of text, without the title."""
    doctree = app.env.get_doctree(docname)
    title = next(doctree.findall(nodes.title), None)
    blocks = (
        node.astext()
        for node in doctree.findall(nodes.TextElement)
        if node is not title and _is_block(node)
    )
    return " ".join(" ".join(block.split()) for block in blocks)


def _is_block(node: nodes.Node) -> bool:
    is_inline = isinstance(node, nodes.Inline) or isinstance(node.parent, nodes.TextElement)
    return not is_inline and not isinstance(node, nodes.raw | nodes.comment | nodes.document)


def _unavailable(reason: str) -> Diagnostic:
    return Diagnostic(
        code=Code.SEARCH_UNAVAILABLE,
        location=Location(path="conf.py"),
        message=f"the site has no search: {reason}",
        hint="install the packages pagefind and pagefind-bin; the lists of papers and people, to"
        " which the search page leads, are complete without",
    )
