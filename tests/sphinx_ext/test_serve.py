"""What `make serve` adds to sphinx-autobuild."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import sphinx_autobuild.build

from sphinx_proceedings.pages.writers.myst import MARKER
from sphinx_proceedings.sphinx_ext.forked_builds import ForkingBuilder, SourceFilter
from support.sphinx_build import CONF

BIB = """\
@misc{one, title = {One}, author = {Lovelace, Ada}, abstract = {First words.}, year = 2026}
"""
PAGE = "papers/w2026/one.html"
LONGEST = 60  # seconds; a machine under load


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    for path, text in {
        "conf.py": CONF,
        "index.md": "# Test\n",
        "papers/w2026.bib": BIB,
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture
def port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        number: int = unused.getsockname()[1]
    return number


@pytest.fixture
def log(portal: Path, port: int) -> Iterator[Path]:
    """What the server says, as long as it serves."""
    path = portal.parent / f"{portal.name}.log"
    with path.open("w") as told:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "sphinx_proceedings.sphinx_ext.serve",
                "-b",
                "html",
                "-d",
                "_build/doctrees",
                "--port",
                str(port),
                ".",
                "_build/html",
            ],
            cwd=portal,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "NO_COLOR": "1"},
        )
        try:
            yield path
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def wait_for(port: int, text: str) -> None:
    """Wait until the page says so."""
    deadline = time.monotonic() + LONGEST
    while text not in page(port):
        assert time.monotonic() < deadline, f"the page never says {text!r}"
        time.sleep(0.05)


def page(port: int) -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}", timeout=5) as answer:
            return str(answer.read().decode())
    except (OSError, http.client.HTTPException):
        # It does not serve yet, or the page is just being written.
        return ""


def builds(log: Path) -> int:
    return log.read_text().count("Running Sphinx")


def wait_for_builds(log: Path, count: int) -> None:
    deadline = time.monotonic() + LONGEST
    while log.read_text().count("Serving on") < count:
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def test_edits_are_built_once_and_a_build_that_fails_is_told(
    portal: Path, log: Path, port: int
) -> None:
    wait_for(port, "First words")
    (portal / "papers/w2026.bib").write_text(BIB.replace("First", "Other"))
    wait_for(port, "Other words")
    wait_for_builds(log, 2)
    # The pages that the build wrote are no change: this edit is the next one.
    (portal / "index.md").write_text("# Changed\n")
    wait_for_builds(log, 3)
    assert builds(log) == 3
    assert "Changed: w2026.bib" in log.read_text()
    (portal / "conf.py").write_text("raise ValueError\n")
    wait_for_builds(log, 4)
    assert "Sphinx ended with 2" in log.read_text()
    assert "Other words" in page(port)
    (portal / "conf.py").write_text(f"{CONF}html_title = 'Mended'\n")
    wait_for(port, "Mended")


def test_another_version_of_the_tool_is_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(
        "sphinx_proceedings.sphinx_ext.forked_builds.code_digest_now", lambda: "another"
    )
    monkeypatch.setattr(
        sphinx_autobuild.build.subprocess,
        "run",
        lambda command, **_options: commands.append(command),
    )
    builder = ForkingBuilder(
        ["x"], url_host="here", pre_build_commands=[], post_build_commands=[["after"]]
    )
    builder(changed_paths=())
    assert commands == [[sys.executable, "-m", "sphinx", "build", "x"], ["after"]]


def test_generated_pages_are_no_sources(tmp_path: Path) -> None:
    made, written = tmp_path / "made.md", tmp_path / "written.md"
    made.write_text(f"{MARKER}papers/w.bib\n")
    written.write_text("# By hand\n")
    (tmp_path / "conf.py").write_text("")
    is_ignored = SourceFilter([tmp_path / "_build"], [])
    paths = (made, written, tmp_path / "conf.py", tmp_path / "x.md.part", tmp_path / "_build/a")
    assert [is_ignored(str(path)) for path in paths] == [True, False, False, True, True]
