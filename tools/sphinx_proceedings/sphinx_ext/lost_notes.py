"""What is ours in a site of which no notes are left, because somebody has deleted the doctrees.

What Sphinx has put its mark on is its own, and so is what lies in folders that only this tool
fills.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx_proceedings.model.addresses import FOLDERS
from sphinx_proceedings.outputs.feeds.api_files import INDEX
from sphinx_proceedings.upstream.output import PAGE_MARK

__all__ = ["files_found", "pages_found"]

_HEAD = 1_000
"""Bytes of a page in which Sphinx's mark is."""
_FILLED = (*FOLDERS, INDEX.partition("/")[0])


def pages_found(outdir: Path) -> Iterator[str]:
    """The pages that Sphinx has made, and their sources."""
    for path in outdir.rglob("*.html"):
        with path.open("rb") as page:
            if PAGE_MARK in page.read(_HEAD):
                yield path.relative_to(outdir).as_posix()
    for path in (outdir / "_sources").rglob("*"):
        if path.is_file():
            yield path.relative_to(outdir).as_posix()


def files_found(outdir: Path) -> Iterator[str]:
    """What lies beside pages in the folders that this tool fills."""
    for folder in _FILLED:
        for path in (outdir / folder).rglob("*"):
            if path.is_file() and path.suffix != ".html":
                yield path.relative_to(outdir).as_posix()
