"""What is told of an import of papers: what it changes, what it does not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sphinx_proceedings.cli.import_report import table
from sphinx_proceedings.cli.input_output import counted, diff_lines
from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.model.source_paths import bib_path, files_path
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.imports.front.merging import MergedFront
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers.decisions import Decided
from sphinx_proceedings.sources.imports.papers.delivered import DeliveredFiles
from sphinx_proceedings.sources.imports.papers.importing import PapersImport
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["PreparedImport", "account_told", "changes_told", "remarks_told", "table_told"]


@dataclass(frozen=True, kw_only=True)
class PreparedImport:
    """An import that can be written."""

    edition: str
    package: Package
    existing: Document
    """The `.bib` file before it."""
    papers: PapersImport
    front: MergedFront
    files: DeliveredFiles
    remarks: tuple[Remark, ...]
    """What was odd in the export."""

    @property
    def record(self) -> str | None:
        """The text of the record; None where it says what it said before."""
        return self.papers.record(self.files.last, self.edition)


def changes_told(work: PreparedImport) -> Iterator[str]:
    """All sources that would become others, as diffs."""
    before, after = work.existing.source.text, work.papers.merged.text
    yield from diff_lines(bib_path(work.edition), before, after)
    for source in work.front.sources:
        was = source.before.source.text if source.before else ""
        yield from diff_lines(source.path, was, source.after.source.text)
    for page in work.front.pages:
        old, new = (
            text.decode("utf-8", "replace") for text in (page.before or b"", page.data or b"")
        )
        yield from diff_lines(page.path, old, new)


def remarks_told(work: PreparedImport) -> tuple[tuple[str, tuple[Remark, ...]], ...]:
    """What is to be known, and what is to be decided by hand."""
    merged = work.papers.merged
    notes = (
        *work.remarks,
        *work.papers.decided.remarks,
        *merged.remarks,
        *work.front.remarks,
        *work.files.remarks,
    )
    conflicts = (*merged.conflicts, *work.front.conflicts, *work.files.conflicts)
    return ("note", notes), ("conflict", conflicts)


def table_told(work: PreparedImport) -> Iterator[str]:
    """What would become of each paper and of all else, one a line."""
    merged = work.papers.merged
    volume = [merged.volume] if merged.volume else []
    rows = [
        *_decision_rows(work.papers.decided),
        *(("new", change.key, change.number, "") for change in merged.added),
        *(("changed", one.key, one.number, ", ".join(one.fields)) for one in merged.changed),
        *(("changed", one.key, "volume", ", ".join(one.fields)) for one in volume),
        *(("removed", absent.key, absent.number, absent.why) for absent in merged.removed),
        *((row.state, row.what, "", f"{row.path}  {row.detail}") for row in work.front.rows),
        *(("file", file.name, "", file.source) for file in work.files.writes),
    ]
    yield from table(rows)


def _decision_rows(decided: Decided) -> Iterator[tuple[str, str, str, str]]:
    """What is made of each decision; nothing where an export tells none."""
    if not any(decided.counts):
        return
    for decision, number in decided.counts.items():
        made = "accepted" if decision in decided.ways else "not taken"
        new = ", not seen before" if decision in decided.new else ""
        yield "decision", shown(decision) if decision else "none", str(number), f"{made}{new}"


def account_told(work: PreparedImport, *, is_dry: bool) -> Iterator[str]:
    """What was done, and what was not."""
    papers, merged = work.papers, work.papers.merged
    done = "would be " if is_dry else ""
    yield (
        f"{bib_path(work.edition)}: {counted(len(merged.added), 'paper')} {done}added,"
        f" {len(merged.changed)} {done}changed, {len(merged.removed)} {done}removed,"
        f" {merged.kept} left as they are"
    )
    if merged.volume:
        yield f"{bib_path(work.edition)}: the volume {merged.volume.key} {done}changed"
    yield from _account_of_front(work.front, done)
    if work.files.writes:
        files = counted(len(work.files.writes), "file")
        yield f"{files_path(work.edition)}: {files} {done}written"
    conflicts = len(remarks_told(work)[1][1])
    if conflicts:
        yield f"{counted(conflicts, 'conflict')}, where what is here stays; change it by hand"
    for absent in merged.absent:
        yield f"    {absent.key} ({absent.number}) {absent.why}; --remove takes it away"
    for text, is_as_brought in work.front.absent:
        remedy = "--remove takes it away" if is_as_brought else "it was changed here, and stays"
        yield f"    {text}: no longer in the export; {remedy}"
    left_out = len(papers.decided.others), len(papers.decided.withdrawn)
    if any(left_out):
        yield f"not taken: {left_out[0]} not accepted, {left_out[1]} withdrawn"
    if any(papers.decided.ways):
        ways = ", ".join(f"{way} ({number})" for way, number in papers.decided.ways.items() if way)
        choice = papers.decided.choice
        by = f", by --accepted '{choice.pattern}', which is remembered" if choice else ""
        yield f"taken for an acceptance: {ways}{by}"


def _account_of_front(front: MergedFront, done: str) -> Iterator[str]:
    for path in dict.fromkeys(row.path for row in front.rows):
        states = Counter(row.state for row in front.rows if row.path == path)
        told = ", ".join(
            f"{states[state]} {done}{word}"
            for state, word in (("new", "added"), ("changed", "changed"), ("removed", "removed"))
            if states[state]
        )
        yield f"{path}: {told}"
