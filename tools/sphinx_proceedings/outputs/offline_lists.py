"""What devices keep of editions, so that their programmes can be read without a network.

Of each edition there is a list of files with their digests, which the service worker
(`theme/workers/offline-worker.js`) compares with what it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from sphinx_proceedings.model.addresses import OFFLINE_FOLDER
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.site_file import SiteFile
from sphinx_proceedings.wording.messages import gettext

__all__ = [
    "LARGEST",
    "WORKER",
    "KeptFile",
    "OfflineEdition",
    "Part",
    "list_file",
    "list_path",
]

WORKER = "offline-worker.js"
"""At the site's root: it answers for what is below its own folder."""
LARGEST = 25_000_000
"""Bytes that a list may ask a device to keep."""


class Part(StrEnum):
    """What files are kept for, in the order in which they are left out where all is too large."""

    PAPERS = "papers"
    SEARCH = "search"
    PROGRAMME = "programme"


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile:
    """A file of the built site."""

    path: str
    digest: str
    """The first half of its SHA-256, in hexadecimal digits."""
    size: int
    versions: tuple[str, ...] = ()
    """With what pages ask for it, as `?v=` or `?digest=`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OfflineEdition:
    """An edition of which devices may keep the programme."""

    id: str
    name: str
    home: str
    """The address of its programme, below the site's root."""


def list_path(edition: str) -> str:
    """Where the list of an edition is."""
    return f"{OFFLINE_FOLDER}/{edition}.json"


def list_file(
    edition: OfflineEdition, files: Mapping[Part, Sequence[KeptFile]], largest: int = LARGEST
) -> SiteFile:
    """The list of what is kept of an edition: as many of its parts as are small enough together."""
    left: list[str] = []
    parts = list(Part)
    kept = _together(files, parts)
    while len(parts) > 1 and sum(file.size for file in kept) > largest:
        left.append(parts.pop(0))
        kept = _together(files, parts)
    document = {
        "edition": edition.id,
        "bytes": sum(file.size for file in kept),
        "search": edition.name,
        "left": left,
        "missing": _missing(edition),
        "files": [
            {"path": file.path, "digest": file.digest, "size": file.size}
            | ({"v": list(file.versions)} if file.versions else {})
            for file in kept
        ],
    }
    version = version_of(document)
    return SiteFile.of(
        list_path(edition.id), compact_json({**document, "version": version}).encode()
    )


def _together(
    files: Mapping[Part, Sequence[KeptFile]], parts: Sequence[Part]
) -> Sequence[KeptFile]:
    """All files of these parts, each once."""
    found = {file.path: file for part in parts for file in files.get(part, ())}
    return [found[path] for path in sorted(found)]


def _missing(edition: OfflineEdition) -> str:
    """The page for what is not kept; `{root}` stands for the site's root."""
    told = escape(gettext("There is no network, and this page is not kept on this device."))
    return (
        '<!doctype html><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(edition.name)}</title>"
        "<style>body{font:1.125rem/1.5 system-ui;margin:2rem auto;max-width:40rem;padding:0 1rem}"
        "</style>"
        f"<main><h1>{escape(edition.name)}</h1><p>{told}</p>"
        f'<p><a href="{{root}}{escape(edition.home)}">{escape(gettext("Programme"))}</a></p></main>'
    )
