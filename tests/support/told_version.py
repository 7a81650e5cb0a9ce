"""Packages as if they were installed in another version, this one as well."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.folders import PACKAGE, REPOSITORY

_OTHERWISE = {
    "pages/papers.py": ('words("Published in")', 'words("Appeared in")'),
    "outputs/calendars/calendar_file.py": ('//Programme"', '//Program"'),
    "theme/components/layout.html": ("{{ super.super() }}", "<!-- another -->{{ super.super() }}"),
    "theme/favicon.svg": ("<svg ", '<svg class="another" '),
    "theme/static/proceedings/cite.js": ("const ", "// another\nconst "),
    "theme/styles/proceedings/browse.css": ("{", "{ /* another */"),
}


def other_tool(folder: Path) -> Path:
    """A folder with this tool in a version that makes some things otherwise."""
    copy = folder / PACKAGE.name
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (old, new) in _OTHERWISE.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text, f"{name} has another text now"
        (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


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
