"""A build in which nothing has changed does nothing; any change is seen."""

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.memory.finished_build import (
    file_state,
    finished_build_text,
    folder_states,
    read_finished_build,
)
from support.fresh_processes import run_module

SAID = "nothing has changed since the last build"
BIB = """@inproceedings{ada,
  title = {Notes}, author = {Lovelace, Ada}, abstract = {An abstract.},
}
"""
CONF = """project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "basic"
html_static_path = ["own"]
templates_path = ["../templates"]
exclude_patterns = ["left"]
"""


def _age(root: Path) -> None:
    """What was written just now counts as changed until the next look."""
    for path in root.parent.rglob("*"):
        if path.is_file() and "_build" not in path.parts:
            os.utime(path, (1e9, 1e9))


def _build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    told = ("-b", "html", "-d", "_build/doctrees", *options, ".", "_build/html")
    return run_module("sphinx", *told, cwd=root, environment={"LANG": "C.UTF-8"})


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A portal that is built and known to be, and a copy of it."""
    folder = tmp_path_factory.mktemp("unchanged") / "folder"
    root = folder / "portal"
    for path, text in {
        "papers/test2027.bib": BIB,
        "conf.py": CONF,
        "index.md": "# Test\n\n```{include} left/part.md\n```\n",
        "left/part.md": "Part.\n",
        "left/other.md": "Other.\n",
        "own/own.css": "a {}\n",
        "../templates/x.html": "x\n",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    _age(root)
    _build(root)
    _build(root)
    assert not [*(root / "_build").rglob(".gitignore")]
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    return root, copy


@pytest.fixture
def portal(finished: tuple[Path, Path]) -> Path:
    """The portal as it was when it was finished; what is noted of it is of the new files."""
    root, copy = finished
    shutil.rmtree(root.parent)
    shutil.copytree(copy, root.parent)
    made = BuildNotes(root / "_build/doctrees").of("finished html in ../html")
    told = made.read()
    record = read_finished_build(told[""])
    assert record is not None
    noted = replace(
        record,
        files={name: file_state(root / name) for name in record.files},
        included={name: file_state(Path(name)) for name in record.included},
        output=folder_states(root / "_build/html", lambda _path: False),
    )
    made.note(told, {"": finished_build_text(noted)})
    time.sleep(0.11)  # What was written just now counts as changed.
    return root


@pytest.fixture
def is_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., bool]]:
    """Whether a build that `sphinx-build` is asked for would do nothing."""
    apps: list[SphinxTestApp] = []

    def asked(root: Path, *options: str, program: str = "sphinx-build") -> bool:
        monkeypatch.setattr(sys, "argv", [program, "-b", "html", *options, ".", "out"])
        overrides = dict([options[1].split("=")] if options[:1] == ("-D",) else [])
        tags = options[1:] if options[:1] == ("-t",) else ()
        apps.append(
            SphinxTestApp(srcdir=root, builddir=root / "_build", confoverrides=overrides, tags=tags)
        )
        return type(apps[-1].builder).__name__ == "FinishedBuilder"

    yield asked
    for app in apps:
        app.cleanup()
    # This process goes on.
    gc.unfreeze()


def test_nothing_is_touched(portal: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in portal.rglob("*") if path.is_file()}
    done = _build(portal)
    assert (SAID in done.stdout, done.returncode, done.stderr) == (True, 0, "")
    assert "configuration has changed" not in done.stdout
    assert {path: path.stat().st_mtime_ns for path in portal.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("address", ["", "tcp://127.0.0.1:1"])
def test_who_would_build_it_is_no_change(portal: Path, address: str) -> None:
    """Nor is a cluster asked for which there is nothing to do."""
    done = _build(portal, "-D", f"proceedings_scheduler={address}")
    assert (SAID in done.stdout, done.returncode, done.stderr) == (True, 0, "")


def _append(path: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write("\n")

    return change


def _of_the_same_size(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Another text of the same length, and the time of writing set back."""

    def change(root: Path) -> None:
        found, file = (root / path).stat(), root / path
        text = file.read_text(encoding="utf-8")
        assert (old in text, len(old)) == (True, len(new))
        file.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    return change


