"""What runs on a forge: others' actions are named by digest, since a tag can be moved."""

import re
from pathlib import Path

import pytest

from support.folders import PACKAGE, REPOSITORY

PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@pytest.mark.parametrize(
    ("folder", "number"), [(REPOSITORY, 15), (PACKAGE / "starter" / "files", 19)]
)
def test_actions_are_pinned(folder: Path, number: int) -> None:
    used = [
        line.partition("uses:")[2].strip()
        for path in (folder / ".github" / "workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) == number
    assert [each for each in used if not PINNED.fullmatch(each)] == []
