"""Files beside papers' pages: that they are there, with the bytes that pages and the API tell."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from sphinx_proceedings.audit.addresses import TargetKind
from sphinx_proceedings.audit.findings import Finding
from sphinx_proceedings.audit.linked_data import article_of
from sphinx_proceedings.audit.page import Page
from sphinx_proceedings.audit.site import Site

__all__ = ["api_file_findings", "file_findings"]

_BLOCK = 1024**2  # bytes
_OF_PAPERS = "api/papers/"
_PUBLISH = "publish the file, or correct the address"
_AGAIN = "build the site again from the files themselves"


def file_findings(page: Page, site: Site) -> Iterator[Finding]:
    """Files that a paper's JSON-LD tells of and that are not there, or are others.

    What else leads to files of the site, `links.py` looks at.
    """
    yield from _findings(page.path, _media(article_of(page.linked_data) or {}), site)


def api_file_findings(path: str, content: bytes, site: Site) -> Iterator[Finding]:
    """The same of a paper's document in the API."""
    if path.startswith(_OF_PAPERS):
        with suppress(ValueError, RecursionError):  # That it does not parse is told already.
            yield from _findings("index.html", _files(json.loads(content)), site, told_in=path)


def _media(article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Addresses and digests of media objects (schema.org)."""
    for name in ("encoding", "associatedMedia"):
        found = article.get(name)
        for media in found if isinstance(found, list) else [found]:
            if isinstance(media, Mapping) and isinstance(media.get("contentUrl"), str):
                yield media["contentUrl"], str(media.get("sha256", ""))


def _files(document: object) -> Iterator[tuple[str, str]]:
    files = document.get("files") if isinstance(document, Mapping) else None
    for file in files if isinstance(files, list) else ():
        if isinstance(file, Mapping) and isinstance(file.get("url"), str):
            yield file["url"], str(file.get("sha256", ""))


def _findings(
    here: str, told: Iterable[tuple[str, str]], site: Site, told_in: str = ""
) -> Iterator[Finding]:
    """What is wrong with these addresses, which are relative to `here`."""
    path = told_in or here
    for address, sha256 in told:
        target = site.locate(here, address)
        if target.kind is not TargetKind.INSIDE:
            continue
        if target.path not in site.files:
            yield Finding("file", path, f"{address} leads to no file of the site", _PUBLISH)
        elif sha256 and _sha256(site.root, target.path) != sha256:
            yield Finding("file", path, f"{address} has another SHA-256 than is told", _AGAIN)


def _sha256(root: Path, path: str) -> str:
    """The digest of a file; empty where it cannot be read."""
    made = hashlib.sha256()
    try:
        with (root / path).open("rb") as stream:
            while block := stream.read(_BLOCK):
                made.update(block)
    except OSError:
        return ""
    return made.hexdigest()
