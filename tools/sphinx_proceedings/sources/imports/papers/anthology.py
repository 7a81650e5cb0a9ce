"""ACL Anthology XML (https://github.com/acl-org/acl-anthology, `data/xml/schema.rnc`) → papers.

Files that a volume names without their address are those of the Anthology's site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in, path_of
from sphinx_proceedings.sources.imports.papers.acl_attachments import ATTACHMENTS
from sphinx_proceedings.sources.imports.papers.anthology_event import event_details, volume_links
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
    SubmittedAuthor,
)
from sphinx_proceedings.sources.imports.papers.xml_texts import (
    inner_text,
    place_of,
    rich_lines,
    rich_of,
    root_of,
)
from sphinx_proceedings.sources.imports.xml_root import local_name
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["FORM"]

_SITE = "https://aclanthology.org/"
_WANTED = "an XML file of the Anthology"
_HINT = "give an XML file of data/xml in the Anthology's repository"
_COLLECTION = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<collection[\s>]", re.DOTALL)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL = re.compile(r"[A-Za-z0-9][\w.-]{0,199}")
_FACTS = {
    "publisher": "publisher",
    "address": "address",
    "month": "month",
    "year": "year",
    "isbn": "isbn",
    "ISBN": "isbn",
    "volume": "volume",
    "journal-title": "journal",
    "journal-volume": "volume",
    "journal-issue": "number",
}
_SINGLE = frozenset({"award", "bibkey", "doi", "language", "note", "pages", "title", "url"})
_SEEN = _SINGLE | {
    "abstract", "attachment", "author", "editor", "erratum", "mrf", "removed", "retracted",
    "revision", "video", "pwccode", "pwcdataset", "ingest-date", "shortbooktitle", "booktitle",
    "venue", "bibtype", "year", "month", "publisher", "address",
}  # fmt: skip


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".xml")
    return bool(names) and all(_COLLECTION.match(begin_of(package, name)) for name in names)


def _read(package: Package) -> Export:
    notes = Notes(package.whole)
    papers = GatheredPapers(FORM.name, package.whole, notes)
    pdfs = {PurePosixPath(name).name: name for name in files_ending_in(package, ".pdf")}
    volumes: list[Any] = []
    events: list[Mapping[str, str]] = []
    for name in files_ending_in(package, ".xml"):
        path = path_of(package, name)
        root = root_of(package, name, wanted=_WANTED, export=_HINT)
        events.append(event_details(root, notes))
        # A journal's paper has an element of this name too.
        for volume in (volume for volume in root.iter("{*}volume") if len(volume)):
            _Volume(path, volume, notes, pdfs).read_into(papers)
            volumes.append(volume)
    if len(volumes) > 1:
        notes.skip("frontmatter", sum(v.find("{*}frontmatter") is not None for v in volumes))
    only = volume_links(volumes[0], _SITE, notes) if len(volumes) == 1 else {}
    details = events[0] if len(events) == 1 else {}
    return papers.export(hint=_HINT, volume=only, details=details)


class _Volume:
    """Reads the papers of a volume."""

    def __init__(self, path: str, volume: Any, notes: Notes, pdfs: Mapping[str, str]) -> None:
        self._path, self._volume, self._notes, self._pdfs = path, volume, notes, pdfs
        collection = volume.getparent()
        of_collection = "" if collection is None else collection.get("id", "")
        self._name = f"{of_collection}-{volume.get('id', '')}"

    def read_into(self, papers: GatheredPapers) -> None:
        """Add all that is not front matter."""
        meta = next((child for child in self._volume if local_name(child) == "meta"), None)
        elements = [] if meta is None else list(meta)
        facts = self._facts(elements)
        editors = [self._person(e) for e in elements if local_name(e) == "editor"]
        for element in self._volume:
            if local_name(element) == "paper":
                papers.add(self._paper(element), facts=facts, editors=editors)

    def _facts(self, elements: list[Any]) -> Mapping[str, str]:
        facts: dict[str, str] = {}
        for element in elements:
            name = local_name(element)
            if name == "booktitle":
                facts["booktitle"] = rich_of(element, self._notes).plain
            elif name in _FACTS:
                facts.setdefault(_FACTS[name], self._notes.fact(inner_text(element)))
        return filled(facts)

    def _paper(self, element: Any) -> Submission:
        found: dict[str, Any] = {}
        for child in element:
            if (name := local_name(child)) in _SINGLE:
                found.setdefault(name, child)
            elif name not in _SEEN:
                self._notes.skip(f"<{name}>")
        title, abstract = found.get("title"), element.find("{*}abstract")
        number = self._number(element, found.get("url"))
        return Submission(
            location=place_of(self._path, element),
            number=number,
            title=RichText() if title is None else rich_of(title, self._notes),
            authors=self._notes.people(
                map(self._person, element.iterfind("{*}author")), place_of(self._path, element)
            ),
            abstract=() if abstract is None else rich_lines(abstract, self._notes),
            key=self._notes.line(inner_text(found.get("bibkey"))),
            fields=self._fields(element, found),
            links=filled_links(self._links(element, number, found.get("url"))),
            files=tuple(
                Delivered(name=name, role="paper")
                for name in [self._pdfs.get(f"{number}.pdf", "")]
                if name
            ),
        )

    def _number(self, element: Any, url: Any) -> str:
        """The Anthology's identifier; without one, collection, volume and number."""
        written = self._notes.line(inner_text(url))
        written = written.removeprefix(_SITE).removesuffix("/").removesuffix(".pdf")
        if _LOCAL.fullmatch(written):
            return written
        number = element.get("id", "")
        return self._notes.line(f"{self._name}.{number}") if number else ""

    def _person(self, element: Any) -> SubmittedAuthor | None:
        def part(name: str) -> str:
            return inner_text(element.find(f"{{*}}{name}"))

        self._notes.skip("<variant> of a name", len(element.findall("{*}variant")))
        return self._notes.author(
            place_of(self._path, element),
            given=part("first"),
            family=part("last"),
            name="" if len(element) else inner_text(element),
            orcid=element.get("orcid", ""),
            places=[
                self._notes.place(inner_text(place)) for place in element.iterfind("{*}affiliation")
            ],
        )

    def _fields(self, element: Any, found: Mapping[str, Any]) -> Mapping[str, str]:
        def said(name: str) -> str:
            return self._notes.fact(inner_text(found.get(name)))

        pages, language = said("pages"), said("language")
        awards = (self._notes.fact(inner_text(award)) for award in element.iterfind("{*}award"))
        return filled(
            {
                "pages": pages_in(pages).pages or pages,
                "doi": self._notes.doi(inner_text(found.get("doi"))),
                "language": language,
                "note": said("note"),
                "award": "; ".join(dict.fromkeys(filter(None, awards))),
                **self._standing(element),
            }
        )

    def _standing(self, element: Any) -> dict[str, str]:
        """Whether the paper stands as it was published: the gravest of what is told."""
        for name, status in (("removed", "withdrawn"), ("retracted", "retracted")):
            if (notice := element.find(f"{{*}}{name}")) is not None:
                return self._status(status, notice, self._notes.line(inner_text(notice)))
        errata = element.findall("{*}erratum")
        changes = [*errata, *element.findall("{*}revision")]
        if not changes:
            return {}
        last = max(reversed(changes), key=lambda change: change.get("date", ""))
        text = self._notes.line(inner_text(last))
        if last in errata:
            text = f"Erratum: {_SITE}{text}.pdf" if _LOCAL.fullmatch(text) else f"Erratum: {text}"
        return self._status("corrected", last, text)

    def _status(self, status: str, element: Any, notice: str) -> dict[str, str]:
        date = self._notes.line(element.get("date", ""))
        return {
            "status": status,
            "statusdate": date if _DATE.fullmatch(date) else "",
            "notice": notice,
        }

    def _links(self, element: Any, number: str, url: Any) -> Iterator[tuple[LinkKind, str]]:
        written = self._notes.line(inner_text(url))
        if _LOCAL.fullmatch(written):
            yield LinkKind.URL, f"{_SITE}{number}/"
            yield LinkKind.PDF, f"{_SITE}{number}.pdf"
        elif address := self._notes.url(written):
            yield LinkKind.PDF if address.endswith(".pdf") else LinkKind.URL, address
        for video in element.iterfind("{*}video"):
            if video.get("permission", "true") != "false":
                yield LinkKind.VIDEO, self._address(video.get("href", ""))
        for code in element.iterfind("{*}pwccode"):
            yield LinkKind.CODE, self._address(code.get("url", ""))
        for attachment in element.iterfind("{*}attachment"):
            name = inner_text(attachment).strip()
            kind = ATTACHMENTS.get(attachment.get("type", "").lower())
            if kind is None:
                self._notes.skip("<attachment> of another type than software, slides and the like")
            else:
                yield kind, self._address(name, "attachments/")

    def _address(self, written: str, folder: str = "") -> str:
        name = self._notes.line(written)
        return f"{_SITE}{folder}{name}" if _LOCAL.fullmatch(name) else self._notes.url(name)


FORM = Form(
    name="anthology",
    label="ACL Anthology (XML)",
    recognises=_recognises,
    read=_read,
)
