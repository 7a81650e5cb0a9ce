"""Writes pages again that show something of other pages or of the sources which has changed.

Sphinx compares a page with its own source file only.  What else a page shows is noted beside the
output when a build has finished, so that an interrupted build, or one of another kind, cannot make
the next believe that pages are up to date.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.kept_json import read_texts_by_name
from sphinx_proceedings.sphinx_ext.domain import domain_of
from sphinx_proceedings.whole_files import write_atomically

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]

_RECORD = ".proceedings-built.json"
_NAVIGATION = ""
"""The name, among docnames, of what every page shows: the table of contents at its side."""


def setup(app: Sphinx) -> None:
    """Compare after reading, note after writing."""
    app.connect("env-updated", _stale)
    app.connect("build-finished", _note)


def _stale(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages to write again in this build."""
    if not _is_html(app):
        return []
    earlier, now = _earlier(app), _shown(env)
    if earlier.get(_NAVIGATION) != now[_NAVIGATION]:
        return sorted(env.found_docs)
    changed = {name for name, shown in now.items() if earlier.get(name) != shown}
    return sorted(changed & env.found_docs)


def _note(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and _is_html(app):
        record = json.dumps(_shown(app.env), indent=0, sort_keys=True) + "\n"
        write_atomically(Path(app.outdir) / _RECORD, record.encode())


def _is_html(app: Sphinx) -> bool:
    return isinstance(app.builder, StandaloneHTMLBuilder) and app.builder.name != "epub"


def _earlier(app: Sphinx) -> dict[str, str]:
    try:
        return read_texts_by_name((Path(app.outdir) / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}


def _shown(env: BuildEnvironment) -> dict[str, str]:
    """A digest, by docname, of what the page was told about records; and of the navigation."""
    shown = {
        docname: _digest(repr(sorted(uses.items())))
        for docname, uses in domain_of(env).uses.items()
    }
    shown |= {docname: page.version for docname, page in domain_of(env).site.pages.items()}
    return shown | {_NAVIGATION: _digest(repr(list(_navigation(env))))}


def _navigation(env: BuildEnvironment) -> Iterator[tuple[str, object, str]]:
    """Each entry of each table of contents: where it stands, what it says, the page's title."""
    for docname in sorted(env.toctree_includes):
        for toctree in env.tocs[docname].findall(addnodes.toctree):
            for title, target in toctree["entries"]:
                found = env.titles.get(target)
                yield docname, (title, target), found.astext() if found else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
