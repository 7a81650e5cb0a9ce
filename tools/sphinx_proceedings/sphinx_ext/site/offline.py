"""Programmes without a network: their pages load what keeps them, and lists tell what is kept.

The service worker is written in any case.  Where the portal does not want it, it is one that lets
go of all that an earlier one has kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.building.memory.build_notes import left_in
from sphinx_proceedings.building.writing.offline import KeptPages, offline_lists
from sphinx_proceedings.building.writing.site_files import write_site_files
from sphinx_proceedings.model.addresses import programme_docname, relative_address
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.head.app_manifest import icon_files, manifest_file, manifest_path
from sphinx_proceedings.outputs.head.tags import Link, tags_html
from sphinx_proceedings.outputs.offline_lists import WORKER, OfflineEdition, list_path
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.config import has_files
from sphinx_proceedings.sphinx_ext.log import report
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.site.assets import THEME
from sphinx_proceedings.sphinx_ext.site.site_files import unwritable
from sphinx_proceedings.sphinx_ext.site.site_view import SiteView, site_view
from sphinx_proceedings.upstream.page_context import add_meta_tags

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["kept_pages", "make_offline", "setup"]

_SCRIPT = "proceedings/offline/main.js"
_ASYNC: dict[str, Any] = {"async": "async"}
_NEWEST = 3
"""Editions; of others the lists are empty: nobody travels to them any more."""
_KEPT_WITH_PROGRAMME = ("events.json", "events.ics")


def setup(app: Sphinx) -> None:
    """Add to the heads of pages, and write after everything else that is published."""
    app.connect("html-page-context", _add_to_head)
    app.connect("build-finished", _write, priority=850)


def _add_to_head(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if not app.config.proceedings_offline or not has_files(app):
        return
    built = domain_of(app.env).built
    page = built.pages.get(pagename)
    # From its kind and folder alone: frames of pages are rendered once for both.
    here = app.builder.get_target_uri(pagename)
    attributes: dict[str, Any] = dict(_ASYNC)
    if page is not None and page.edition:
        attributes["data-offline-edition"] = page.edition
        if page.kind.has_tools:
            attributes["data-offline-list"] = relative_address(here, list_path(page.edition))
            attributes["data-offline-worker"] = relative_address(here, WORKER)
            manifest = relative_address(here, manifest_path(page.edition))
            add_meta_tags(context, tags_html([Link(rel="manifest", href=manifest)]))
    elif "search_lists" in context:
        attributes["data-offline-edition"] = ""
    else:
        return
    app.add_js_file(_SCRIPT, type="module", **attributes)


def _write(app: Sphinx, exception: Exception | None) -> None:
    is_site = isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name != "epub"
    if exception is None and is_site:
        view = site_view(app)
        view.built.is_unfinished |= not make_offline(app, view)


def make_offline(app: Sphinx, view: SiteView, kept: Sequence[KeptPages] | None = None) -> bool:
    """Write what devices are told, in line with the site that is there; whether that went well.

    `kept` are the pages that they keep, where these are known.
    """
    try:
        _make(app, view, kept_pages(Path(app.outdir), view) if kept is None else kept)
    except OSError as error:
        report(Path(app.srcdir), [unwritable(error)])
        return False
    return True


def kept_pages(outdir: Path, view: SiteView) -> list[KeptPages]:
    """What devices may keep of the pages of a site."""
    return list(_kept(outdir, view)) if view.settings.offline and view.has_files else []


def _make(app: Sphinx, view: SiteView, kept: Sequence[KeptPages]) -> None:
    outdir = Path(app.outdir)
    read = made_in_output(app, "files kept offline", left_in(str(outdir)))
    files = [*offline_lists(outdir, kept, read), *_beside(app, view, kept)]
    write_site_files(outdir, files, made_in_output(app, "offline", left_in(str(outdir))))


def _beside(app: Sphinx, view: SiteView, kept: Sequence[KeptPages]) -> Iterator[SiteFile]:
    worker = WORKER if kept else "removal.js"
    yield SiteFile.of(WORKER, (THEME / "workers" / worker).read_bytes())
    if kept:
        yield from icon_files(view.settings.name)
    for each in kept:
        edition = view.portal.edition_by_id[each.edition.id]
        yield manifest_file(edition, each.edition.home, view.settings.language, _icon(app))


def _icon(app: Sphinx) -> str:
    """The SVG that pages have as their icon, or nothing; without one, the theme's."""
    path = f"_static/{Path(app.config.html_favicon or 'favicon.svg').name}"
    return path if path.endswith(".svg") and (Path(app.outdir) / path).is_file() else ""


def _kept(outdir: Path, view: SiteView) -> Iterator[KeptPages]:
    editions = [edition for edition in view.portal.editions if edition.has_programme_page]
    for edition in editions[:-_NEWEST]:
        yield KeptPages(edition=_named(view, edition), programme=(), papers=(), search=())
    for edition in editions[-_NEWEST:]:
        yield _kept_of(outdir, view, edition)


def _kept_of(outdir: Path, view: SiteView, edition: Edition) -> KeptPages:
    pages = [
        page
        for _, page in sorted(view.built.pages.items())
        if page.edition == edition.id and not page.target
    ]
    folder = programme_docname(edition.id).removesuffix("index")
    programme = [_file(view, page.docname) for page in pages if page.kind.is_of_programme]
    search = _file(view, "search")
    return KeptPages(
        edition=_named(view, edition),
        programme=(*programme, *(f"{folder}{name}" for name in _KEPT_WITH_PROGRAMME)),
        papers=tuple(_file(view, page.docname) for page in pages if not page.kind.is_of_programme),
        search=(search,) if (outdir / search).is_file() else (),
    )


def _named(view: SiteView, edition: Edition) -> OfflineEdition:
    home = view.uri(programme_docname(edition.id))
    return OfflineEdition(id=edition.id, name=edition.name, home=home)


def _file(view: SiteView, docname: str) -> str:
    """The path of a page's file, also where its address is that of a folder."""
    path = view.path(docname)
    return f"{path}index.html" if path == "" or path.endswith("/") else path
