"""Writes the files that stand beside the pages of a built site, and removes those left over.

A file is rendered only when what it is made from has changed, or it is not as it was left.  Those
that are to be written are struck out of the notes before the first of them is, and noted when all
that are in memory at a time are there: a build that was interrupted renders again what it may not
have finished.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.files.copied_files import copy_atomically
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.processes.executors import executor_for, in_processes, processors
from sphinx_proceedings.processes.sent_jobs import Parcel, StandIn

__all__ = ["write_few_files", "write_site_files"]

_TOGETHER = 1_000
"""Files; what several of them hold is written once for all that are together."""
_MOST_HERE = 2_000
"""Files; more are worth being sent to other machines."""
_FEWEST = 40
"""Files; with fewer, another process is not worth its start."""


def write_site_files(
    outdir: Path,
    files: Iterable[SiteFile],
    made: Made,
    *,
    not_ours: Container[str] = (),
    is_kept: Callable[[str, str], bool] = lambda _path, _version: False,
    may_remove: bool = True,
    stand_ins: Callable[[Sequence[SiteFile]], Sequence[StandIn]] = lambda _files: (),
    at_a_time: int = 50_000,
) -> None:
    """Bring the files under `outdir` in line with `files`, of which `made` tells what is noted.

    Paths in `not_ours` belong to the portal's author and are left alone; what an earlier build
    wrote at a path, in a version, that `is_kept` stays as it is.  Where not all is known that there
    ought to be, nothing is removed (`may_remove`).  A file is written only when its bytes change.
    `stand_ins` tells what other machines are sent with some of the files.  There may be millions of
    files, of which so many are in memory `at_a_time`.  Raises `OSError` where that is impossible.
    """
    others = made.read()
    kept = {
        path
        for path, version in others.items()
        if is_kept(path, version) and _is_there(outdir, path)
    }
    listed = (file for file in files if file.path not in not_ours and file.path not in kept)
    # Of two of the same path the later counts.
    for some in iter(lambda: {file.path: file for file in islice(listed, at_a_time)}, {}):
        _write_noted(
            outdir,
            [file for path, file in some.items() if others.pop(path, None) != file.version],
            made,
            stand_ins,
        )
    gone = {
        path: version
        for path, version in others.items()
        if path not in kept and (may_remove or path in not_ours or not _is_there(outdir, path))
    }
    for path in gone:
        if path not in not_ours:
            remove_with_empty_folders(outdir / path, outdir)
    made.note(gone, {})


def write_few_files(outdir: Path, files: Iterable[SiteFile], made: Made) -> None:
    """Write these files, and leave all others as they are; raises `OSError`."""
    listed = {file.path: file for file in files}
    _write_noted(outdir, [*listed.values()], made, lambda _files: ())


def _write_noted(
    outdir: Path,
    changed: Sequence[SiteFile],
    made: Made,
    stand_ins: Callable[[Sequence[SiteFile]], Sequence[StandIn]],
) -> None:
    made.note({}, {file.path: "" for file in changed})
    if len(changed) > _MOST_HERE:
        in_processes(
            _write,
            [
                Parcel(list(map(_alone, files)), partial(stand_ins, files))
                for files in _cut(changed, _TOGETHER)
            ],
            shared=outdir,
            what="writing blocks of files beside the pages",
            processes=processors(),
        )
    else:
        processes = processors() if len(changed) >= _FEWEST else 1
        parts = _cut(changed, max(1, len(changed) // (2 * processes)))
        with executor_for(len(parts), processes=processes) as executor:
            deque(executor.map(partial(_write_each, outdir), parts), maxlen=0)
    made.note({}, {file.path: file.version for file in changed})


def _cut(files: Sequence[SiteFile], together: int) -> list[Sequence[SiteFile]]:
    return [files[at : at + together] for at in range(0, len(files), together)]


def _is_there(outdir: Path, path: str) -> bool:
    try:
        return (outdir / path).exists()
    except ValueError:
        return False


def _alone(file: SiteFile) -> SiteFile:
    """A file without what knows of which part of the whole portal it is rendered."""
    return replace(file, view=None)


def _write(outdir: Path, files: Parcel[list[SiteFile]]) -> None:
    _write_each(outdir, files.value)


def _write_each(outdir: Path, files: Iterable[SiteFile]) -> None:
    for file in files:
        source, sha256 = file.copied
        if source:
            copy_atomically(Path(source), outdir / file.path, sha256)
        else:
            write_atomically(outdir / file.path, file.render())
