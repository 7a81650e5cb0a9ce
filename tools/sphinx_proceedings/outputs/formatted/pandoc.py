"""Runs pandoc's citeproc over items.

Pandoc gets its input through a pipe and a file in a folder of its own, with `--sandbox` (it opens
nothing else, and no network), without a user's data folder, and with bounds on memory and time:
a style can be made to run for ever.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.formatted.csl_items import restored
from sphinx_proceedings.outputs.formatted.installed_pandoc import installed_pandoc
from sphinx_proceedings.outputs.formatted.pandoc_inlines import richtext_of

__all__ = ["Batch", "Pandoc", "PandocError", "find_pandoc", "pandoc_at"]

_SECONDS_A_RUN = 20.0
_SECONDS_AN_ITEM = 0.05  # some fifty times what an item takes
# Of the Haskell heap: 2 GiB at most, of which a thousand items take a tenth; and 64 MiB before
# what lasts is searched for what does not, which otherwise takes a tenth of the time.
_MEMORY = ("-M2G", "-O64m")
_FAILURES = 60  # runs; to find one bad item among a thousand takes ten
_FAILURES_OF_TIMEOUT = 12


class PandocError(Exception):
    """Pandoc did not give what it was run for; the message says what it said."""

    def __init__(self, message: str, *, weight: int = 1) -> None:
        super().__init__(message)
        self.weight = weight


@dataclass(frozen=True, kw_only=True, slots=True)
class Pandoc:
    """A pandoc that can be run."""

    path: Path
    version: str
    """What it says of itself: the same version prints the same."""
    seconds: float = _SECONDS_A_RUN
    """For a run, beside what its items take."""

    def format(self, csl: bytes, items: Sequence[str]) -> list[RichText]:
        """The entries of items (JSON objects without `id`) in order.

        Raises PandocError if it cannot be had for all of them.
        """
        try:
            with TemporaryDirectory(prefix="citations-") as folder:
                style = Path(folder, "style.csl")
                style.write_bytes(csl)
                output = self._run(style, items)
        except OSError as error:
            raise PandocError(f"cannot be run: {error.strerror}") from error
        try:
            return _entries(output, len(items))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise PandocError(f"unexpected output: {error!r}") from error

    def _run(self, style: Path, items: Sequence[str]) -> bytes:
        # The limit is for the program's run-time system, which takes it from the command line.
        command = [
            str(self.path),
            "+RTS",
            *_MEMORY,
            "-RTS",
            "--from=csljson",
            "--to=json",
            "--citeproc",
        ]
        command += ["--sandbox", f"--data-dir={style.parent}", f"--csl={style}"]
        try:
            done = subprocess.run(  # noqa: S603  # our own command; nothing in it is an item's
                command,
                input=_numbered(items).encode(),
                capture_output=True,
                check=True,
                cwd=style.parent,
                env=os.environ | {"LANG": "en_US.UTF-8"},
                timeout=self.seconds + _SECONDS_AN_ITEM * len(items),
            )
        except subprocess.TimeoutExpired as error:
            raise PandocError("took too long", weight=_FAILURES_OF_TIMEOUT) from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip()[:200]
            raise PandocError(said or f"exit code {error.returncode}") from error
        return done.stdout


@dataclass(kw_only=True, slots=True)
class Batch:
    """Items that pandoc formats in one run, or in several if one of them makes it fail."""

    pandoc: Pandoc
    csl: bytes
    items: Sequence[str]
    _failures_left: int = field(default=_FAILURES, init=False)

    def entries(self) -> list[RichText | str]:
        """The entry of each item in order; where there is none, what went wrong."""
        return list(self._entries(self.items))

    def _entries(self, items: Sequence[str]) -> Iterator[RichText | str]:
        try:
            yield from self.pandoc.format(self.csl, items)
        except PandocError as error:
            first = self._failures_left == _FAILURES
            self._failures_left -= error.weight
            if len(items) == 1 or self._failures_left < 0 or (first and self._hopeless()):
                yield from [str(error)] * len(items)
                return
            half = len(items) // 2
            yield from self._entries(items[:half])
            yield from self._entries(items[half:])

    def _hopeless(self) -> bool:
        """Whether no item at all can be formatted."""
        try:
            self.pandoc.format(self.csl, [])
        except PandocError:
            return True
        return False


def find_pandoc() -> Pandoc | None:
    """The pandoc that is installed, or None where none can be run."""
    path = installed_pandoc()
    return pandoc_at(path) if path else None


def pandoc_at(path: Path) -> Pandoc | None:
    """The pandoc at a path, or None where none can be run."""
    try:
        done = subprocess.run(  # noqa: S603  # fixed arguments
            [path, "--version"], capture_output=True, check=True, timeout=_SECONDS_A_RUN
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = done.stdout.decode(errors="replace").splitlines()
    return Pandoc(path=path, version=lines[0].strip()) if lines else None


def _numbered(items: Sequence[str]) -> str:
    """A JSON array of the items, with p0, p1 and so on for ids."""
    return f"[{','.join(_with_id(number, item) for number, item in enumerate(items))}]"


def _with_id(number: int, item: str) -> str:
    rest = item.removeprefix("{")
    return f'{{"id":"p{number}"{"" if rest == "}" else ","}{rest}'


def _entries(output: bytes, count: int) -> list[RichText]:
    # Before the blocks come the items again, as metadata, and are as much.
    start = output.rfind(b',"blocks":')
    document = read_json(restored((b"{" + output[start + 1 :] if start >= 0 else output).decode()))
    entries = [entry["c"] for block in document["blocks"] for entry in block["c"][1]]
    found = {identifier: richtext_of(content) for (identifier, _, _), content in entries}
    return [found[f"ref-p{number}"] for number in range(count)]
