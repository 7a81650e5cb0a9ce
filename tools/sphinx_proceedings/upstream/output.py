"""What Sphinx's HTML builders put into the output folder, and where."""

from __future__ import annotations

from collections.abc import Iterator
from logging import Filter, getLogger
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

__all__ = [
    "BUILD_INFO",
    "PAGE_MARK",
    "copied_for_pages",
    "copied_sources",
    "images_shown",
    "output_path",
    "output_path_below",
    "page_suffix",
    "told_of_pages_to",
]

BUILD_INFO = ".buildinfo"
"""The file in an output folder in which Sphinx has built HTML."""
PAGE_MARK = b"data-content_root="
"""What the head of each page holds that Sphinx has made, in whichever theme."""


def output_path(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """The path of a page; for many pages, paths as objects take most of the time."""
    if builder.name == "html":
        return f"{builder.outdir}/{docname}{builder.out_suffix}"
    return str(builder.get_output_path(docname))


def page_suffix(builder: StandaloneHTMLBuilder) -> str:
    """How the files of pages end."""
    return builder.out_suffix


def output_path_below(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """The same below the output folder."""
    return output_path(builder, docname).removeprefix(f"{builder.outdir}/")


def copied_for_pages(env: BuildEnvironment) -> Iterator[tuple[str, str, set[str]]]:
    """Images, and files to download: from where, to where, and for which pages.

    Sphinx copies one when it writes a page that shows it.
    """
    for folder, listed in (("_images", env.images), ("_downloads", env.dlfiles)):
        for source, (docnames, name) in listed.items():
            yield str(source), f"{folder}/{name}", set(docnames)


def images_shown(builder: StandaloneHTMLBuilder) -> dict[str, str]:
    """Images that the builder is to copy, with their names; filled as pages are written."""
    return builder.images


def copied_sources(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """Paths of the sources of pages that are published beside them."""
    if not (builder.copysource and builder.config.html_copy_source):
        return
    suffix = builder.config.html_sourcelink_suffix
    for docname in builder.env.found_docs:
        ending = Path(builder.env.doc2path(docname)).suffix
        yield f"_sources/{docname}{ending}{suffix if ending != suffix else ''}"


def told_of_pages_to(listener: Filter) -> None:
    """Have a filter see what Sphinx's HTML builder tells: it only warns of what it cannot write."""
    getLogger("sphinx.sphinx.builders.html").addFilter(listener)
