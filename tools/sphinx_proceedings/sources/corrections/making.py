"""Corrections made in the texts of sources, and read again before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sphinx_proceedings.diagnostics import Diagnostic, Remark
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.corrections.announcing import announcement
from sphinx_proceedings.sources.corrections.asked import Asked, CorrectionError, RecordKind
from sphinx_proceedings.sources.corrections.bibtex_values import bibtex_value
from sphinx_proceedings.sources.corrections.in_bibtex import corrected_bibtex
from sphinx_proceedings.sources.corrections.in_yaml import corrected_yaml
from sphinx_proceedings.sources.corrections.records import FoundRecord, found_record
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.edit.verify import unlike
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.source import Source

__all__ = ["Correction", "ReadSources", "correct"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadSources:
    """What sources say, and what is wrong with them."""

    portal: Portal
    diagnostics: tuple[Diagnostic, ...]


_IN_BIBTEX = frozenset({RecordKind.PAPER, RecordKind.VOLUME})


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What a source becomes."""

    record: FoundRecord
    before: Document
    after: Document
    fields: tuple[str, ...]
    """Those that say something else now; none where all is so already."""
    remarks: tuple[Remark, ...]
    problems: tuple[Diagnostic, ...]
    """What is wrong then and was not before."""


def correct(
    sources: Sources,
    asked: Asked,
    opened: Callable[[str], Document],
    read: Callable[[Sources], ReadSources],
) -> Correction:
    """The source of the record that is meant with the values asked for.

    `opened` gives a source as it is on the disk, by its path.  Raises `CorrectionError`.
    """
    before = read(sources)
    record = found_record(sources, before.portal, asked)
    document = opened(record.location.path)
    values = {name: _text(record, name, text) for name, text in asked.values.items()}
    if asked.announced and record.kind is not RecordKind.PAPER:
        raise CorrectionError(
            record.location,
            f"{record} has no place for a notice to readers",
            "leave --announce out; changes of a programme are announced by proceedings release",
        )
    if record.kind in _IN_BIBTEX:
        edition = before.portal.edition_by_id.get(record.edition)
        volume = edition.volume.key if edition and edition.volume else ""
        latex = _latex(document, record, asked, values)
        made = corrected_bibtex(document, record.key, latex, volume=volume)
    else:
        made = corrected_yaml(document, record, values)
    problems: tuple[Diagnostic, ...] = ()
    if made.fields:
        after = read(_with(sources, made.document.source))
        problems = tuple(unlike(before.diagnostics, after.diagnostics))
    return Correction(
        record=record,
        before=document,
        after=made.document,
        fields=made.fields,
        remarks=made.remarks,
        problems=problems,
    )


def _latex(
    document: Document, record: FoundRecord, asked: Asked, values: Mapping[str, str]
) -> Mapping[str, str]:
    """Values for an entry by names in lower case, with what tells readers of them."""
    latex = {
        name.lower(): text
        and bibtex_value(name.lower(), text, record.location, is_plain=asked.is_plain)
        for name, text in values.items()
    }
    if asked.announced is None:
        return latex
    entries = read_bibtex(document.source).entries
    entry = next(each for each in entries if each.key == record.key)
    return {**announcement(entry, asked.reason, asked.announced), **latex}


def _text(record: FoundRecord, name: str, text: str) -> str:
    """A value without blanks around it; raises `CorrectionError` for what no text may hold."""
    written = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    _, unsuitable = suitable(written)
    if unsuitable:
        raise CorrectionError(
            record.location,
            f"{name}: the new value holds characters that no text may hold:"
            f" {', '.join(unsuitable)}",
            "remove them; nobody sees them, and they come from copying",
        )
    return written


def _with(sources: Sources, source: Source) -> Sources:
    """The sources with another text of one of them."""

    def new(held: Mapping[Any, Source]) -> dict[Any, Source]:
        return {name: source if one.path == source.path else one for name, one in held.items()}

    return replace(
        sources,
        papers=new(sources.papers),
        programmes=new(sources.programmes),
        people=tuple(new(dict(enumerate(sources.people))).values()),
    )
