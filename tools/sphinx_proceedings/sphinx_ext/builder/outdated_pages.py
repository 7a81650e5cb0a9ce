"""Writes pages again of which anything has changed, or which an earlier build did not finish.

Sphinx compares times: a page with its own source file, and with the templates.  What a page shows
beyond that, and what its text was, is noted when a build has finished.  Pages that are
about to be written are struck out before the first of them is, so that neither an interrupted
build, nor a failed one, nor sources with older times make the next believe that pages are up to
date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.building.memory.build_notes import Made, left_in
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.builder.followed_links import found_by_links
from sphinx_proceedings.sphinx_ext.builder.shown_pages import digest_of, shown_in_portal
from sphinx_proceedings.sphinx_ext.builder.stale_output import missing_output
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.settings_digest import configuration_digest
from sphinx_proceedings.sphinx_ext.site.around import told_everywhere
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable
from sphinx_proceedings.upstream.environment import entries_of_contents
from sphinx_proceedings.upstream.output import output_path_below
from sphinx_proceedings.upstream.settings import extension_versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["pages_made", "setup"]

_EVERYWHERE = ""
"""The name, among docnames, of what every page shows or depends on."""


def setup(app: Sphinx) -> None:
    """Compare after reading, note after writing."""
    pages = _Pages()
    # After what changes the tables of contents.
    app.connect("env-updated", ends_when_unwritable(pages.stale), priority=900)
    app.connect("build-finished", ends_when_unwritable(pages.note))


class _Pages:
    """What the pages of one build are made from."""

    def __init__(self) -> None:
        self._noted: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    def stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The pages to write again in this build."""
        if not _is_html(app):
            return []
        made, now = _made(app), _shown(app)
        earlier = made.read()
        self._shown = now
        domain_of(env).built.around = now[_EVERYWHERE]
        is_same = earlier.get(_EVERYWHERE) == now[_EVERYWHERE]
        written = set(domain_of(env).built.written) | missing_output(app)
        kept = {
            docname: shown
            for docname, shown in now.items()
            if is_same and earlier.get(docname) == shown and docname not in written
        }
        made.note(earlier, kept)
        self._noted = kept
        # What could not be made has no note; it is written again only if its text has changed.
        changed = (now.keys() - kept.keys()) | written
        return sorted((changed if is_same else env.found_docs) & env.found_docs)

    def note(self, app: Sphinx, exception: Exception | None) -> None:
        """Have the next build know what there is."""
        if exception is None and _is_html(app):
            _made(app).note(self._noted, self._shown)


def _made(app: Sphinx) -> Made:
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    return pages_made(app, partial(output_path_below, app.builder))


def pages_made(app: Sphinx, path: Callable[[str], str]) -> Made:
    """What is noted of pages, of which `path` gives the files below the output folder."""
    left = left_in(str(app.outdir))
    return made_in_output(app, "pages", lambda name: left(path(name)) if name else "-")


def _is_html(app: Sphinx) -> bool:
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name != "epub"


def _shown(app: Sphinx) -> dict[str, str]:
    """A digest of what each page is made from, by docname; and of what is on every page."""
    env, domain = app.env, domain_of(app.env)
    built = domain.built
    shown = shown_in_portal(built, domain.uses)
    for docname in env.found_docs - built.pages.keys():
        _, text = domain.read.get(docname, ("", ""))
        used = sorted(domain.uses.get(docname, {}).items())
        shown[docname] = digest_of((text, used, found_by_links(app, docname)))
    return shown | {_EVERYWHERE: _everywhere(app)}


def _everywhere(app: Sphinx) -> str:
    config = app.config
    parts: list[str | bytes] = [
        configuration_digest(app),
        *extension_versions(app),
        repr(list(_navigation(app.env))),
        repr(told_everywhere(domain_of(app.env).built.portal)),
    ]
    # Sphinx puts a digest of style sheets and scripts into their addresses.
    for folder in (*config.templates_path, *config.html_static_path):
        parts += _texts(Path(app.confdir) / folder)
    return digest(parts).hex()


def _texts(folder: Path) -> Iterator[str | bytes]:
    """The templates, style sheets and scripts in a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".css", ".js", ".jinja", ".css_t", ".js_t"} and path.is_file():
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()


def _navigation(env: BuildEnvironment) -> Iterator[tuple[str, object, str]]:
    """Each entry of each table of contents: where it stands, what it says, the page's title.

    First the home page, which is in none, and is what comes before the first.
    """
    home = env.titles.get(env.config.root_doc)
    yield "", (), home.astext() if home else ""
    for docname, title, target in entries_of_contents(env):
        found = env.titles.get(target)
        yield docname, (title, target), found.astext() if found else ""
