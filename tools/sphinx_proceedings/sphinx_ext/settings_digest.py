"""Digests of what a portal is configured to be: builds with the same one make the same of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import code_digest, digest
from sphinx_proceedings.outputs.formatted.installed_pandoc import installed_pandoc
from sphinx_proceedings.sphinx_ext.ci_address import address_by_ci
from sphinx_proceedings.sphinx_ext.corrections import Repository, repository_told
from sphinx_proceedings.upstream.settings import settings_told, told_by_command

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["configuration_digest", "installed_packages", "settings_digest"]


_SAME_BYTES = {"__file__", "proceedings_scheduler"}
"""Settings that change nothing of what is made."""


def settings_digest(app: Sphinx) -> str:
    """A digest of the configuration, this tool, and all that is installed."""
    folders = (str(app.srcdir), str(app.outdir))
    installed = (*installed_packages(), *_pandoc())
    return digest([configuration_digest(app), *folders, *installed]).hex()


def configuration_digest(app: Sphinx) -> str:
    """The same wherever the portal and its output are, and without what else is installed."""
    told = {
        name: value
        for name, value in settings_told(app.config).items()
        if name not in _SAME_BYTES
        and isinstance(value, (str, int, float, list, tuple, dict, set, type(None)))
    }
    by_command = {
        name: value
        for name, value in told_by_command(app.config).items()
        if name not in _SAME_BYTES
    }
    parts = [
        code_digest(),
        sys.version,
        repr(sorted(app.tags)),
        repr(sorted(by_command.items(), key=str)),
        *(f"{name}={_plain(value)}" for name, value in sorted(told.items())),
        # Copyright notices may have it.
        str(datetime.now(tz=UTC).year),
        os.environ.get("SOURCE_DATE_EPOCH", ""),
        address_by_ci(os.environ),
        repr(_repository(app)),
    ]
    return digest(parts).hex()


def _pandoc() -> Iterator[str]:
    """The pandoc that formats citations, which need not be of a package.

    By its size and when it was written: its entry changes also where another environment has the
    same file by a hard link, as uv makes them.
    """
    path = installed_pandoc()
    if path is not None:
        with suppress(OSError):
            found = path.stat()
            yield f"{path} {found.st_size} {found.st_mtime_ns}"


def _repository(app: Sphinx) -> Repository | None:
    """Where pages lead to be corrected: a CI may say it, and files of the repository."""
    told = settings_told(app.config)
    options = told.get("html_theme_options")
    return repository_told(
        str(told.get("html_theme") or ""),
        options if isinstance(options, dict) else {},
        os.environ,
        Path(app.confdir),
    )


def _plain(value: object, around: tuple[int, ...] = ()) -> str:
    """A text of a value that is the same in the next process; `around` are what it is within."""
    if id(value) in around:
        # An extension may keep what refers to itself among the settings.
        return type(value).__name__
    plain = partial(_plain, around=(*around, id(value)))
    if isinstance(value, dict):
        return f"{{{', '.join(sorted(f'{plain(key)}: {plain(value[key])}' for key in value))}}}"
    if isinstance(value, set):
        return f"{{{', '.join(sorted(map(plain, value)))}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(plain, value))}]"
    return repr(value) if isinstance(value, (str, int, float, type(None))) else type(value).__name__


def installed_packages() -> Iterator[str]:
    """Names and versions of all that is installed."""
    for folder in dict.fromkeys(sys.path):
        if Path(folder).is_dir():
            # An empty name is the current folder. `Path.iterdir` takes ten times as long.
            names = os.listdir(folder or os.curdir)  # noqa: PTH208
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
