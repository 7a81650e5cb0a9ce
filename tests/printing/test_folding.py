"""Sheets that are folded: which page lies where, and what a file of them says."""

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageOps

from sphinx_proceedings.printing.folding import folded, sheets


@pytest.mark.parametrize(
    ("count", "sides"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (5, [(None, 0), (1, None), (None, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_what_lies_beside_what(count: int, sides: list[tuple[int | None, int | None]]) -> None:
    assert [*sheets(count)] == sides


@given(st.integers(1, 200))
def test_leafing_through_folded_sheets_shows_all_pages_in_order(count: int) -> None:
    sides = [*sheets(count)]
    fronts, backs = sides[::2], sides[1::2]
    first_half = [
        page for (_, right), (left, _) in zip(fronts, backs, strict=True) for page in (right, left)
    ]
    second_half = [
        page
        for (left, _), (_, right) in zip(fronts[::-1], backs[::-1], strict=True)
        for page in (right, left)
    ]
    leafed = first_half + second_half
    assert leafed == [*range(count), *[None] * (-count % 4)]


def _document(*sizes: tuple[float, float]) -> bytes:
    """A document whose pages have a black square of 10 points at their left foot."""
    with pikepdf.Pdf.new() as made:
        for width, height in sizes:
            made.add_blank_page(page_size=(width, height))
            made.pages[-1].Contents = made.make_stream(b"0 0 10 10 re f")
        made.Root.Lang = "de"
        made.docinfo["/Title"] = "Über Maschinen"
        file = io.BytesIO()
        made.save(file)
    return file.getvalue()


UPRIGHT, TURNED = (100.0, 150.0), (150.0, 100.0)


def _marks(pdf: bytes) -> list[list[tuple[int, int]]]:
    """Where on the halves of each side something is drawn: its left foot, in points."""
    document = pypdfium2.PdfDocument(pdf)
    sides = [page.render().to_pil().convert("L") for page in document]
    document.close()
    return [
        [
            (left + box[0], side.height - box[3])
            for left in (0, 100)
            for box in [ImageOps.invert(side.crop((left, 0, left + 100, side.height))).getbbox()]
            if box
        ]
        for side in sides
    ]


def test_pages_lie_side_by_side_and_turned_ones_upright() -> None:
    pdf = folded(_document(UPRIGHT, TURNED, UPRIGHT, UPRIGHT, UPRIGHT))
    # The head of a turned page is at the left, so its left foot is at the right.
    assert _marks(pdf) == [[(100, 0)], [(90, 0)], [(100, 0)], [(0, 0), (100, 0)]]
    with pikepdf.open(io.BytesIO(pdf)) as made:
        assert [[*map(int, page.MediaBox)] for page in made.pages] == [[0, 0, 200, 150]] * 4


def test_from_right_to_left_it_is_stapled_at_the_right() -> None:
    pages = _document(UPRIGHT, UPRIGHT, UPRIGHT)
    assert _marks(folded(pages)) == [[(100, 0)], [(0, 0), (100, 0)]]
    assert _marks(folded(pages, is_from_right=True)) == [[(0, 0)], [(0, 0), (100, 0)]]


def test_it_says_what_it_is_and_how_to_print_it() -> None:
    pages = _document(UPRIGHT)
    pdf = folded(pages)
    assert pdf == folded(pages)
    with pikepdf.open(io.BytesIO(pdf)) as made:
        assert (str(made.docinfo.Title), str(made.Root.Lang)) == ("Über Maschinen", "de")
        assert str(made.Root.ViewerPreferences.Duplex) == "/DuplexFlipShortEdge"
        assert "/StructTreeRoot" not in made.Root
