"""An export of papers → what an edition's files become, before anything of it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.imports.form import Form, form_of
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers.decisions import Decided, accepted_submissions
from sphinx_proceedings.sources.imports.papers.imported import PAPERS_RECORD, LastImport
from sphinx_proceedings.sources.imports.papers.matching import demand_same_papers
from sphinx_proceedings.sources.imports.papers.merging import MergedPapers, merge_papers
from sphinx_proceedings.sources.imports.papers.submissions import Export
from sphinx_proceedings.sources.text.source import Source

__all__ = ["PapersImport", "import_papers", "read_export"]


@dataclass(frozen=True, kw_only=True)
class PapersImport:
    """An import as it would be written."""

    decided: Decided
    merged: MergedPapers
    form: str
    """That of the export."""
    before: Mapping[str, LastImport]
    """What the imports before this one brought, by their forms."""

    def record(self, last: LastImport, edition: str) -> str | None:
        """The text of the record; None where it says what it said before."""
        after = {**self.before, self.form: last}
        return None if after == self.before else PAPERS_RECORD.text(after, edition)


def read_export(package: Package, forms: Sequence[Form[Export]], wanted: str = "") -> Export:
    """What a package holds, by the form that is `wanted` or else by the first that knows it.

    Raises `ExportError`, also where no form knows it.
    """
    return form_of(package, forms, wanted).read(package)


def import_papers(
    existing: Document,
    record: Source | None,
    export: Export,
    package: Package,
    edition: str,
    *,
    pattern: str | None = None,
    remove: bool = False,
) -> PapersImport:
    """Merge an export into an edition; raises `ExportError`, and `re.error` for the pattern.

    Without `pattern` the one of the last import that had one says what is accepted.
    """
    before = PAPERS_RECORD.read(record, edition) if record else {}
    last = before.get(export.form, LastImport())
    decided = accepted_submissions(export, package.whole, pattern, last.choice)
    last = replace(last, choice=decided.choice)
    demand_same_papers(decided.accepted, last, package.whole)
    merged = merge_papers(existing, last, export, decided, edition, remove=remove)
    return PapersImport(decided=decided, merged=merged, form=export.form, before=before)
