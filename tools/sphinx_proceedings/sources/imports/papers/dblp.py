"""dblp (https://dblp.org/faq/How+are+data+annotations+used+in+dblp+XML.html; `dblp.dtd`) → papers.

Digits behind a name tell namesakes apart and are no part of it; every title ends in a full stop
that is not its own.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in, path_of
from sphinx_proceedings.sources.imports.papers.bib_volume import read_bib_volume
from sphinx_proceedings.sources.imports.papers.gathered_papers import (
    GatheredPapers,
    filled,
    filled_links,
    is_doi_address,
)
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.xml_texts import (
    inner_text,
    place_of,
    rich_of,
    root_of,
)
from sphinx_proceedings.sources.imports.xml_root import local_name
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["FORM"]

_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*|<\?[^>]*>\s*)*"
    rb"<(?:dblp(?:person|cites)?|bht)[\s>]",
    re.DOTALL,
)
"""Of records, and of the page of a volume."""
_BIB = re.compile(rb"@\s*\w+\s*[{(]\s*DBLP:", re.IGNORECASE)
_HINT = "give the XML or BibTeX file that dblp.org offers for a volume"
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_EXTERNAL = re.compile(rb"<!DOCTYPE\s+(?:dblp|bht)\s+(?:SYSTEM|PUBLIC)\s[^>\[]*>")
_HOMONYM = re.compile(r" [0-9]{4}\Z")
_PAPERS = frozenset({"inproceedings", "incollection", "article"})
_VOLUMES = frozenset({"proceedings", "book"})
_FACTS = ("booktitle", "journal", "number", "volume", "year")
_OF_VOLUME = ("isbn", "publisher", "series", "volume", "year")
_READ = frozenset(
    {*_FACTS, "author", "cdrom", "cite", "crossref", "ee", "pages", "title", "url", "month"}
)
_ARXIV = re.compile(r"https?://(?:www\.)?arxiv\.org/abs/")


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".xml", ".bib")
    return bool(names) and all(
        (_BIB.search if name.lower().endswith(".bib") else _ROOT.match)(begin_of(package, name))
        for name in names
    )


def _read(package: Package) -> Export:
    names = files_ending_in(package, ".xml", ".bib")
    if not names:
        raise ExportError(package.whole, "it has no XML or BibTeX file", _HINT)
    if len(names) == 1 and names[0].lower().endswith(".bib"):
        return read_bib_volume(package, names[0], FORM.name, hint=_HINT)
    notes = Notes(package.whole)
    papers = GatheredPapers(FORM.name, package.whole, notes)
    for name in files_ending_in(package, ".xml"):
        path = path_of(package, name)
        root = root_of(
            package, name, wanted="an XML file of dblp", export=_HINT, change=_without_entities
        )
        _File(path, root, notes).read_into(papers)
    return papers.export(hint=_HINT)


def _without_entities(data: bytes) -> bytes:
    """The same with numbers in place of the letters that `dblp.dtd` names, as HTML does."""

    def numbered(found: re.Match[bytes]) -> bytes:
        name = found[1].decode("ascii")
        code = None if name in _OF_XML else html.entities.name2codepoint.get(name)
        return f"&#{code};".encode("ascii") if code else found[0]

    if not _EXTERNAL.search(data[:2000]):
        return data
    return _ENTITY.sub(numbered, data)


class _File:
    """Reads the papers of a file."""

    def __init__(self, path: str, root: Any, notes: Notes) -> None:
        self._path, self._root, self._notes = path, root, notes

    def read_into(self, papers: GatheredPapers) -> None:
        """Add every paper, with what its volume says where that is in the file as well."""
        # The root of a volume's page has the key of the page.
        elements = [e for e in self._root.iter("{*}*") if e.get("key") and e is not self._root]
        volumes = {e.get("key"): e for e in elements if local_name(e) in _VOLUMES}
        # Of a file with one volume, also papers that do not name it.
        alone = next(iter(volumes.values())) if len(volumes) == 1 else None
        read: dict[Any, tuple[Mapping[str, str], list[SubmittedAuthor | None]]] = {}
        for element in elements:
            if local_name(element) not in _PAPERS:
                if local_name(element) not in _VOLUMES:
                    self._notes.skip(f"<{local_name(element)}>")
                continue
            volume = volumes.get(self._said(element, "crossref"), alone)
            if volume not in read:
                read[volume] = self._volume(volume)
            facts, editors = read[volume]
            own = {name: self._said(element, name) for name in _FACTS}
            papers.add(
                self._paper(element), facts=filled({**filled(own), **facts}), editors=editors
            )

    def _volume(self, volume: Any) -> tuple[Mapping[str, str], list[SubmittedAuthor | None]]:
        if volume is None:
            return {}, []
        facts = {name: self._said(volume, name) for name in _OF_VOLUME}
        title = volume.find("{*}title")
        if title is not None:
            facts["booktitle"] = self._title(title).plain
        return filled(facts), [self._person(e) for e in volume.iterfind("{*}editor")]

    def _paper(self, element: Any) -> Submission:
        for name in {local_name(child) for child in element} - _READ:
            self._notes.skip(f"<{name}>")
        title, key = element.find("{*}title"), self._notes.line(element.get("key", ""))
        pages = self._said(element, "pages")
        ees = [inner_text(ee) for ee in element.iterfind("{*}ee")]
        authors = (self._person(author) for author in element.iterfind("{*}author"))
        dois = (self._notes.doi(ee) for ee in ees if is_doi_address(ee))
        return Submission(
            location=place_of(self._path, element),
            number=key,
            title=RichText() if title is None else self._title(title),
            authors=self._notes.people(authors, place_of(self._path, element)),
            key=f"DBLP:{key}" if key else "",
            fields=filled(
                {
                    "pages": pages_in(pages).pages or pages,
                    "doi": next(filter(None, dois), ""),
                    "status": "withdrawn" if element.get("publtype") == "withdrawn" else "",
                }
            ),
            links=filled_links(self._links(ees)),
        )

    def _links(self, ees: list[str]) -> Iterator[tuple[LinkKind, str]]:
        for ee in ees:
            url = self._notes.url(ee)
            if is_doi_address(url):
                continue
            if _ARXIV.match(url):
                yield LinkKind.PREPRINT, url
            else:
                yield LinkKind.PDF if url.lower().endswith(".pdf") else LinkKind.URL, url

    def _title(self, element: Any) -> RichText:
        title = rich_of(element, self._notes)
        last = title.nodes[-1] if title else None
        if not isinstance(last, Text) or not last.text.endswith(".") or last.text.endswith("..."):
            return title
        return self._notes.rich(RichText((*title.nodes[:-1], Text(last.text[:-1]))))

    def _person(self, element: Any) -> SubmittedAuthor | None:
        return self._notes.author(
            place_of(self._path, element),
            name=_HOMONYM.sub("", " ".join(inner_text(element).split())),
            orcid=element.get("orcid", ""),
        )

    def _said(self, element: Any, name: str) -> str:
        return self._notes.fact(inner_text(element.find(f"{{*}}{name}")))


FORM = Form(name="dblp", label="dblp (XML or BibTeX)", recognises=_recognises, read=_read)
