"""Which page of a volume is what."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.printing.volume_pages import (
    Blank,
    Divider,
    Placed,
    VolumePages,
    belongs,
    volume_pages,
)
from support.programmes import head, reading_of

BIB = """@proceedings{w, title = {W}, sections = {First|Others}}
@misc{b, crossref = {w}, author = {A}, title = {B}, track = {Others}}
@misc{a, crossref = {w}, author = {A}, title = {A}, track = {First}}
@misc{l, crossref = {w}, author = {A}, title = {L}}
"""
PLAIN = BIB.replace(", sections = {First|Others}", "")
KEYS = ("a", "b", "l")


def _volume(bib: str, lengths: Mapping[str, int], *, opens_right: bool = False) -> VolumePages:
    portal = reading_of(head(), papers=bib).portal
    sizes = {key: [(595.0, 842.0)] * length for key, length in lengths.items()}
    edition = portal.editions[0]
    return volume_pages(edition, portal.papers_by_edition["w"], sizes, opens_right=opens_right)


def _told(pages: VolumePages) -> list[tuple[str, int, int] | str]:
    found: list[tuple[str, int, int] | str] = []
    for part in pages.parts:
        match part:
            case Placed():
                found.append((part.paper.key, part.first, part.last))
            case Divider():
                found.append((part.title, part.first, part.first))
            case Blank():
                found.append("blank")
    return found


@pytest.mark.parametrize(
    ("bib", "opens_right", "told", "index"),
    [
        (PLAIN, False, [("b", 1, 1), ("a", 2, 4), ("l", 5, 6)], 7),
        (PLAIN, True, [("b", 1, 1), "blank", ("a", 3, 5), "blank", ("l", 7, 8)], 9),
        (
            BIB,
            False,
            [("First", 1, 1), ("a", 2, 4), ("Others", 5, 5), ("b", 6, 6), ("l", 7, 8)],
            9,
        ),
        (
            BIB,
            True,
            [
                *(("First", 1, 1), "blank", ("a", 3, 5), "blank"),
                *(("Others", 7, 7), "blank", ("b", 9, 9), "blank", ("l", 11, 12)),
            ],
            13,
        ),
    ],
)
def test_order_and_numbers(
    bib: str, opens_right: bool, told: list[tuple[str, int, int] | str], index: int
) -> None:
    pages = _volume(bib, {"a": 3, "b": 1, "l": 2}, opens_right=opens_right)
    assert (_told(pages), pages.index) == (told, index)


def test_papers_without_pages_and_their_sections_are_not_in_it() -> None:
    assert _told(_volume(BIB, {"b": 2})) == [("Others", 1, 1), ("b", 2, 3)]
    assert _volume(BIB, {}) == VolumePages(parts=(), index=1)


@given(
    st.sampled_from((BIB, PLAIN)),
    st.lists(st.integers(1, 40), min_size=3, max_size=3),
    st.booleans(),
)
def test_no_page_is_counted_twice_or_forgotten(
    bib: str, lengths: Sequence[int], opens_right: bool
) -> None:
    pages = _volume(bib, dict(zip(KEYS, lengths, strict=True)), opens_right=opens_right)
    number = 1
    for part in pages.parts:
        if isinstance(part, Blank):
            number += 1
            continue
        assert part.first == number
        assert number % 2 == 1 or not opens_right
        number = part.last + 1 if isinstance(part, Placed) else number + 1
    assert pages.index == number
    assert pages.index % 2 == 1 or not opens_right


def test_what_belongs() -> None:
    bib = """@misc{a, author = {A}, title = {A}}
@misc{b, author = {A}, title = {B}, archival = {no}}
@misc{c, author = {A}, title = {C}, status = {withdrawn}}
@misc{d, author = {A}, title = {D}, status = {retracted}}
"""
    papers = reading_of(head(), papers=bib).portal.papers_by_edition["w"]
    assert {paper.key: belongs(paper) for paper in papers} == {
        "a": True,
        "b": False,
        "c": False,
        "d": True,
    }
