"""How this package came onto this machine, and what installs more of it the same way.

Where pipx and uv keep the environments of programs is theirs, and documented as a default only;
what was installed from elsewhere than an index is recorded beside it (PEP 610).
"""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

__all__ = ["PACKAGE", "Origin", "installing_extra", "origin"]

PACKAGE = "sphinx-proceedings"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """From where the package was installed, if not from an index."""

    url: str = ""
    sha256: str = ""
    """Of the archive; empty where it is not known."""
    is_editable: bool = False

    @property
    def path(self) -> Path | None:
        """The file or folder on this machine that the URL means."""
        parts = urlsplit(self.url)
        if parts.scheme != "file":
            return None
        return Path(url2pathname(unquote(parts.path) if sys.platform == "win32" else parts.path))


def origin() -> Origin:
    """What is recorded of this package's installation; nothing where it came from an index."""
    try:
        told = json.loads(distribution(PACKAGE).read_text("direct_url.json") or "{}")
        url, archive = str(told.get("url", "")), told.get("archive_info", {})
        return Origin(
            url=url,
            sha256=str(archive.get("hashes", {}).get("sha256", "")),
            is_editable=told.get("dir_info", {}).get("editable") is True,
        )
    except (PackageNotFoundError, ValueError, AttributeError):
        return Origin()


def installing_extra(extra: str) -> str:
    """The command that installs an extra of this package where it is installed now."""
    found, wanted = origin(), f"{PACKAGE}[{extra}]"
    if found.is_editable and found.path is not None:
        wanted = f"{found.path}[{extra}]"
    elif found.url:
        wanted = f"{wanted} @ {found.url}"
    return f"{_installer(is_editable=found.is_editable)} {shlex.quote(wanted)}"


def _installer(*, is_editable: bool) -> str:
    environment = Path(sys.prefix)
    if environment.parent.name == "venvs" and "pipx" in environment.parts:
        return "pipx install --force"
    if environment.parent.name == "tools" and environment.parent.parent.name == "uv":
        return "uv tool install --force"
    python = shlex.quote(sys.executable)
    pip = f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
    return f"{pip} --editable" if is_editable else pip
