"""BibTeX entries → papers and volumes of one edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.papers import (
    MONTHS,
    Eprint,
    Issued,
    LinkKind,
    Paper,
    PaperLink,
    Publication,
    Volume,
)
from sphinx_proceedings.read.bibtex import BibEntry, BibFile
from sphinx_proceedings.read.credits import Credits
from sphinx_proceedings.read.identities import Identifies
from sphinx_proceedings.read.inherit import VOLUME_TYPES
from sphinx_proceedings.read.keys import PaperAddresses
from sphinx_proceedings.read.problems import Problems
from sphinx_proceedings.read.standing import (
    former_keys,
    known_relations,
    read_relations,
    read_standing,
)
from sphinx_proceedings.read.text import BibText

__all__ = ["EditionPapers", "read_papers"]

_NO_PAPER = VOLUME_TYPES | {"xdata", "set", "periodical"}
_KEYWORD = re.compile(r"(?:&#?[A-Za-z0-9]{1,10};|\\.|[^,;])+", re.DOTALL)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_ISO_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:/.*)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionPapers:
    """What an edition's `.bib` file holds."""

    papers: tuple[Paper, ...]
    volumes: dict[str, Volume]
    damaged: frozenset[str]
    """Case-folded keys of entries that were left out."""
    diagnostics: tuple[Diagnostic, ...]


def read_papers(edition: str, file: BibFile, identities: Identifies) -> EditionPapers:
    """Make every entry a paper or volume of `edition`; the entries have inherited already."""
    addresses = PaperAddresses(file.entries)
    reader = _PaperReader(edition, identities, addresses)
    papers: list[Paper] = []
    volumes: dict[str, Volume] = {}
    damaged = set(file.damaged)
    for entry in file.entries:
        if entry.type in VOLUME_TYPES:
            volumes[entry.key] = reader.volume(entry)
        elif entry.type in _NO_PAPER:
            continue
        elif (paper := reader.paper(entry)) is not None:
            papers.append(paper)
        else:
            damaged.add(entry.key.casefold())
    related, unknown = known_relations(papers, damaged)
    return EditionPapers(
        papers=related,
        volumes=volumes,
        damaged=frozenset(damaged),
        diagnostics=(
            *addresses.diagnostics,
            *reader.problems.diagnostics,
            *reader.text.diagnostics,
            *unknown,
        ),
    )


