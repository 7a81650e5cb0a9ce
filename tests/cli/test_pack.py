"""`proceedings pack`: what it says, and when it refuses."""

from pathlib import Path

import pytest

from sphinx_proceedings.cli import main
from support.sphinx_build import written


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portal with a built site, which the test is in."""
    monkeypatch.chdir(tmp_path)
    leads = '<meta http-equiv="refresh" content="0; url=index.html">'
    site = {"index.html": "x" * 2000, "404.html": "", ".buildinfo": "", "old.html": leads}
    written(tmp_path / "_build" / "html", site)
    return tmp_path


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gitlab"], "public: 4 files, 1 compressed\n"),
        (["netlify"], "_build/site: 4 files, 1 redirect\n"),
        (["cloudflare", "_build/html", "--output", "x/y"], "x/y: 4 files, 1 redirect\n"),
    ],
)
def test_where_hosts_look(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pack", *arguments]) == 0
    assert capsys.readouterr() == (told, "")
    assert Path(told.partition(":")[0], "index.html").is_file()


def test_a_page_for_missing_pages_is_missed(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (portal / "_build/html/404.html").unlink()
    assert main(["pack", "gitlab"]) == 0
    assert "no 404.html, which GitLab Pages gives" in capsys.readouterr().err


def test_what_is_too_large_is_told_and_nothing_written(
    portal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (portal / "_build/html/talk.mp4").open("wb") as stream:
        stream.truncate(25 * 1024**2 + 1)
    assert main(["pack", "cloudflare"]) == 1
    assert capsys.readouterr().err.startswith("proceedings: talk.mp4 has 25.0 MiB, and Cloudflare")
    assert not (portal / "_build/site").exists()


@pytest.mark.usefixtures("portal")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gitlab", "_build"], "_build is no built site"),
        (["gitlab", "--output", "_build"], "lie in each other"),
        (["gitlab", "--output", "_build/html/index.html/x"], "lie in each other"),
    ],
)
def test_misuse(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", *arguments]) == 2
    assert told in capsys.readouterr().err
