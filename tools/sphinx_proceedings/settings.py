"""What a portal's `conf.py` says that matters beyond Sphinx."""

from __future__ import annotations

import os
import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.cite.styles import DEFAULT_STYLES
from sphinx_proceedings.model.addresses import SiteAddress

__all__ = ["Settings", "SettingsError", "read_settings", "settings_from"]


_ADDRESS = re.compile(r"https?://[^\s?#<>\"]+")


class SettingsError(Exception):
    """`conf.py` cannot be run, or a setting has no value that can be used."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The portal's name and address, and what its pages offer."""

    name: str = ""
    """Sphinx's `project`."""
    language: str = "en"
    """BCP 47, of the pages themselves."""
    site: SiteAddress = SiteAddress()
    styles: tuple[str, ...] = DEFAULT_STYLES
    """Names of citation styles."""


def settings_from(values: Mapping[str, object]) -> Settings:
    """Settings from the names of a `conf.py`; raises `SettingsError`."""
    base = values.get("html_baseurl") or ""
    if not isinstance(base, str) or (base and not _ADDRESS.fullmatch(base)):
        raise SettingsError(f"html_baseurl is {base!r}: expected https://… or nothing")
    styles = values.get("proceedings_citation_styles", DEFAULT_STYLES)
    if not isinstance(styles, list | tuple) or not all(isinstance(name, str) for name in styles):
        raise SettingsError(
            f"proceedings_citation_styles is {styles!r}: expected a list such as ['acm', 'apa']"
        )
    return Settings(
        name=str(values.get("project") or ""),
        language=str(values.get("language") or "en"),
        site=SiteAddress(base=base and base.rstrip("/") + "/"),
        styles=tuple(dict.fromkeys(styles)),
    )


class _NoTags:
    """What Sphinx calls `tags` in a `conf.py`: here none is set."""

    def __contains__(self, name: str) -> bool:
        return False

    def has(self, _name: str) -> bool:
        """Whether a tag is set."""
        return False

    def add(self, name: str) -> None:
        """Set a tag, which nobody will ask for."""


def read_settings(root: Path) -> Settings:
    """Run the portal's `conf.py` as Sphinx does, without Sphinx; raises `SettingsError`.

    A portal without one has no settings.
    """
    path = root / "conf.py"
    if not path.exists():
        return Settings()
    here = Path.cwd()
    try:
        os.chdir(root)
        values = runpy.run_path(path.name, init_globals={"tags": _NoTags()})
    except (Exception, SystemExit) as error:
        raise SettingsError(f"{path}: {type(error).__name__}: {error}") from error
    finally:
        os.chdir(here)
    return settings_from(values)
