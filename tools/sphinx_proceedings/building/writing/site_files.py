"""Writes the files that stand beside the pages of a built site, and removes those left over.

A note in the output folder tells what each file was made from, so that a file is rendered only
when that has changed.  The note is brought up to date before the first file is written: a build
that was interrupted renders again what it may not have finished.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Container, Iterable
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.memory.fingerprint import code_digest
from sphinx_proceedings.files.kept_json import read_json
from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.processes.executors import in_processes

__all__ = ["write_site_files"]

_NOTE = ".proceedings-files.json"


def write_site_files(
    outdir: Path,
    files: Iterable[SiteFile],
    *,
    not_ours: Container[str] = (),
    is_kept: Callable[[str, str], bool] = lambda _path, _version: False,
    may_remove: bool = True,
) -> None:
    """Bring the files under `outdir` in line with `files`.

    Paths in `not_ours` belong to the portal's author and are left alone; what an earlier build
    wrote at a path, in a version, that `is_kept` stays as it is.  Where not all is known that there
    ought to be, nothing is removed (`may_remove`).  A file is written only when its bytes change.
    Raises `OSError` where that is impossible.
    """
    earlier = _earlier(outdir)
    present = _present(outdir, earlier)
    kept = {
        path: version
        for path, version in earlier.items()
        if path in present and is_kept(path, version)
    }
    wanted = {
        file.path: file for file in files if file.path not in not_ours and file.path not in kept
    }
    if not may_remove:
        others = earlier.keys() - wanted.keys()
        kept |= {path: earlier[path] for path in others & present if path not in not_ours}
    unchanged = {
        path for path, file in wanted.items() if path in present and earlier[path] == file.version
    }
    listed = {path: wanted[path].version if path in unchanged else "" for path in wanted}
    if listed != earlier:
        _note(outdir, earlier | listed)
    changed = [file for path, file in wanted.items() if path not in unchanged]
    in_processes(partial(_write, outdir), changed, what="writing files beside the pages")
    for path in earlier.keys() - wanted.keys() - kept.keys():
        if path not in not_ours:
            remove_with_empty_folders(outdir / path, outdir)
    final = kept | {path: file.version for path, file in wanted.items()}
    if final != earlier:
        _note(outdir, final)


def _present(outdir: Path, paths: Iterable[str]) -> set[str]:
    """Those of the paths at which there is something."""
    top = str(outdir)
    # For fifty thousand, paths as objects take half a second.
    return {path for path in paths if os.path.exists(f"{top}/{path}")}  # noqa: PTH110


def _write(outdir: Path, file: SiteFile) -> None:
    write_atomically(outdir / file.path, file.render())


def _note(outdir: Path, versions: dict[str, str]) -> None:
    noted = {"tool": code_digest(), "files": versions}
    write_atomically(outdir / _NOTE, json.dumps(noted, separators=(",\n", ":")).encode())


def _earlier(outdir: Path) -> dict[str, str]:
    """What each file was made from; another version of this tool may write it differently."""
    try:
        noted = read_json((outdir / _NOTE).read_bytes())
        files = noted["files"]
        is_ours = noted["tool"] == code_digest()
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    if not isinstance(files, dict):
        return {}
    return {str(path): str(version) if is_ours else "" for path, version in files.items()}
