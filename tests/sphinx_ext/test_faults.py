"""A build that is killed, or fails at something, is made good by the next one."""

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Build, Write
from sphinx_proceedings.building import paper_citations
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.outputs.formatted.pandoc import Pandoc, find_pandoc
from support.build_faults import SETUP, faulty, killed
from support.later_builds import differences, made
from support.portal_edits import Files, base, write
from support.programmes import head, programme
from support.sphinx_build import build_portal


def _portal() -> Files:
    files = base()
    return files | {"conf.py": files["conf.py"] + SETUP}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A portal and what a build makes of it."""
    root = tmp_path_factory.mktemp("faults") / "portal"
    write(_portal(), root, times="long ago")
    build_portal(root)
    return root, made(root)


@pytest.mark.parametrize(
    ("event", "after"),
    [
        ("env-updated", 0),
        ("write-started", 0),
        ("html-page-context", 3),
        ("html-collect-pages", 0),
    ],
)
def test_killed_while_an_entry_goes_and_comes_back(
    built: tuple[Path, dict[str, bytes]], event: str, after: int
) -> None:
    """As when a branch is switched back: the sources have their old times."""
    root, first = built
    files = _portal()
    gone = files["papers/toy2026.bib"].replace("@inproceedings{epsilon", "@comment{epsilon")
    gone = gone.replace("{Gamma}", "{Gamma Rays}")
    about = files["about.md"].replace("About", "Again")
    write(files | {"papers/toy2026.bib": gone, "about.md": about}, root, times="long ago")
    with faulty(event, killed(after)), pytest.raises(KeyboardInterrupt):
        build_portal(root)
    write(files, root, times="long ago")
    build_portal(root)
    assert differences(made(root), first) == []


@contextmanager
def _files_of_at_most(size: int) -> Iterator[Callable[..., None]]:
    """What sets a limit, which ends with the context."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield lambda *_arguments: resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize("size", [20_000, 30_000, 100_000])
def test_what_was_not_written_whole_is_written_again(
    built: tuple[Path, dict[str, bytes]], size: int
) -> None:
    """The disk may be full for a while, or the files of a process limited."""
    root, first = built
    shutil.rmtree(root / "_build")
    with _files_of_at_most(size) as limit, faulty("write-started", limit):
        try:
            build_portal(root)
        except SystemExit as ended:
            assert ended.code == 2  # noqa: PT017  # the build may end, or do without a file
    build_portal(root)
    assert differences(made(root), first) == []


def test_deleted_output_comes_back(built: tuple[Path, dict[str, bytes]]) -> None:
    root, first = built
    for pattern in ("*.html", "_images/*", "_downloads/*/*", "*/*/*.ics", "_static/*.css", "api/*"):
        for path in (root / "_build/html").glob(pattern):
            if path.is_file():
                path.unlink()
    build_portal(root)
    assert differences(made(root), first) == []


def test_what_pandoc_failed_at_once_is_formatted_later(
    write: Write, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failure is told as long as it lasts; whether or not the output is deleted."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "cache"))
    bib = "@inproceedings{ada, title = {Notes}, author = {Lovelace, Ada}, year = {2027}}\n"
    conf = 'extensions = ["sphinx_proceedings"]\nproceedings_citation_styles = ["apa"]\n'
    root = write({"papers/w2027.bib": bib, "conf.py": conf})
    page = root / "_build/html/papers/w2027/ada.html"
    right = find_pandoc()
    assert right is not None
    failing = tmp_path / "pandoc"
    failing.write_text("#!/bin/sh\nexit 7\n")
    failing.chmod(0o755)
    broken = Pandoc(path=failing, version=right.version)
    for clean in (False, True):
        monkeypatch.setattr(paper_citations, "find_pandoc", lambda: broken)
        (root / "papers/w2027.bib").write_text(bib.replace("Notes", f"Notes {clean}"))
        for _ in range(2):
            assert "citation-unavailable" in build(root).warnings
            assert "Lovelace, A. (2027)" not in page.read_text()
        if clean:
            shutil.rmtree(root / "_build")
        monkeypatch.setattr(paper_citations, "find_pandoc", lambda: right)
        assert "citation-unavailable" not in build(root).warnings
        assert "Lovelace, A. (2027)" in page.read_text()


def test_the_window_title_of_another_page_changes(write: Write, build: Build) -> None:
    """It tells the edition only as long as another page has the same title."""
    sessions = "[{{id: a, title: Opening, kind: plenary, start: {}-05-08 09:00}}]"
    root = write(
        {
            f"program/w{year}.yaml": programme(sessions.format(year), head(f"{year}-05-08"))
            for year in (2026, 2027)
        }
    )
    assert build(root).page("program/w2026/a").title is not None
    before = (root / "_build/html/program/w2026/a.html").read_text()
    path = root / "program/w2027.yaml"
    path.write_text(path.read_text().replace("Opening", "Welcome"))
    build(root)
    after = (root / "_build/html/program/w2026/a.html").read_text()
    shutil.rmtree(root / "_build")
    build(root)
    assert after == (root / "_build/html/program/w2026/a.html").read_text() != before


SAME_SIZE = {
    "about.md": (b"About", b"Abort"),
    "parts/text.md": (b"Some", b"Same"),
    "pictures/dot.svg": (b"'1'", b"'2'"),
    "own/own.css": (b"red", b"tan"),
    "program/toy2025.yaml": (b"Whatever", b"Whenever"),
}


def test_other_texts_of_the_same_size_and_time_are_seen(
    built: tuple[Path, dict[str, bytes]],
) -> None:
    root, first = built
    texts = {path: (root / path).read_bytes() for path in SAME_SIZE}
    times = {path: (root / path).stat().st_mtime_ns for path in SAME_SIZE}
    for sources in ({path: texts[path].replace(*SAME_SIZE[path]) for path in texts}, texts):
        for path, text in sources.items():
            (root / path).write_bytes(text)
            os.utime(root / path, ns=(times[path], times[path]))
        build_portal(root)
        if sources is not texts:
            site = made(root)
            page, styles = site["_build/html/about.html"], site["_build/html/_static/own.css"]
            assert all(text in page for text in (b"Abort", b"Same text"))
            assert b"tan" in styles
            assert b"'2'" in site["_build/html/_images/dot.svg"]
            assert b"Whenever" in site["_build/html/program/toy2025/opening.html"]
            assert differences(site, first)
    assert differences(made(root), first) == []
