"""Where the sources of an edition are, below the portal's root."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = [
    "FILES_SUFFIX",
    "LARGEST_PAPER_FILE",
    "LEDGER_SUFFIX",
    "PAPERS_FOLDER",
    "PHOTO_ENDINGS",
    "PaperFolders",
    "bib_path",
    "files_path",
    "imported_path",
    "imported_programme_path",
    "is_about_people",
    "is_imported",
    "is_photo",
    "is_source",
    "is_thesaurus",
    "ledger_path",
    "people_paths",
    "programme_paths",
]

LEDGER_SUFFIX = ".ledger.json"
IMPORTED_SUFFIX = ".imported.json"
PAPERS_FOLDER = "papers"
"""Of the sources of papers, where their files are, too, unless `conf.py` says otherwise."""
FILES_SUFFIX = ".files"
"""Of the folders of papers' own files."""
LARGEST_PAPER_FILE = 50_000_000
"""Bytes; several hosts of pages take no file of more than twice as many."""
PHOTO_ENDINGS = (".jpeg", ".jpg", ".png", ".webp")
"""Of the names of photos and maps; what is in a file decides what it is."""
_YAML = (".yaml", ".yml")
_ENDINGS = {"papers": (".bib", *_YAML), "program": (*_YAML, LEDGER_SUFFIX), "people": _YAML}
"""Of the names of sources in each folder."""


def bib_path(edition: str) -> str:
    """The papers of an edition."""
    return f"papers/{edition}.bib"


def files_path(edition: str) -> str:
    """The folder of the files that authors gave, by the keys of their papers."""
    return f"{PAPERS_FOLDER}/{edition}{FILES_SUFFIX}"


def imported_path(edition: str) -> str:
    """What the last import of papers brought: a record for the next one, no source of pages."""
    return f"papers/{edition}{IMPORTED_SUFFIX}"


def people_paths(edition: str) -> tuple[str, str]:
    """Where the committees of an edition are, unless they are in another file of the folder."""
    return f"people/{edition}.yaml", f"people/{edition}.yml"


def imported_programme_path(edition: str) -> str:
    """What the last import of a programme brought: the same."""
    return f"program/{edition}{IMPORTED_SUFFIX}"


def programme_paths(edition: str) -> tuple[str, str]:
    """The programme of an edition: where it is written, and where it may be instead."""
    return f"program/{edition}.yaml", f"program/{edition}.yml"


def ledger_path(edition: str) -> str:
    """The record of an edition's releases."""
    return f"program/{edition}{LEDGER_SUFFIX}"


def is_source(path: str) -> bool:
    """Whether a file is one of those that a portal is read from."""
    folder, name = PurePosixPath(path).parent.as_posix(), PurePosixPath(path).name
    endings = _ENDINGS.get(folder, ())
    return name.lower().endswith(endings) and not name.startswith(".")


def is_about_people(path: str) -> bool:
    """Whether a source is one of those about people."""
    return path.startswith("people/")


def is_photo(path: str) -> bool:
    """Whether a file is a picture among the sources about people and programmes."""
    return path.startswith(("people/", "program/")) and path.lower().endswith(PHOTO_ENDINGS)


def is_imported(path: str) -> bool:
    """Whether a file is a record of imports, of which no page is made."""
    return path.startswith(("papers/", "program/")) and path.endswith(IMPORTED_SUFFIX)


def is_thesaurus(path: str) -> bool:
    """Whether a source is the one about topics."""
    return path in {"papers/topics.yaml", "papers/topics.yml"}


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperFolders:
    """Where papers' own files are: in `<folder>/<edition>.files`."""

    folder: str = PAPERS_FOLDER
    """Relative to the portal's root, or absolute."""
    largest: int = LARGEST_PAPER_FILE
    """Bytes beyond which a file is told to be large; none where that is 0."""

    def has(self, path: str) -> bool:
        """Whether a path, relative to the portal's root, is that of such a file."""
        folder = PurePosixPath(path).parent
        top = PurePosixPath(posixpath.normpath(self.folder))
        return folder.name.endswith(FILES_SUFFIX) and folder.parent == top
