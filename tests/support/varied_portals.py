"""Portals that have something of everything among them."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.portal import Portal
from support import discover_portal, hostile_portal
from support.folders import HARD, REPOSITORY, TOY
from support.pdfs import pdf
from support.photos import photo
from support.release_portals import portal_of, released

__all__ = ["PORTALS"]

OWN = {"discovered": discover_portal.FILES, "hostile": hostile_portal.FILES}
FOLDERS = {"toy": TOY, "hard": HARD, "first": REPOSITORY}
ANNOUNCED = """\
sessions:
  - {id: a, title: Opening, kind: talks, start: 2026-10-24 09:00, talk_minutes: 30, room: R,
     talks: [{title: One, id: one, presenters: [Ada]}, {title: Two, id: two}]}
  - {id: b, title: Lunch, kind: break, start: 2026-10-24 12:00}
  - {id: c, title: More, kind: talks, start: 2026-10-24 13:00, talks: [{title: Three, id: three}]}
"""
CHANGED = ANNOUNCED.replace("room: R", "room: S").replace("12:00", "12:30")


def _released(_tmp_path: Path) -> Portal:
    later = CHANGED.replace("13:00, talks", "14:00, cancelled: true, talks")
    return portal_of(later, released(ANNOUNCED, CHANGED))


def _of_files(name: str, root: Path) -> Portal:
    for path, text in OWN[name].items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return read_portal(root).portal


def _photographed(root: Path) -> Portal:
    shutil.copytree(TOY, root, dirs_exist_ok=True)
    (root / "people/photos").mkdir()
    (root / "people/photos/grace.jpg").write_bytes(photo())
    registry = root / "people/registry.yaml"
    named = "    photo: people/photos/grace.jpg\n    bio: |"
    registry.write_text(registry.read_text("utf-8").replace("    bio: |", named), "utf-8")
    (root / "papers/toy2025.files").mkdir()
    (root / "papers/toy2025.files/alpha2025.pdf").write_bytes(pdf(["Alpha"]))
    (root / "papers/toy2025.files/alpha2025-more.zip").write_bytes(b"PK")
    return read_portal(root).portal


PORTALS: dict[str, Callable[[Path], Portal]] = {
    "released": _released,
    "photographed": _photographed,
    **{name: partial(_of_files, name) for name in OWN},
    **{name: lambda _, root=root: read_portal(root).portal for name, root in FOLDERS.items()},
}
"""What reads each of them, given a folder of its own."""
