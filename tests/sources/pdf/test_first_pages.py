"""Pictures of first pages: small, always the same, and never the end of a build."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from sphinx_proceedings.model.paper_files import FIRST_PAGE_SIZE, FirstPage
from sphinx_proceedings.model.pdf_facts import PdfProblem, PdfTrouble
from sphinx_proceedings.processes.confined import Limits
from sphinx_proceedings.sources.pdf.confined_reading import (
    FIRST_PAGE,
    first_page_told,
    told_by_each,
)
from support.pdfs import HOSTILE, paper_file, pdf

LIMITS = Limits(seconds=3, memory=1024**3)


def drawn(folder: Path, *some: bytes, job: str = FIRST_PAGE) -> list[FirstPage | PdfTrouble]:
    files = [paper_file(folder / f"{number}.pdf", data) for number, data in enumerate(some)]
    return list(map(first_page_told, told_by_each(job, files, what="", limits=LIMITS)))


@pytest.mark.parametrize(
    ("size", "expected"),
    [((595, 842), (360, 510)), ((842, 595), (360, 255)), ((100, 3_000), (24, 720))],
)
def test_sizes(tmp_path: Path, size: tuple[int, int], expected: tuple[int, int]) -> None:
    one, again = drawn(tmp_path, *[pdf(["Notes", "Ada Lovelace"], size=size)] * 2)
    assert isinstance(one, FirstPage)
    assert (one.width, one.height) == expected
    assert Image.open(BytesIO(one.webp)).size == expected
    assert isinstance(again, FirstPage)
    assert (again, again.webp) == (one, one.webp)


def test_what_is_on_the_page(tmp_path: Path) -> None:
    (picture,) = drawn(tmp_path, pdf(["Notes"] * 20))
    assert isinstance(picture, FirstPage)
    grey = Image.open(BytesIO(picture.webp)).convert("L")
    assert grey.getpixel((5, 5)) == 255
    darkest, _ = grey.getextrema()
    assert darkest < 100


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(tmp_path: Path, name: str) -> None:
    """There is a picture or one reason; the next file has one in any case."""
    found, well = drawn(tmp_path, HOSTILE[name], pdf(["Notes"]))
    assert isinstance(well, FirstPage)
    assert isinstance(found, FirstPage | PdfTrouble)
    if isinstance(found, PdfTrouble):
        assert not found.may_pass
    else:
        assert len(found.webp) < 100_000
        assert (found.width, found.height) <= FIRST_PAGE_SIZE


@pytest.mark.parametrize(
    ("job", "problem"),
    [
        ("support.confined_jobs:crash", PdfProblem.CRASH),
        ("support.confined_jobs:babble", PdfProblem.CRASH),
    ],
)
def test_readers_that_fail(tmp_path: Path, job: str, problem: PdfProblem) -> None:
    (found,) = drawn(tmp_path, pdf(["Notes"]), job=job)
    assert isinstance(found, PdfTrouble)
    assert found.problem is problem


def test_nothing_but_a_small_picture_is_believed() -> None:
    made = BytesIO()
    Image.new("RGB", (2_000, 10)).save(made, "WEBP")
    for told in (made.getvalue(), b"RIFF", b"<svg/>", b""):
        assert isinstance(first_page_told(told), PdfTrouble)
