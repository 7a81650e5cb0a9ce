"""From BibTeX keys to addresses of pages.

Most keys are an address as they stand.  Others (`DBLP:conf/eurosys/2023`, `Müller 2023`) get one
that looks like them; the key stays the paper's identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from anyascii import anyascii

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.reserved_names import BESIDE_PAPERS
from sphinx_proceedings.model.slugs import free_slug, is_reserved_name
from sphinx_proceedings.sources.bibtex.entries import BibEntry

__all__ = ["PaperAddresses", "is_address"]

_ADDRESS = re.compile(r"[A-Za-z0-9]+([A-Za-z0-9._+-]*[A-Za-z0-9])?")
_LONGEST = 100  # file systems allow 255 bytes for a name, of which suffixes take some
# The edition's files; `x.ascii.bib` stands beside the page of `x`.
_RESERVED = re.compile(r"all(\.[0-9]+)?|.*\.ascii", re.IGNORECASE)


class PaperAddresses:
    """Gives each entry of one edition an address of its own, whatever its key.

    Keys that are addresses keep them, wherever they stand in the file.  Addresses that differ in
    case only count as the same: on many disks they are.
    """

    def __init__(self, entries: Iterable[BibEntry], problems: Problems) -> None:
        self._problems = problems
        listed = tuple(entries)
        self._taken = {entry.key.casefold() for entry in listed if is_address(entry.key)}
        self._keys = {entry.key.casefold(): entry for entry in listed}

    def slug(self, entry: BibEntry) -> str:
        """The entry's address; empty (reported) where its key says nothing."""
        if is_address(entry.key):
            return entry.key
        if not any(character.isalnum() for character in entry.key):
            self._problems.report(
                Code.BIB_KEY,
                entry.location,
                f"the key {entry.key!r} names nothing; the entry is left out",
                "write a key such as lovelace2027notes after the opening brace",
            )
            return ""
        slug = self._free(_similar(entry.key))
        self._problems.report(
            Code.BIB_KEY_ADDRESS,
            entry.location,
            f"the key {entry.key!r} cannot be an address; the page is at {slug}",
            "keep it, or use letters, digits and - _ . + only;"
            f" {', '.join(sorted({'all', *BESIDE_PAPERS}))} and names that Windows reserves are"
            " taken",
        )
        return slug

    def former(self, entry: BibEntry, keys: Iterable[str]) -> dict[str, str]:
        """Keys that the entry had, each with its address; reported where another entry has it."""
        found: dict[str, str] = {}
        for key in keys:
            owner = self._keys.setdefault(key.casefold(), entry)
            if owner is not entry:
                self._problems.report(
                    Code.BIB_DUPLICATE_KEY,
                    entry.where("ids"),
                    f"{key!r}, a former key of {entry.key}, is the key of another entry;"
                    " it leads there",
                    "remove it from ids, or give the other entry another key",
                )
            elif not any(character.isalnum() for character in key):
                self._problems.report(
                    Code.BIB_KEY,
                    entry.where("ids"),
                    f"{key!r}, a former key of {entry.key}, names nothing",
                    "write the keys that the entry had, with commas between them",
                )
            else:
                found[key] = self._free(key if is_address(key) else _similar(key))
        return found

    def _free(self, wanted: str) -> str:
        free = free_slug(wanted, self._is_taken)
        self._taken.add(free.casefold())
        return free

    def _is_taken(self, slug: str) -> bool:
        return slug.casefold() in self._taken or _is_reserved(slug)


def is_address(key: str) -> bool:
    """Whether a key is the address of its paper's page as it stands."""
    is_name = _ADDRESS.fullmatch(key) is not None and len(key) <= _LONGEST
    return is_name and not _is_reserved(key)


def _is_reserved(slug: str) -> bool:
    is_taken = _RESERVED.fullmatch(slug) is not None or slug.casefold() in BESIDE_PAPERS
    return is_taken or is_reserved_name(slug)


def _similar(key: str) -> str:
    words = re.sub(r"[^A-Za-z0-9._+-]+", "-", anyascii(key))
    slug = words.strip("-._+")[:_LONGEST].strip("-._+") or "paper"
    # Windows takes `nul.2027` for a device as well.
    return slug.replace(".", "-") if "." in slug and is_reserved_name(slug) else slug
