"""How the tool was installed, and what installs more of it the same way."""

import json
import sys
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

import pytest

from sphinx_proceedings.upstream import installation
from sphinx_proceedings.upstream.installation import Origin, installing_extra, origin


def recorded(monkeypatch: pytest.MonkeyPatch, told: object) -> None:
    text = told if isinstance(told, str | None) else json.dumps(told)

    class Recorded(Distribution):
        def read_text(self, filename: str) -> str | None:
            return text if filename == "direct_url.json" else None

        def locate_file(self, path: object) -> Path:
            return Path(str(path))

    monkeypatch.setattr(installation, "distribution", lambda _: Recorded())


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (None, Origin()),
        ("{", Origin()),
        ("[]", Origin()),
        (
            {"url": "file:///a%20b/x.whl", "archive_info": {"hashes": {"sha256": "0f"}}},
            Origin(url="file:///a%20b/x.whl", sha256="0f"),
        ),
        (
            {"url": "file:///tool", "dir_info": {"editable": True}},
            Origin(url="file:///tool", is_editable=True),
        ),
    ],
)
def test_origin(monkeypatch: pytest.MonkeyPatch, told: object, found: Origin) -> None:
    recorded(monkeypatch, told)
    assert origin() == found


def test_not_installed_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Distribution:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(installation, "distribution", missing)
    assert origin() == Origin()


def test_path() -> None:
    assert Origin(url="file:///a%20b/x.whl").path == Path("/a b/x.whl")
    assert Origin(url="https://example.org/x.whl").path is None


@pytest.mark.parametrize(
    ("prefix", "told", "command"),
    [
        ("/h/pipx/venvs/t", None, "pipx install --force 'sphinx-proceedings[serve]'"),
        ("/h/uv/tools/t", None, "uv tool install --force 'sphinx-proceedings[serve]'"),
        ("/h/.venv", None, "PYTHON -m pip install 'sphinx-proceedings[serve]'"),
        (
            "/h/pipx/venvs/t",
            {"url": "file:///x.whl"},
            "pipx install --force 'sphinx-proceedings[serve] @ file:///x.whl'",
        ),
        (
            "/h/.venv",
            {"url": "file:///my%20tool", "dir_info": {"editable": True}},
            "PYTHON -m pip install --editable '/my tool[serve]'",
        ),
    ],
)
def test_command(monkeypatch: pytest.MonkeyPatch, prefix: str, told: object, command: str) -> None:
    recorded(monkeypatch, told)
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(sys, "executable", "PYTHON")
    monkeypatch.setattr(installation, "find_spec", lambda _: True)
    assert installing_extra("serve") == command


def test_where_pip_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(monkeypatch, None)
    monkeypatch.setattr(sys, "prefix", "/h/.venv")
    monkeypatch.setattr(sys, "executable", "/h/.venv/bin/python")
    monkeypatch.setattr(installation, "find_spec", lambda _: None)
    assert installing_extra("serve") == (
        "uv pip install --python /h/.venv/bin/python 'sphinx-proceedings[serve]'"
    )
