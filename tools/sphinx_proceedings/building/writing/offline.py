"""Finds what devices are to keep of programmes, in the site as it was built.

Each file is read once as long as it is as it was left.
"""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.building.writing.search import FOLDER as SEARCH
from sphinx_proceedings.outputs.offline_lists import (
    KeptFile,
    OfflineEdition,
    Part,
    list_file,
)
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["KeptPages", "offline_lists"]

_ASKED_BY = {
    ".html": re.compile(
        r'\b(?:src|href)="(?P<path>[^":?#]+\.(?:css|js|svg|png|webp|jpe?g|gif|ico|woff2?))'
        r'(?:\?\w+=(?P<version>\w+))?"'
    ),
    ".js": re.compile(r'"(?P<path>\.[^"?]+\.js)\?v=(?P<version>\w+)"'),
}
"""How files name others that they need."""
_OWN = "_static/proceedings"
_OWN_KINDS = (".js", ".svg")
"""Of the portal's own files: scripts that others load when they are asked for, and icons."""
_PEOPLE = "people"
"""Of the search; people are of no edition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPages:
    """An edition with the files that are kept of it, by what for."""

    edition: OfflineEdition
    programme: tuple[str, ...]
    papers: tuple[str, ...]
    search: tuple[str, ...]
    """The page of the search; its index is found."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of a file."""

    digest: str
    size: int
    asked: tuple[tuple[str, str], ...] = ()
    """Of a page or a script, the files that it asks for, each with its version."""
    shown: str = ""
    """Of a result of the search, the path of its page."""

    @classmethod
    def of(cls, path: str, data: bytes) -> _Read:
        asked = tuple(_asked(path, data))
        shown = _shown(data) if path.endswith(".pf_fragment") else ""
        return cls(sha256(data).hexdigest()[:32], len(data), asked, shown)

    def noted(self) -> str:
        return json.dumps([self.digest, self.size, self.asked, self.shown])

    @classmethod
    def from_noted(cls, text: str) -> _Read:
        digest, size, asked, shown = json.loads(text)
        return cls(digest, size, tuple((path, version) for path, version in asked), shown)


def _asked(page: str, data: bytes) -> Iterator[tuple[str, str]]:
    form = _ASKED_BY.get(posixpath.splitext(page)[1])
    found = set(form.findall(data.decode("utf-8", "replace"))) if form else ()
    for path, version in sorted(found):
        below = posixpath.join(posixpath.dirname(page), unquote(unescape(path)))
        normal = posixpath.normpath(below)
        if not normal.startswith(("..", "/")):
            yield normal, version


def _shown(data: bytes) -> str:
    """The page of a result."""
    with suppress(OSError, EOFError, ValueError, KeyError, TypeError, IndexError):
        text = gzip.decompress(data).decode("utf-8").partition("{")
        fragment = json.loads("{" + text[2])
        return str(json.loads(fragment["filters"]["shown"][0])["path"])
    return ""


@dataclass(slots=True)
class _Site:
    """The built site, of which files are read."""

    outdir: Path
    earlier: Mapping[str, str]
    now: dict[str, _Read] = field(default_factory=dict)

    def read(self, path: str) -> _Read | None:
        """What is known of a file; None where there is none."""
        if path not in self.now:
            if noted := self.earlier.get(path):
                self.now[path] = _Read.from_noted(noted)
            else:
                try:
                    self.now[path] = _Read.of(path, (self.outdir / path).read_bytes())
                except (OSError, ValueError):
                    return None
        return self.now[path]

    def below(self, folder: str) -> list[str]:
        """The files in a folder and in those in it."""
        found = (self.outdir / folder).rglob("*")
        return sorted(p.relative_to(self.outdir).as_posix() for p in found if p.is_file())


def offline_lists(outdir: Path, kept: Sequence[KeptPages], made: Made) -> list[SiteFile]:
    """The lists of these editions, of the site as it was built; `made` is noted of its files."""
    earlier = made.read()
    site = _Site(outdir, earlier)
    search = _of_search(site) if kept else []
    scripts = [path for path in site.below(_OWN) if path.endswith(_OWN_KINDS)] if kept else []
    files = [_list(site, each, search, scripts) for each in kept]
    made.note(earlier, {path: read.noted() for path, read in site.now.items()})
    return files


def _of_search(site: _Site) -> list[str]:
    """What is asked of whichever query, and all that results show."""
    return [path for path in site.below(SEARCH) if not path.split("/")[1].startswith(_PEOPLE)]


def _list(site: _Site, kept: KeptPages, search: Sequence[str], scripts: Sequence[str]) -> SiteFile:
    pages = {*kept.programme, *kept.papers}
    index = []
    for path in search if kept.search else ():
        read = site.read(path)
        if read is not None and (not path.endswith(".pf_fragment") or read.shown in pages):
            index.append(path)
    return list_file(
        kept.edition,
        {
            Part.PROGRAMME: _files(site, [*kept.programme, *scripts] if pages else ()),
            Part.SEARCH: _files(site, [*kept.search, *index]),
            Part.PAPERS: _files(site, kept.papers),
        },
    )


def _files(site: _Site, paths: Iterable[str]) -> list[KeptFile]:
    """Files, and what pages among them ask for."""
    wanted: dict[str, set[str]] = {}
    for path in paths:
        read = site.read(path)
        if read is not None:
            wanted.setdefault(path, set())
            for asked, version in read.asked:
                wanted.setdefault(asked, set()).add(version)
    found: list[KeptFile] = []
    for path, versions in wanted.items():
        read = site.read(path)
        if read is not None:
            told = tuple(sorted(filter(None, versions)))
            found.append(KeptFile(path=path, digest=read.digest, size=read.size, versions=told))
    return found
