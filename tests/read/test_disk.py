"""Finding and loading sources."""

import os
from pathlib import Path

from sphinx_proceedings.read.disk import load_sources


def test_editions_and_people_are_found_in_order(tmp_path: Path) -> None:
    for name in ("papers/b.bib", "papers/a.bib", "program/a.yml", "people/z.yaml", "people/y.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "papers" / ".hidden.bib").write_text("x")
    (tmp_path / "papers" / "notes.txt").write_text("x")
    sources = load_sources(tmp_path)
    assert (list(sources.papers), list(sources.programs)) == (["a", "b"], ["a"])
    assert [source.path for source in sources.people] == ["people/y.yml", "people/z.yaml"]
    assert sources.diagnostics == ()


def test_enormous_files_are_refused_unread(tmp_path: Path) -> None:
    for name, size in (("papers/a.bib", 100 * 10**6), ("people/p.yaml", 5 * 10**6)):
        (tmp_path / name).parent.mkdir()
        with (tmp_path / name).open("wb") as file:
            os.truncate(file.fileno(), size)
    sources = load_sources(tmp_path)
    assert (sources.papers, sources.people) == ({}, ())
    assert [problem.message for problem in sources.diagnostics] == [
        "the file has 100,000,000 bytes, more than the 67,108,864 that are read",
        "the file has 5,000,000 bytes, more than the 4,194,304 that are read",
    ]
