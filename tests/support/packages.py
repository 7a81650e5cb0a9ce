"""Packages of exports in memory."""

from collections.abc import Mapping
from pathlib import Path

from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.imports.papers.package import Package

EXPORTS = Path(__file__).parent.parent / "paper_exports"
"""An export of each form, made after what is public of it."""


def package_of(files: Mapping[str, bytes], name: str = "export") -> Package:
    """A package with these files."""
    sizes = {path: len(data) for path, data in files.items()}
    return Package(name=name, sizes=sizes, reader=files.__getitem__)


def export_package(name: str, **further: bytes) -> Package:
    """The package of a file or folder of `EXPORTS`, with further empty files beside."""
    root = EXPORTS / name
    paths = [root] if root.is_file() else sorted(p for p in root.rglob("*") if p.is_file())
    base = root.parent if root.is_file() else root
    files = {path.relative_to(base).as_posix(): path.read_bytes() for path in paths}
    return package_of({**files, **further}, name)


def plain(text: str) -> RichText:
    """Rich text without styles."""
    return RichText.from_plain(text)
