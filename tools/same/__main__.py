"""Builds portals by the tool of a commit and by that of the working tree, and compares all files.

    python tools/same BASE [--only NAME …] [--keep FOLDER]

The sources are those of the working tree both times; paths, dates, and what is remembered from
earlier builds (nothing) are the same. Says what differs: pages, all other files of the sites, the
generated MyST, and what the builds say. Ends with 1 where something does.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from same.building import Made, Workshop, take_version
from same.comparing import differences
from same.portals import BUILDS, portals

_SHOWN = 10
"""Differences of a build that are printed; `--keep` has all."""
_REPOSITORY = Path(__file__).resolve().parent.parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the arguments, build both ways, tell; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("base", help="a commit")
    parser.add_argument("--only", nargs="+", choices=BUILDS, help="default: all")
    parser.add_argument("--keep", type=Path, help="write files that differ below this folder")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="same-") as made:
        folder = Path(made)
        try:
            base = take_version(_REPOSITORY, options.base, folder / "base")
        except subprocess.CalledProcessError as error:
            print(error.stderr.decode("utf-8", "replace").strip(), file=sys.stderr)
            return 2
        found = [
            _compared(name, base, Workshop(folder / "work"), options.keep)
            for name in options.only or BUILDS
        ]
    return int(any(found))


def _compared(name: str, base: Path, workshop: Workshop, keep: Path | None) -> int:
    """How many differences one of the builds has, after printing them."""
    portal, builder, more = BUILDS[name]
    sources = portals(_REPOSITORY).get(portal)
    if sources is None:
        print(f"{name}: left out, its data are not here")
        return 0
    before = workshop.make(base, sources, builder, more)
    now = workshop.make(_REPOSITORY / "tools", sources, builder, more)
    told = list(differences(before, now))
    print(f"{name}: {len(told)} of {len(before.keys() | now.keys()):,} files differ", flush=True)
    for line in told[:_SHOWN]:
        print(line)
    if len(told) > _SHOWN:
        print(f"and {len(told) - _SHOWN:,} more")
    if keep is not None:
        _keep(keep / name, before, now)
    return len(told)


def _keep(folder: Path, before: Made, now: Made) -> None:
    """Files that differ, for a closer look."""
    for which, files, others in (("before", before, now), ("now", now, before)):
        for name, data in files.items():
            if others.get(name) != data:
                path = folder / which / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
