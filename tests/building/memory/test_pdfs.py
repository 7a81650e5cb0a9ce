"""What is known of PDFs is found out once."""

from pathlib import Path

import pytest

from sphinx_proceedings.building.memory import pdfs as module
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.building.memory.pdfs import first_pages_remembered, pdfs_remembered
from sphinx_proceedings.model.paper_files import FirstPage, PaperFile
from sphinx_proceedings.model.pdf_facts import PdfFacts, PdfProblem, PdfTrouble
from sphinx_proceedings.sources.pdf.confined_reading import told_by_each
from support.pdfs import paper_file, pdf


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """The names of the files that were read."""
    found: list[str] = []

    def told(job: str, files: list[PaperFile], *, what: str, processes: int) -> list[bytes]:
        found.extend(Path(file.source).name for file in files)
        return told_by_each(job, files, what=what, processes=processes)

    monkeypatch.setattr(module, "told_by_each", told)
    return found


def test_each_is_read_once(tmp_path: Path, asked: list[str]) -> None:
    files = [
        paper_file(tmp_path / "a.pdf", pdf(["A"])),
        paper_file(tmp_path / "same.pdf", pdf(["A"])),
        paper_file(tmp_path / "bad.pdf", b"%PDF-1.4\n"),
    ]
    first = pdfs_remembered(files)
    assert asked == ["same.pdf", "bad.pdf"]
    facts, trouble = (first[file.sha256] for file in files[1:])
    assert isinstance(facts, PdfFacts)
    assert isinstance(trouble, PdfTrouble)
    assert pdfs_remembered(files) == first
    assert len(asked) == 2
    assert isinstance(first_pages_remembered(files)[files[0].sha256], FirstPage)
    assert len(asked) == 4


def test_without_a_cache(tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, "off")
    file = paper_file(tmp_path / "a.pdf", pdf(["A"]))
    assert pdfs_remembered([file]) == pdfs_remembered([file])
    assert asked == ["a.pdf"] * 2


def test_what_may_pass_is_tried_again(tmp_path: Path, asked: list[str]) -> None:
    file = paper_file(tmp_path / "a.pdf", pdf(["A"]))
    (tmp_path / "a.pdf").unlink()
    (found,) = pdfs_remembered([file]).values()
    assert isinstance(found, PdfTrouble)
    assert found.problem is PdfProblem.CHANGED
    (tmp_path / "a.pdf").write_bytes(pdf(["A"]))
    assert isinstance(pdfs_remembered([file])[file.sha256], PdfFacts)
    assert len(asked) == 2


def test_nothing_to_read() -> None:
    assert pdfs_remembered([]) == {}
