"""`proceedings clean`: only what carries the mark goes."""

from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.building.pipeline import generate
from sphinx_proceedings.cli import main
from sphinx_proceedings.pages.writers.myst import MARKER

SOURCES = {
    "papers/w2027.bib": "@inproceedings{ada, author = {Lovelace, Ada}, title = {Notes}}\n",
    "papers/w2027/errata.md": "# Errata\n",
    "program/social.md": "# Dinner\n",
    "topics/.gitignore": "*.bak\n",
    "people/deep/er/and/deeper.md": f"{MARKER}nothing\n",
    "docs/page.md": f"{MARKER}nothing\n",
}


def files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def portal(write: Write) -> Path:
    root = write(SOURCES)
    generate(root)
    (root / "papers/w2027/.proceedings-0123456789abcdef.part").write_text(MARKER[:9])
    assert {"papers/w2027/ada.md", "people/.gitignore"} <= files(root).keys()
    return root


def test_sources_and_pages_by_hand_stay(portal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = len(files(portal)) - len(SOURCES)
    assert main(["clean", str(portal)]) == 0
    assert files(portal) == SOURCES
    assert capsys.readouterr().err == f"{number} files removed\n"
    assert sorted(path.name for path in portal.iterdir()) == [
        "docs",
        "papers",
        "people",
        "program",
        "topics",
    ]
    assert main(["clean", str(portal)]) == 0
    assert capsys.readouterr().err == "0 files removed\n"


def test_dry_run_names_what_would_go(
    portal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(portal)
    monkeypatch.chdir(portal / "papers")
    assert main(["clean", "--dry-run", ".."]) == 0
    assert files(portal) == before
    printed = capsys.readouterr()
    assert printed.out.splitlines() == sorted(before.keys() - SOURCES.keys())
    assert printed.err == f"{len(printed.out.splitlines())} files to be removed\n"


def test_next_build_makes_all_again(portal: Path) -> None:
    main(["clean", str(portal)])
    generate(portal)
    first = files(portal)
    main(["clean", str(portal)])
    generate(portal)
    assert files(portal) == first


def test_folder_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err == f"proceedings: {tmp_path / 'none'} is no folder\n"
