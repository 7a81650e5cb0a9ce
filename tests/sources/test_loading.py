"""Finding and loading sources."""

import os
import socket
from pathlib import Path

from sphinx_proceedings.sources.loading import load_sources


def test_editions_and_people_are_found_in_order(tmp_path: Path) -> None:
    for name in ("papers/b.bib", "papers/a.bib", "program/a.yml", "people/z.yaml", "people/y.yml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "papers" / ".hidden.bib").write_text("x")
    (tmp_path / "papers" / "notes.txt").write_text("x")
    sources = load_sources(tmp_path)
    assert (list(sources.papers), list(sources.programmes)) == (["a", "b"], ["a"])
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


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    for folder in ("papers", "program", "people"):
        (tmp_path / folder).mkdir()
    os.mkfifo(tmp_path / "papers/a.bib")
    (tmp_path / "papers/b.bib").symlink_to("/dev/zero")
    (tmp_path / "papers/c.bib").symlink_to("c.bib")
    (tmp_path / "papers/d.bib").symlink_to("nowhere")
    (tmp_path / "papers/e.bib").mkdir()
    (tmp_path / "papers/loop").symlink_to(".")
    os.mkfifo(tmp_path / "papers/topics.yaml")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "program/a.yaml"))
    os.mkfifo(tmp_path / "program/a.ledger.json")
    (tmp_path / "people/p.yaml").symlink_to("/dev/zero")
    told = [
        (problem.location.path, problem.message) for problem in load_sources(tmp_path).diagnostics
    ]
    assert told == [
        ("papers/a.bib", "cannot be read: it is a pipe, not a file"),
        ("papers/b.bib", "cannot be read: it is a device, not a file"),
        ("papers/c.bib", "cannot be read: Too many levels of symbolic links"),
        ("papers/d.bib", "cannot be read: No such file or directory"),
        ("papers/e.bib", "cannot be read: Is a directory"),
        ("program/a.yaml", "cannot be read: No such device or address"),
        ("people/p.yaml", "cannot be read: it is a device, not a file"),
        (
            "program/a.ledger.json",
            "cannot be read: it is a pipe, not a file; the record of releases is not used",
        ),
        ("papers/topics.yaml", "cannot be read: it is a pipe, not a file"),
    ]
