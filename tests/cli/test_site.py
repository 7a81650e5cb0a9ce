"""`proceedings build` and `proceedings serve`: what Sphinx is told, and what comes of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Write
from sphinx_proceedings.cli import main
from sphinx_proceedings.upstream.installation import installing_extra
from support.folders import TOOLS

BIB = "@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n"
CONF = 'project = "P"\nextensions = ["sphinx_proceedings"]\nhtml_theme = "sphinx_book_theme"\n'
FILES = {"papers/w2027.bib": BIB, "conf.py": CONF, "index.md": "# P\n"}


@pytest.fixture(autouse=True)
def _our_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(TOOLS))


def test_the_bytes_of_sphinx_build(write: Write, tmp_path: Path) -> None:
    root = write(FILES)
    assert main(["build", str(root), "--sphinx=-q", "--output", str(tmp_path / "out/site")]) == 0
    subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-j", "auto", str(root), str(tmp_path / "other")],
        check=True,
    )
    for name in ("index.html", "papers/w2027/ada.html", "search.html"):
        built = (tmp_path / "out/site" / name).read_bytes()
        assert built == (tmp_path / "other" / name).read_bytes()
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["site", "site-doctrees"]


def test_where_it_is_built_else(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    root = write(FILES)
    options = ["--baseurl", "https://example.org/w/", "--jobs", "1"]
    assert main(["build", str(root), *options]) == 0
    assert "https://example.org/w/" in (root / "_build/html/index.html").read_text("utf-8")
    assert main(["build", str(root), *options]) == 0
    assert "nothing has changed since the last build" in capfd.readouterr().out


def test_strict(write: Write, capfd: pytest.CaptureFixture[str]) -> None:
    root = write({**FILES, "index.md": "# P\n\n{paper}`nobody`\n"})
    assert main(["build", str(root), "--sphinx=-q"]) == 0
    assert main(["build", str(root), "--sphinx=-q", "--strict"]) == 1
    assert "nobody" in capfd.readouterr().err


def test_what_conf_imports_by_a_former_name(
    write: Write, capfd: pytest.CaptureFixture[str]
) -> None:
    root = write({**FILES, "conf.py": f"from sphinx_proceedings.pages import heads\n{CONF}"})
    assert main(["build", str(root), "--sphinx=-q"]) == 2
    assert capfd.readouterr().err.endswith(
        "conf.py:1:38: error[former-import]: what is imported as"
        " 'sphinx_proceedings.pages.heads' is called"
        " 'sphinx_proceedings.pages.kind_heads' since version 1.0.0\n"
        "    hint: write sphinx_proceedings.pages.kind_heads; `proceedings upgrade` does it\n"
    )


@pytest.mark.parametrize("command", ["build", "serve"])
def test_no_portal(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, str(tmp_path)]) == 2
    assert "has no conf.py, so it is no portal" in capsys.readouterr().err


def test_what_is_missing_to_serve(
    write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sphinx_autobuild", None)
    assert main(["serve", str(write(FILES))]) == 2
    assert f"; run: {installing_extra('serve')}\n" in capsys.readouterr().err
