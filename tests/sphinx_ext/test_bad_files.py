"""A bad file takes nothing away: no page, export, feed, calendar, API file or search record."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_proceedings.cli import main
from support.later_builds import made
from support.portal_edits import base, write
from support.sphinx_build import build_portal


def _wrong_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"% \xff\n")


def _no_yaml(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("- ", "-", 1) + "\n a: [\n", "utf-8")


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _no_json(path: Path) -> None:
    path.write_text("<<<<<<< HEAD\n" + path.read_text("utf-8"), "utf-8")


DAMAGE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "papers": ("papers/toy2026.bib", _wrong_byte),
    "papers of the other edition": ("papers/toy2025.bib", _a_folder),
    "papers again": ("papers/toy2026.bib", _wrong_byte),
    "programme": ("program/toy2026.yaml", _wrong_byte),
    "programme that is no YAML": ("program/toy2025.yaml", _no_yaml),
    "ledger": ("program/toy2026.ledger.json", _no_json),
    "people": ("people/registry.yaml", _no_yaml),
    "committees": ("people/committees.yaml", _a_folder),
    "topics": ("papers/topics.yaml", _wrong_byte),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bad") / "portal"
    write(base(), root, times="long ago")
    assert main(["release", "First", str(root), "--edition", "toy2026"]) == 0
    build_portal(root)
    return root


@pytest.mark.parametrize("what", DAMAGE)
def test_a_bad_file_takes_nothing_away(root: Path, what: str) -> None:
    """Neither while it is bad, nor when it is mended without another time."""
    before = made(root)
    path, damage = root / DAMAGE[what][0], DAMAGE[what][1]
    text, time = path.read_bytes(), path.stat().st_mtime_ns
    damage(path)
    try:
        built = build_portal(root)
    finally:
        if path.is_dir():
            path.rmdir()
        path.write_bytes(text)
        os.utime(path, ns=(time, time))
    assert made(root) == before
    assert DAMAGE[what][0] in built.warnings
    again = build_portal(root)
    assert (made(root), again.warnings) == (before, "")


def test_others_may_be_edited_meanwhile(root: Path) -> None:
    """What is bad stays as it was; what is not is as it is now."""
    before = made(root)
    bad, other = root / "papers/toy2026.bib", root / "papers/toy2025.bib"
    texts = bad.read_bytes(), other.read_bytes()
    _wrong_byte(bad)
    other.write_bytes(texts[1].replace(b"{Alpha}", b"{Omega}"))
    build_portal(root)
    now = made(root)
    bad.write_bytes(texts[0])
    # The files of the search are called by what is in them.
    assert {path for path in before.keys() - now.keys() if "/search/" not in path} == set()
    changed = {path for path in now if now[path] != before.get(path)}
    assert "_build/html/papers/toy2025/alpha2025.html" in changed
    assert not any("toy2026" in path for path in changed)
    build_portal(root)
    assert made(root) == now
    other.write_bytes(texts[1])
    build_portal(root)
    assert made(root) == before


def test_a_slip_keeps_calendars_and_an_address_changes_in_them(root: Path) -> None:
    """What is announced is told as it last was without a fault."""
    before = made(root)
    path = root / "program/toy2025.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("{title: Whatever, presenters", "{titel: Whatever, presenters"))
    build_portal(root)
    slip = made(root)
    build_portal(root, confoverrides={"html_baseurl": "https://example.com/q/"})
    moved = made(root)
    path.write_text(text, "utf-8")
    build_portal(root)
    assert made(root) == before
    kept = {name for name in before if name.endswith((".ics", "events.json", "schedule.xml"))}
    assert {name: slip.get(name) for name in kept} == {name: before[name] for name in kept}
    assert {name for name in kept if b"example.org/p" in moved[name]} == set()
    assert b"Only Here" in slip["_build/html/program/toy2025/schedule.ics"]
