"""Sections of volumes, which are tracks of papers."""

import pytest

from support.one_paper import papers_of


@pytest.mark.parametrize(
    ("written", "sections"),
    [
        ("{long=Long Papers|short=Short Papers}", ("Long Papers", "Short Papers")),
        ("{Long Papers | Short Papers|}", ("Long Papers", "Short Papers")),
        (r"{a=A \& B|b=|=C||d = {D}}", ("A & B", "b", "C", "D")),
        ("{}", ()),
    ],
)
def test_sections_in_their_order(written: str, sections: tuple[str, ...]) -> None:
    assert papers_of(f"@proceedings{{v, title = {{V}}, sections = {written}}}").volumes[
        "v"
    ].sections == (sections)


@pytest.mark.parametrize(
    ("field", "track"),
    [
        ("section = {long}", "Long Papers"),
        ("section = {LONG PAPERS}", "Long Papers"),
        ("track = {long papers}", "Long Papers"),
        ("section = { }, track = {long}", "Long Papers"),
        ("section = {long}, track = {other}", "Long Papers"),
        ("section = {Posters}", "Posters"),
        ("note = {N}", ""),
    ],
)
def test_what_a_paper_is_in(field: str, track: str) -> None:
    read = papers_of(
        f"@inproceedings{{a, author = {{A, B}}, title = {{T}}, {field}}}"
        "@proceedings{v, title = {V}, sections = {long=Long Papers}}"
    )
    assert [paper.track for paper in read.papers] == [track]
    assert len(read.diagnostics) == (track == "Posters")


def test_tracks_of_files_without_sections_are_as_written() -> None:
    read = papers_of("@inproceedings{a, author = {A, B}, title = {T}, track = {Long}}")
    assert (read.papers[0].track, read.diagnostics) == ("Long", ())
