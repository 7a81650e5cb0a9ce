"""What Sphinx was told is found where it was."""

from importlib import metadata
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream import settings


def test_settings_tell_whether_they_were_told(app: SphinxTestApp) -> None:
    told = settings.settings_told(app.config)
    assert (told["html_title"], "smartquotes" in told) == ("T", False), (
        "Sphinx's Config no longer keeps in _raw_config what conf.py says"
    )


def test_conf_may_be_an_extension(app: SphinxTestApp, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not settings.has_setup(app.config), "Sphinx's Config has another `setup`"
    monkeypatch.setattr(app.config, "setup", print)
    assert settings.has_setup(app.config), "Sphinx keeps the setup of conf.py elsewhere"


def test_options_of_a_build_are_known() -> None:
    options = settings.options_told(["-b", "html", "-E", "-j", "2", ".", "_build"])
    known = (options.builder, options.freshenv, options.force_all, options.filenames)
    assert (*known, options.verbosity) == ("html", True, False, [], 0), (
        "sphinx-build has other names for its options"
    )


def test_patterns_leave_paths_out() -> None:
    is_left_out = settings.left_out_by(["_build", "**/.*"])
    paths = ["_build", "a/.git", "a/b.md"]
    assert [is_left_out(path) for path in paths] == [True, True, False], (
        "Sphinx reads exclude_patterns otherwise"
    )


def test_what_the_command_line_says(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\n')
    made = SphinxTestApp("html", srcdir=tmp_path, confoverrides={"project": "P"}, parallel=3)
    quiet = Sphinx(tmp_path, None, *[tmp_path / "_build"] * 2, "html", status=None)
    try:
        told = dict(settings.told_by_command(made.config))
        versions = settings.extension_versions(made)
        processes = settings.processes_told(made)
        are_quiet = [settings.is_quiet(app) for app in (made, quiet)]
    finally:
        made.cleanup()
    assert told == {"project": "P"}, "Sphinx keeps what the command line says elsewhere"
    assert f"myst_parser {metadata.version('myst-parser')}" in versions, (
        "Sphinx keeps extensions, or their versions, elsewhere"
    )
    options = (processes, are_quiet)
    assert options == (3, [False, True]), "Sphinx keeps the options of a build elsewhere"
