"""Whatever is edited after whatever else, a later build ends in the bytes of a first one."""

import os
import random
from pathlib import Path

import pytest

from conftest import Build
from support.later_builds import made
from support.portal_edits import Walk, fresh, unexpected, write

STEPS = int(os.environ.get("RANDOM_EDITS", "4"))
"""More of them for a longer trial."""


@pytest.mark.parametrize("seed", [int(os.environ.get("RANDOM_EDITS_SEED", "1"))])
def test_a_later_build_ends_in_the_bytes_of_a_first_one(
    tmp_path: Path, build: Build, seed: int
) -> None:
    walk = Walk(tmp_path / "portal", random.Random(seed))  # noqa: S311
    write(walk.files, walk.root)
    build(walk.root)
    steps: list[str] = []
    for _ in range(STEPS):
        steps.append(walk.step())
        build(walk.root)
        first = fresh(walk, tmp_path / "fresh")
        build(first)
        assert (unexpected(walk, made(walk.root), made(first)), steps) == ([], steps)
