"""OpenReview: notes of both versions of its API, saved as JSON.

As api.openreview.net and api2.openreview.net answer and openreview-py writes them: in version 2
each value of `content` is an object with `value`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
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
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    filled,
    filled_links,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.openreview_notes import (
    Content,
    decision_of,
    is_submission,
    notes_of,
    replies_to,
)
from sphinx_proceedings.sources.imports.papers.submissions import (
    Delivered,
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.typed_names import typed_author
from sphinx_proceedings.sources.imports.papers.typed_text import latex_of_typed
from sphinx_proceedings.sources.imports.papers.ways import any_of
from sphinx_proceedings.sources.text.entities import without_entities
from sphinx_proceedings.sources.values.keywords import split_keywords

__all__ = ["FORM"]

_SITE = "https://openreview.net"
_NOTES = re.compile(rb'"notes"\s*:\s*\[')
_NOTE = re.compile(rb'"(?:forum|invitations?)"\s*:')
_CONTENT = re.compile(rb'"content"\s*:\s*\{')
_ON_SITE = re.compile(r"/(?:pdf|attachment)(?:/[\w.-]+|\?[\w.=&-]+)")
_BIBTEX_KEY = re.compile(r"\s*@[A-Za-z]+\s*\{\s*([A-Za-z][^\s,{}\"#%'()=\\~@]{0,99})\s*,")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n{}$\\]{1,200})(?<=\S)\*\*(?![\w*])")
"""Of Markdown, which the site shows in abstracts; single stars and lines mean too much else."""
_WITHDRAWN = re.compile(r"withdrawn", re.IGNORECASE)
_LINKS = {
    LinkKind.PDF: ("pdf",),
    LinkKind.CODE: ("code", "software", "github", "code_url"),
    LinkKind.DATASET: ("dataset", "data", "dataset_url"),
    LinkKind.SLIDES: ("slides",),
    LinkKind.POSTER: ("poster",),
    LinkKind.VIDEO: ("video",),
}
_USED = frozenset(
    {"title", "authors", "authorids", "abstract", "keywords", "venue", "venueid", "decision"}
    | {"_bibtex", "track", *(name for names in _LINKS.values() for name in names)}
)
_HINT = "save what api2.openreview.net/notes answers for the venue, as JSON"


def _names(package: Package) -> list[str]:
    """The files that hold notes."""
    return [
        name
        for name in files_ending_in(package, ".json")
        if _CONTENT.search(begin := begin_of(package, name))
        and (_NOTES.search(begin) or _NOTE.search(begin))
    ]


def _recognises(package: Package) -> bool:
    return bool(_names(package))


def _read(package: Package) -> Export:
    names = _names(package) or files_ending_in(package, ".json")[:1]
    if not names:
        raise ExportError(package.whole, "there are no notes of OpenReview in it", _HINT)
    reader = _Reader(package)
    gathered = GatheredPapers(FORM.name, package.locate(names[0]), reader.notes)
    for submission in reader.submissions(names):
        gathered.add(submission)
    return gathered.export(hint=_HINT, ways=any_of(reader.accepting))


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._files = [
            (name.rpartition("/")[2][: -len(".pdf")], name)
            for name in files_ending_in(package, ".pdf")
        ]
        self.notes = Notes(package.whole)
        self.accepting: set[str] = set()
        """Decisions of submissions that are accepted."""

    def submissions(self, names: list[str]) -> Iterator[Submission]:
        found: list[Record] = []
        decisions: dict[str, str] = {}
        for name in names:
            notes, count = notes_of(values_of_json(self._package, name))
            if count > len(notes):
                said = f"it holds {len(notes):,} of {count:,} notes; give all parts of the answer"
                self.notes.tell(self._package.locate(name), said)
            for note in notes:
                # Decisions may stand in notes of their own, which say nothing else that is taken.
                for forum, decision in replies_to(note):
                    decisions.setdefault(forum, decision)
                if is_submission(note):
                    found.append(note)
        for note in found:
            yield self._submission(note, decisions.get(text(note.get("id")), ""))

    def _submission(self, note: Record, decided: str) -> Submission:
        notes, content = self.notes, Content(note)
        identity, number = (notes.fact(text(note.get(name))) for name in ("id", "number"))
        venue, venueid = content.text("venue"), content.text("venueid")
        decision, is_accepted = decision_of(content, decided)
        decision = notes.line(decision)
        is_withdrawn = bool(_WITHDRAWN.search(f"{venue} {venueid}") or note.get("ddate"))
        if is_accepted and not is_withdrawn:
            self.accepting.add(decision)
        for name in content.names:
            if name not in _USED:
                notes.skip(name)
        key = _BIBTEX_KEY.match(content.text("_bibtex"))
        return Submission(
            location=note.location,
            number=number or identity,
            title=notes.latex(latex_of_typed(content.text("title"))),
            authors=tuple(filter(None, self._authors(content, note.location))),
            abstract=notes.latex_paragraphs(
                _STRONG.sub(r"\\textbf{\1}", latex_of_typed(content.text("abstract")))
            ),
            keywords=tuple(filter(None, map(self._fact, _keywords(content)))),
            decision=decision,
            is_withdrawn=is_withdrawn,
            key=key[1] if key and not key[1].startswith("anonymous") else "",
            fields=filled({"openreview": identity, "track": self._fact(content.text("track"))}),
            links=filled_links(self._links(content, note.location)),
            files=tuple(self._delivered(identity, number)),
        )

    def _fact(self, said: str) -> str:
        return self.notes.fact(without_entities(said))

    def _authors(self, content: Content, location: Location) -> Iterator[SubmittedAuthor | None]:
        """Names, or profiles of people; what identifies them is no name and is left out."""
        for value in items(content.value("authors")):
            author = record(value)
            places = [
                self.notes.place(text(place.get("name")), country=text(place.get("country")))
                for place in records(author.get("institutions"))
            ]
            name = text(value) or text(author.get("fullname")) or text(author.get("name"))
            yield typed_author(self.notes, location, name=name, places=places)

    def _links(self, content: Content, location: Location) -> Iterator[tuple[LinkKind, str]]:
        for kind, names in _LINKS.items():
            said = next(filter(None, map(content.text, names)), "")
            is_on_site = _ON_SITE.fullmatch(said) is not None
            url = self.notes.url(f"{_SITE}{said}" if is_on_site else said)
            if said and not url:
                text = f"the address of its {kind.value} is none, and is left out"
                self.notes.tell(location, text)
            yield kind, url

    def _delivered(self, identity: str, number: str) -> Iterator[Delivered]:
        """PDFs as they are downloaded together: `17_A_title.pdf`, or by the id of the note."""
        for stem, name in self._files:
            if stem == identity or (number and stem.partition("_")[0] == number):
                yield Delivered(name=name, role="paper")


def _keywords(content: Content) -> list[str]:
    value: Any = content.value("keywords")
    return list(map(text, items(value))) or list(split_keywords(text(value)))


FORM = Form(
    name="openreview",
    label="OpenReview (notes of its API as JSON)",
    recognises=_recognises,
    read=_read,
)
