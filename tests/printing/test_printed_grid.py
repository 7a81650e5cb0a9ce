"""The grid of a day in the booklet: whole values, and how it is set."""

import io
from collections.abc import Mapping

import pikepdf
import pypdfium2
import pytest

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.printed_grid import printed_grid
from support import programmes
from support.printed_pages import printed, text_of_pdf
from support.programme_files import HEAD, portal_of

DAY = """\
- {id: a, title: Opening, kind: plenary, room: Aula, start: 2026-10-24 09:00, end: 2026-10-24 09:30}
- {id: b, title: First, kind: talks, room: Aula, start: 2026-10-24 10:00, end: 2026-10-24 11:00}
- {id: c, title: Second, kind: talks, room: Attic, start: 2026-10-24 10:00, end: 2026-10-24 10:45}
- {id: d, title: Off, kind: talks, start: 2026-10-24 10:30, end: 2026-10-24 11:00, cancelled: true}
- {id: e, title: Last, kind: plenary, start: 2026-10-24 11:00}
"""


def in_rooms(count: int) -> str:
    return "".join(
        f"- {{id: s{each}, title: Engines {each}, kind: talks, room: Room {each},"
        " start: 2026-10-24 10:00, end: 2026-10-24 11:00}\n"
        for each in range(count)
    )


def test_each_time_room_and_session_once() -> None:
    portal = portal_of(DAY)
    (day,) = portal.timetables["w"].days

    def cell(row: int, rows: int, column: int, title: str, **more: object) -> Mapping[str, object]:
        said = {"row": row, "rows": rows, "column": column, "title": [title]}
        return said | {"until": "", "room": []} | more

    assert [*printed_grid(Making(portal=portal, edition=portal.editions[0]), day)] == [
        {
            "kind": "grid",
            "columns": [["Aula"], ["Attic"], []],
            "starts": [[1, 2, "09:00"], [3, 1, "10:00"], [4, 2, "10:30"], [6, 1, "11:00"]],
            "cells": [
                cell(1, 1, 0, "Opening", until="09:30", room=["Aula"]),
                cell(3, 3, 1, "First"),
                cell(3, 2, 2, "Second", until="10:45"),
                cell(4, 2, 3, "Off") | {"title": [["mark", ["Off"], ["cancelled"], ""]]},
                cell(6, 1, 0, "Last"),
            ],
        }
    ]


def test_no_grid_where_nothing_is_in_parallel() -> None:
    portal = portal_of(DAY.splitlines()[0])
    (day,) = portal.timetables["w"].days
    assert [*printed_grid(Making(portal=portal, edition=portal.editions[0]), day)] == []


@pytest.mark.parametrize(
    ("rooms", "shown", "turned"),
    [(1, 1, []), (5, 2, []), (9, 2, [1]), (30, 1, [])],
    ids=["none", "upright", "turned", "too wide"],
)
def test_a_grid_is_upright_or_turned_or_left_out(rooms: int, shown: int, turned: list[int]) -> None:
    pdf = _booklet(portal_of(in_rooms(rooms)))
    document = pypdfium2.PdfDocument(pdf)
    sizes = [document.get_page_size(number) for number in range(len(document))]
    document.close()
    assert [number for number, (width, height) in enumerate(sizes) if width > height] == turned
    assert text_of_pdf(pdf).count("Engines0") == shown


def test_who_listens_hears_the_list_alone() -> None:
    """The grid is in no tag; a title with a link and a formula does not spoil that."""
    sessions = in_rooms(2) + (
        "- {id: x, title: Keynote, kind: keynote, room: Aula, start: 2026-10-24 10:30,"
        " talks: [{paper: x}]}"
    )
    title = r"Of $x^2$ and \href{https://e.org}{here}"
    bib = f"@misc{{x, title = {{{title}}}, author = {{Lovelace, Ada}}}}"
    reading = programmes.reading_of(programmes.programme(sessions, HEAD), papers=bib)
    pdf = _booklet(reading.portal)
    assert [text_of_pdf(pdf).count(each) for each in ("Engines1", "Keynote:Ofx2andhere")] == [2, 2]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kinds = {
            str(each.get("/S")) for each in document.objects if isinstance(each, pikepdf.Dictionary)
        }
        page = document.pages[1].Contents.read_bytes()
    assert not {"/Table", "/TR", "/TH", "/TD"} & kinds
    assert b"/Artifact" in page


def _booklet(portal: Portal) -> bytes:
    return printed(portal, portal.edition_by_id["w"], "booklet")
