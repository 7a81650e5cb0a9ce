"""Values of an entry of BibTeX, each in its place: all else stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from sphinx_proceedings.diagnostics import Code, Location, Remark
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.slugs import slug_of
from sphinx_proceedings.sources.bibtex.blocks import Block, BlockKind, located_blocks
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile, read_bibtex
from sphinx_proceedings.sources.bibtex.fields import ANNOTATIONS, READ, UNREAD
from sphinx_proceedings.sources.bibtex.inheritance import inherit
from sphinx_proceedings.sources.corrections.asked import CorrectionError
from sphinx_proceedings.sources.edit.alike import are_alike, spaced
from sphinx_proceedings.sources.edit.bib_edits import entry_edits
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.names.splitting import split_names

__all__ = ["CorrectedText", "corrected_bibtex"]

_KNOWN = READ.union(*UNREAD.values())
_ANNOTATED = re.compile(r"(author|editor)\+an(?::([a-z]+))?")
_ROLES = frozenset({"author", "editor", "presenter"})
_BY_HAND = "edit the file by hand"


@dataclass(frozen=True, kw_only=True)
class CorrectedText:
    """A source with corrected values."""

    document: Document
    fields: tuple[str, ...]
    """Those that say something else now."""
    remarks: tuple[Remark, ...] = ()


def corrected_bibtex(
    document: Document, key: str, values: Mapping[str, str], *, volume: str = ""
) -> CorrectedText:
    """The file with these values in the entry `key`; an empty one takes its field away.

    `volume` is the key of the one that the edition names, from which papers take what they lack.
    Values are LaTeX that braces can hold.  Raises `CorrectionError`.
    """
    file = read_bibtex(document.source)
    entry = next(each for each in file.entries if each.key == key)
    block = _block_of(document, entry)
    inherited = _inherited(file, entry, volume)
    meant: dict[str, str] = {}
    for name, value in values.items():
        _demand_field(entry, name)
        if not value and name not in entry.fields:
            raise _nothing_to_take_away(entry, name, inherited.get(name))
        if not value or spaced(entry.value(name)) != spaced(value):
            meant[name] = value
    after = open_document(
        document.source.path,
        document.changed(entry_edits(document.source.text, block, meant)),
    )
    if not isinstance(after, Document) or not _says(read_bibtex(after.source), file, key, meant):
        raise CorrectionError(
            entry.location, f"{key} is written in a way in which it cannot be changed", _BY_HAND
        )
    remarks = tuple(
        chain(
            _of_macros(document, entry, block, meant),
            _of_inherited(entry, meant, inherited),
            _of_positions(entry, meant),
        )
    )
    return CorrectedText(document=after, fields=tuple(meant), remarks=remarks)


def _block_of(document: Document, entry: BibEntry) -> Block:
    start = document.source.offset(entry.location)
    return next(
        block
        for block in located_blocks(document.source.text)
        if block.kind is BlockKind.ENTRY and block.start == start
    )


def _inherited(file: BibFile, entry: BibEntry, volume: str) -> Mapping[str, Location]:
    """Where the fields stand that the entry takes from others."""
    whole, _ = inherit(file.entries, file.damaged, volume)
    resolved = next(each for each in whole if each.key == entry.key)
    return {
        name: field.location for name, field in resolved.fields.items() if name not in entry.fields
    }


def _demand_field(entry: BibEntry, name: str) -> None:
    annotated = _ANNOTATED.fullmatch(name)
    is_known = name in _KNOWN or (annotated and annotated[2] in (None, *ANNOTATIONS))
    if is_known or name in entry.fields:
        return
    names = sorted(READ | entry.fields.keys() | {f"author+an:{each}" for each in ANNOTATIONS})
    raise CorrectionError(
        entry.location,
        f"{entry.key}: nothing is called {name!r}",
        did_you_mean(name, names, otherwise="")
        or f"the entry has {', '.join(entry.fields)}; {Code.BIB_FIELD_UNREAD.explained_by}"
        " lists all fields",
    )


def _nothing_to_take_away(
    entry: BibEntry, name: str, inherited: Location | None
) -> CorrectionError:
    if inherited is not None:
        return CorrectionError(
            inherited,
            f"{entry.key} has no {name} of its own: it comes from here",
            "correct the entry that stands here, for all that take it from there",
        )
    return CorrectionError(
        entry.location, f"{entry.key} has no {name}", f"it has {', '.join(entry.fields)}"
    )


def _says(after: BibFile, before: BibFile, key: str, meant: Mapping[str, str]) -> bool:
    """Whether the file says what is meant, and else what it said."""

    def shape(entry: BibEntry) -> object:
        left_out = meant.keys() if entry.key == key else ()
        fields = {name: f.value for name, f in entry.fields.items() if name not in left_out}
        return entry.type, entry.key, fields

    changed = next((entry for entry in after.entries if entry.key == key), None)
    return (
        changed is not None
        and list(map(shape, after.entries)) == list(map(shape, before.entries))
        and after.damaged == before.damaged
        and all(
            are_alike(name, changed.value(name), value) and (name in changed.fields) == bool(value)
            for name, value in meant.items()
        )
    )


def _of_macros(
    document: Document, entry: BibEntry, block: Block, meant: Mapping[str, str]
) -> Iterable[Remark]:
    """What others of the file have together with a value that is another now."""
    text = document.source.text
    for field in block.fields:
        words = [text[start:end] for start, end in field.pieces if text[start] not in '{"']
        macros = [word for word in words if not word.isdigit()]
        if field.name.lower() in meant and macros and field.name.lower() != "month":
            yield Remark(
                location=document.source.locate(field.at),
                text=f"{field.name} was made of the macro {', '.join(macros)}; entries that use it"
                " stay as they are",
            )


def _of_inherited(
    entry: BibEntry, meant: Mapping[str, str], inherited: Mapping[str, Location]
) -> Iterable[Remark]:
    for name, value in meant.items():
        if value and name in inherited:
            yield Remark(
                location=inherited[name],
                text=f"{entry.key} took {name} from here and has its own now; others still take it",
            )


def _of_positions(entry: BibEntry, meant: Mapping[str, str]) -> Iterable[Remark]:
    """What is said of people by their positions, where others stand there now."""
    for role in sorted(_ROLES & meant.keys() & entry.fields.keys()):
        before, after = _people(entry.value(role)), _people(meant[role])
        if len(before) == len(after) and all(map(set.intersection, before, after)):
            continue
        for name, field in entry.fields.items():
            if name.startswith(f"{role}+an") and name not in meant:
                yield Remark(
                    location=field.location,
                    text=f"{name} tells people by their position in {role}, and is as it was;"
                    " see whether it still is about the same ones",
                )


def _people(value: str) -> list[set[str]]:
    """The words of each name in ASCII, by which it is known again when one of them was misspelt."""
    names = (found.name for found in split_names(value).names)
    slugs = (slug_of(f"{name.given} {name.surname}", "").split("-") for name in names)
    return [{word for word in words if len(word) > 1} or set(words) for words in slugs]
