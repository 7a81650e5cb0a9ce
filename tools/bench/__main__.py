"""Times builds of portals of several sizes, beside those of stock Sphinx and of Hugo.

    python tools/bench [--sizes N …] [--data FILE] [--references NAME …] [--json FILE] [--svg FILE]
        [--doc FILE] [--scheduler ADDRESS]

Builds are whole processes, run as users run them, with compiled bytecode.  Of this tool's portals
they are a cold one, some in which nothing changed, some in which the abstract of a paper changed,
or its title, and some with a new paper; then the same of the pages alone, as others make them.
A size takes as long as its builds, and memory and space for them; mind what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.builds import REFERENCES, Builds, Plan
from bench.figures import with_figures
from bench.hugo import find_hugo
from bench.machine import compile_bytecode, machine, packages, versions
from bench.plot import draw
from bench.process import BuildError, Measure, Run, run
from bench.results import Report, ResultsError, load, store
from bench.serving import Edit, serve
from bench.table import header, line, summary
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from split_by_volume import SplitError, read_source

_SIZES = (500, 2000, 8000)
_NONE = "none"
_INTERRUPTED = 130  # as shells have it
_TOCTREE_LIMIT = 500  # papers, where nobody asked for it: it takes minutes
_TOCTREE_LIMIT_ASKED = 1000


def main(
    arguments: Sequence[str] | None = None,
    runner: Callable[[Run], Measure] = run,
    compiling: Callable[[Collection[str]], bool] = compile_bytecode,
    serving: Callable[[Run, Sequence[Edit]], tuple[float, ...]] = serve,
) -> int:
    """Parse the arguments, build by the runner, serve, print and write; the exit status.

    Bytecode is compiled before: whether of all, `compiling` tells.
    """
    options = _parser().parse_args(arguments)
    try:
        if options.redraw is not None:
            report = load(options.redraw)
            _print_all(report)
            _write(options, report)
        else:
            _check_places(options)
            compiled = compiling(packages())
            builds = partial(Builds, run=runner, serve=serving)
            _measure(options, builds, compiled=compiled)
    except (BuildError, ResultsError, SplitError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"bench: {error.filename or 'a file'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bench", description=(__doc__ or "").partition("\n")[0], allow_abbrev=False
    )
    add = parser.add_argument
    add("--sizes", type=_count, nargs="+", default=_SIZES, metavar="N", help="papers of portals")
    add("--data", type=Path, metavar="FILE", help="a .bib or .bib.xz; default: made-up papers")
    add(
        "--references",
        nargs="+",
        choices=(*REFERENCES, _NONE),
        help="default: all; toctree up to 1000 papers where it is asked for, else up to 500",
    )
    add("--hugo", default="hugo", metavar="PATH", help="Hugo's program; default: on the PATH")
    add("--scheduler", default="", metavar="ADDRESS", help="of a cluster that this tool is to use")
    add("--runs", type=_count, default=3, help="of each step after the cold build; default: 3")
    add("--folder", type=Path, help="where to build; default: a temporary folder")
    add("--keep", type=Path, metavar="FOLDER", help="build in this new folder, and leave it")
    add("--json", type=Path, metavar="FILE", help="write all results")
    add("--svg", type=Path, metavar="FILE", help="draw the results")
    add("--doc", type=Path, metavar="FILE", help="write the figures of a page such as this tool's")
    add("--date", default="", help="of the results; default: today")
    add("--redraw", type=Path, metavar="FILE", help="measure nothing: print and draw this JSON")
    return parser


def _count(value: str) -> int:
    count = int(value)
    if count < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return count


def _measure(
    options: argparse.Namespace, builds: Callable[[Plan, Path], Builds], *, compiled: bool
) -> None:
    # What is read here to count people must not be remembered for the builds.
    os.environ[FOLDER_VARIABLE] = "off"
    plan = _plan(options)
    data = options.data.name if options.data else "synthetic"
    hugo = plan.hugo if "hugo" in plan.references else None
    report = Report(
        data=data,
        machine=machine(),
        versions=versions(hugo),
        date=options.date or datetime.now(tz=UTC).date().isoformat(),
        compiled=compiled,
    )
    with _folder(options) as folder:
        print(header(), flush=True)
        for size in sorted(set(options.sizes)):
            for row in builds(plan, folder).rows(size):
                report = replace(report, rows=(*report.rows, row))
                print(line(row), flush=True)
                _write(options, report)
            for told in summary(report, size):
                print(told, flush=True)
            if options.keep is None:
                shutil.rmtree(folder / str(size))


def _plan(options: argparse.Namespace) -> Plan:
    source = read_source(options.data) if options.data else None
    asked: list[str] | None = options.references
    references = frozenset(REFERENCES if asked is None else asked) - {_NONE}
    hugo = find_hugo(options.hugo)
    if "hugo" in references and hugo is None:
        print(f"{options.hugo}: no such program; Hugo is left out", file=sys.stderr)
    return Plan(
        references=references,
        runs=options.runs,
        toctree_limit=_TOCTREE_LIMIT if asked is None else _TOCTREE_LIMIT_ASKED,
        hugo=hugo,
        scheduler=options.scheduler,
        source=source,
    )


@contextmanager
def _folder(options: argparse.Namespace) -> Iterator[Path]:
    """Where to build: a folder that stays, or a temporary one."""
    keep: Path | None = options.keep
    if keep is None:
        if options.folder is not None:
            options.folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="bench-", dir=options.folder) as folder:
            yield Path(folder).resolve()
        return
    keep.mkdir(parents=True, exist_ok=True)
    if any(keep.iterdir()):
        raise BuildError(f"{keep}: is not empty; a cold build needs a new folder")
    yield keep.resolve()


def _print_all(report: Report) -> None:
    print(header())
    for size in report.sizes:
        for row in report.rows:
            if row.size == size:
                print(line(row))
        for told in summary(report, size):
            print(told)


def _check_places(options: argparse.Namespace) -> None:
    """Find out before anything is measured where nothing can be written; raises OSError."""
    for path in filter(None, (options.json, options.svg)):
        path.open("a").close()
    if options.doc is not None:
        options.doc.open("r+").close()


def _write(options: argparse.Namespace, report: Report) -> None:
    """Write what was asked for after each row: what is known by then outlives a failure."""
    if options.json is not None:
        store(options.json, report)
    if options.svg is not None:
        options.svg.write_text(draw(report), encoding="utf-8")
    if options.doc is not None:
        text = options.doc.read_text(encoding="utf-8")
        try:
            options.doc.write_text(with_figures(text, report), encoding="utf-8")
        except ValueError as error:
            raise ResultsError(f"{options.doc}: {error}") from error


if __name__ == "__main__":
    sys.exit(main())
