"""Only versions that were looked at are relied on."""

import re
import tomllib
from pathlib import Path

import pytest
import sphinx_autobuild.__main__ as autobuild

from sphinx_proceedings.sphinx_ext import serve
from sphinx_proceedings.upstream.versions import SEEN, series, strange_versions
from support.folders import REPOSITORY
from support.sphinx_build import CONF, build_portal

BIB = "@misc{x, title = {Notes}, author = {Lovelace, Ada}, abstract = {Words.}}\n"


def locked() -> dict[str, str]:
    text = (REPOSITORY / "requirements.txt").read_text("utf-8").replace("ruamel-", "ruamel.")
    return dict(re.findall(r"^([a-z.-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", SEEN)
def test_versions_in_use_are_those_that_were_looked_at(name: str) -> None:
    assert locked()[name] == SEEN[name], (
        f"requirements.txt has another {name}: where this file's tests pass, put it into SEEN"
    )


def test_what_is_installed_is_limited_to_what_is_known() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    ceilings = dict(re.findall(r"^([a-z.-]+)>=[\d.]+,<([\d.]+)$", "\n".join(lines), re.MULTILINE))
    for name, version in SEEN.items():
        *same, last = series(version)
        assert ceilings[name] == ".".join([*same, str(int(last) + 1)])


@pytest.mark.parametrize(
    ("version", "expected"),
    [("9.0.4", ("9",)), ("0.22.4", ("0", "22")), ("2025.8.25", ("2025",)), ("10", ("10",))],
)
def test_series(version: str, expected: tuple[str, ...]) -> None:
    assert series(version) == expected


def install(name: str, version: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Python believe that another version is there."""
    told = folder / f"{name.replace('-', '_')}-{version}.dist-info" / "METADATA"
    told.parent.mkdir(parents=True)
    told.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    monkeypatch.syspath_prepend(folder)


def test_only_another_series_is_strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert strange_versions(SEEN) == []
    install("sphinx", "9.99", tmp_path / "new", monkeypatch)
    install("docutils", "0.99", tmp_path / "newer", monkeypatch)
    install("sphinx-autobuild", "2099.1", tmp_path / "newest", monkeypatch)
    assert strange_versions() == ["docutils 0.99"]
    assert strange_versions(["sphinx-autobuild", "not-installed"]) == ["sphinx-autobuild 2099.1"]


@pytest.mark.parametrize("theme", ["basic", "sphinx_book_theme"])
def test_with_another_version_sphinx_goes_its_own_way(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("sphinx", "10.0", tmp_path / "new", monkeypatch)
    root = tmp_path / "portal"
    for name, text in {"papers/w.bib": BIB, "conf.py": CONF.replace("basic", theme)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    built = build_portal(root)
    assert built.warnings == (
        "WARNING: while setting up extension sphinx_proceedings: pages are made by Sphinx's own"
        " builder, as this tool does not know sphinx 10.0 (install the versions that it asks for,"
        " or a newer version of it; until then builds take longer, and the search is Sphinx's)"
        " [proceedings.unknown-version]\n"
    )
    assert built.page("papers/w/x").select("h1")[0].get_text().startswith("Notes")
    assert "searchindex.js" in str(built.page("search"))
    assert (built.html / "papers/w/x.bib").exists()


def test_with_another_version_autobuild_goes_its_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install("sphinx-autobuild", "2099.1", tmp_path, monkeypatch)
    before = autobuild.Builder, autobuild.IgnoreFilter
    with pytest.raises(SystemExit) as ended:
        serve.main(["--help"])
    assert ended.value.code == 0
    assert "Unknown to this tool, so without its part: sphinx-autobuild 2099.1" in (
        capsys.readouterr().out
    )
    assert (autobuild.Builder, autobuild.IgnoreFilter) == before
