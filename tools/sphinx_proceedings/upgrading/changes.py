"""What becomes of files of a portal, and what is left to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.files.together import Replacement, digest_of, replace_together
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.sources.edit.document import Document, Edit, open_document

__all__ = ["FileChange", "Left", "Looked", "applied", "is_within", "look_at", "with_text"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LARGEST = 64 * 1024**2  # bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class FileChange:
    """A file that becomes another, is new, or goes."""

    path: str
    """From the portal's root, with forward slashes."""
    before: bytes | None
    after: bytes | None

    @property
    def texts(self) -> tuple[str, str]:
        """Before and after, as people see them; both are text."""
        return _shown(self.path, self.before), _shown(self.path, self.after)


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """What is left as it is, and why, and what a person can do."""

    location: Location
    message: str
    hint: str
    texts: tuple[str, str] = ("", "")
    """What it would take, as texts before and after; the same where nothing can be said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """A file as it is."""

    data: bytes | None
    """None where there is none."""
    document: Document | None = None
    problem: str = ""
    """Why it is none that can be changed."""


def is_within(root: Path, path: str) -> bool:
    """Whether the file is in the portal itself, and no link leads to it or out of it."""
    place = root
    for part in Path(path).parts:
        place /= part
        if place.is_symlink():
            return False
    return True


def look_at(root: Path, path: str) -> Looked:
    """Read a file of a portal.  Never raises."""
    if not is_within(root, path):
        return Looked(data=None, problem="it is a link, or in a folder that is one")
    try:
        data = read_file(root / path, _LARGEST)
    except FileNotFoundError:
        return Looked(data=None)
    except OSError as error:
        return Looked(data=None, problem=f"it cannot be read: {error.strerror or error}")
    if len(data) > _LARGEST:
        return Looked(data=None, problem="it is larger than anything that the tool writes")
    document = open_document(path, data)
    if isinstance(document, Diagnostic):
        return Looked(data=data, problem=document.message)
    return Looked(data=data, document=document)


def with_text(document: Document, text: str) -> bytes:
    """The file's bytes with another text: lines that stay, stay byte for byte."""
    before, after = (_LINE.findall(each) for each in (document.source.text, text))
    offsets = [0]
    for line in before:
        offsets.append(offsets[-1] + len(line))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return document.changed(
        Edit(start=offsets[i1], end=offsets[i2], text="".join(after[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    )


def applied(root: Path, changes: Iterable[FileChange]) -> None:
    """Write them all or none; raises as `replace_together` does."""
    replace_together(_replacement(root, change) for change in changes)


def _replacement(root: Path, change: FileChange) -> Replacement:
    data = change.after
    return Replacement(
        path=root / change.path,
        data=None if data is None else lambda: data,
        replaces=digest_of(change.before),
    )


def _shown(path: str, data: bytes | None) -> str:
    document = open_document(path, data or b"")
    return document.source.text if isinstance(document, Document) else ""
