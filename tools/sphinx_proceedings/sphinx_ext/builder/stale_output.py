"""Removes from the output what no page, image or setting accounts for any more.

What Sphinx makes is noted.  The notes are brought up to date before any page is written, so that
a build that was interrupted leaves nothing behind that the next one misses.  What is not in them is
left alone: other programs may have put it there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.files.whole_files import remove_with_empty_folders
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output, notes_of
from sphinx_proceedings.sphinx_ext.builder.page_styles import pages_without_styles
from sphinx_proceedings.sphinx_ext.config import asks_for, extra_files
from sphinx_proceedings.sphinx_ext.lost_notes import pages_found
from sphinx_proceedings.sphinx_ext.settings_digest import configuration_digest
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_path
from sphinx_proceedings.sphinx_ext.site.not_found import NOT_FOUND, has_not_found
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable
from sphinx_proceedings.upstream.output import (
    copied_for_pages,
    copied_sources,
    output_path,
    output_path_below,
)
from sphinx_proceedings.upstream.settings import extension_versions

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

__all__ = ["missing_output", "setup"]


def setup(app: Sphinx) -> None:
    """Remove as soon as all pages are known."""
    app.connect("env-updated", ends_when_unwritable(_remove_stale), priority=950)


def missing_output(app: Sphinx) -> set[str]:
    """The pages of which something is not in the output folder, or not whole.

    Sphinx looks for pages that it has known before, and copies an image or a file to be downloaded
    only when it writes a page that shows it.
    """
    env, builder = app.env, _html_builder(app)
    if builder is None:
        return set()
    if builder.search and not Path(builder.outdir, builder.searchindex_filename).exists():
        # It tells of pages that are written, and else keeps what it told before.
        return env.found_docs
    missing = {name for name in env.found_docs if not os.path.exists(output_path(builder, name))}  # noqa: PTH110
    missing |= pages_without_styles(app, builder)
    for source, target, docnames in copied_for_pages(app.env):
        if _size(Path(app.srcdir) / source) != _size(Path(app.outdir) / target):
            missing |= docnames
    return missing & env.found_docs


def _remove_stale(app: Sphinx, env: BuildEnvironment) -> None:
    builder = _html_builder(app)
    if builder is None:
        return
    outdir, doctrees = Path(app.outdir), Path(app.doctreedir)
    # Pages with their paths: another builder or suffix puts them elsewhere.
    has_search = builder.search or asks_for(app.config, Output.SEARCH)
    made = (("search", has_search), (NOT_FOUND, has_not_found(app)))
    docnames = (*env.found_docs, *(name for name, is_made in made if is_made))
    paths = (output_path_below(builder, docname) for docname in docnames)
    copied = (target for _, target, _ in copied_for_pages(env))
    _remove_gone(notes_of(app).of("doctrees"), env.found_docs, doctrees, "{}.doctree".format)
    listed = made_in_output(app, "files", found=pages_found)
    _remove_gone(listed, {*paths, *_beside(app, builder), *copied}, outdir, str, styles_path)
    static = made_in_output(app, "static files")
    earlier, now = static.read(), {"": _static(app)}
    if earlier != now:
        # Sphinx copies all of it in each build, but does not know what it copied before.
        shutil.rmtree(outdir / "_static", ignore_errors=True)
        static.note(earlier, now)


def _remove_gone(made: Made, now: Set[str], folder: Path, *places: Callable[[str], str]) -> None:
    """Remove what was there before, and note what is there now."""
    earlier = made.read()
    for path in sorted(earlier.keys() - now):
        for place in places:
            remove_with_empty_folders(folder / place(path), folder)
    made.note(earlier, dict.fromkeys(sorted(now), ""))


def _html_builder(app: Sphinx) -> StandaloneHTMLBuilder | None:
    builder = app.builder
    is_html = isinstance(builder, StandaloneHTMLBuilder) and builder.name != "epub"
    return builder if is_html else None  # type: ignore[return-value]


def _beside(app: Sphinx, builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Files that Sphinx puts beside the pages."""
    yield from extra_files(app)
    if app.config.html_use_index:
        yield output_path_below(builder, "genindex")
    if builder.search:
        yield builder.searchindex_filename
    yield from copied_sources(builder)


def _static(app: Sphinx) -> str:
    """A digest of what decides which files are in `_static`."""
    names = (
        f"{folder} {path.relative_to(Path(app.confdir) / folder)}"
        for folder in app.config.html_static_path
        for path in sorted((Path(app.confdir) / folder).rglob("*"))
    )
    return digest([configuration_digest(app), *extension_versions(app), *names]).hex()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
