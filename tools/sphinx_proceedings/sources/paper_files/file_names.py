"""What the name of a file says: which paper it belongs to, and what it is to that."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sphinx_proceedings.model.paper_files import MEDIA_TYPES, FileKind
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.slugs import slug_of

__all__ = ["FileName", "MisnamedError", "OtherPapersError", "PaperNames", "ending_of", "stem_of"]

_KINDS = {kind.value: kind for kind in FileKind if kind not in {FileKind.PDF, FileKind.OTHER}}
_NAME = re.compile(r"[A-Za-z0-9]+([A-Za-z0-9._+-]*[A-Za-z0-9])?")
_LONGEST = 80  # characters; file systems allow 255 bytes, of which the key has up to 100
_ENDINGS = sorted(MEDIA_TYPES, key=len, reverse=True)
_CALL = "call it by the key of its entry, as lovelace2027notes.pdf, or remove it"


class MisnamedError(Exception):
    """The name cannot be used; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str, proposal: str = "") -> None:
        super().__init__(message, hint, proposal)
        self.message = message
        self.hint = hint
        self.proposal = proposal
        """A name that could be used, or empty."""


class OtherPapersError(MisnamedError):
    """It is a file of no paper that there is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileName:
    """What a name says."""

    paper: Paper
    kind: FileKind
    name: str
    """Of a file of another kind, else empty."""
    ending: str
    is_exact: bool
    """Whether it begins with the paper's address or key in the same case."""


def ending_of(name: str) -> str:
    """The ending in lower case where such files are published, else empty."""
    folded = name.lower()
    return next((ending for ending in _ENDINGS if folded.endswith(ending)), "")


def stem_of(name: str) -> str:
    """The name without its ending, whatever that is."""
    ending = ending_of(name)
    return name[: -len(ending)] if ending else name.rpartition(".")[0] or name


class PaperNames:
    """The papers of one edition, by how names of their files may begin."""

    def __init__(self, papers: Iterable[Paper], left_out: Collection[str] = ()) -> None:
        """`left_out` are case-folded keys of entries that are in error, which is told already."""
        listed = tuple(papers)
        self._papers: dict[str, Paper] = {}
        self._left_out = left_out
        for names in (
            ((paper.slug,) for paper in listed),
            ((paper.key,) for paper in listed),
            ((*paper.former_slugs, *paper.former_keys) for paper in listed),
        ):
            for paper, some in zip(listed, names, strict=True):
                for name in some:
                    self._papers.setdefault(_folded(name), paper)

    def read(self, name: str) -> FileName | None:
        """What a name says; None of an entry that was left out.

        Of several papers whose keys it begins with, the longest key counts.  Raises
        `MisnamedError`.
        """
        ending, stem = ending_of(name), unicodedata.normalize("NFC", stem_of(name))
        for beginning in _beginnings(stem):
            paper = self._papers.get(_folded(beginning))
            if paper is not None:
                kind, own = _part(paper, stem[len(beginning) + 1 :], ending)
                is_exact = beginning in {paper.slug, unicodedata.normalize("NFC", paper.key)}
                return FileName(paper=paper, kind=kind, name=own, ending=ending, is_exact=is_exact)
            if beginning.casefold() in self._left_out:
                return None
        raise OtherPapersError("belongs to no paper", _CALL)


def _part(paper: Paper, part: str, ending: str) -> tuple[FileKind, str]:
    """What stands behind the key says; raises `MisnamedError`."""
    if not ending:
        raise MisnamedError(
            "is of a form that is not published beside pages",
            f"put it into a ZIP file, such as {paper.slug}-supplement.zip",
        )
    if not part:
        if ending == ".pdf":
            return FileKind.PDF, ""
        proposal = f"{paper.slug}-supplement{ending}"
        raise MisnamedError(
            "has a paper's key alone for its name, as its PDF has",
            f"say behind the key what it is, as in {proposal}",
            proposal,
        )
    known = _KINDS.get(part.lower())
    if known is not None:
        return known, ""
    if _NAME.fullmatch(part) and len(part) <= _LONGEST:
        return FileKind.OTHER, part
    proposal = f"{paper.slug}-{slug_of(part, 'file')}{ending}"
    raise MisnamedError(
        "has a name that cannot be a part of an address",
        f"use letters, digits and - _ . + only, as in {proposal}",
        proposal,
    )


def _beginnings(stem: str) -> Iterator[str]:
    """The whole, and what stands before each hyphen, the longest first."""
    yield stem
    at = stem.rfind("-")
    while at > 0:
        yield stem[:at]
        at = stem.rfind("-", 0, at)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
