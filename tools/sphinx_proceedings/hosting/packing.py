"""Puts a built site into a folder as a host takes it."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from sphinx_proceedings.audit.site import Site, read_site
from sphinx_proceedings.files.anew import folder_made_anew
from sphinx_proceedings.hosting.headers import header_lines
from sphinx_proceedings.hosting.hosts import Host
from sphinx_proceedings.hosting.redirects import redirect_lines

__all__ = ["Packed", "PackingError", "pack", "too_much"]

_MARK = ".buildinfo"
"""What Sphinx puts into each site, so that a folder is known to be one."""
_TEXTS = frozenset({"bib", "css", "enw", "html", "ics", "js", "json", "ris", "svg", "txt", "xml"})
_SMALLEST = 1024  # bytes; less fits into one packet in any case
_LEVEL = 9


class PackingError(Exception):
    """Why a site cannot be put there, as one sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """What was made."""

    files: int
    redirects: int
    compressed: int


def too_much(root: Path, host: Host) -> Iterator[str]:
    """What of a site the host would refuse, and what to do; one sentence each."""
    files = sorted(read_site(root).files)
    if host.most_files and len(files) > host.most_files:
        yield (
            f"the site has {len(files):,} files, and {host.name} takes {host.most_files:,}: leave"
            " outputs out that you do not need (proceedings_outputs in conf.py)"
        )
    for path in files if host.largest_file else ():
        size = (root / path).stat().st_size
        if size > host.largest_file:
            yield (
                f"{path} has {size / 1024**2:.1f} MiB, and {host.name} takes files of up to"
                f" {host.largest_file // 1024**2} MiB: publish it elsewhere, and link to it"
            )


def pack(root: Path, output: Path, host: Host) -> Packed:
    """Make the folder anew: whole, or what was there stays.

    Raises PackingError where that folder has something else than a site, and OSError.
    """
    _refuse_others(root, output)
    with folder_made_anew(output) as folder:
        shutil.copytree(root, folder, dirs_exist_ok=True)
        return _add(folder, host)


def _refuse_others(root: Path, output: Path) -> None:
    site, place = root.resolve(), output.resolve()
    if site == place or site in place.parents or place in site.parents:
        raise PackingError(f"{output} and {root} lie in each other")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PackingError(f"{output} is no folder")
    if output.exists() and any(output.iterdir()) and not (output / _MARK).is_file():
        raise PackingError(f"{output} has something else in it than a site; name another folder")


def _add(folder: Path, host: Host) -> Packed:
    site = read_site(folder)
    rules = list(islice(redirect_lines(site, host.redirect), host.most_redirects))
    _append(folder / "_redirects", rules)
    _append(folder / "_headers", header_lines(site) if host.has_headers else ())
    compressed = _compress(site) if host.takes_compressed else 0
    return Packed(files=len(site.files), redirects=len(rules), compressed=compressed)


def _append(path: Path, lines: Iterable[str]) -> None:
    """Add lines behind those that the portal has itself, which count first."""
    text = "".join(f"{line}\n" for line in lines)
    if text:
        own = path.read_text(encoding="utf-8").rstrip("\n") if path.is_file() else ""
        path.write_text(f"{own}\n{text}" if own else text, encoding="utf-8")


def _compress(site: Site) -> int:
    """Put a compressed file beside each text that is worth it; how many."""
    number = 0
    for path in sorted(site.files):
        if PurePosixPath(path).suffix.removeprefix(".").lower() not in _TEXTS:
            continue
        content = site.read(path)
        small = gzip.compress(content, _LEVEL, mtime=0) if len(content) >= _SMALLEST else content
        if len(small) < len(content):
            (site.root / f"{path}.gz").write_bytes(small)
            number += 1
    return number
