"""The search of the HTML site: made by Pagefind from the model when the pages are written.

Pages written by hand are searched as well; their text is taken from what Sphinx read.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.building.writing.search import (
    change_search,
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
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.search.other_pages import other_page
from sphinx_proceedings.outputs.search.pagefind import PagefindError, is_available
from sphinx_proceedings.outputs.search.record_pages import paper_records, record_pages
from sphinx_proceedings.outputs.search.searched_pages import Kind, Searchable
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.page import Page, Searched
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.config import asks_for
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.site.assets import THEME_STATIC
from sphinx_proceedings.sphinx_ext.site.hand_written import hand_written
from sphinx_proceedings.sphinx_ext.site.script_modules import module_tags
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.page_context import add_meta_tags
from sphinx_proceedings.upstream.pagefind import unknown_version
from sphinx_proceedings.wording.messages import gettext, noop

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = [
    "change_search_of",
    "has_portal_search",
    "make_search",
    "search_lists",
    "search_made",
    "setup",
]

_OPENER = "proceedings/search/opener.js"
_PAGE = "proceedings/search/main.js"
_BROWSE = (
    (PAPERS_INDEX, noop("Papers")),
    (TOPICS_INDEX, noop("Topics")),
    (PEOPLE_INDEX, noop("People")),
    (AFFILIATIONS_INDEX, noop("Affiliations")),
    (PROGRAMME_INDEX, noop("Programme")),
)

_KINDS = {kinds.TOPIC.slug: Kind.TOPIC, kinds.AFFILIATION.slug: Kind.AFFILIATION}
"""Of pages that are found by their title, those that results name by what they are of."""

_AS_IT_COMES = (
    "the search's index stays as Pagefind %s makes it, which this tool does not know: readers load"
    " more of it, and it differs from build to build"
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
        remove_search(outdir, search_made(app))


def _search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if has_portal_search(app):
        lists = search_lists(app.env.found_docs)
        context = {"portal_search": is_available(), "search_lists": lists}
        yield "search", context, "search.html"


def search_lists(docnames: Container[str]) -> list[tuple[str, str]]:
    """The lists to which the search page leads, of those that there are."""
    return [(docname, gettext(label)) for docname, label in _BROWSE if docname in docnames]


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
    view = site_view(app)
    by_hand = {name: page.searched for name, page in hand_written(app).items()}
    problem = make_search(Path(app.outdir), view, by_hand, search_made(app))
    if problem is not None:
        view.built.is_unfinished = True
        report(Path(app.srcdir), [problem])


def make_search(
    outdir: Path, view: SiteView, by_hand: Mapping[str, Searchable], made: Made
) -> Diagnostic | None:
    """Make the search of a site; why there is none.  `by_hand` are pages by their docnames."""
    if not is_available():
        remove_search(outdir, made)
        return _unavailable("Pagefind is not installed")
    language = _language(view)
    versions = {docname: page.version for docname, page in view.built.pages.items()}
    records = [*record_pages(view.portal, view.path, versions), *_other_pages(view, by_hand)]
    listed = [(record.path, record.version) for record in records]
    made_from = version_of(code_digest(), language, listed)
    if is_current(outdir, made, made_from) or (
        not view.built.effective.is_complete and has_search(outdir, made)
    ):
        return None
    logger.info("making the search…")
    try:
        with garbage_kept():
            write_search(outdir, records, language, made_from, made=made)
    except (PagefindError, OSError) as error:
        return _unavailable(str(error))
    if version := unknown_version():
        logger.info(_AS_IT_COMES, version)
    return None


def change_search_of(outdir: Path, view: SiteView, papers: Collection[Paper], made: Made) -> bool:
    """Change these papers in the search of a site; False where it has to be made instead.

    Their pages are in view.
    """
    if not is_available():
        return False
    versions = {docname: page.version for docname, page in view.built.pages.items()}
    records = list(paper_records(view.portal, view.path, versions, papers))
    try:
        with garbage_kept():
            return change_search(outdir, records, _language(view), made=made)
    except (PagefindError, OSError):
        return False


def _language(view: SiteView) -> str:
    return view.settings.language.partition("-")[0]


def search_made(app: Sphinx) -> Made:
    """What is noted of the search."""
    return made_in_output(app, "search")


def _other_pages(view: SiteView, by_hand: Mapping[str, Searchable]) -> Iterator[Searchable]:
    """Pages that are not of a record: written by hand, or lists."""
    for docname in sorted(view.docnames):
        page = view.page(docname)
        if page is None:
            if docname in by_hand:
                yield by_hand[docname]
        elif _is_found_by_title(page):
            yield other_page(
                path=view.path(docname),
                title=page.title,
                text="",
                edition=_edition(view, page),
                kind=_KINDS.get(page.kind.slug, Kind.PAGE),
            )


def _is_found_by_title(page: Page) -> bool:
    """Not further parts of a list: they have its title."""
    return page.kind.searched is Searched.TITLE and not page.is_further_part


def _edition(view: SiteView, page: Page) -> Edition | None:
    return view.portal.edition_by_id[page.edition] if page.edition else None


def _unavailable(reason: str) -> Diagnostic:
    return Diagnostic(
        code=Code.SEARCH_UNAVAILABLE,
        location=Location(path="conf.py"),
        message=f"the site has no search: {reason}",
        hint="install the packages pagefind and pagefind-bin; the lists of papers and people, to"
        " which the search page leads, are complete without",
    )
