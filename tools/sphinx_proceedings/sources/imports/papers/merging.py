"""A new export of papers → an edition's `.bib` file with what has changed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Remark
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.sources.bibtex.blocks import BlockKind, located_blocks
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile, read_bibtex
from sphinx_proceedings.sources.edit.bib_edits import entry_edits, entry_text, removal
from sphinx_proceedings.sources.edit.document import Document, Edit, open_document
from sphinx_proceedings.sources.edit.merge import merge
from sphinx_proceedings.sources.imports.changes import Absent, ItemChange
from sphinx_proceedings.sources.imports.clashes import told_clash
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.last_import import is_number
from sphinx_proceedings.sources.imports.papers.decisions import Decided
from sphinx_proceedings.sources.imports.papers.entries import (
    author_names,
    volume_fields,
    written_entry,
)
from sphinx_proceedings.sources.imports.papers.imported import ImportedPaper, LastImport
from sphinx_proceedings.sources.imports.papers.keys import NewKeys
from sphinx_proceedings.sources.imports.papers.matching import Matches, match_entries, papers_among
from sphinx_proceedings.sources.imports.papers.reading_back import misreading
from sphinx_proceedings.sources.imports.papers.submissions import Export, Submission
from sphinx_proceedings.sources.imports.papers.three_way import merge_entry_fields
from sphinx_proceedings.sources.imports.three_way import Clash
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source

__all__ = ["MergedPapers", "merge_papers"]

_HARMFUL = frozenset({Code.BIB_SYNTAX, Code.BIB_DUPLICATE_KEY, Code.BIB_KEY})
_AFFILIATION = "author+an:affiliation"
_OF_AFFILIATIONS = frozenset({"author+an:ror", "author+an:country"})
"""What counts the affiliations of a paper."""
_MEND = "mend it first: proceedings check lists all that is wrong there"


@dataclass(frozen=True, kw_only=True)
class MergedPapers:
    """An import as it would be written."""

    data: bytes
    """The `.bib` file."""
    text: str
    """The same, with line feeds."""
    last: LastImport
    added: tuple[ItemChange, ...] = ()
    changed: tuple[ItemChange, ...] = ()
    volume: ItemChange | None = None
    """The volume, where it becomes another."""
    conflicts: tuple[Remark, ...] = ()
    """What was changed here and in the export, each at its place in the new text."""
    absent: tuple[Absent, ...] = ()
    removed: tuple[Absent, ...] = ()
    kept: int = 0
    """Papers of which nothing changes."""
    keys: frozenset[str] = frozenset()
    """Those of all entries, in small letters."""
    remarks: tuple[Remark, ...] = ()


def merge_papers(
    existing: Document,
    last: LastImport,
    export: Export,
    decided: Decided,
    edition: str,
    *,
    remove: bool = False,
) -> MergedPapers:
    """Merge the accepted papers of an export; with `remove`, those that are gone go here too.

    Raises `ExportError` where the `.bib` file is damaged, so that nobody could say what is in it.
    """
    return _Merger(existing, last, export, edition).merged(decided, remove=remove)


@dataclass(kw_only=True)
class _Found:
    """What an import comes to."""

    edits: list[Edit] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    papers: dict[str, ImportedPaper] = field(default_factory=dict)
    added: list[ItemChange] = field(default_factory=list)
    changed: list[ItemChange] = field(default_factory=list)
    clashes: list[tuple[str, Clash[str]]] = field(default_factory=list)
    """With the case-folded keys of their entries."""
    remarks: list[Remark] = field(default_factory=list)
    expected: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Case-folded keys of entries that change, and the values that they are to get."""
    left_out: dict[str, list[Submission]] = field(default_factory=dict)
    """Names of fields that no entry can have, and who has them."""
    kept: int = 0
    volume: dict[str, str] = field(default_factory=dict)
    changed_volume: ItemChange | None = None


