"""Without pandoc all but citations is made once; citations come with it, and go."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from conftest import Write
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from sphinx_proceedings.outputs.formatted.installed_pandoc import installed_pandoc
from support.fresh_processes import run_module

BIB = "@misc{ada, title = {Notes}, author = {Lovelace, Ada}, year = 2027, abstract = {An old one.}}"
CONF = """extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
proceedings_citation_styles = ["apa"]
"""
CITED = "Lovelace, A. (2027)"
NOTHING = "nothing has changed since the last build"
ABSTRACTS = "nothing but abstracts has changed: 1"
MISSING = "citations are not formatted: pandoc is missing"


@pytest.fixture
def root(write: Write) -> Path:
    """A portal of one paper."""
    return write({"papers/w2027.bib": BIB, "conf.py": CONF, "index.md": "# W\n"})


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """The folder of programs."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


@pytest.fixture
def build(root: Path, programs: Path, tmp_path: Path) -> Callable[[], CompletedProcess[str]]:
    """Build it where the package of pandoc has no program."""
    package = tmp_path / "packages/pypandoc/__init__.py"
    package.parent.mkdir(parents=True)
    package.write_text("")
    environment = {"PATH": str(programs), FOLDER_VARIABLE: str(tmp_path / "cache")}

    def build() -> CompletedProcess[str]:
        time.sleep(0.11)  # What was written just now counts as changed.
        told = ("-b", "html", "-d", "_build/doctrees", ".", "_build/html")
        paths = [package.parents[1]]
        return run_module("sphinx", *told, cwd=root, environment=environment, paths=paths)

    return build


def test_a_site_without_pandoc_is_finished(
    root: Path, programs: Path, build: Callable[[], CompletedProcess[str]]
) -> None:
    page, bib = root / "_build/html/papers/w2027/ada.html", root / "papers/w2027.bib"
    assert MISSING in build().stderr
    told = build()
    assert (NOTHING in told.stdout, MISSING in told.stderr) == (True, True)

    bib.write_text(BIB.replace("old", "new"))
    told = build()
    assert (ABSTRACTS in told.stdout, MISSING in told.stderr) == (True, True)
    assert "An new one." in page.read_text(encoding="utf-8")
    assert NOTHING in build().stdout

    pandoc = installed_pandoc()
    assert pandoc is not None
    (programs / "pandoc").symlink_to(pandoc)
    told = build()
    assert (NOTHING in told.stdout, told.stderr) == (False, "")
    assert CITED in page.read_text(encoding="utf-8")
    assert NOTHING in build().stdout

    (programs / "pandoc").unlink()
    assert MISSING in build().stderr
    assert CITED not in page.read_text(encoding="utf-8")


def test_a_pandoc_that_does_not_answer_is_asked_again(
    root: Path, programs: Path, build: Callable[[], CompletedProcess[str]]
) -> None:
    """It may lack memory just now, which no file tells."""
    answers = root.parent / "answers"
    pandoc = programs / "pandoc"
    pandoc.write_text(
        f'#!/bin/sh\n[ -e "{answers}" ] && exec "{installed_pandoc()}" "$@"\nexit 3\n'
    )
    pandoc.chmod(0o755)
    for _ in range(2):
        told = build()
        assert (NOTHING in told.stdout, MISSING in told.stderr) == (False, True)
    answers.touch()
    os.utime(answers, (1e9, 1e9))
    assert build().stderr == ""
    assert CITED in (root / "_build/html/papers/w2027/ada.html").read_text(encoding="utf-8")


def test_another_environment_may_have_the_same_program(
    root: Path, programs: Path, build: Callable[[], CompletedProcess[str]]
) -> None:
    """By a hard link, as uv makes environments."""
    pandoc = programs / "pandoc"
    pandoc.write_text(f'#!/bin/sh\nexec "{installed_pandoc()}" "$@"\n')
    pandoc.chmod(0o755)
    os.utime(pandoc, (1e9, 1e9))
    assert build().stderr == ""
    pandoc.with_name("another").hardlink_to(pandoc)
    assert NOTHING in build().stdout
    pandoc.write_text(f'#!/bin/sh\n# A newer one.\nexec "{installed_pandoc()}" "$@"\n')
    assert NOTHING not in build().stdout
    assert CITED in (root / "_build/html/papers/w2027/ada.html").read_text(encoding="utf-8")
