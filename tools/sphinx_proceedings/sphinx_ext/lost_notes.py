"""What is ours in a site of which no notes are left, because somebody has deleted the doctrees.

What Sphinx has put its mark on is its own, and so is what lies in folders that only this tool
fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_proceedings.model.addresses import FOLDERS, STYLES_SUFFIX
from sphinx_proceedings.outputs.feeds.api_files import INDEX
from sphinx_proceedings.upstream.output import PAGE_MARK

__all__ = ["files_found", "pages_found"]

_HEAD = 1_000
"""Bytes of a page in which Sphinx's mark is."""
_COPIED = ("_downloads", "_images", "_sources")
_FILLED = (*FOLDERS, INDEX.partition("/")[0])


def pages_found(outdir: Path) -> Iterator[str]:
    """The pages that Sphinx has made, and what it has copied for them."""
    for path in outdir.rglob("*.html"):
        with path.open("rb") as page:
            if PAGE_MARK in page.read(_HEAD):
                yield path.relative_to(outdir).as_posix()
    yield from _files_below(outdir, _COPIED)


def files_found(outdir: Path) -> Iterator[str]:
    """What lies beside pages in the folders that this tool fills."""
    of_pages = (".html", STYLES_SUFFIX)
    yield from (path for path in _files_below(outdir, _FILLED) if not path.endswith(of_pages))


def _files_below(outdir: Path, folders: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for path in (outdir / folder).rglob("*"):
            if path.is_file():
                yield path.relative_to(outdir).as_posix()
