"""Style sheets beside pages that had styles within them: written, missed and removed with these."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.sphinx_ext.build_notes import made_in_output
from sphinx_proceedings.sphinx_ext.site.inline_styles import styles_apart, styles_path
from sphinx_proceedings.upstream.output import output_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["pages_without_styles", "put_styles", "setup"]


def setup(app: Sphinx) -> None:
    """Note which pages have some, once all are written."""
    app.connect("build-finished", _note)


def put_styles(page: Path, data: bytes, encoding: str) -> bytes:
    """Write the styles of a page beside it; the page without them.  Raises OSError."""
    beside = page.with_name(styles_path(page.name))
    html, css = styles_apart(data.decode(encoding), beside.name)
    if not css:
        beside.unlink(missing_ok=True)
        return data
    write_atomically(beside, css.encode())
    return html.encode(encoding, "xmlcharrefreplace")


def pages_without_styles(app: Sphinx, builder: StandaloneHTMLBuilder) -> set[str]:
    """The pages that had styles beside them, which are there no more."""
    noted = made_in_output(app, "styles of pages").read()
    return {docname for docname in noted if not _beside(builder, docname).is_file()}


def _note(app: Sphinx, exception: Exception | None) -> None:
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    made = made_in_output(app, "styles of pages")
    found = app.env.found_docs
    now = {docname: "" for docname in sorted(found) if _beside(builder, docname).is_file()}
    made.note(made.read(), now)


def _beside(builder: StandaloneHTMLBuilder, docname: str) -> Path:
    return Path(styles_path(output_path(builder, docname)))
