"""Settings that generated pages rely on, so that a portal's `conf.py` need not repeat them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_proceedings.building.settings import Settings, SettingsError, settings_from
from sphinx_proceedings.model.addresses import FOLDERS
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename, present_names
from sphinx_proceedings.model.source_paths import FILES_SUFFIX, LARGEST_PAPER_FILE
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.sphinx_ext.ci_address import address_by_ci
from sphinx_proceedings.sphinx_ext.circles import circles
from sphinx_proceedings.sphinx_ext.corrections import (
    form_address,
    repository_told,
    source_address,
)
from sphinx_proceedings.sphinx_ext.environments import environments, is_environment
from sphinx_proceedings.upstream.settings import settings_told
from sphinx_proceedings.wording.messages import speak

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = [
    "MATH_RENDERER",
    "MYST_EXTENSIONS",
    "asks_for",
    "extra_files",
    "has_files",
    "settings_of",
    "setup",
    "take_former_settings",
]

MYST_EXTENSIONS = frozenset({"attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"})
"""MyST syntax that generated pages use."""
MATH_RENDERER = "proceedings_mathml"
"""What makes formulas of them."""

_NOT_PAGES = (".*", "**/.*", "_build")
"""What a portal's folder has beside sources and pages."""
_OF_REPOSITORY = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
"""What its folder has as a repository: no pages either, unless `conf.py` says what is none."""
_PAPER_FILES = f"**/*{FILES_SUFFIX}"
"""Folders in which papers' own files are: a supplement may end as pages do."""
_TOOL = "tools/sphinx_proceedings"
"""The tool's own code, where a portal carries it along."""
_SPECIAL = str.maketrans({"*": "[*]", "?": "[?]", "[": "?"})
"""What means something in a pattern of Sphinx's; Python warns of a bracket in brackets."""


def setup(app: Sphinx) -> None:
    """Fill in settings before MyST and the theme read theirs; add our own."""
    app.add_config_value("proceedings_citation_styles", DEFAULT_STYLES, "", [list, tuple])
    app.add_config_value("proceedings_outputs", tuple(Output), "", [list, tuple, set])
    app.add_config_value("proceedings_corrections", "", "", [str])
    app.add_config_value("proceedings_source", "", "", [str])
    app.add_config_value("proceedings_licence", "", "", [str, list, tuple])
    app.add_config_value("proceedings_files", "", "", [str])
    app.add_config_value("proceedings_root", "", "", [str])
    app.add_config_value("proceedings_largest_file", LARGEST_PAPER_FILE // 10**6, "", [int, float])
    app.add_config_value("proceedings_print", (), "", [list, tuple])
    app.add_config_value("proceedings_print_style", {}, "", [dict])
    app.add_config_value("proceedings_offline", default=False, rebuild="", types=[bool])
    app.add_config_value("proceedings_policy", default=False, rebuild="", types=[bool, dict])
    app.add_config_value("proceedings_kinds", {}, "", [dict])
    app.add_config_value("proceedings_body", None, "")
    app.add_config_value("proceedings_scheduler", "", "", [str])
    app.connect("config-inited", _complete, priority=100)


def _complete(app: Sphinx, config: Config) -> None:
    speak(config.language)
    take_former_settings(config)
    told = settings_told(config)
    config.myst_enable_extensions = {*config.myst_enable_extensions, *MYST_EXTENSIONS}
    if "smartquotes" not in told:
        # Titles and abstracts print as their authors wrote them.
        config.smartquotes = False
    if "html_math_renderer" not in told:
        config.html_math_renderer = MATH_RENDERER
    if "html_title" not in told:
        # Not “… documentation”.
        config.html_title = config.project
    if not config.html_baseurl:
        config.html_baseurl = address_by_ci(os.environ)
    repository = repository_told(
        config.html_theme, config.html_theme_options, os.environ, Path(app.confdir)
    )
    config.proceedings_corrections = config.proceedings_corrections or form_address(repository)
    config.proceedings_source = config.proceedings_source or source_address(repository)
    if "html_use_index" not in told:
        config.html_use_index = False
    if "html_copy_source" not in told:
        config.html_copy_source = False
    config.exclude_patterns = [
        *(config.exclude_patterns if "exclude_patterns" in told else _OF_REPOSITORY),
        *_NOT_PAGES,
        _PAPER_FILES,
        *_left_out(app),
    ]


def take_former_settings(config: Config, renames: Iterable[Rename] = RENAMES) -> None:
    """Give settings what `conf.py` says by their former names, unless it says it by both."""
    told = settings_told(config)
    for old, rename in present_names(NameOf.SETTING, renames).items():
        if old in told and rename.new not in told:
            config[rename.new] = told[old]


def _left_out(app: Sphinx) -> Iterator[str]:
    """Patterns of folders in the portal that hold no pages of its own."""
    root = Path(app.srcdir)
    if (root / _TOOL / "__init__.py").is_file():
        yield _TOOL
    not_searched = {*(root / folder for folder in FOLDERS), Path(app.outdir), Path(app.doctreedir)}
    for path in sorted(environments(root, lambda path: root / path in not_searched)):
        yield path.translate(_SPECIAL)
    made = {Path(app.outdir), Path(app.doctreedir)}
    for path in circles(root, lambda path: root / path in made or is_environment(root / path)):
        yield path.translate(_SPECIAL)


def settings_of(app: Sphinx) -> Settings:
    """What the configuration says that matters beyond Sphinx; for HTML, what pages are called."""
    names = (
        "project",
        "language",
        "html_baseurl",
        "proceedings_citation_styles",
        "proceedings_outputs",
        "proceedings_corrections",
        "proceedings_source",
        "proceedings_licence",
        "proceedings_files",
        "proceedings_largest_file",
        "proceedings_root",
        "proceedings_print",
        "proceedings_print_style",
        "proceedings_offline",
        "proceedings_policy",
    )
    suffix = app.builder.get_target_uri("x")[1:] if app.builder.format == "html" else ".html"
    try:
        settings = settings_from({name: app.config[name] for name in names})
        return replace(settings, site=replace(settings.site, suffix=suffix))
    except SettingsError as error:
        raise ConfigError(str(error)) from error


def asks_for(config: Config, output: Output) -> bool:
    """Whether an output is wanted, as far as one can tell before there is a builder."""
    return output in config.proceedings_outputs


def extra_files(app: Sphinx) -> set[str]:
    """Paths that `html_extra_path` puts into the output."""
    found: set[str] = set()
    for entry in app.config.html_extra_path:
        named = Path(app.confdir) / entry
        if named.is_file():
            found.add(named.name)
        found |= {path.relative_to(named).as_posix() for path in named.rglob("*") if path.is_file()}
    return found


def has_files(app: Sphinx) -> bool:
    """Whether there are files beside the pages of this format."""
    return app.builder.format == "html" and app.builder.name != "epub"
