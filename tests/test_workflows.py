"""What runs on a forge: others' actions are named by digest, since a tag can be moved."""

import re

from support.folders import REPOSITORY

PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def test_actions_are_pinned() -> None:
    used = [
        line.partition("uses:")[2].strip()
        for path in (REPOSITORY / ".github" / "workflows").glob("*.yml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    assert len(used) == 10
    assert [each for each in used if not PINNED.fullmatch(each)] == []
