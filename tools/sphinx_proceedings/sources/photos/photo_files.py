"""The files that photos and maps are read from: in the portal, no larger than a machine bears."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePosixPath, PureWindowsPath

from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.source_paths import PHOTO_ENDINGS

__all__ = ["LARGEST_PHOTO", "PhotoFile", "Shape", "UnusablePhotoError"]

LARGEST_PHOTO = 32 * 1024**2
"""Bytes; a camera's largest photos have less."""
_CHECK = "check the path, which begins at the portal's root"


class UnusablePhotoError(Exception):
    """There is no picture to be had; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


class Shape(Enum):
    """What is made of the picture in a file."""

    SQUARE = "1,000 by 1,000", "people/photos/ada.jpg", "JPEG"
    """Its middle, small: a photo of a person."""
    WHOLE = "2,000 by 2,000", "program/maps/house.png", "PNG"
    """All of it, as large as one reads it: a map."""

    def __init__(self, plenty: str, example: str, kind: str) -> None:
        self.move = f"put a copy into the portal, such as {example}, and write that path"
        self.again = f"save it as a {kind} file with another program"
        self.smaller = f"save it smaller: {plenty} pixels are plenty"


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A file of the portal that something names."""

    root: Path
    """The portal's."""
    path: str
    """As it is written."""
    shape: Shape = Shape.SQUARE

    def read(self) -> bytes:
        """Its bytes; raises `UnusablePhotoError`."""
        try:
            data = read_file(self._place(), LARGEST_PHOTO)
        except (OSError, ValueError, RuntimeError) as error:
            # Not only of the system: no name has a NUL byte, and a link may lead to itself.
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            raise UnusablePhotoError(
                f"cannot be read: {reason}", "check what it is, and that you may read it"
            ) from error
        if len(data) > LARGEST_PHOTO:
            raise UnusablePhotoError(
                f"has more than the {LARGEST_PHOTO:,} bytes that are read",
                self.shape.smaller,
            )
        return data

    def _place(self) -> Path:
        """Where it is, which is below the root, wherever links lead."""
        written, windows = PurePosixPath(self.path), PureWindowsPath(self.path)
        if "://" in self.path:
            raise UnusablePhotoError("is an address, not a file of the portal", self.shape.move)
        if written.is_absolute() or windows.drive or windows.root:
            raise UnusablePhotoError("is no path within the portal", self.shape.move)
        if ".." in windows.parts:
            raise UnusablePhotoError("may lead out of the portal", self.shape.move)
        place = self.root / self.path
        if not place.exists():
            found = sorted(_beside(self.root, written.parent))
            hint = did_you_mean(self.path, found, otherwise=_CHECK)
            raise UnusablePhotoError("does not exist", hint)
        if not place.resolve(strict=True).is_relative_to(self.root.resolve()):
            raise UnusablePhotoError("is a link that leads out of the portal", self.shape.move)
        return place


def _beside(root: Path, folder: PurePosixPath) -> Iterator[str]:
    """The photos in a folder, for somebody who may have misspelt one."""
    with suppress(OSError):
        for path in (root / folder).iterdir():
            if path.suffix.lower() in PHOTO_ENDINGS:
                yield (folder / path.name).as_posix()
