"""Inheritance between BibTeX entries: `crossref` and `xdata`.

Rules of the biblatex manual (section 2.4.1 and appendix B): a child takes what it lacks, a
container's `title` becomes the child's `booktitle`, and what identifies the parent stays with it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.read.bibtex import BibEntry, BibField

__all__ = ["VOLUME_TYPES", "inherit"]

VOLUME_TYPES = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection"})
"""Entry types that hold papers and are none themselves."""

_CONTAINER_TITLES = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "titleaddon": "booktitleaddon",
}
_PERIODICAL_TITLES = {"title": "journaltitle", "subtitle": "journalsubtitle"}

_LONGEST_CHAIN = 20  # proceedings, their series and a few shared facts need four
_BOOKKEEPING = frozenset(
    {
        *("ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label"),
        *("options", "presort", "related", "relatedoptions", "relatedstring", "relatedtype"),
        *("shorthand", "shorthandintro", "sortkey", "sortname", "sorttitle", "shorttitle"),
        *("indextitle", "indexsorttitle"),
    }
)
# biblatex would hand these down, which gives every paper the volume's own identity.
_IDENTITY = frozenset(
    {
        *("author", "doi", "url", "urldate", "eprint", "eprinttype", "archiveprefix"),
        *("abstract", "pages", "pagetotal", "numpages", "keywords", "note"),
        *("status", "statusdate", "notice"),
    }
)


def inherit(
    entries: Iterable[BibEntry], damaged: Container[str] = ()
) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
    """Every entry with its inherited fields, in the same order.

    A parent among the `damaged` (case-folded keys) is missing, but that has been reported.
    """
    return _Inheritance(entries, damaged).resolve_all()


class _Inheritance:
    def __init__(self, entries: Iterable[BibEntry], damaged: Container[str]) -> None:
        self._entries = {entry.key.casefold(): entry for entry in entries}
        self._damaged = damaged
        self._resolved: dict[str, BibEntry] = {}
        self._open: list[str] = []
        self._diagnostics: list[Diagnostic] = []

    def resolve_all(self) -> tuple[tuple[BibEntry, ...], tuple[Diagnostic, ...]]:
        resolved = tuple(self._resolve(key) for key in self._entries)
        return resolved, tuple(self._diagnostics)

    def _resolve(self, key: str) -> BibEntry:
        if key in self._resolved:
            return self._resolved[key]
        entry = self._entries[key]
        fields = dict(entry.fields)
        self._open.append(key)
        for parent_key in entry.value("xdata").split(","):
            self._add(entry, fields, "xdata", parent_key, _same_name)
        self._add(entry, fields, "crossref", entry.value("crossref"), _crossref_name(entry.type))
        self._open.pop()
        self._resolved[key] = BibEntry(
            type=entry.type, key=entry.key, fields=fields, location=entry.location
        )
        return self._resolved[key]

    def _add(
        self,
        entry: BibEntry,
        fields: dict[str, BibField],
        via: str,
        parent_key: str,
        rename: Callable[[BibEntry, str], str],
    ) -> None:
        wanted = parent_key.strip()
        if not wanted:
            return
        if wanted.casefold() in self._open:
            self._report(entry, via, f"{via} leads from {entry.key} back to {wanted}")
            return
        if len(self._open) > _LONGEST_CHAIN:
            self._report(entry, via, f"{via} of {entry.key} goes on after {_LONGEST_CHAIN} parents")
            return
        if wanted.casefold() not in self._entries:
            if wanted.casefold() in self._damaged:
                return
            self._report(entry, via, f"{via} of {entry.key} names {wanted!r}, which is not here")
            return
        parent = self._resolve(wanted.casefold())
        for name, field in parent.fields.items():
            target = rename(parent, name)
            if target and target not in fields:
                fields[target] = field

    def _report(self, entry: BibEntry, via: str, message: str) -> None:
        self._diagnostics.append(
            Diagnostic(
                code=Code.BIB_CROSSREF,
                location=entry.where(via),
                message=message,
                hint="name the key of an entry in the same file, such as the @proceedings entry",
            )
        )


def _same_name(_parent: BibEntry, name: str) -> str:
    return name


def _crossref_name(child_type: str) -> Callable[[BibEntry, str], str]:
    """What a parent's field is called in a child of this type; empty where it stays behind."""

    def rename(parent: BibEntry, name: str) -> str:
        base = name.split("+", 1)[0]
        if base in _BOOKKEEPING or base in _IDENTITY:
            return ""
        if parent.type == "periodical":
            return _PERIODICAL_TITLES.get(name, name)
        if child_type != parent.type:
            return _CONTAINER_TITLES.get(name, name)
        return name

    return rename
