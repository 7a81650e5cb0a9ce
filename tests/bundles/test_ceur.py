"""Volumes for CEUR-WS: the page by its template, as strict readers and scripts see it."""

from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from support.deliveries import bundle_of, copies, delivery_of, texts, told


def page(tmp_path: Path, *changes: tuple[str, str]) -> str:
    return texts(bundle_of("ceur", delivery_of(tmp_path, *changes)))["index.html"]


def marked(text: str) -> dict[str, list[str]]:
    soup = BeautifulSoup(text, "html.parser")
    found: dict[str, list[str]] = {}
    for span in soup.find_all("span"):
        for name in span.get("class") or ():
            if name.startswith("CEUR"):
                found.setdefault(name, []).append(span.get_text())
    return found


def test_classes(tmp_path: Path) -> None:
    assert marked(page(tmp_path)) == {
        "CEURVOLNR": ["Vol-XXX"],
        "CEURURN": ["urn:nbn:de:0074-XXX-C"],
        "CEURPUBYEAR": ["2026", "2026"],
        "CEURLIC": ["CC BY 4.0"],
        "CEURVOLACRONYM": ["Toy 2026"],
        "CEURVOLTITLE": ["The Second Toy Conference"],
        "CEURFULLTITLE": ["Proceedings of the Second Toy Conference"],
        "CEURLOCTIME": ["Delft, The Netherlands, October 24-25, 2026"],
        "CEURVOLEDITOR": ["Ada Lovelace"],
        "CEURSESSION": ["Long papers", "Short papers"],
        "CEURTITLE": [r"On loops of \(x^2\) < 3 in H2O", "Notes & <script>", "More Notes"],
        "CEURPAGES": ["1-8", "9-12", "13-16"],
        "CEURAUTHOR": [
            "Jan van der Berg Jr.",
            "The Toy Team",
            "Mausam",
            "Ada Lovelace",
            "Ada Lovelace",
            "Jürgen Mustermann",
        ],
        "CEURSUBMITTEDPAPERS": ["9"],
        "CEURACCEPTEDPAPERS": ["3"],
        "CEURPUBDATE": ["yyyy-mm-dd"],
    }


def test_contents_lead_to_the_papers(tmp_path: Path) -> None:
    contents = BeautifulSoup(page(tmp_path), "html.parser").find("div", class_="CEURTOC")
    assert contents is not None
    items = [
        (item.get("id"), link.get("href")) for item in contents.select("li") for link in item("a")
    ]
    assert items == [
        ("preface", "preface.pdf"),
        ("paper1", "paper1.pdf"),
        ("paper2", "paper2.pdf"),
        ("paper3", "paper3.pdf"),
    ]
    assert copies(bundle_of("ceur", delivery_of(tmp_path))) == {
        "preface.pdf": "front.pdf",
        "paper1.pdf": "loops.pdf",
        "paper2.pdf": "notes.pdf",
        "paper3.pdf": "more.pdf",
    }


def test_a_strict_reader_finds_no_error(tmp_path: Path) -> None:
    html5lib.HTMLParser(strict=True).parse(page(tmp_path))


def test_language(tmp_path: Path) -> None:
    assert "<!--CEURLANG=eng -->" in page(tmp_path / "english")
    german = tuple(
        (f"  pages    = {{{pages}}},", f"  pages = {{{pages}}}, language = {{german}},")
        for pages in ("9--12", "13--16")
    )
    text = page(tmp_path / "german", *german)
    assert ('<html lang="de">' in text, "<!--CEURLANG=deu -->" in text) == (True, True)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("end: 2026-10-24", "October 24, 2026"),
        ("end: 2026-11-01", "October 24 - November 1, 2026"),
        ("end: 2027-01-01", "October 24, 2026 - January 1, 2027"),
    ],
)
def test_days(end: str, said: str, tmp_path: Path) -> None:
    found = marked(page(tmp_path, ("end: 2026-10-25", end)))["CEURLOCTIME"]
    assert found == [f"Delft, The Netherlands, {said}"]


def test_what_is_missing(tmp_path: Path) -> None:
    changes = (
        ('  editor+an:affiliation = {1="University of Oxford"},\n', ""),
        ("  pages    = {9--12},", "  license = {CC-BY-NC-4.0},"),
    )
    assert told(bundle_of("ceur", delivery_of(tmp_path, *changes))) == [
        "notes is not under CC BY 4.0",
        "the editor Ada Lovelace has no affiliation",
        "the volume has 3 papers; CEUR-WS asks for at least 6",
    ]
