"""A folder of aclpub2 (https://github.com/rycolab/aclpub2) → papers and what is around them.

Texts in its files are LaTeX.  Names of files that they give are looked for in the package alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.records import (
    Record,
    items,
    record,
    records,
    text,
    texts,
)
from sphinx_proceedings.sources.imports.papers.acl_attachments import ATTACHMENTS
from sphinx_proceedings.sources.imports.papers.aclpub2_folder import Folder
from sphinx_proceedings.sources.imports.papers.aclpub2_front import Front, author_of
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    filled,
    filled_links,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
)
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["FORM"]

_HINT = "give the folder that aclpub2 reads, with papers.yml, or an archive of it"
_READ = frozenset(
    {
        "abstract", "archival", "attachments", "attributes", "authors", "decision", "doi", "file",
        "id", "keywords", "pages", "pdf_file", "title", "track",
    }
)  # fmt: skip
_ROLES = {
    "attachment": "supplement",
    "note": "supplement",
    "supplementary": "supplement",
    "supplementary_material": "supplement",
    "supplement": "supplement",
    "presentation": "slides",
    "slides": "slides",
    "poster": "poster",
}
_ACCEPTED = r"(?i)^(?!.*(?:reject|withdr)).*$"
"""The list is of what was accepted."""
_MADE = ("watermarked_pdfs", "watermarked_pdf")
"""Folders of what was made of the papers."""
_DETAILS = frozenset({"conference_details", "organizing_committee", "program_committee"})


def _recognises(package: Package) -> bool:
    folder = Folder(package)
    names = _DETAILS | {stem.replace("_", "-") for stem in _DETAILS}
    return bool(folder.papers) and any(folder.has(stem) for stem in names)


def _read(package: Package) -> Export:
    notes = Notes(package.whole)
    folder = Folder(package)
    listed = folder.read()
    papers = GatheredPapers(FORM.name, package.whole, notes)
    for paper in items(record(listed).get("papers", listed)):
        if isinstance(paper, Record):
            papers.add(_Paper(paper, folder, notes).submission())
        else:
            notes.skip("values that are no paper")
    if papers and not folder.has_papers:
        notes.tell(package.whole, "no PDF is among the files")
    front = Front(folder, notes)
    return papers.export(
        hint=_HINT,
        volume=front.volume(),
        editors=front.editors(),
        committees=front.committees(),
        sponsors=front.sponsors(),
        prefaces=front.prefaces(),
        talks=front.talks(),
        details=front.details(),
        ways=_ACCEPTED,
    )


class _Paper:
    """Reads one paper."""

    def __init__(self, paper: Record, folder: Folder, notes: Notes) -> None:
        self._paper, self._folder, self._notes = paper, folder, notes
        self._attributes = record(paper.get("attributes"))

    def submission(self) -> Submission:
        """The paper."""
        paper, notes = self._paper, self._notes
        for name in sorted(paper.keys() - _READ):
            notes.skip(name)
        for name in sorted(self._attributes.keys() - {"submitted_area", "track"}):
            notes.skip(f"attributes/{name}")
        authors = (
            author_of(author, paper.location, notes) for author in items(paper.get("authors"))
        )
        keywords = (notes.latex_fact(word) for word in texts(paper.get("keywords")))
        return Submission(
            location=paper.location,
            number=notes.line(text(paper.get("id"))),
            title=notes.latex(text(paper.get("title"))),
            authors=notes.people(authors, paper.location),
            abstract=notes.latex_paragraphs(text(paper.get("abstract"))),
            keywords=tuple(dict.fromkeys(filter(None, keywords))),
            decision=notes.fact(text(paper.get("decision"))),
            fields=self._fields(),
            links=filled_links(self._links()),
            files=tuple(self._files()),
        )

    def _fields(self) -> Mapping[str, str]:
        areas = (self._paper.get("track"), *map(self._attributes.get, ("track", "submitted_area")))
        tracks = (self._notes.latex_fact(text(area)) for area in areas)
        return filled(
            {
                "track": next(filter(None, tracks), ""),
                "pages": self._notes.fact(text(self._paper.get("pages"))),
                "doi": self._notes.doi(text(self._paper.get("doi"))),
                "archival": "no" if self._paper.get("archival") is False else "",
            }
        )

    def _links(self) -> Iterator[tuple[LinkKind, str]]:
        for attachment in records(self._paper.get("attachments")):
            kind, url = self._type(attachment), self._notes.url(text(attachment.get("url")))
            if kind in ATTACHMENTS:
                yield ATTACHMENTS[kind], url
            elif url:
                self._notes.skip(f"addresses of attachments of the type {kind}")

    def _files(self) -> Iterator[Delivered]:
        written = [text(self._paper.get(name)) for name in ("file", "pdf_file")]
        found = [self._folder.file(name, "papers") for name in written if name.strip()]
        number = text(self._paper.get("id")).strip()
        found.append(
            self._folder.file(f"{number}.pdf", "papers", "watermarked_pdfs", "watermarked_pdf")
        )
        if name := next(filter(None, found), ""):
            yield Delivered(name=name, role="paper")
        elif any(written) and self._folder.has_papers:
            self._tell_missing(self._paper, "the PDF", next(filter(None, written)))
        for attachment in records(self._paper.get("attachments")):
            if written_name := text(attachment.get("file")).strip():
                kind, name = self._type(attachment), self._folder.file(written_name, "attachments")
                if name:
                    yield Delivered(name=name, role=_ROLES.get(kind, kind))
                else:
                    self._tell_missing(attachment, f"the {kind}", written_name)

    def _tell_missing(self, where: Record, what: str, written: str) -> None:
        number = self._notes.line(text(self._paper.get("id")))
        name = shown(self._notes.line(written))
        self._notes.tell(
            where.location, f"{what} of paper {number}, {name!r}, is not among the files"
        )

    def _type(self, attachment: Record) -> str:
        return self._notes.fact(text(attachment.get("type"))).lower() or "supplement"


FORM = Form(name="aclpub2", label="aclpub2 (folder or archive)", recognises=_recognises, read=_read)