class _Merger:
    def __init__(self, existing: Document, last: LastImport, export: Export, edition: str) -> None:
        self._existing = existing
        self._last = last
        self._export = export
        self._edition = edition
        self._text = existing.source.text
        self._file = read_bibtex(existing.source)
        _demand_whole(self._file)
        self._blocks = tuple(located_blocks(self._text))
        self._index: dict[str, int] = {}
        for index, block in enumerate(self._blocks):
            if block.kind is BlockKind.ENTRY:
                self._index.setdefault(block.key.casefold(), index)
        self._found = _Found(papers=dict(last.papers))

    def merged(self, decided: Decided, *, remove: bool) -> MergedPapers:
        accepted = self._usable(decided)
        matches = match_entries(tuple(accepted.values()), self._last, self._file.entries)
        written = {number: self._written(each) for number, each in accepted.items()}
        told = {name for fields in written.values() for name in fields}
        keys = self._new_keys()
        self._tell_left_out()
        volume = self._volume()
        for number, submission in accepted.items():
            fields = written[number]
            if number in matches.entries:
                self._merge(submission, fields, told, matches)
            elif number in matches.deleted:
                self._tell_deleted(submission, fields)
            elif "title" in fields:
                self._add(submission, fields, keys, volume)
        absent = tuple(self._absent(decided))
        removed = self._remove(absent) if remove else ()
        return self._result(() if removed else absent, removed)

    # Single papers

    def _written(self, submission: Submission) -> dict[str, str]:
        entry = written_entry(submission)
        for name in entry.left_out:
            self._found.left_out.setdefault(name, []).append(submission)
        if "title" not in entry.fields:
            self._tell(submission.location, f"{submission.number} has no title; it is left out")
        return entry.fields

    def _merge(
        self, submission: Submission, theirs: dict[str, str], told: set[str], matches: Matches
    ) -> None:
        number, entry = submission.number, matches.entries[submission.number]
        before = self._last.papers.get(number)
        base = dict(before.fields) if before else {}
        if _AFFILIATION in told and base.get(_AFFILIATION, "") != theirs.get(_AFFILIATION, ""):
            # What is known of others than those that are named now goes with them.
            told = told | _OF_AFFILIATIONS
        # Of a field that no paper of this export has, it says nothing.
        silent = {name: value for name, value in base.items() if name not in told}
        compared = {name: value for name, value in base.items() if name in told}
        ours = {name: one.value for name, one in entry.fields.items()}
        merge_of = merge_entry_fields(compared, theirs, ours)
        if way := matches.guessed.get(number):
            self._tell(entry.location, f"{entry.key} is taken to be {number}, by its {way}")
        key = entry.key.casefold()
        self._found.clashes += [(key, clash) for clash in merge_of.clashes]
        self._found.papers[number] = ImportedPaper(
            key=entry.key,
            fields={**theirs, **silent},
            files=before.files if before else {},
        )
        if not merge_of.taken:
            self._found.kept += 1
            return
        block = self._blocks[self._index[key]]
        self._found.edits += entry_edits(self._text, block, merge_of.taken)
        self._found.expected[key] = merge_of.taken
        change = ItemChange(number=number, key=entry.key, fields=tuple(merge_of.taken))
        self._found.changed.append(change)

    def _tell_left_out(self) -> None:
        """Once a field, since a form that has it may have it in all papers."""
        for name, papers in sorted(self._found.left_out.items()):
            text = f"no entry can have the {name} of {papers[0].number}, which is left out"
            more = f"; so are those of {len(papers) - 1:,} more" if len(papers) > 1 else ""
            self._tell(papers[0].location, text + more)

    def _tell_deleted(self, submission: Submission, fields: dict[str, str]) -> None:
        before = self._last.papers[submission.number]
        self._found.papers[submission.number] = replace(before, fields=fields)
        self._tell(
            self._existing.source.whole,
            f"{before.key} ({submission.number}) was taken out of the file since the last import;"
            " it stays out",
        )

    def _add(
        self, submission: Submission, fields: dict[str, str], keys: NewKeys, volume: str
    ) -> None:
        names = author_names(submission)
        year = _year_in(fields.get("year", ""))
        title = submission.title.plain
        key = keys.give(names[0] if names else None, title, year, submission.key)
        placed = dict(fields)
        is_article = "journal" in fields and "booktitle" not in fields
        if volume and "booktitle" not in fields and not is_article:
            placed = _with_crossref(fields, volume)
        kind = "article" if is_article else "inproceedings"
        self._found.texts.append(entry_text(kind, key, placed))
        self._found.expected[key.casefold()] = placed
        self._found.papers[submission.number] = ImportedPaper(key=key, fields=fields)
        change = ItemChange(number=submission.number, key=key, fields=tuple(fields))
        self._found.added.append(change)

    def _absent(self, decided: Decided) -> Iterator[Absent]:
        accepted = {each.number for each in decided.accepted}
        withdrawn = {each.number for each in decided.withdrawn}
        others = {each.number: each.decision for each in decided.others}
        for number, paper in self._last.papers.items():
            if number in accepted:
                continue
            if paper.key.casefold() not in self._index:
                del self._found.papers[number]  # gone here and there
                continue
            why = "is no longer in the export"
            if number in withdrawn:
                why = "was withdrawn"
            elif number in others:
                decision = others[number]
                why = (
                    f"is no longer accepted: {shown(decision)!r}"
                    if decision
                    else ("is no longer accepted: it has no decision")
                )
            yield Absent(number=number, key=paper.key, why=why)

    def _remove(self, absent: tuple[Absent, ...]) -> tuple[Absent, ...]:
        for each in absent:
            del self._found.papers[each.number]
            index = self._index[each.key.casefold()]
            self._found.edits.append(removal(self._text, self._blocks, index))
        return absent

    # The whole

    def _new_keys(self) -> NewKeys:
        papers = papers_among(self._file.entries)
        former = (key for entry in papers for key in entry.value("ids").split(","))
        taken = [
            *(entry.key for entry in self._file.entries),
            *(key.strip() for key in former),
            *(paper.key for paper in self._last.papers.values()),
            *self._file.damaged,
        ]
        years = (
            *(entry.value("year", "date") for entry in self._volumes()),
            self._export.volume.get("year", ""),
            self._edition,
        )
        return NewKeys(papers, taken, next(filter(None, map(_year_in, years)), ""))

    def _volumes(self) -> list[BibEntry]:
        return [entry for entry in self._file.entries if entry.type in VOLUME_TYPES]

    def _volume(self) -> str:
        """The key of the volume that new papers are in; one is made of what the export says."""
        fields = volume_fields(self._export.volume, self._export.editors)
        self._found.volume = {**self._last.volume, **fields}
        volumes = self._volumes()
        if volumes:
            named = [volume for volume in volumes if volume.key == self._edition]
            for volume in volumes if len(volumes) == 1 else named:
                self._merge_volume(volume, fields)
                return volume.key
            return ""
        if "title" not in fields or self._edition.casefold() in self._index or self._last.volume:
            return ""
        self._found.texts.append(entry_text("proceedings", self._edition, fields))
        self._found.expected[self._edition.casefold()] = fields
        return self._edition

    def _merge_volume(self, entry: BibEntry, theirs: dict[str, str]) -> None:
        base = {name: text for name, text in self._last.volume.items() if name in theirs}
        ours = {name: one.value for name, one in entry.fields.items()}
        merge_of = merge_entry_fields(base, theirs, ours)
        key = entry.key.casefold()
        self._found.clashes += [(key, clash) for clash in merge_of.clashes]
        if merge_of.taken:
            block = self._blocks[self._index[key]]
            self._found.edits += entry_edits(self._text, block, merge_of.taken)
            self._found.expected[key] = merge_of.taken
            self._found.changed_volume = ItemChange(
                number="", key=entry.key, fields=tuple(merge_of.taken)
            )

    def _usable(self, decided: Decided) -> dict[str, Submission]:
        """The accepted papers by their numbers; one that cannot be told from others is told."""
        found: dict[str, Submission] = {}
        for each in decided.accepted:
            number = shown(each.number)
            if not is_number(each.number):
                self._tell(each.location, f"{number!r} is no number of a paper; it is left out")
            elif each.number in found:
                self._tell(each.location, f"{number} is in the export twice; the first one counts")
            else:
                found[each.number] = each
        return found

    def _tell(self, location: Location, text: str) -> None:
        self._found.remarks.append(Remark(location=location, text=text))

    def _result(self, absent: tuple[Absent, ...], removed: tuple[Absent, ...]) -> MergedPapers:
        found = self._found
        edits = [*found.edits, *self._insertions()]
        data = self._existing.changed(edits)
        after, file = self._existing, self._file
        if edits:
            after, file = self._reopened(data)
            # Another reading than the one that is meant would be a fault of ours.
            gone = {each.key.casefold() for each in removed}
            if problem := misreading(self._file, file, found.expected, gone):
                raise _refused(self._existing.source, problem)
        entries = {entry.key.casefold(): entry for entry in file.entries}
        return MergedPapers(
            data=data,
            text=after.source.text,
            last=replace(self._last, papers=found.papers, volume=found.volume),
            added=tuple(found.added),
            changed=tuple(found.changed),
            volume=found.changed_volume,
            conflicts=tuple(_told(entries[key], clash) for key, clash in found.clashes),
            absent=absent,
            removed=removed,
            kept=found.kept,
            keys=frozenset(entries),
            remarks=tuple(found.remarks),
        )

    def _reopened(self, data: bytes) -> tuple[Document, BibFile]:
        after = open_document(self._existing.source.path, data)
        if isinstance(after, Diagnostic):
            raise _refused(self._existing.source, after.message)
        return after, read_bibtex(after.source)

    def _insertions(self) -> tuple[Edit, ...]:
        if not self._found.texts:
            return ()
        text = "\n\n".join(self._found.texts) + "\n"
        merged = merge(self._existing, Source(path=self._existing.source.path, text=text))
        if len(merged.added) != len(self._found.texts):
            problems = "; ".join(problem.message for problem in merged.problems)
            raise _refused(self._existing.source, problems)
        return merged.edits


def _told(entry: BibEntry, clash: Clash[str]) -> Remark:
    return told_clash(entry.where(clash.name), entry.key, clash)


def _demand_whole(file: BibFile) -> None:
    for problem in file.diagnostics:
        if problem.code in _HARMFUL:
            raise ExportError(problem.location, problem.message, _MEND)


def _refused(source: Source, problem: str) -> ExportError:
    hint = "please report it, with the entry; or bring this paper in by hand"
    return ExportError(source.whole, f"the papers cannot be merged: {problem}", hint)


def _with_crossref(fields: Mapping[str, str], volume: str) -> dict[str, str]:
    """The fields with that of the volume behind the title."""
    placed: dict[str, str] = {}
    for name, value in fields.items():
        placed[name] = value
        if name == "title":
            placed["crossref"] = volume
    return placed


def _year_in(text: str) -> str:
    found = re.search(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)
    return found[0] if found else ""
