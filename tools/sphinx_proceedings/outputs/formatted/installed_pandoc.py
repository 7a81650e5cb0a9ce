"""Where pandoc is installed."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

__all__ = ["installed_pandoc"]


def installed_pandoc() -> Path | None:
    """The pandoc of the package `pypandoc_binary`, else the one on the PATH, else None."""
    found = _packaged() or shutil.which("pandoc")
    return Path(found) if found else None


def _packaged() -> Path | None:
    found = find_spec("pypandoc")
    if found is None or found.origin is None:
        return None
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    path = Path(found.origin).parent / "files" / name
    return path if path.is_file() else None
