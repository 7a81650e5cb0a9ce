"""Only versions that were looked at are relied on."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sphinx_proceedings.audit.run import audit
from sphinx_proceedings.upstream.versions import SEEN, series, strange_versions
from support.folders import PACKAGE, REPOSITORY
from support.told_version import told_version

Run = subprocess.CompletedProcess[str]


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


def test_only_another_series_is_strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert strange_versions(SEEN) == []
    for name, version in (
        ("sphinx", "9.99"),
        ("docutils", "0.99"),
        ("sphinx-autobuild", "2099.1"),
    ):
        monkeypatch.syspath_prepend(told_version(name, version, tmp_path))
    assert strange_versions() == ["docutils 0.99"]
    assert strange_versions(["sphinx-autobuild", "not-installed"]) == ["sphinx-autobuild 2099.1"]


def with_other(version: str, folder: Path, module: str, *arguments: str) -> Run:
    """What a module tells with another version, in which it finds only what is documented."""
    name, _, number = version.partition(" ")
    paths = (told_version(name, number, folder), REPOSITORY / "tests", PACKAGE.parent)
    return subprocess.run(
        [sys.executable, "-m", "support.documented_only", module, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "NO_COLOR": "1"},
    )


def test_with_another_version_sphinx_goes_its_own_way(tmp_path: Path, toy: Path) -> None:
    html = toy / "_build/html"
    build = ("sphinx", "-q", "-d", f"{toy}/_build/doctrees", str(toy), str(html))
    warning = (
        "WARNING: while setting up extension sphinx_proceedings: pages are made by Sphinx's own"
        " builder, as this tool does not know sphinx 10.0 (install the versions that it asks for,"
        " or a newer version of it; until then builds take longer, the theme and the search are as"
        " they come, and pages that are gone stay in the output) [proceedings.unknown-version]\n"
    )
    first = with_other("sphinx 10.0", tmp_path, *build)
    assert (first.stderr, first.returncode) == (warning, 0)
    wrong = {finding.check for finding in audit(html).findings}
    # The theme has a second heading for print.
    assert wrong == {"heading"}
    assert "searchindex.js" in (html / "search.html").read_text()
    papers = toy / "papers/toy2026.bib"
    papers.write_text(papers.read_text().replace("{Gamma}", "{Another title}"))
    again = with_other("sphinx 10.0", tmp_path, *build)
    assert (again.stderr, again.returncode) == (warning, 0)
    for page in ("papers/toy2026/gamma2026.html", "papers/toy2026/index.html"):
        assert "Another title" in (html / page).read_text()


def test_with_another_version_autobuild_goes_its_own_way(tmp_path: Path) -> None:
    module = "sphinx_proceedings.sphinx_ext.serve"
    done = with_other("sphinx-autobuild 2099.1", tmp_path, module, "--help")
    said, _, rest = done.stdout.partition("\n")
    assert said == "Unknown to this tool, so without its part: sphinx-autobuild 2099.1"
    assert "usage: sphinx-autobuild" in rest
    assert (done.stderr, done.returncode) == ("", 0)


def test_with_another_version_no_yaml_is_read(tmp_path: Path) -> None:
    done = with_other("ruamel.yaml 0.99", tmp_path, "sphinx_proceedings", "check", str(tmp_path))
    assert done.stderr == (
        "sphinx-proceedings reads YAML by what ruamel.yaml does not document, and does not know"
        " ruamel.yaml 0.99: install the version that it asks for, or a newer version of it\n"
    )
    assert (done.stdout, done.returncode) == ("", 1)
