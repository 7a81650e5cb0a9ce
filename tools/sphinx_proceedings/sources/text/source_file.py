"""A source file: its text, or why it has none."""

from __future__ import annotations

from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.text.source import Source, decode, is_utf16

__all__ = ["read_source", "report_unreadable"]


def read_source(root: Path, path: Path, problems: Problems) -> Source | None:
    """The text of a file below `root`; None, with a problem, where it cannot be had."""
    relative = path.relative_to(root).as_posix()
    try:
        most = LARGEST_SOURCE[path.suffix.lower()]
        data = read_file(path, most)
        size = path.stat().st_size
    except OSError as error:
        report_unreadable(relative, error, problems)
        return None
    if len(data) > most:
        problems.report(
            Code.FILE_UNREADABLE,
            Location(path=relative),
            f"the file has {max(size, len(data)):,} bytes, more than the {most:,} that are read",
            "split it into one file an edition",
        )
        return None
    if is_utf16(data):
        hint = "save it as UTF-8, which every tool reads"
        problems.report(Code.FILE_RECODED, Location(path=relative), "the file is UTF-16", hint)
    source = decode(relative, data)
    if isinstance(source, Diagnostic):
        problems.extend([source])
        return None
    return source


def report_unreadable(path: str, error: OSError, problems: Problems) -> None:
    """Report that a file or a folder cannot be read."""
    problems.report(
        Code.FILE_UNREADABLE,
        Location(path=path),
        f"cannot be read: {error.strerror or error}",
        "check what it is, and that you may read it",
    )
