"""Builds a portal by one version of the tool, and takes what it made."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE

__all__ = ["WARNINGS", "Made", "Workshop", "take_version"]

Made = Mapping[str, bytes]
"""Files by their path below the portal."""
WARNINGS = "(what the build says)"
_DATE = "2024-05-06T07:08:09+00:00"
_FIXED = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "1714979289",
    "TZ": "UTC",
    "GIT_AUTHOR_DATE": _DATE,
    "GIT_COMMITTER_DATE": _DATE,
}
_NOT_MADE = ("_build/doctrees/", ".git/")
_KEPT_DOTFILES = {".gitignore", ".nojekyll"}
_VERSION = re.compile(rb'"sphinx_proceedings":\d+')
"""What Sphinx's own search tells of the tool."""


def take_version(repository: Path, commit: str, folder: Path) -> Path:
    """The tool of a commit, in a folder of its own.  Raises CalledProcessError."""
    packed = subprocess.run(  # noqa: S603  # our own arguments
        ["git", "archive", "--format=tar", commit, "tools"],  # noqa: S607
        cwd=repository,
        check=True,
        capture_output=True,
    )
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder / "tools"


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder in which portals are built one after another, all at the same place."""

    folder: Path

    def make(
        self, tools: Path, sources: Callable[[Path], None], builder: str, options: tuple[str, ...]
    ) -> Made:
        """What a version of the tool makes of a portal, with all that is remembered forgotten."""
        portal, cache = self.folder / "portal", self.folder / "cache"
        for old in (portal, cache):
            shutil.rmtree(old, ignore_errors=True)
        sources(portal)
        environment = {**os.environ, **_FIXED, "PYTHONPATH": str(tools)}
        environment[FOLDER_VARIABLE] = str(cache)
        _commit(portal, environment)
        done = subprocess.run(  # noqa: S603  # our own arguments
            [
                sys.executable,
                "-m",
                "sphinx",
                "-q",
                "-b",
                builder,
                *options,
                "-D",
                "html_baseurl=https://example.org/p/",
                "-d",
                "_build/doctrees",
                ".",
                "_build/site",
            ],
            cwd=portal,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = done.stderr + f"\nended with {done.returncode}\n".encode()
        return {WARNINGS: said, **_files(portal)}


def _commit(portal: Path, environment: Mapping[str, str]) -> None:
    """A site map tells dates of version control."""
    identity = ("-c", "user.name=X", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "x")):
        subprocess.run(  # noqa: S603  # our own arguments
            ["git", *arguments],  # noqa: S607
            cwd=portal,
            env=environment,
            check=True,
        )


def _files(portal: Path) -> dict[str, bytes]:
    """All files but what builds keep for the next one."""
    found = {}
    for path in sorted(portal.rglob("*")):
        name = path.relative_to(portal).as_posix()
        is_record = path.name.startswith(".") and path.name not in _KEPT_DOTFILES
        if path.is_file() and not name.startswith(_NOT_MADE) and not is_record:
            data = path.read_bytes()
            found[name] = _VERSION.sub(b"", data) if path.name == "searchindex.js" else data
    return found
