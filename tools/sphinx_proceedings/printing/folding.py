"""Documents laid out on sheets that are folded and stapled in the middle: two pages a side.

Sheets are printed on both sides, turned at the short edge; a document says so to printers.  What
leads from page to page would lead nowhere, and pages are not in the order of reading: sheets have
no tags, links, outline and page labels.  They are for printers; the document itself is for readers.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from sphinx_proceedings.printing.xmp import PRODUCER

__all__ = ["folded", "sheets"]

_A_SHEET = 4
"""Pages."""


def sheets(count: int) -> Iterator[tuple[int | None, int | None]]:
    """What is at the left and at the right of each side of sheets: pages from 0, or None.

    For documents that are read from left to right, of which sheets lie in each other.
    """
    pages = count + -count % _A_SHEET
    for side in range(pages // 2):
        pair = (pages - 1 - side, side) if side % 2 == 0 else (side, pages - 1 - side)
        left, right = (page if page < count else None for page in pair)
        yield left, right


def folded(pdf: bytes, *, is_from_right: bool = False) -> bytes:
    """The sheets of a document, whose pages have the size of the first; the same gives the same.

    One that is read from right to left is stapled at its right.
    """
    with Pdf.open(io.BytesIO(pdf)) as document, Pdf.new() as made:
        _, _, width, height = map(float, document.pages[0].MediaBox)
        shown = [_drawn(made, page, width) for page in document.pages]
        for left, right in sheets(len(shown)):
            pair = (right, left) if is_from_right else (left, right)
            _add_side(made, [None if each is None else shown[each] for each in pair], width, height)
        _describe(made, document)
        file = io.BytesIO()
        made.save(
            file,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return file.getvalue()


def _drawn(made: Pdf, page: pikepdf.Page, width: float) -> Object:
    """A page as a drawing; a turned one lies with its head at the left."""
    drawn = made.copy_foreign(page.as_form_xobject())
    if float(page.MediaBox[2]) > width:
        drawn.Matrix = Array([0, 1, -1, 0, width, 0])
    return drawn


def _add_side(made: Pdf, pair: list[Object | None], width: float, height: float) -> None:
    """Add a side of a sheet with the drawings of two pages, as far as there are some."""
    shown = {f"/P{at}": each for at, each in enumerate(pair) if each is not None}
    drawn = " ".join(f"q 1 0 0 1 {int(name[2:]) * width:g} 0 cm {name} Do Q" for name in shown)
    side = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 2 * width, height],
        Resources=Dictionary(XObject=Dictionary(shown)),
        Contents=made.make_stream(drawn.encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(side)))


def _describe(made: Pdf, document: Pdf) -> None:
    made.docinfo["/Title"] = str(document.docinfo.get("/Title", ""))
    made.docinfo["/Producer"] = PRODUCER
    if "/Lang" in document.Root:
        made.Root.Lang = str(document.Root.Lang)
    made.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
    )