def _replaced(path: str) -> Callable[[Path], None]:
    """Another file with the same text, size and time, as a copy of an earlier site has."""

    def change(root: Path) -> None:
        shutil.copy2(root / path, root / "copy")
        (root / "copy").replace(root / path)

    return change


CHANGES: dict[str, Callable[[Path], None]] = {
    "a source": _append("papers/test2027.bib"),
    "a new source": _append("papers/other2027.bib"),
    "a pipe in place of a source": lambda root: os.mkfifo(root / "papers/pipe.bib"),
    "a source of the same size and time": _of_the_same_size(
        "papers/test2027.bib", "Notes", "Votes"
    ),
    "an included page of the same size and time": _of_the_same_size("left/part.md", "Part", "Cart"),
    "a page of the site of the same size and time": _replaced("_build/html/index.html"),
    "a page by hand": _append("index.md"),
    "a page by hand that is included": _append("left/part.md"),
    "a generated page": _append("papers/test2027/ada.md"),
    "a generated page that is gone": lambda root: (root / "papers/test2027/ada.md").unlink(),
    "a list of generated pages": _append("papers/test2027/.gitignore"),
    "a list of generated pages that is gone": lambda root: (
        root / "papers/test2027/.gitignore"
    ).unlink(),
    "the configuration": _append("conf.py"),
    "a static file": _append("own/own.css"),
    "a template elsewhere": _append("../templates/x.html"),
    "a file beside the pages that is new": lambda root: (root / "_build/html/people/new").touch(),
    "a folder of the site that is gone": lambda root: shutil.rmtree(root / "_build/html/people"),
    "a file of the site that is gone": lambda root: (
        root / "_build/html/papers/test2027/ada.bib"
    ).unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_each_change_is_seen(
    portal: Path, is_left: Callable[..., bool], change: Callable[[Path], None]
) -> None:
    assert is_left(portal)
    change(portal)
    assert not is_left(portal)


@pytest.mark.parametrize(
    "options", [("-a",), ("-E",), ("-D", "project=Other"), ("-t", "x"), ("-v",)]
)
def test_other_wishes_are_heard(
    portal: Path, is_left: Callable[..., bool], options: tuple[str, ...]
) -> None:
    assert is_left(portal)
    assert not is_left(portal, *options)


@pytest.mark.parametrize(
    ("program", "is_sphinx"),
    [
        ("/usr/bin/sphinx-build", True),
        ("/lib/sphinx/__main__.py", True),
        ("/lib/sphinx/cmd/build.py", True),
        ("/lib/other/__main__.py", False),
        ("/home/build.py", False),
    ],
)
def test_options_of_other_programs_are_theirs(
    portal: Path, is_left: Callable[..., bool], program: str, is_sphinx: bool
) -> None:
    assert is_left(portal, program=program) is is_sphinx


def test_files_that_nothing_reads_do_not_matter(portal: Path, is_left: Callable[..., bool]) -> None:
    _append("left/other.md")(portal)
    assert is_left(portal)


@pytest.mark.parametrize(
    ("conf", "is_known"),
    [
        (CONF.replace('"]', '", "sphinx.ext.todo"]', 1), False),
        (f"{CONF}\ndef setup(app): ...\n", False),
        (f"{CONF}html_title = 'Other'\n", True),
    ],
)
def test_other_extensions_have_their_build(
    portal: Path, is_left: Callable[..., bool], conf: str, is_known: bool
) -> None:
    (portal / "conf.py").write_text(conf, encoding="utf-8")
    assert SAID not in _build(portal).stdout
    assert is_left(portal) is is_known


def test_what_is_wrong_is_told_each_time(portal: Path) -> None:
    wrong = BIB.replace("Lovelace, Ada", r"Lovelace, Ada \unheard")
    (portal / "papers/test2027.bib").write_text(wrong, encoding="utf-8")
    first = _build(portal)
    again = _build(portal, "-W")
    assert (SAID in first.stdout, first.returncode) == (False, 0)
    assert (SAID in again.stdout, again.returncode) == (True, 1)
    assert first.stderr == again.stderr
    assert "latex-command" in first.stderr
