"""Packages as if they were installed in another version."""

import os
import subprocess
import sys
from pathlib import Path

from support.folders import PACKAGE, REPOSITORY


def told_version(name: str, version: str, folder: Path) -> Path:
    """A folder that has Python believe that another version is there."""
    path = folder / name / f"{name.replace('-', '_')}-{version}.dist-info" / "METADATA"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder / name


def with_other(
    version: str, folder: Path, module: str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """What a module tells with another version, in which it finds only what is documented."""
    name, _, number = version.partition(" ")
    paths = (told_version(name, number, folder), REPOSITORY / "tests", PACKAGE.parent)
    return subprocess.run(
        [sys.executable, "-m", "support.documented_only", module, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "NO_COLOR": "1"},
    )
