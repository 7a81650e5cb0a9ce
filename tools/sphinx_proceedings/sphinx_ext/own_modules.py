"""Code of the portal's own: `conf.py`, and what it loads of the portal and for its pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.fingerprint import digest
from sphinx_proceedings.upstream.settings import settings_told

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["own_code_digest", "own_modules"]

_TOOL = Path(__file__).parents[1]
_PACKAGES = {"site-packages", "dist-packages"}


def own_modules(app: Sphinx) -> Iterator[Path]:
    """Files of modules that lie in the portal, or that what it adds comes from."""
    yield Path(app.confdir) / "conf.py"
    folders = (Path(app.srcdir), Path(app.confdir))
    added = {getattr(each, "__module__", "") for each in _added(app)}
    for name, module in sorted(sys.modules.items()):
        path = Path(getattr(module, "__file__", None) or "")
        is_installed = bool(_PACKAGES.intersection(path.parts)) or path.is_relative_to(_TOOL)
        is_own = name in added or any(path.is_relative_to(folder) for folder in folders)
        # What was started, which differs with how it was.
        if is_own and not is_installed and path.is_file() and name != "__main__":
            yield path


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
