"""`proceedings_root`: sources in a folder of a project that has other pages."""

import os
import subprocess
from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.cli import main
from support.folders import files_in
from support.pdfs import pdf

CONF = """\
project = "P"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
html_baseurl = "https://example.org/"
exclude_patterns = ["_build"]
proceedings_corrections = "https://example.org/edit/{file}"
"""
SOURCES = {
    "papers/w2027.bib": "@inproceedings{ada, title = {Notes}, author = {Lovelace, Ada},"
    " abstract = {A.}}\n@proceedings{w2027, title = {P}, year = 2027}\n",
    "papers/w2027.files/ada.pdf": pdf(["Notes"]).decode("ascii"),
    "program/w2027.yaml": "name: W\nstart: 2027-05-10\ntimezone: Europe/Rome\nvolume: w2027\n"
    "sessions:\n  - {id: one, title: One, kind: talks, start: 2027-05-10 09:00,"
    " talks: [{paper: ada}]}\n",
    "people/p.yaml": "committees:\n  - {edition: w2027, role: tpc, members: [{name: C. B.}]}\n",
}
PAGES = {
    "index.md": "# P\n\n```{toctree}\nREADME\ndocs/a\n```\n",
    "README.md": "# Read me\n",
    "docs/a.md": "# A\n\n{paper}`ada`\n",
}
WHEN = {"GIT_AUTHOR_DATE": "2027-01-01T00:00Z", "GIT_COMMITTER_DATE": "2027-01-01T00:00Z"}


def project(root: Path, folder: str = "", conf: str = "") -> Path:
    """A project in git, its sources in a folder, and settings that say so."""
    where = f"proceedings_root = {folder!r}\n" if folder else ""
    files = {"conf.py": CONF + where + conf, ".gitignore": "/_build/\n", **PAGES}
    files |= {os.path.normpath(f"{folder or '.'}/{name}"): text for name, text in SOURCES.items()}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for command in ("init -q", "add -A", "-c user.name=a -c user.email=a@b commit -qm x"):
        subprocess.run(["git", *command.split()], cwd=root, env=os.environ | WHEN, check=True)
    return root


def site(html: Path) -> dict[str, bytes]:
    """Its files, but for what tells how it was built, and where sources can be corrected."""
    return {
        name: (html / name)
        .read_bytes()
        .replace(b"edit/a/b%20c/", b"edit/")
        .replace(b"edit/a/b c/", b"edit/")
        for name in files_in(html)
        if name != ".buildinfo"
    }


def test_the_site_is_the_same_wherever_its_sources_are(tmp_path: Path, build: Build) -> None:
    beside = build(project(tmp_path / "beside"))
    within = build(project(tmp_path / "within", "a/b c"))
    assert (beside.warnings, within.warnings) == ("", "")
    assert site(within.html) == site(beside.html)
    assert b"2027-01-01" in (within.html / "sitemap.xml").read_bytes()
    page = within.page("papers/w2027/ada")
    assert (
        page.select_one(".correction a")["href"]
        == "https://example.org/edit/a/b%20c/papers/w2027.bib"
    )  # type: ignore[index]  # it is there
    assert (within.html / "papers/w2027/ada.pdf").is_file()


def test_problems_are_told_where_they_are(tmp_path: Path, build: Build) -> None:
    root = project(tmp_path / "p", "in")
    bib = root / "in/papers/w2027.bib"
    bib.write_text(bib.read_text().replace("abstract", "doi = {none}, abstract"))
    assert build(root).warnings.startswith("in/papers/w2027.bib:1:70: WARNING: doi of ada is")


def test_files_of_papers_elsewhere(tmp_path: Path, build: Build) -> None:
    root = project(tmp_path / "p", "in", 'proceedings_files = "files"\n')
    (root / "in/papers/w2027.files").rename(root / "in/papers/x")
    (root / "files/w2027.files").mkdir(parents=True)
    (root / "files/w2027.files/ada.pdf").write_bytes(pdf(["Notes"]))
    built = build(root)
    assert built.warnings == ""
    assert (built.html / "papers/w2027/ada.pdf").is_file()
    assert main(["files", str(root)]) == 0


def test_commands_find_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "p", "in")
    for folder, argument in ((root, "."), (root, "in"), (root / "in", "."), (tmp_path, "p")):
        monkeypatch.chdir(folder)
        assert main(["check", argument]) == 0
        assert "1 edition, 1 paper, 2 people" in capsys.readouterr().err
        assert main(["export", argument]) == 0
        assert "https://example.org/" in capsys.readouterr().out
    monkeypatch.chdir(root)
    assert main(["release", "First"]) == 0
    assert (root / "in/program/w2027.ledger.json").is_file()


@pytest.mark.parametrize("folder", ["/x", "../x", "a/../..", 3])
def test_no_folder_of_the_project(tmp_path: Path, build: Build, folder: object) -> None:
    root = project(tmp_path / "p", "in", f"proceedings_root = {folder!r}\n")
    with pytest.raises(Exception, match="proceedings_root is"):
        build(root)


def test_init_touches_nothing_else(
    tmp_path: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "p"
    for name, text in {"conf.py": CONF.replace("proceedings", "x"), **PAGES}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    before = {name: (root / name).read_bytes() for name in files_in(root)}
    assert main(["init", str(root), "--edition", "w2027", "--sources", "talks/all"]) == 0
    assert 'proceedings_root = "talks/all"\n' in capsys.readouterr().out
    after = {name: (root / name).read_bytes() for name in files_in(root)}
    assert before.items() <= after.items()
    assert all(name.startswith("talks/all/") for name in after.keys() - before.keys())
    assert main(["init", str(root), "--sources", "talks/all"]) == 2
    assert main(["init", str(root), "--sources", "."]) == 2
    assert main(["init", str(root), "--sources", "../x"]) == 2
    assert main(["init", str(tmp_path)]) == 2
    assert files_in(root) == sorted(after)


def test_a_later_build_ends_in_the_bytes_of_a_first_one(tmp_path: Path, build: Build) -> None:
    later, first = (project(tmp_path / name, "in") for name in ("later", "first"))
    before = site(build(later).html)
    for root in (later, first):
        bib = root / "in/papers/w2027.bib"
        bib.write_text(bib.read_text().replace("{Notes}", "{Other notes}"))
    after = site(build(later).html)
    assert after != before
    assert after == site(build(first).html)
