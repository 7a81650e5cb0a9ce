"""What a later build makes of an edit, beside what a first build makes of the same sources."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx_proceedings.pages.writers.myst import MARKER
from support.sphinx_build import build_portal

__all__ = ["Edit", "differences", "fresh_copy", "later_and_first", "made"]

Edit = tuple[str, str, str]
"""A file of the portal, a text in it, and what stands there afterwards."""
Made = dict[str, bytes]
"""Files by their path below the portal."""
_GENERATED = ("papers", "program", "people", "topics", "affiliations", "browse")


def made(root: Path, builder: str = "html") -> Made:
    """Every file of the site and every generated page."""
    site = root / "_build" / builder
    files = [path for path in site.rglob("*") if path.is_file() and not path.name.startswith(".")]
    files += [path for name in _GENERATED for path in (root / name).rglob("*.md")]
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


def later_and_first(root: Path, edit: Edit, fresh: Path, **options: Any) -> tuple[Made, Made]:
    """What both builds make of an edit of a portal that was built before.

    The edit is taken back then but not built: the portal may serve for the next one, whose build
    sees both.
    """
    path, old, new = edit
    source = root / path
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8")
    try:
        build_portal(root, **options)
        build_portal(fresh_copy(root, fresh), **options)
    finally:
        source.write_text(text, encoding="utf-8")
    return made(root), made(fresh)
