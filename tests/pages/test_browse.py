"""Ways to browse, in portals larger than a page."""

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.papers import Citing
from sphinx_proceedings.pages.plan import plan_pages
from support.programmes import programme

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def entry(number: int, more: str = "") -> str:
    word = ALPHABET[number % 26] + ALPHABET[number // 26 % 26]
    return (
        f"@misc{{p{number}, title = {{{word.title()} paper {number}}}, year = 2026,"
        f" author = {{{word.title()}, Ann {number} and Smith, {word.title()}}}{more}}}\n"
    )


def pages_of(write: Write, files: dict[str, str]) -> dict[str, Page]:
    portal = read_portal(write(files)).portal
    none = Citing(bibtex="", formatted=())
    return {page.docname: page for page in plan_pages(portal, lambda _: none, "")}


def links(page: Page, folder: str) -> list[str]:
    """Addresses below a folder in the order in which a page links them."""
    parts = page.render().split("](/")[1:]
    addresses = (part.partition(".md")[0] for part in parts)
    return [address for address in addresses if address.startswith(folder)]


@pytest.mark.large
def test_large_edition(write: Write) -> None:
    """Too many for a page: by title in parts, and sessions by their links."""
    program = programme(
        "- {id: a, title: A, kind: talks, start: 2026-05-08 09:00,"
        " talks: [{paper: p1}, {paper: p2}]}"
    )
    bib = "".join(entry(number) for number in range(450))
    pages = pages_of(write, {"papers/w2026.bib": bib, "program/w2026.yaml": program})
    index = pages["papers/w2026/index"].render()
    assert "- [A](/program/w2026/a.md) [2]{.count}\n" in index
    assert links(pages["papers/w2026/index"], "papers/w2026") == [
        "papers/w2026/statistics",
        "papers/w2026/by-title/1",
        *(
            f"papers/w2026/by-title/{1 if letter < 'l' else 2 if letter < 'w' else 3}"
            for letter in ALPHABET
        ),
    ]
    parts = [page for name, page in pages.items() if name.startswith("papers/w2026/by-title/")]
    listed = [address for page in parts for address in links(page, "papers/w2026/p")]
    assert sorted(listed) == sorted(f"papers/w2026/p{number}" for number in range(450))
    assert [len(links(page, "papers/w2026/p")) <= 200 for page in parts] == [True] * 3
    assert pages["papers/w2026/by-title/2"].above == (("Papers", "papers/w2026/index"),)


@pytest.mark.large
def test_many_people(write: Write) -> None:
    bib = "".join(entry(number) for number in range(600))
    pages = pages_of(write, {"papers/w2026.bib": bib})
    index = pages["people/index"]
    assert links(index, "people/by-letter") == [f"people/by-letter/{one}" for one in ALPHABET]
    assert "[S](/people/by-letter/s.md) [545]{.count}" not in index.render()
    listed = [
        address
        for name, page in pages.items()
        if name.startswith("people/by-letter")
        for address in links(page, "people/")
        if "/by-" not in address and address != "people/index"
    ]
    everybody = {name for name, page in pages.items() if page.kind.slug == "person"}
    assert sorted(listed) == sorted(everybody)
    assert all(len(page.render()) < 100_000 for page in pages.values())


def test_editions_are_not_years(write: Write) -> None:
    papers = {
        "papers/early.bib": entry(1).replace("2026", "2025") + entry(2),
        "papers/late.bib": entry(3) + entry(4, ", status = {withdrawn}, keywords = {gone}"),
    }
    pages = pages_of(write, papers)
    assert links(pages["browse/by-year/2026"], "papers/") == [
        "papers/late/index",
        "papers/late/p3",
        "papers/late/p4",
        "papers/early/index",
        "papers/early/p2",
    ]
    assert links(pages["browse/by-year/2025"], "papers/early/p") == ["papers/early/p1"]
    assert [
        name for name in pages if name.startswith(("topics/", "browse/with", "browse/aw"))
    ] == []
    assert "Keywords\n: gone\n" in pages["papers/late/p4"].render()


def test_no_list_without_entries(write: Write) -> None:
    pages = pages_of(write, {"program/w2026.yaml": programme("[]")})
    assert list(pages) == [
        "editions/w2026",
        "program/w2026/index",
        "program/index",
        "papers/index",
        "people/index",
    ]
    assert pages["program/w2026/index"].render().splitlines()[2:] == [
        "# Programme of W",
        "",
        "Friday, 8 May 2026. No session is known yet.",
    ]
    assert "browse" not in pages["papers/index"].render()


def test_talks_bring_slides_and_video(write: Write) -> None:
    program = programme(
        "- {id: a, title: A, kind: talks, start: 2026-05-08 09:00,"
        ' talks: [{paper: p1, video: "https://example.org/talk"}, {paper: p2}]}'
    )
    bib = entry(1, ", slides = {https://example.org/s}") + entry(2)
    pages = pages_of(write, {"papers/w2026.bib": bib, "program/w2026.yaml": program})
    assert links(pages["browse/with/video"], "papers/w2026/p") == ["papers/w2026/p1"]
    assert "[Video](<https://example.org/talk>)" in pages["browse/with/video"].render()
    assert links(pages["papers/index"], "browse/with") == [
        "browse/with/video",
        "browse/with/slides",
    ]


def test_only_pages_that_tell_of_a_change_have_another_version(write: Write) -> None:
    """A portal-wide digest on every list would write all of them again."""
    keywords = ", keywords = {looms}", ", keywords = {engines}"
    affiliated = ', author+an:affiliation = {1="Here"}'
    first = "".join(entry(n, keywords[n % 2] + affiliated) for n in range(6))
    second = first.replace("Ab paper", "Ab paper changed").replace("Ba paper 1,", "Ba paper")
    before = pages_of(write, {"papers/w2026.bib": first})
    after = pages_of(write, {"papers/w2026.bib": second.replace("Ba paper 1", "Ba essay 1")})
    changed = {name for name, page in before.items() if page.version != after[name].version}
    assert changed == {
        "editions/w2026",
        "papers/w2026/index",
        "papers/w2026/p1",
        "papers/w2026/statistics",
        "people/ann-1-ba",
        "people/ba-smith",
        "browse/by-year/2026",
        "topics/engines",
        "affiliations/here",
    }
    for name, page in before.items():
        assert page.version != after[name].version or page.render() == after[name].render()


def test_of_whom_nothing_is_told_only_the_name_is_listed(write: Write) -> None:
    bib = "".join(
        f"@inproceedings{{p{number}, title = {{A}}, author = {{Ba, Ann}}, year = 2026,"
        f" booktitle = {{B{number}}}, editor = {{Smith, {name}}}}}\n"
        for number, name in enumerate(("Jo", "Max"))
    )
    told = pages_of(write, {"papers/w2026.bib": bib})["people/index"].render()
    assert "- [Ann **Ba**](/people/ann-ba.md) [2 papers]{.did}\n" in told
    assert "- [Max **Smith**](/people/max-smith.md)\n" in told
