"""The booklet's page of the venue, as data and as it is set."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Venue, VenueMap
from sphinx_proceedings.printing.booklet import booklet
from sphinx_proceedings.printing.making import Making
from support.printed_pages import printed, text_of_pdf
from support.programme_files import portal_of

SESSIONS = "[{id: a, title: A, kind: talks, start: 2026-10-24 09:00}]"


def portal_with_map(width: int, height: int, alt: str = "") -> Portal:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    picture = file.getvalue()
    shown = VenueMap(alt=alt, digest="d", ending="png", width=width, height=height, picture=picture)
    portal = portal_of(SESSIONS)
    edition = replace(portal.editions[0], venue=Venue(name="House", address="1 Road", map=shown))
    return replace(portal, editions=(edition,))


def test_what_is_told_of_a_map() -> None:
    portal = portal_with_map(30, 20)
    document = booklet(Making(portal=portal, edition=portal.editions[0]))
    assert document.data["venue"] == {
        "picture": "venue-map.png",
        "alt": "Map of House",
        "is-wide": True,
        "blocks": [
            {"kind": "heading", "level": 2, "text": ["Map of the venue"]},
            {"kind": "par", "class": [], "text": ["House", ", ", "1 Road"]},
        ],
    }
    assert [*document.pictures] == ["venue-map.png"]
    without = portal_of(SESSIONS)
    plain = booklet(Making(portal=without, edition=without.editions[0]))
    assert (plain.data["venue"], plain.pictures) == (None, {})


@pytest.mark.parametrize(("size", "is_turned"), [((300, 200), True), ((200, 300), False)])
def test_a_map_has_a_page_of_its_own(size: tuple[int, int], *, is_turned: bool) -> None:
    portal = portal_with_map(*size, alt="Halls 1 to 4")
    pdf = printed(portal, portal.editions[0], "booklet")
    document = pypdfium2.PdfDocument(pdf)
    width, height = document.get_page_size(2)
    document.close()
    assert (width > height) is is_turned
    assert text_of_pdf(pdf).count("Mapofthevenue") == 1
    with pikepdf.open(io.BytesIO(pdf)) as made:
        told = [
            str(each.Alt)
            for each in made.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure
        ]
    assert told == ["Halls 1 to 4"]
