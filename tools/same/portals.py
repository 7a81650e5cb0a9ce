"""The portals that are built by both versions."""

from __future__ import annotations

import io
import runpy
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import split_by_volume
from bench.portals import synthetic_portal, write_files

__all__ = ["BUILDS", "portals"]

_PAPERS = 300
_MANY_PAPERS = 260
_ANTHOLOGY = Path("../shared/data/acl-2021-2022.bib.xz")
_NO_SOURCES = ("tools/", "tests/", ".github/", ".ci/")

BUILDS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "reference": ("reference", "html", ()),
    "toy": ("toy", "html", ()),
    "toy, addresses with a slash": ("toy", "dirhtml", ()),
    "toy, another language": ("toy", "html", ("-D", "language=de")),
    "toy, another theme": ("toy", "html", ("-D", "html_theme=basic")),
    "toy, text": ("toy", "text", ()),
    "hard": ("hard", "html", ()),
    "hostile": ("hostile", "html", ()),
    "anthology": ("anthology", "html", ()),
    "lists in parts": ("long", "html", ()),
}
"""What is built: the portal, Sphinx's builder, and options."""


def portals(repository: Path) -> dict[str, Callable[[Path], None]]:
    """Each portal's name, and what writes its sources into a folder that is not there yet.

    The Anthology's papers are left out where they do not lie beside the repository.
    """

    def reference(folder: Path) -> None:
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        found = subprocess.run(  # noqa: S603  # our own arguments
            listed, cwd=repository, check=True, capture_output=True, text=True
        )
        for name in filter(None, found.stdout.split("\0")):
            if not name.startswith(_NO_SOURCES) and (repository / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(repository / name, folder / name)

    def hostile(folder: Path) -> None:
        files = runpy.run_path(str(repository / "tests/support/hostile_portal.py"))["FILES"]
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def copied(name: str) -> Callable[[Path], None]:
        return lambda folder: _copy(repository / "tests" / name, folder)

    found: dict[str, Callable[[Path], None]] = {
        "reference": reference,
        "toy": copied("toy_conference"),
        "hard": copied("hard_portal"),
        "hostile": hostile,
        "long": lambda folder: write_files(folder, _long()),
    }
    if (anthology := repository / _ANTHOLOGY).exists():
        arguments = [str(anthology), "--count", str(_PAPERS)]
        found["anthology"] = lambda folder: _split([arguments[0], str(folder), *arguments[1:]])
    return found


def _long() -> dict[str, str]:
    """A portal with all papers in one edition, of which lists are cut into parts."""
    made = synthetic_portal(_MANY_PAPERS)
    bibs = [text for name, text in made.items() if name.endswith(".bib")]
    others = {name: text for name, text in made.items() if "/" not in name}
    return {**others, "papers/long2027.bib": "\n".join(bibs)}


def _copy(source: Path, folder: Path) -> None:
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("_build", "__pycache__"))


def _split(arguments: list[str]) -> None:
    with redirect_stdout(io.StringIO()):
        if split_by_volume.main(arguments):
            raise SystemExit(1)
