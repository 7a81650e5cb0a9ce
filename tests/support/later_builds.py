"""What a later build makes of an edit, beside what a first build makes of the same sources."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from sphinx_proceedings.building.pipeline import generate
from sphinx_proceedings.building.settings import settings_from
from sphinx_proceedings.pages.writers.myst import MARKER
from support.sphinx_build import build_portal

__all__ = ["Edit", "differences", "fresh_copy", "left_behind", "made"]

Edit = tuple[str, str, str]
"""A file of the portal, a text in it, and what stands there afterwards."""
Made = dict[str, bytes]
"""Files by their path below the portal."""
_GENERATED = ("papers", "program", "people", "topics", "affiliations", "browse")


def made(root: Path, builder: str = "html") -> Made:
    """Every file of the site and every generated page."""
    site = root / "_build" / builder
    files = [path for path in site.rglob("*") if path.is_file() and not path.name.startswith(".")]
    site_files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}
    return site_files | _pages(root)


def _pages(root: Path) -> Made:
    """Every generated page."""
    files = [path for name in _GENERATED for path in (root / name).rglob("*.md")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(files)}


def differences(later: Mapping[str, bytes], first: Mapping[str, bytes]) -> list[str]:
    """What a later build made otherwise than a first one."""
    return sorted(
        [f"left over: {path}" for path in later.keys() - first.keys()]
        + [f"missing: {path}" for path in first.keys() - later.keys()]
        + [f"other: {path}" for path in first.keys() & later.keys() if first[path] != later[path]]
    )


def fresh_copy(root: Path, folder: Path) -> Path:
    """The portal in another folder, without anything that a build made."""

    def is_made(path: Path) -> bool:
        return path.name == "_build" or (
            path.suffix == ".md" and path.read_text(encoding="utf-8").startswith(MARKER)
        )

    def made_in(parent: str, names: list[str]) -> set[str]:
        return {name for name in names if is_made(Path(parent, name))}

    return Path(shutil.copytree(root, folder, ignore=made_in))


def left_behind(
    root: Path, edits: Mapping[str, Edit], folder: Path, overrides: Mapping[str, str]
) -> list[str]:
    """What later builds leave behind of a portal that was built before, by the edit it is left by.

    The edits are made in turn, with a later build after each.  Then the generated pages are as a
    first build makes them; after the last one all of the site.  Where that differs, each edit is
    tried alone.  Edits are taken back in the end but not built: the portal may serve for others,
    and the next build sees both.
    """
    texts = {path: (root / path).read_bytes() for path, _, _ in edits.values()}

    def left(some: Mapping[str, Edit], where: Path) -> list[str]:
        try:
            return _left_in_turn(root, some, where, overrides)
        finally:
            for path, text in texts.items():
                (root / path).write_bytes(text)

    together = left(edits, folder / "together")
    if together == []:
        return []
    alone = [
        f"{name}: {each}"
        for name, edit in edits.items()
        for each in left({name: edit}, folder / "alone" / name)
    ]
    return alone or [f"{', then '.join(edits)}: {each}" for each in together]


def _left_in_turn(
    root: Path, edits: Mapping[str, Edit], folder: Path, overrides: Mapping[str, str]
) -> list[str]:
    for name, (path, old, new) in edits.items():
        source = root / path
        text = source.read_text(encoding="utf-8")
        assert old in text
        source.write_text(text.replace(old, new), encoding="utf-8")
        build_portal(root, confoverrides=dict(overrides))
        fresh = fresh_copy(root, folder / name)
        generate(fresh, settings_from(overrides))
        if found := differences(_pages(root), _pages(fresh)):
            return found
    first = fresh_copy(root, folder / "first")
    build_portal(first, confoverrides=dict(overrides))
    return differences(made(root), made(first))
