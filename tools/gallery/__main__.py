"""Builds the portals of the documentation's gallery and takes their pictures.

    python tools/gallery FOLDER [--only NAME …] [--archive FILE.bib.xz]

One is a made-up volume with a page, a picture and a PDF for each paper, one a made-up programme in
eight rooms.  The archive, which takes minutes, is made of a file of the ACL Anthology that is not
in the repository; without it its picture stays.  The picture of the reference portal is that of
the README (`make screenshots`).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gallery.portals import many_rooms, volume
from screenshots import Shot, phone, take, wide
from split_by_volume import read_source, split_by_volume, write_portal


class _Exhibit(NamedTuple):
    make: Callable[[Path], None]
    """Write the portal into a folder that exists."""
    shots: Sequence[Shot]


_MADE_UP = {
    "volume": _Exhibit(
        volume,
        (
            wide("papers/wolm2027/index.html"),
            wide("papers/wolm2027/wolm27-03.html"),
            phone("papers/wolm2027/wolm27-03.html"),
        ),
    ),
    "many-rooms": _Exhibit(
        many_rooms,
        (
            wide("program/largeconf2027/index.html"),
            wide("program/largeconf2027/posters-07.html"),
            phone("program/largeconf2027/index.html"),
        ),
    ),
}
_ARCHIVE = "archive"
_ARCHIVE_SHOTS = (
    wide("papers/index.html"),
    wide("search.html?q=multilingual+summarization"),
    phone("search.html?q=multilingual+summarization"),
)


def main() -> None:
    """Parse the arguments, build and take each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures are")
    parser.add_argument("--only", nargs="+", choices=[*_MADE_UP, _ARCHIVE])
    parser.add_argument("--archive", type=Path, help="a .bib file, or one packed by xz")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, exhibit in _exhibits(options.archive).items():
        if not options.only or name in options.only:
            _show(exhibit, options.folder / f"{name}.webp")


def _exhibits(archive: Path | None) -> Mapping[str, _Exhibit]:
    if archive is None:
        return _MADE_UP

    def make(root: Path) -> None:
        write_portal(root, "Archive", split_by_volume(read_source(archive)))

    return {**_MADE_UP, _ARCHIVE: _Exhibit(make, _ARCHIVE_SHOTS)}


def _show(exhibit: _Exhibit, picture: Path) -> None:
    with TemporaryDirectory(prefix="gallery-") as folder:
        root = Path(folder)
        exhibit.make(root)
        command = [sys.executable, "-m", "sphinx_proceedings", "build", str(root), "--sphinx=-q"]
        subprocess.run(command, check=True)  # noqa: S603
        take(root / "_build" / "html", exhibit.shots, picture)
    print(f"{picture}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
