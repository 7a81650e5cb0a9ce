"""HotCRP: its JSON, alone or in a ZIP with the documents, and its tables of authors.

As `src/paperexport.php`, `src/listactions/la_getjson.php` and `la_getauthors.php` of
kohler/hotcrp write them, and as the answers of its API hold them (`devel/apidoc/submissions.md`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    values_of_json,
)
from sphinx_proceedings.sources.imports.papers.gathered_papers import GatheredPapers, filled
from sphinx_proceedings.sources.imports.papers.hotcrp_documents import (
    HotcrpDocuments,
    is_document_field,
)
from sphinx_proceedings.sources.imports.papers.hotcrp_tables import (
    add_of_tables,
    author_tables,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.typed_names import typed_author
from sphinx_proceedings.sources.imports.papers.typed_text import latex_of_typed
from sphinx_proceedings.sources.imports.papers.ways import any_of

__all__ = ["FORM"]

_JSON = re.compile(rb'"pid"\s*:\s*\d')
_OTHERS = re.compile(rb'"(?:forum|invitations?|notes)"\s*:')
_DATA = re.compile(r"(?:.*[-/])?data\.json", re.IGNORECASE)
"""`data.json`, or with the conference before it."""
_ACCEPTED, _WITHDRAWN = "accepted", "withdrawn"
_STATED = frozenset({_ACCEPTED, "rejected", "deskrejected", "draft"})
"""What `status` says of a decision; `submitted` says that there is none."""
_USED = frozenset(
    {"object", "pid", "id", "title", "authors", "abstract", "topics", "status", "decision"}
    | {"withdrawn", "submission_class", "error"}
)
_PRIVATE = frozenset(
    {"collaborators", "contacts", "pc_conflicts", "conflicts", "reviews", "tags", "comments"}
    | {"draft", "submitted", "submitted_at", "withdrawn_at", "withdraw_reason", "modified_at"}
    | {"final_submitted", "final_submitted_at", "warnings", "nonblind", "lead", "shepherd"}
)
"""Which nobody needs to know of, or nobody may."""
_HINT = "in HotCRP, select the papers, and download “JSON” or “JSON with attachments”"


def _json_names(package: Package) -> list[str]:
    """The files of JSON that hold submissions of HotCRP."""
    found = [
        name
        for name in files_ending_in(package, ".json")
        if _JSON.search(begin := begin_of(package, name)) and not _OTHERS.search(begin)
    ]
    # Where one is called as HotCRP calls it, others lie there for another reason.
    return [name for name in found if _DATA.fullmatch(name)] or found


def _recognises(package: Package) -> bool:
    return bool(_json_names(package) or author_tables(package))


def _read(package: Package) -> Export:
    names, tables = _json_names(package), author_tables(package)
    if not names and not tables:
        # Whoever says that this is HotCRP's is told what is wrong with it.
        names = files_ending_in(package, ".json")[:1]
    if not names and not tables:
        message = "there is no JSON and no table of authors of HotCRP in it"
        raise ExportError(package.whole, message, _HINT)
    notes = Notes(package.whole)
    gathered = GatheredPapers(FORM.name, package.locate((*names, *tables)[0]), notes)
    if not names:
        add_of_tables(package, tables, notes, gathered)
        return gathered.export(hint=_HINT)
    reader = _Reader(package, notes)
    for name in names:
        for paper in _papers(values_of_json(package, name)):
            if "error" in paper and "title" not in paper:
                said = "HotCRP did not give this submission out to you; it is missing"
                notes.tell(paper.location, said)
            else:
                gathered.add(reader.submission(name, paper))
    reader.documents.tell_missing()
    # Chairs give decisions any name; the status says which of them accept.
    return gathered.export(hint=_HINT, ways=any_of(reader.accepting))


class _Reader:
    def __init__(self, package: Package, notes: Notes) -> None:
        self._notes = notes
        self.documents = HotcrpDocuments(package, notes)
        self.accepting: set[str] = set()
        """Decisions of submissions that are accepted."""

    def submission(self, file: str, paper: Record) -> Submission:
        notes = self._notes
        number = notes.fact(text(paper.get("pid")) or text(paper.get("id")))
        status = notes.line(text(paper.get("status"))).lower()
        decision = notes.line(text(paper.get("decision")))
        if not decision and status in _STATED:
            decision = status
        if status == _ACCEPTED:
            self.accepting.add(decision)
        for name, value in paper.items():
            if _is_unread(name, value):
                notes.skip(name)
        return Submission(
            location=paper.location,
            number=number,
            title=notes.latex(latex_of_typed(text(paper.get("title")))),
            authors=tuple(filter(None, self._authors(paper))),
            abstract=notes.latex_paragraphs(latex_of_typed(text(paper.get("abstract")))),
            keywords=tuple(filter(None, map(notes.fact, _topics(paper.get("topics"))))),
            decision=decision,
            is_withdrawn=status == _WITHDRAWN or paper.get("withdrawn") is True,
            fields=filled({"track": notes.fact(text(paper.get("submission_class")))}),
            files=self.documents.of(file, number, paper),
        )

    def _authors(self, paper: Record) -> Iterator[SubmittedAuthor | None]:
        for value in items(paper.get("authors")):
            author = record(value)
            place = self._notes.place(
                text(author.get("affiliation")), country=text(author.get("country"))
            )
            yield typed_author(
                self._notes,
                paper.location,
                given=text(author.get("first")) or text(author.get("given_name")),
                family=text(author.get("last")) or text(author.get("family_name")),
                name=text(author.get("name")) or text(value),
                orcid=text(author.get("orcid")),
                places=[place],
            )


def _is_unread(name: str, value: Any) -> bool:
    is_known = name in _USED or name in _PRIVATE or is_document_field(name, value)
    return not is_known and value not in (None, "", False, [], {})


def _papers(value: Any) -> list[Record]:
    """Of a list, of one bare submission, or of an answer of the API."""
    if isinstance(value, list):
        return records(value)
    whole = record(value)
    if "papers" in whole:
        return records(whole["papers"])
    one = record(whole.get("paper")) or whole
    return [one] if "pid" in one or "title" in one else []


def _topics(value: Any) -> list[str]:
    """A list, or an object of names and whether they are chosen."""
    if isinstance(value, Record):
        return [name for name, is_chosen in value.items() if is_chosen is True]
    return list(map(text, items(value)))


FORM = Form(
    name="hotcrp",
    label="HotCRP (JSON, ZIP with documents, or CSV of authors)",
    recognises=_recognises,
    read=_read,
)
