"""What is told of PDFs; whatever is in one costs one clear answer."""

from pathlib import Path

import pikepdf
import pytest

from sphinx_proceedings.model.pdf_facts import PdfFacts, PdfProblem, PdfTrouble
from sphinx_proceedings.processes.confined import Limits
from sphinx_proceedings.sources.pdf.confined_reading import FACTS, facts_told, told_by_each
from support.pdfs import HOSTILE, changed, paper_file, pdf

LIMITS = Limits(seconds=3, memory=1024**3)


def read(folder: Path, data: bytes, job: str = FACTS) -> PdfFacts | PdfTrouble:
    file = paper_file(folder / "file.pdf", data)
    (told,) = told_by_each(job, [file], what="", limits=LIMITS)
    return facts_told(told)


def facts(folder: Path, data: bytes) -> PdfFacts:
    found = read(folder, data)
    assert isinstance(found, PdfFacts)
    return found


def test_pages_and_text(tmp_path: Path) -> None:
    found = facts(tmp_path, pdf(["Notes", "Ada Lovelace"], ["Second page"], ["Third"]))
    assert (found.pages, found.sizes, found.has_text) == (3, ((595.0, 842.0, 1),), True)
    first, second = found.first
    assert [line.text for line in first.lines] == ["Notes", "Ada Lovelace"]
    assert [line.text for line in second.lines] == ["Second page"]
    title, author = first.lines
    assert title.size > author.size
    assert (title.left, author.left) == (60.0, 60.0)
    assert title.bottom > author.top
    assert (found.encrypted, found.damage, first.unknown) == (False, "", 0.0)


def test_columns_are_parted(tmp_path: Path) -> None:
    data = pdf(["Left                              right"])
    assert len(facts(tmp_path, data).first[0].lines) == 2


def test_sizes_are_told_once(tmp_path: Path) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[1].mediabox = [0, 0, 612, 792]
        document.pages[2].rotate(90, relative=False)

    found = facts(tmp_path, changed(pdf(["a"], ["b"], ["c"], ["d"]), change))
    assert found.sizes == ((595.0, 842.0, 1), (612.0, 792.0, 2), (842.0, 595.0, 3))


def test_fonts_that_are_missing(tmp_path: Path) -> None:
    assert facts(tmp_path, pdf(["Notes"])).fonts_missing == ("Helvetica",)
    assert facts(tmp_path, pdf(["Not seen"], mode=3)).fonts_missing == ()


def test_encrypted(tmp_path: Path) -> None:
    def saved(user: str) -> bytes:
        return changed(
            pdf(["Notes"]), lambda _: None, encryption=pikepdf.Encryption(user=user, owner="o")
        )

    assert facts(tmp_path, saved("")).encrypted
    assert read(tmp_path, saved("secret")) == PdfTrouble(PdfProblem.PASSWORD)


def test_a_table_that_is_wrong(tmp_path: Path) -> None:
    data = pdf(["Notes"]).replace(b"startxref\n", b"startxref\n1")
    assert "file is damaged" in facts(tmp_path, data).damage


def test_pictures_alone(tmp_path: Path) -> None:
    assert not facts(tmp_path, pdf([""])).has_text


def test_text_after_a_cover(tmp_path: Path) -> None:
    found = facts(tmp_path, pdf([""], [""], ["A page with more than a stamp on it"]))
    assert found.has_text


def test_many_pages(tmp_path: Path) -> None:
    assert facts(tmp_path, pdf(*[["A page"]] * 10_000)).pages == 10_000


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(tmp_path: Path, name: str) -> None:
    """It is read, or there is one reason; the next file is read in any case."""
    files = [
        paper_file(tmp_path / "hostile.pdf", HOSTILE[name]),
        paper_file(tmp_path / "well.pdf", pdf(["Notes"])),
    ]
    found = list(map(facts_told, told_by_each(FACTS, files, what="", limits=LIMITS)))
    assert isinstance(found[1], PdfFacts)
    assert isinstance(found[0], PdfFacts) is (name in READ)
    if isinstance(found[0], PdfTrouble):
        assert not found[0].may_pass


READ = {"huge image", "bomb", "form in itself", "huge page", "no size", "scripts"}


def test_a_reader_that_crashes(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(["Notes"]), "support.confined_jobs:crash")
    assert found == PdfTrouble(PdfProblem.CRASH, "SIGSEGV")


def test_a_reader_that_is_not_to_be_believed(tmp_path: Path) -> None:
    found = read(tmp_path, pdf(["Notes"]), "support.confined_jobs:babble")
    assert found == PdfTrouble(PdfProblem.CRASH, "what its reader said is of no known form")


@pytest.mark.parametrize("told", [b"", b"[", b"[1,2]", b'["damaged"]', b'{"pages":1}', b"\xff"])
def test_nothing_of_another_form_is_understood(told: bytes) -> None:
    assert isinstance(facts_told(told), PdfTrouble)


def test_a_file_that_changes(tmp_path: Path) -> None:
    file = paper_file(tmp_path / "file.pdf", pdf(["Notes"]))
    (tmp_path / "file.pdf").write_bytes(pdf(["Other notes"]))
    (told,) = told_by_each(FACTS, [file], what="")
    found = facts_told(told)
    assert found == PdfTrouble(PdfProblem.CHANGED)
    assert found.may_pass
    (tmp_path / "file.pdf").unlink()
    (told,) = told_by_each(FACTS, [file], what="")
    assert isinstance(facts_told(told), PdfTrouble)
