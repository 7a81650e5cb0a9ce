"""Where things are in the repository, and which files a folder has."""

import subprocess
from pathlib import Path

TESTS = Path(__file__).parent.parent
REPOSITORY = TESTS.parent
TOOLS = REPOSITORY / "tools"
PACKAGE = TOOLS / "sphinx_proceedings"
TOY = TESTS / "toy_conference"
HARD = TESTS / "hard_portal"
SCHEDULES = TESTS / "schedules"
"""Programmes as other tools export them."""


def files_in(root: Path) -> list[str]:
    """The paths of all files below a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def contents_of(root: Path) -> dict[str, bytes]:
    """All files below a folder: path → bytes."""
    return {name: (root / name).read_bytes() for name in files_in(root)}


def tracked_files() -> list[str]:
    """The paths of all files of the repository that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [name for name in filter(None, listed.split("\0")) if (REPOSITORY / name).is_file()]
