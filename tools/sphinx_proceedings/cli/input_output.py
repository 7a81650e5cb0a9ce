"""What commands read and write, and what they say of it."""

from __future__ import annotations

import difflib
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sphinx_proceedings.cli.choices import MisuseError, RefusedError
from sphinx_proceedings.diagnostics import PlacedError
from sphinx_proceedings.files.members import foreign_file
from sphinx_proceedings.files.sole_writer import sole_writer
from sphinx_proceedings.files.whole_files import new_file, write_atomically
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.outputs.registries.requirements import Missing

__all__ = [
    "counted",
    "diff_lines",
    "file_name",
    "large_file_or_output",
    "missing_report",
    "misuse_where",
    "read_file_or_input",
    "refuse_others",
    "refused",
    "refused_at",
    "say",
    "tell_left_out",
    "tell_withheld",
    "visible",
    "write_file_or_output",
    "writing_into",
]


def say(message: str) -> None:
    """Tell whoever called the command, beside its output."""
    print(f"proceedings: {visible(message)}", file=sys.stderr, flush=True)


def tell_left_out(number: int, why: str) -> None:
    """Tell of papers that are left out, if any."""
    if number:
        say(f"{counted(number, 'paper')} {why} left out")


def tell_withheld(papers: Iterable[Paper], hint: str) -> None:
    """Tell how many of these papers come without abstract and files, as an embargo asks for."""
    if count := sum(paper.withheld is not None for paper in papers):
        number = counted(count, "paper is", "papers are")
        say(f"{number} under an embargo: abstracts and files are left out; {hint}")


def visible(text: str, *, kept: str = "") -> str:
    """A terminal must not obey what a source file says."""
    return "".join(
        c if c.isprintable() or c in kept else c.encode("unicode_escape").decode() for c in text
    )


def refused_at(error: PlacedError) -> RefusedError:
    """What is told of something that cannot be done."""
    return refused(str(error.location), error.message, error.hint)


def refused(where: str, what: str, hint: str) -> RefusedError:
    """That something at a place cannot be used, and what to do."""
    return RefusedError(_located(where, what, hint))


def missing_report(missing: Iterable[Missing]) -> str:
    """What a receiver asks for and is not there, each with its place and what to do."""
    return "".join(_located(str(each.location), each.what, each.hint) for each in missing)


def _located(where: str, what: str, hint: str) -> str:
    return f"{visible(where)}: error: {visible(what)}\n    hint: {visible(hint)}\n"


def diff_lines(path: str, before: str, after: str) -> Iterator[str]:
    """How a source changes, as a unified diff for standard output."""
    lines = difflib.unified_diff(
        before.split("\n"), after.split("\n"), f"a/{path}", f"b/{path}", lineterm=""
    )
    for line in lines:
        yield (visible(line, kept="\t") if sys.stdout.isatty() else line) + "\n"


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things, such as `1 paper` or `2 papers`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


@contextmanager
def misuse_where(happened: str) -> Iterator[None]:
    """Raise MisuseError where a file fails; a reader of the output who went away is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise MisuseError(f"{happened}: {error.strerror or error}") from error


def file_name(file: str) -> str:
    """How reports call a file, or standard input, which is asked for as `-`."""
    return "<stdin>" if file == "-" else Path(file).as_posix()


def read_file_or_input(file: str, most: int) -> bytes:
    """The first bytes, one more than may be at most: a pipe may have no end."""
    with misuse_where(f"{file} cannot be read"):
        if file == "-":
            return sys.stdin.buffer.read(most + 1)
        with Path(file).open("rb") as stream:
            return stream.read(most + 1)


def write_file_or_output(path: Path | None, data: bytes) -> None:
    """Write a file, or to standard output where none is named."""
    with misuse_where(f"{path} cannot be written"):
        if path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        else:
            write_atomically(path, data)


@contextmanager
def large_file_or_output(path: Path | None) -> Iterator[Path]:
    """A new file to be written within, which then stands at `path`, or goes to standard output.

    Where something fails, what was there stays.
    """
    with misuse_where(f"{path} cannot be written"):
        if path is None or (path.exists() and not path.is_file() and not path.is_dir()):
            with tempfile.TemporaryDirectory(prefix="proceedings-") as folder:
                partial = Path(folder) / "output"
                yield partial
                sys.stdout.flush()
                with (
                    partial.open("rb") as made,
                    path.open("wb") if path else nullcontext(sys.stdout.buffer) as output,
                ):
                    shutil.copyfileobj(made, output)
                    output.flush()
            return
        with new_file(path) as partial:
            yield partial


def refuse_others(folder: Path, paths: Iterable[str], *, what: str, otherwise: str = "") -> None:
    """Keep a folder that has something else in it than a command puts there; raises MisuseError."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise MisuseError("; ".join(filter(None, (f"{folder} is no folder", otherwise))))
    if foreign := foreign_file(folder, paths):
        raise MisuseError(f"{folder} has {foreign} in it, which is not of {what}")


def writing_into(root: Path, *, really: bool = True) -> AbstractContextManager[None]:
    """Wait until nobody else writes into the portal, saying so, and keep others waiting.

    One command at a time writes into a portal, and none while it is built; who does not `really`
    write need not wait.
    """
    if not really:
        return nullcontext()
    waiting = f"{root} is being built or written into; waiting until that is done"
    return sole_writer(root, lambda: say(waiting))
