"""The portals that two versions are compared by."""

from pathlib import Path

import pytest

from same.portals import BUILDS, portals
from support.folders import REPOSITORY


@pytest.mark.parametrize("name", sorted({portal for portal, _, _ in BUILDS.values()}))
def test_each_is_written_with_all_that_a_build_needs(tmp_path: Path, name: str) -> None:
    write = portals(REPOSITORY).get(name)
    if write is None:
        pytest.skip("the Anthology's papers do not lie beside the repository")
    write(tmp_path / "portal")
    names = {path.relative_to(tmp_path / "portal").as_posix() for path in tmp_path.rglob("*.*")}
    assert names > {"conf.py", "index.md"}
    assert [path for path in names if path.startswith("papers/") and path.endswith(".bib")]
    assert [path for path in names if path.startswith(("tools/", "tests/", "_build/"))] == []
