"""Files of the authors' that a site publishes beside a paper's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = ["FIRST_PAGE_SIZE", "MEDIA_TYPES", "FileKind", "FirstPage", "PaperFile"]


class FileKind(StrEnum):
    """What a file is to its paper, in the order pages show them; named as links are."""

    PDF = "pdf"
    """The paper itself."""
    SUPPLEMENT = "supplement"
    SLIDES = "slides"
    POSTER = "poster"
    OTHER = "other"
    """What has a name of its own."""


MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".pdf": "application/pdf",
        ".ps": "application/postscript",
        ".ps.gz": "application/gzip",
        ".tex": "application/x-tex",
        ".bib": "application/x-bibtex",
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".csv": "text/csv",
        ".tsv": "text/tab-separated-values",
        ".json": "application/json",
        ".ipynb": "application/x-ipynb+json",
        ".zip": "application/zip",
        ".7z": "application/x-7z-compressed",
        ".gz": "application/gzip",
        ".tgz": "application/gzip",
        ".tar": "application/x-tar",
        ".tar.gz": "application/gzip",
        ".tar.bz2": "application/x-bzip2",
        ".tar.xz": "application/x-xz",
        ".tar.zst": "application/zstd",
        ".bz2": "application/x-bzip2",
        ".xz": "application/x-xz",
        ".zst": "application/zstd",
        ".ppt": "application/vnd.ms-powerpoint",
        ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".odp": "application/vnd.oasis.opendocument.presentation",
        ".key": "application/vnd.apple.keynote",
        ".doc": "application/msword",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".odt": "application/vnd.oasis.opendocument.text",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".ods": "application/vnd.oasis.opendocument.spreadsheet",
        ".epub": "application/epub+zip",
        ".png": "image/png",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".webp": "image/webp",
        ".gif": "image/gif",
        ".tif": "image/tiff",
        ".tiff": "image/tiff",
        ".mp3": "audio/mpeg",
        ".ogg": "audio/ogg",
        ".wav": "audio/wav",
        ".mp4": "video/mp4",
        ".webm": "video/webm",
        ".mov": "video/quicktime",
        ".mkv": "video/x-matroska",
    }
)
"""What is published, by how its name ends (IANA's registry, else what servers say by custom).

Nothing that a browser would run as a part of the site, such as HTML, SVG and scripts, is among it.
"""


FIRST_PAGE_SIZE = (360, 720)
"""Pixels of pictures of first pages, at most: enough for 180 of CSS on screens of twice their
number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPage:
    """A small picture of the first page of a paper's text."""

    width: int
    """Pixels."""
    height: int
    digest: str
    """Of the picture."""
    webp: bytes = field(repr=False, compare=False)
    """The file, of which the digest tells all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperFile:
    """A file beside a paper's page, with the bytes that its authors gave."""

    kind: FileKind
    ending: str
    """One of `MEDIA_TYPES`."""
    size: int
    """Bytes."""
    sha256: str
    """Of its bytes (FIPS 180-4), in 64 lower-case hexadecimal digits."""
    name: str = ""
    """What it is called where it is none of the other kinds: letters, digits and `. _ + -`."""
    source: str = field(default="", repr=False, compare=False)
    """Where it is read from, as an absolute path; of the bytes there the digest tells all."""
    first_page: FirstPage | None = None
    """What it looks like, of a paper's text where pictures are wanted."""

    @property
    def part(self) -> str:
        """What its published name has behind the paper's: `-slides.pdf`."""
        if self.kind is FileKind.PDF:
            return self.ending
        return f"-{self.name or self.kind.value}{self.ending}"

    @property
    def media_type(self) -> str:
        """Its media type (RFC 6838)."""
        return MEDIA_TYPES[self.ending]
