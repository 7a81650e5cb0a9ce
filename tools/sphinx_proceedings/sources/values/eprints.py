"""Identifiers in archives: `eprint` with `eprinttype` and `eprintclass`, or their older names.

An identifier without a type is arXiv's only where it has the form of one of theirs.
"""

from __future__ import annotations

import re

from sphinx_proceedings.model.archives import ARCHIVE_ALIASES, Eprint
from sphinx_proceedings.sources.values.identifiers import verbatim

__all__ = ["arxiv_in", "eprint_of"]

# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV = re.compile(
    r"(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.[0-9]{4}|(?:1[5-9]|[2-9][0-9])(?:0[1-9]|1[0-2])\.[0-9]{5}"
    r"|(?:[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/[0-9]{7}))(?:v[0-9]{1,3})?"
)
_ARXIV_FRONT = re.compile(
    r"(?:https?://)?(?:www\.|[a-z]{2}\.)?arxiv\.org/(?:abs|pdf|html)/"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.|arxiv\s*[:.]\s*|arxiv(?=[0-9])",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\s*\[([A-Za-z.-]{2,20})\]$")
_MENTION = re.compile(r"arxiv[:\s]+(\S+)|\babs/(\S+)", re.IGNORECASE)
_HAL = re.compile(r"(?:hal|tel|inria|halshs|cel|dumas|medihal)-[0-9]{8}(?:v[0-9]{1,3})?")
_ID = re.compile(r"[\w:+~()/-][\w.:+~()/-]{0,254}")
_ADDRESSES = (
    ("hal", re.compile(r"https?://(?:[\w-]+\.)?(?:hal\.science|archives-ouvertes\.fr)/")),
    ("hdl", re.compile(r"(?:https?://)?hdl\.handle\.net/|hdl:")),
    ("pubmed", re.compile(r"https?://pubmed\.ncbi\.nlm\.nih\.gov/")),
    ("jstor", re.compile(r"https?://(?:www\.)?jstor\.org/stable/")),
    ("googlebooks", re.compile(r"https?://books\.google\.[a-z.]{2,6}/books\?(?:id=)?")),
    ("iacr", re.compile(r"https?://eprint\.iacr\.org/")),
    (
        "ssrn",
        re.compile(r"https?://(?:papers\.)?ssrn\.com/(?:sol3/papers\.cfm\?)?abstract(?:_id)?="),
    ),
    ("openreview", re.compile(r"https?://openreview\.net/(?:forum|pdf)\?id=")),
)


def eprint_of(written: str, archive: str, section: str = "") -> Eprint | None:
    """The identifier in this archive; with an empty archive in the one that its form tells.

    None where the form is that of no identifier of the archive, or of none that can be told.
    """
    text = verbatim(written)
    name = verbatim(archive).lower()
    name = ARCHIVE_ALIASES.get(name, name)
    if name in ("", "arxiv") and (found := _arxiv(text, section)):
        return found
    if name == "arxiv":
        return None
    for known, address in _ADDRESSES:
        if name in ("", known) and (front := address.match(text)):
            bare = re.split("[?&#]", text[front.end() :], maxsplit=1)[0]
            return _checked(known, bare.rstrip("/"), section)
    if not name:
        return Eprint(archive="hal", id=text) if _HAL.fullmatch(text) else None
    return _checked(name, text, section)


def _arxiv(text: str, section: str) -> Eprint | None:
    bare = text
    while front := _ARXIV_FRONT.match(bare):
        bare = bare[front.end() :].split("?", 1)[0]
    if marked := _CLASS.search(bare):
        bare, section = bare[: marked.start()], section or marked[1]
    bare = bare.removesuffix(".pdf")
    return Eprint(archive="arxiv", id=bare, section=section) if _ARXIV.fullmatch(bare) else None


def _checked(archive: str, identifier: str, section: str) -> Eprint | None:
    if not _ID.fullmatch(identifier) or ".." in identifier:
        return None
    return Eprint(archive=archive, id=identifier, section=section)


def arxiv_in(*texts: str) -> Eprint | None:
    """What the first text that names an identifier of arXiv names: `arXiv preprint arXiv:…`."""
    for text in texts:
        if "arxiv" not in text.lower() and not text.startswith("abs/"):
            continue
        for mention in _MENTION.finditer(text[:500]):
            found = _arxiv((mention[1] or mention[2]).rstrip(".,;)"), "")
            if found is not None:
                return found
    return None
