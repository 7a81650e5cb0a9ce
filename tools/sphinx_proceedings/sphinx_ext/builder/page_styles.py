"""Notes which pages have a style sheet beside them, so that it is missed where it is gone.

That is in the pages of the portal's builder; those of others keep their styles.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_path
from sphinx_proceedings.upstream.html_builder import OpenHTMLBuilder
from sphinx_proceedings.upstream.output import output_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["note_styles", "pages_without_styles", "setup"]

_NAME = "styles of pages"


def setup(app: Sphinx) -> None:
    """Note them once all pages are written."""
    app.connect("build-finished", _note)


def note_styles(app: Sphinx, pages: Mapping[str, Path]) -> None:
    """Note of pages, by their docnames, whether they have one."""
    made = made_in_output(app, _NAME)
    earlier = {docname: "" for docname in made.read() if docname in pages}
    now = (docname for docname, page in pages.items() if _beside(page).is_file())
    made.note(earlier, dict.fromkeys(now, ""))


def pages_without_styles(app: Sphinx, builder: StandaloneHTMLBuilder) -> set[str]:
    """The pages that had one, which is there no more."""
    noted = made_in_output(app, _NAME).read()
    return {name for name in noted if not _beside(Path(output_path(builder, name))).is_file()}


def _note(app: Sphinx, exception: Exception | None) -> None:
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    pages = {name: Path(output_path(builder, name)) for name in app.env.found_docs}
    if not isinstance(builder, OpenHTMLBuilder):
        # Sphinx's own leaves styles in pages, also in the place of pages that had some beside them.
        for page in pages.values():
            _beside(page).unlink(missing_ok=True)
    note_styles(app, pages)


def _beside(page: Path) -> Path:
    return page.with_name(styles_path(page.name))
