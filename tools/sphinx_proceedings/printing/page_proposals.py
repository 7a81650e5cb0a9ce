"""The pages that papers have in a volume, beside those that their entries say, as a table."""

from __future__ import annotations

import csv
import io
import shlex
from collections.abc import Iterator

from sphinx_proceedings.printing.volume_pages import Placed, VolumePages

__all__ = ["page_proposals"]

_HEAD = ("key", "pages in the entry", "pages in the volume", "field", "command")
_FORMULA = ("=", "+", "-", "@")
"""Spreadsheets would compute what begins so."""


def page_proposals(edition: str, pages: VolumePages) -> str:
    """CSV: each paper with the field of BibTeX, and the command that corrects it.

    Both are empty where the entry says the same already.
    """
    made = io.StringIO()
    table = csv.writer(made, lineterminator="\n")
    table.writerow(_HEAD)
    table.writerows([*_row(edition, part)] for part in pages.papers)
    return made.getvalue()


def _row(edition: str, part: Placed) -> Iterator[str]:
    paper = part.paper
    is_one = part.first == part.last
    proposed = str(part.first) if is_one else f"{part.first}--{part.last}"
    yield from map(_text, (paper.key, paper.pages, proposed.replace("--", "–")))
    if paper.pages == proposed.replace("--", "–"):
        yield from ("", "")
        return
    yield f"pages = {{{proposed}}}"
    words = ("proceedings", "correct", f"{edition}/{paper.key}", f"pages={proposed}")
    yield shlex.join(words)


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
