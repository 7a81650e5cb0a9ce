"""What all imports tell, and how they write: all or nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx_proceedings.cli.choices import MisuseError, RefusedError, unknown
from sphinx_proceedings.cli.input_output import say, visible
from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.sources.imports.form import Form

__all__ = [
    "Written",
    "add_form",
    "add_merging",
    "demand_form",
    "read_if_there",
    "table",
    "tell",
    "write_together",
]


def add_form(parser: argparse.ArgumentParser, forms: Iterable[Form[Any]]) -> None:
    """The option that says of which form an export is."""
    parser.add_argument(
        "--from",
        dest="form",
        metavar="FORM",
        default="",
        help="which form it is of, where that is not recognised:"
        f" {', '.join(form.name for form in forms)}",
    )


def demand_form(wanted: str, forms: Iterable[Form[Any]]) -> None:
    """Raise MisuseError for a form that nobody knows."""
    names = [form.name for form in forms]
    if wanted and wanted not in names:
        raise unknown("form", wanted, names)


def add_merging(parser: argparse.ArgumentParser, what: str) -> None:
    """The options of what is merged into what is there."""
    parser.add_argument(
        "--remove",
        action="store_true",
        help=f"take away the {what} of the last import that are gone now (default: tell them)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would change, and write nothing"
    )


def read_if_there(path: Path, most: int) -> bytes | None:
    """A file's bytes; None where there is none.  Raises MisuseError where it is too large."""
    try:
        data = read_file(path, most)
    except FileNotFoundError:
        return None
    if len(data) > most:
        raise MisuseError(f"{path} has more than the {most:,} bytes that are read")
    return data


def tell(remarks: Iterable[Remark], kind: str) -> None:
    """Print remarks with their places."""
    for remark in remarks:
        print(f"{visible(str(remark.location))}: {kind}: {visible(remark.text)}")


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells as lines whose columns stand below each other."""
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True))
        yield "  ".join((*cells, row[-1])).rstrip()


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file that an import makes another."""

    path: Path
    data: bytes
    was: bytes | None
    """As it was read; None where it was not there."""


def write_together(files: Iterable[Written], called: str) -> None:
    """Write all of them or none, those that are as they were not at all.

    Raises RefusedError where somebody else has changed one of them meanwhile.
    """
    done: list[Written] = []
    try:
        for file in files:
            if file.data != (file.was or b""):
                replace_source(_followed(file), file.data, file.was)
                done.append(file)
    except OSError as error:
        for file in reversed(done):
            _restore(file)
        if isinstance(error, ChangedMeanwhileError):
            say(f"{called} or what is beside it: {error}; run the command again")
            raise RefusedError from error
        raise


def _followed(file: Written) -> Path:
    """A link to a file is kept; one to nowhere is not written through."""
    return file.path if file.was is None else file.path.resolve()


def _restore(file: Written) -> None:
    if file.was is None:
        file.path.unlink(missing_ok=True)
    else:
        replace_source(file.path.resolve(), file.was, file.data)
