"""What Sphinx was told: it tells values, and hardly whether they are anybody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

__all__ = [
    "extension_versions",
    "has_setup",
    "is_quiet",
    "left_out_by",
    "options_told",
    "processes_told",
    "settings_told",
    "told_by_command",
]


def settings_told(config: Config) -> Mapping[str, Any]:
    """What `conf.py` and the command line say.

    Sphinx tells the value of each setting, but not whether it is anybody's.
    """
    told: Mapping[str, Any] = getattr(config, "_raw_config", {})
    return told


def options_told(arguments: Sequence[str]) -> Any:
    """What `sphinx-build` was asked for: it tells extensions hardly any of its options."""
    options, _ = import_module("sphinx.cmd.build").get_parser().parse_known_args(arguments)
    return options


def left_out_by(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Whether paths are left out by patterns as those of `exclude_patterns`; the same engine."""
    matcher: Callable[[str], bool] = import_module("sphinx.util.matching").Matcher(list(patterns))
    return matcher


def told_by_command(config: Config) -> Mapping[str, Any]:
    """Settings that the command line gives (`-D`)."""
    told: Mapping[str, Any] = config.overrides
    return told


def has_setup(config: Config) -> bool:
    """Whether `conf.py` is an extension itself."""
    return bool(config.setup)


def extension_versions(app: Sphinx) -> list[str]:
    """All extensions that are loaded, with what they say of their versions."""
    return [f"{name} {extension.version}" for name, extension in sorted(app.extensions.items())]


def processes_told(app: Sphinx) -> int:
    """In how many processes to build (`-j`)."""
    return app.parallel


def is_quiet(app: Sphinx) -> bool:
    """Whether nothing is to be told but what is wrong (`-q`); so where Sphinx does not tell."""
    return getattr(app, "quiet", True)
