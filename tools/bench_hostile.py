"""Times `proceedings check` on sources that were made to use up time or memory.

    python tools/bench_hostile.py [NAME …]

Each is read in a process of its own, without anything remembered. Prints seconds, the most memory
in MiB, the number of diagnostics and the first of them. Nothing is to take more than 5 s or 1 GiB.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import BuildError, Run, run
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE

__all__ = ["HOSTILE", "main"]

_BIB, _PROGRAMME = "papers/w.bib", "program/w.yaml"
_HEAD = "name: W\nstart: 2027-05-08\ntimezone: Europe/Rome\n"


def _field(name: str, value: str, *, times: int = 1) -> str:
    """Entries with a field of this value."""
    return "".join(
        f"@misc{{k{number}, title = {{T}}, {name} = {{{value}}}}}\n" for number in range(times)
    )


def _macros(length: int, *, uses: int) -> str:
    macro = "@string{s = {" + "x" * length + "}}\n"
    return macro + "".join(f"@misc{{k{number}, note = s}}\n" for number in range(uses))


def _sessions(count: int, more: str = "") -> str:
    lines = (
        f"  - {{id: s{number}, title: S, kind: talks, start: 2027-05-08 09:00,"
        f" end: 2027-05-08 10:00{more.format(number=number)}}}\n"
        for number in range(count)
    )
    return f"{_HEAD}sessions:\n{''.join(lines)}"


HOSTILE: Mapping[str, tuple[str, Callable[[], str]]] = {
    "macros that double": (
        _BIB,
        lambda: (
            "@string{s0 = {xxxxxxxxxxxxxxxx}}\n"
            + "".join(f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 41))
            + "@misc{k, note = s40}"
        ),
    ),
    "a long macro used often": (_BIB, lambda: _macros(32_000, uses=5_000)),
    "60 MB of backslashes": (_BIB, lambda: _field("title", "\\" * 60_000_000)),
    "60 MB of backslashes in parts": (_BIB, lambda: _field("note", "\\" * 400_000, times=150)),
    "100,000 digits": (
        _BIB,
        lambda: "".join(_field(name, "1" * 100_000) for name in ("pages", "volume", "year")),
    ),
    "500,000 hyphens": (_BIB, lambda: _field("abstract", "-" * 500_000)),
    "a long word with hyphens": (_BIB, lambda: _field("abstract", "ab-\u00ad" * 25_000)),
    "the same author 100,000 times": (
        _BIB,
        lambda: _field("author", " and ".join(["Lovelace, Ada"] * 100_000)),
    ),
    "a million and": (_BIB, lambda: _field("author", "and " * 1_000_000)),
    "50,000 keywords": (_BIB, lambda: _field("keywords", "a," * 50_000)),
    "a formula 1,000 deep": (
        _BIB,
        lambda: _field("abstract", "$" + "\\frac{1}{" * 1_000 + "x" + "}" * 1_000 + "$"),
    ),
    "a formula 100,000 deep": (
        _BIB,
        lambda: _field("abstract", "$" + "{" * 100_000 + "x" + "}" * 100_000 + "$"),
    ),
    "300,000 heads": (_BIB, lambda: "@misc{k, \n" * 300_000),
    "4 MB of keys": (
        _PROGRAMME,
        lambda: _HEAD + "".join(f"key{number}: 1\n" for number in range(320_000)),
    ),
    "200,000 anchors": (
        _PROGRAMME,
        lambda: _HEAD + "".join(f"k{number}: &a{number} 1\n" for number in range(200_000)),
    ),
    "2,000 sessions at once": (_PROGRAMME, lambda: _sessions(2_000, ", room: R{number}")),
    "2,000 sessions in one room": (_PROGRAMME, lambda: _sessions(2_000)),
}
"""What each is called → its file, and what makes its text."""


def main() -> int:
    """Parse the arguments, read, print; 1 where one of them ends the command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", help=f"of {', '.join(HOSTILE)}; default: all")
    chosen = parser.parse_args().names or list(HOSTILE)
    if unknown := set(chosen) - HOSTILE.keys():
        parser.error(f"not one of them: {', '.join(sorted(unknown))}")
    print(f"{'':30} {'s':>6} {'MiB':>6} {'told':>7}")
    try:
        for name in chosen:
            print(_line(name), flush=True)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _line(name: str) -> str:
    path, make = HOSTILE[name]
    with TemporaryDirectory() as made:
        folder = Path(made)
        source = folder / "portal" / path
        source.parent.mkdir(parents=True)
        source.write_text(make(), encoding="utf-8")
        check = [sys.executable, "-m", "sphinx_proceedings", "check", "--format", "json", "portal"]
        # Errors are what is expected; any other end is a failure.
        command = f"{shlex.join(check)} > told.json || [ $? = 1 ]"
        environment = {FOLDER_VARIABLE: str(folder / "cache")}
        took = run(Run(command=["sh", "-c", command], folder=folder, environment=environment))
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    first = told[0]["message"][:70] if told else "nothing"
    numbers = f"{took.seconds:6.1f} {took.peak_bytes / 1024**2:6.0f} {len(told):7,}"
    return f"{name:30} {numbers}  {first}"


if __name__ == "__main__":
    sys.exit(main())
