"""`proceedings audit`: formats and exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_proceedings.cli import main

PAGE = (
    '<html lang="en"><head><title>{name}</title><meta name="viewport" content="width=1"></head>'
    "<body><h1>A</h1>{body}</body></html>"
)
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command over pages with these bodies; returns its exit code."""

    def run_command(*arguments: str, **bodies: str) -> int:
        for name, body in bodies.items():
            (tmp_path / f"{name}.html").write_text(PAGE.format(name=name, body=body))
        return main(["audit", str(tmp_path), *arguments])

    return run_command


def test_nothing_found(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(index="") == 0
    assert capsys.readouterr() == ("", "1 page: 0 findings\n")


def test_findings(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(index="<a href='a\033b'>x</a>", other="<img src=index.html>") == 1
    assert capsys.readouterr() == (
        "other.html: alt: has an image without alt: index.html"
        " (say what it shows, or set an empty alt on decoration)\n"
        "index.html: link: a\\x1bb leads to no file of the site"
        " (correct the address, or publish the file)\n",
        "2 pages: 2 findings\n",
    )


def test_json(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--format", "json", index="<a href=#x>é</a>") == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "check": "fragment",
            "path": "index.html",
            "message": "links to #x, which the page does not have",
            "remedy": "link to an id of that page, or give it this one",
        }
    ]
    assert run("--format", "json", index="") == 0
    assert capsys.readouterr() == ("[]\n", "")


@pytest.mark.parametrize(
    ("limit", "last"),
    [
        pytest.param([], "… and 5 more of alt", id="the usual limit"),
        pytest.param(["--limit", "24"], "… and 1 more of alt", id="asked for"),
        pytest.param(["--limit=0"], None, id="all"),
    ],
)
def test_limit(
    run: Run, capsys: pytest.CaptureFixture[str], limit: list[str], last: str | None
) -> None:
    images = "".join(f"<img src='index.html?{number:02}'>" for number in range(25))
    assert run(*limit, index=images) == 1
    printed = capsys.readouterr()
    wanted = [
        f"index.html: alt: has an image without alt: index.html?{number:02}"
        " (say what it shows, or set an empty alt on decoration)"
        for number in range(
            {"… and 5 more of alt": 20, "… and 1 more of alt": 24}.get(last or "", 25)
        )
    ]
    assert printed.out.splitlines() == [*wanted, *([last] if last else [])]
    assert printed.err == "1 page: 25 findings\n"


def test_misuse(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert capsys.readouterr() == ("", f"proceedings: {tmp_path} holds no HTML page\n")
    tmp_path.rmdir()
    assert run() == 2
    assert capsys.readouterr() == ("", f"proceedings: {tmp_path} is no folder\n")
