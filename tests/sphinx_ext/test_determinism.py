"""The same input gives the same bytes, whatever the hash seed or the number of processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.discover_portal import BIB
from support.folders import TOOLS

# Sphinx writes its build options and a pickle of its memory beside the pages.
NOT_OUTPUT = {".buildinfo", "environment.pickle"}


def output(toy: Path, name: str, seed: str, jobs: str) -> dict[str, bytes]:
    """Every file of a fresh build in a process of its own."""
    root = toy.parent / "build"  # the same path each time
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(toy, root)
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(TOOLS),
        "OMP_NUM_THREADS": jobs,
        "OPENBLAS_NUM_THREADS": jobs,
        # Nothing that the other build has computed.
        FOLDER_VARIABLE: str(toy.parent / f"{name}-cache"),
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    target = toy.parent / name
    subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-b",
            "html",
            "-j",
            jobs,
            "-D",
            "html_baseurl=https://example.org/",
            "-d",
            str(toy.parent / f"{name}-doctrees"),
            str(root),
            str(target),
        ],
        env=environment,
        check=True,
    )
    pages = {f"source/{path.relative_to(root)}": path for path in root.rglob("*.md")}
    files = {str(path.relative_to(target)): path for path in target.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted((pages | files).items())
        if path.name not in NOT_OUTPUT
    }


def test_same_bytes_with_other_hashes_and_processes(toy: Path) -> None:
    (toy / "papers/w2027.bib").write_text(BIB, encoding="utf-8")
    first = output(toy, "first", seed="1", jobs="1")
    second = output(toy, "second", seed="2", jobs="3")
    assert first.keys() == second.keys()
    assert {Path(name).suffix for name in first} > {
        ".atom",
        ".bib",
        ".json",
        ".png",
        ".ris",
        ".xml",
    }
    assert {"papers/w2027/map.html", "papers/w2027/statistics.html"} < first.keys()
    assert [name for name in first if first[name] != second[name]] == []
