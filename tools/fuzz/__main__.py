"""Tries damaged sources until the time is up, and keeps what went wrong, as small as can be.

    python tools/fuzz [FORM …] [--seconds N] [--seed N] [--keep FOLDER]

A number tells a source together with the seed; `--number N` tries that one alone.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from fuzz.form import Form
from fuzz.forms import FORMS
from fuzz.trying import Finding, smaller, try_all

_PATIENCE = 20  # seconds for one source; all are small
_MEMORY = 4 * 1024**3
_ENOUGH = 10  # findings of a form


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments, try, print and keep; 1 where something went wrong."""
    options = _parser().parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    chosen = [form for form in FORMS if not options.forms or form.name in options.forms]
    return max([_try(form, options) for form in chosen], default=0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("forms", nargs="*", help=f"of {', '.join(form.name for form in FORMS)}")
    parser.add_argument("--seconds", type=int, default=600, help="for each form (default: 600)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    parser.add_argument("--number", type=int, help="try only this source")
    parser.add_argument("--keep", type=Path, default=Path("_build/fuzz"), help="folder of findings")
    return parser


def _try(form: Form, options: argparse.Namespace) -> int:
    tried = itertools.count()
    numbers = _numbers(options, tried)
    status = 0
    for finding in itertools.islice(try_all(form, options.seed, numbers, _PATIENCE), _ENOUGH):
        status = 1
        path = _keep(options.keep, form, options.seed, smaller(form, finding, _PATIENCE))
        print(f"{form.name}: seed {options.seed}, number {finding.number}: {finding.faults[0]}")
        print(f"  {path}")
    print(f"{form.name}: seed {options.seed}: sources tried: {next(tried)}", file=sys.stderr)
    return status


def _numbers(options: argparse.Namespace, tried: Iterator[int]) -> Iterator[int]:
    if options.number is not None:
        next(tried)
        yield options.number
        return
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        yield next(tried)


def _keep(folder: Path, form: Form, seed: int, finding: Finding) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{form.name}-{seed}-{finding.number}"
    path.write_bytes(finding.data)
    return path


if __name__ == "__main__":
    sys.exit(main())