class _PaperReader:
    def __init__(self, edition: str, identities: Identifies, addresses: PaperAddresses) -> None:
        self.problems = Problems()
        self.text = BibText()
        self._credits = Credits(identities, self.text, self.problems)
        self._edition = edition
        self._addresses = addresses

    def paper(self, entry: BibEntry) -> Paper | None:
        """The paper, or None (reported) where it can have no page."""
        title = self.text.rich(entry, "title")
        slug = self._addresses.slug(entry)
        if not slug:
            return None
        if not any(character.isprintable() and not character.isspace() for character in str(title)):
            self._missing(entry, "title", f"{entry.key} has no title; it is left out")
            return None
        former = self._addresses.former(entry, former_keys(entry))
        authors, others = self._credits.authorships(entry, "author")
        if not authors and not entry.value("author").strip():
            self._missing(entry, "author", f"{entry.key} has no author")
        return Paper(
            key=entry.key,
            slug=slug,
            edition=self._edition,
            entry_type=entry.type,
            location=entry.location,
            title=title,
            subtitle=self.text.rich(entry, "subtitle"),
            authors=authors,
            more_authors=others,
            presenters=self._credits.presenters(entry, authors),
            abstract=self.text.paragraphs(entry, "abstract"),
            keywords=self._keywords(entry),
            publication=self._publication(entry, "booktitle", "journaltitle", "journal"),
            pages=_page_range(self.text.plain(entry, "pages")),
            page_count=self.text.plain(entry, "pagetotal", "numpages"),
            doi=self._doi(entry),
            eprint=self._eprint(entry),
            links=self._links(entry),
            award=self.text.rich(entry, "award"),
            note=self.text.rich(entry, "note"),
            standing=read_standing(entry, self.text, self.problems),
            relations=read_relations(entry),
            former_keys=tuple(former),
            former_slugs=tuple(former.values()),
        )

    def volume(self, entry: BibEntry) -> Volume:
        """The proceedings volume."""
        return Volume(
            key=entry.key,
            edition=self._edition,
            publication=self._publication(entry, "title", "booktitle"),
            location=entry.location,
            doi=self._doi(entry),
            url=self._url(entry, "url"),
        )

    def _publication(self, entry: BibEntry, *container: str) -> Publication:
        return Publication(
            container=self.text.rich(entry, *container),
            editors=self._credits.authorships(entry, "editor")[0],
            series=self.text.rich(entry, "series"),
            # Whoever publishes a thesis or a report; BibTeX has a name for each.
            publisher=self.text.rich(entry, "publisher", "school", "institution"),
            address=self.text.rich(entry, "address"),
            location=self.text.rich(entry, "venue", "location"),
            volume=self.text.plain(entry, "volume"),
            number=self.text.plain(entry, "number"),
            isbn=self.text.plain(entry, "isbn"),
            issn=self.text.plain(entry, "issn"),
            issued=self._issued(entry),
        )

    def _missing(self, entry: BibEntry, name: str, message: str) -> None:
        self.problems.report(
            Code.BIB_MISSING_FIELD, entry.location, message, f"add {name} = {{…}}, to the entry"
        )

    # Single fields

    def _keywords(self, entry: BibEntry) -> tuple[str, ...]:
        field = entry.fields.get("keywords")
        if field is None:
            return ()
        words = (self.text.fragment(entry, field, word) for word in _KEYWORD.findall(field.value))
        return tuple(dict.fromkeys(word for word in words if word))

    def _doi(self, entry: BibEntry) -> str:
        field = entry.fields.get("doi")
        if field is None:
            return ""
        doi = re.sub(
            r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", _verbatim(field.value), flags=re.IGNORECASE
        )
        if _DOI.fullmatch(doi):
            return doi
        self.problems.bad_value(entry, field, "expected a DOI such as 10.1145/3578356.3592577")
        return ""

    def _eprint(self, entry: BibEntry) -> Eprint | None:
        field = entry.fields.get("eprint")
        if field is None:
            return None
        archive = entry.value("eprinttype", "archiveprefix").strip().lower() or "arxiv"
        identifier = re.sub(r"^arxiv:\s*", "", _verbatim(field.value), flags=re.IGNORECASE)
        if not re.fullmatch(r"[\w./-]+", identifier) or ".." in identifier:
            self.problems.bad_value(entry, field, "expected an identifier such as 2303.04651")
            return None
        return Eprint(archive=archive, id=identifier)

    def _links(self, entry: BibEntry) -> tuple[PaperLink, ...]:
        links = ((kind, self._url(entry, kind.value)) for kind in LinkKind)
        return tuple(PaperLink(kind=kind, url=url) for kind, url in links if url)

    def _url(self, entry: BibEntry, name: str) -> str:
        field = entry.fields.get(name)
        if field is None or not field.value.strip():
            return ""
        url = _verbatim(field.value)
        if _URL.fullmatch(url):
            return url
        self.problems.bad_value(
            entry, field, "expected an address that starts with https:// or http://"
        )
        return ""

    def _issued(self, entry: BibEntry) -> Issued | None:
        if (field := entry.fields.get("date")) is not None:
            iso = _ISO_DATE.fullmatch(field.value.strip())
            if iso and _is_month(iso[2]) and _is_day(iso[3]):
                return _issued(iso[1], iso[2], iso[3])
            self.problems.bad_value(
                entry, field, "expected a date such as 2023-05-08, 2023-05 or 2023"
            )
        if (field := entry.fields.get("year")) is None:
            return None
        year = re.fullmatch(r"\{*([0-9]{4})\}*", field.value.strip())
        if year is None:
            self.problems.bad_value(entry, field, "expected a year such as 2023")
            return None
        month, day = _month_number(entry.value("month")), entry.value("day").strip()
        for name, is_right, expected in (
            ("month", _is_month(month), "a month such as may or 5"),
            ("day", _is_day(day), "a day from 1 to 31"),
        ):
            if not is_right:
                self.problems.bad_value(entry, entry.fields[name], f"expected {expected}")
        return _issued(year[1], month if _is_month(month) else "", day if _is_day(day) else "")


def _verbatim(value: str) -> str:
    """A verbatim field, where some tools escape TeX's special characters all the same."""
    return re.sub(r"\\([%_#&~$])", r"\1", value.strip()).removeprefix("\\url{").rstrip("}")


def _page_range(pages: str) -> str:
    return re.sub(r"\s*[-\u2010-\u2015\u2212]+\s*", "–", pages)


def _month_number(month: str) -> str:
    """The month, or the first of a range such as `may # " 31--" # jun # " 2"`; else as written."""
    for word in re.findall(r"[a-z]{3,}|[0-9]+", month.lower()):
        if word[:3] in MONTHS:
            return str(MONTHS.index(word[:3]) + 1)
        if word.isdigit():
            return str(word)
    return month.strip()


def _is_up_to(most: int, text: str | None) -> bool:
    """Whether the text is a number from 1 to `most`, or nothing at all."""
    return not text or (re.fullmatch(r"[0-9]{1,2}", text) is not None and 1 <= int(text) <= most)


_is_month = partial(_is_up_to, 12)
_is_day = partial(_is_up_to, 31)


def _issued(year: str, month: str | None, day: str | None) -> Issued:
    return Issued(
        year=int(year), month=int(month) if month else None, day=int(day) if day else None
    )
