"""Code of the portal's own: `conf.py`, and what it loads of the portal and for its pages."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.upstream.settings import settings_told

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["loaded_modules", "own_code_digest", "own_modules"]

_TOOL = f"{Path(__file__).parents[1]}{os.sep}"
_PACKAGES = re.compile(r"[/\\](?:site|dist)-packages[/\\]")


def own_modules(app: Sphinx) -> Iterator[Path]:
    """Files of modules that lie in the portal, or that what it adds comes from."""
    yield Path(app.confdir) / "conf.py"
    yield from (Path(str(module.__file__)) for module in loaded_modules(app))


def loaded_modules(app: Sphinx) -> Iterator[ModuleType]:
    """The same modules as far as they are loaded; `conf.py` is none."""
    # More than a thousand are loaded, also where nothing else is to be done: no paths as objects.
    folders = tuple(f"{folder}{os.sep}" for folder in (app.srcdir, app.confdir))
    added = {getattr(each, "__module__", "") for each in _added(app)}
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, "__file__", None) or ""
        is_own = name in added or file.startswith(folders)
        is_installed = file.startswith(_TOOL) or _PACKAGES.search(file)
        # What was started differs with how it was.
        if is_own and not is_installed and name != "__main__" and Path(file).is_file():
            yield module


def own_code_digest(app: Sphinx) -> str:
    """A digest of all of it."""
    parts: list[str | bytes] = []
    for path in own_modules(app):
        parts += [path.name, path.read_bytes()]
    return digest(parts).hex()


def _added(app: Sphinx) -> Iterator[object]:
    """What settings name that makes or changes pages; they may not have been checked yet."""
    told = settings_told(app.config)
    yield told.get("proceedings_body")
    kinds = told.get("proceedings_kinds")
    yield from kinds.values() if isinstance(kinds, dict) else ()
