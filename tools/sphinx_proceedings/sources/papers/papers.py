"""BibTeX entries → papers and volumes of one edition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.archives import Eprint
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.entry_types import (
    ENTRY_TYPES,
    PAGELESS_TYPES,
    VOLUME_TYPES,
    WorkKind,
)
from sphinx_proceedings.model.links import leads_to_pdf
from sphinx_proceedings.model.papers import (
    Issued,
    LinkKind,
    Paper,
    PaperLink,
    Publication,
    Volume,
)
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.sources.bibtex.entries import BibEntry, BibFile
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.problems import EntryProblems
from sphinx_proceedings.sources.papers.archival import as_presented, read_archival
from sphinx_proceedings.sources.papers.credits import Credits
from sphinx_proceedings.sources.papers.keys import PaperAddresses
from sphinx_proceedings.sources.papers.known import read_known
from sphinx_proceedings.sources.papers.other_titles import read_other_titles
from sphinx_proceedings.sources.papers.publications import read_publication
from sphinx_proceedings.sources.papers.relations import (
    former_keys,
    read_relations,
    resolved_relations,
)
from sphinx_proceedings.sources.papers.rights import read_rights
from sphinx_proceedings.sources.papers.sections import Sections, read_sections
from sphinx_proceedings.sources.papers.status import read_standing
from sphinx_proceedings.sources.people.identities import Identifies
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.dates import date_in
from sphinx_proceedings.sources.values.embargoes import (
    EMBARGO_FORM,
    StatedEmbargo,
    embargo_in,
    without_date,
)
from sphinx_proceedings.sources.values.eprints import arxiv_in, eprint_of
from sphinx_proceedings.sources.values.identifiers import (
    doi_in,
    only_address_in,
    url_in,
    without_outer_braces,
)
from sphinx_proceedings.sources.values.keywords import split_keywords
from sphinx_proceedings.sources.values.pages import Pages, pages_in

__all__ = ["EditionPapers", "read_papers"]

_KEYWORDS = ("keywords", "keyword", "author_keywords", "author-keywords")
_ARTICLE_NUMBERS = ("eid", "articleno", "article-number", "articlenumber", "article_number")
_ARTICLE_LABEL = re.compile(
    r"(?:UNSP|ARTN|Art(?:icle|\.)?(?:\s*(?:no|number|id)\.?)?)[\s:]+(?=\S)", re.IGNORECASE
)
"""What is before the number in some, such as those of the Web of Science."""
_LINKS = {
    LinkKind.CODE: ("code", "software", "github", "repository"),
    LinkKind.VIDEO: ("video", "presentation-video"),
}
"""What else, beside its own name, a link is called in the wild."""
_OF_PAPERS = tuple(kind for kind in LinkKind if kind not in (LinkKind.STREAM, LinkKind.QUESTIONS))
_PLAIN_PAGES = re.compile(r"([0-9]{1,9})--([0-9]{1,9})")
_PMID = re.compile(r"(?:PMID:?\s*)?([0-9]{1,12})", re.IGNORECASE)
_PMCID = re.compile(r"(?:PMCID:?\s*)?(PMC[0-9]{1,12})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionPapers:
    """What an edition's `.bib` file holds."""

    papers: tuple[Paper, ...]
    volumes: dict[str, Volume]
    damaged: frozenset[str]
    """Case-folded keys of entries that were left out."""
    diagnostics: tuple[Diagnostic, ...]
    embargoes: dict[str, StatedEmbargo] = field(default_factory=dict)
    """Of papers by key, their own or the volume's."""


def read_papers(edition: EditionId, file: BibFile, identities: Identifies) -> EditionPapers:
    """Make every entry a paper or volume of `edition`; the entries have inherited already."""
    problems = EntryProblems()
    addresses = PaperAddresses(file.entries, problems)
    held = [entry for entry in file.entries if entry.type in VOLUME_TYPES]
    reader = _PaperReader(edition, identities, addresses, held, problems)
    papers: list[Paper] = []
    volumes: dict[str, Volume] = {}
    embargoes: dict[str, StatedEmbargo] = {}
    damaged = set(file.damaged)
    for entry in file.entries:
        embargo = reader.embargo(entry)
        if embargo is not None:
            embargoes[entry.key] = embargo
        if entry.type in VOLUME_TYPES:
            volumes[entry.key] = reader.volume(entry)
        elif entry.type in PAGELESS_TYPES:
            continue
        elif (paper := reader.paper(entry)) is not None:
            papers.append(paper)
        else:
            damaged.add(entry.key.casefold())
    return EditionPapers(
        papers=resolved_relations(
            [as_presented(paper, volumes.values()) for paper in papers], damaged, problems
        ),
        volumes=volumes,
        damaged=frozenset(damaged),
        diagnostics=(*problems.diagnostics, *reader.text.diagnostics),
        embargoes=embargoes,
    )


class _PaperReader:
    def __init__(
        self,
        edition: EditionId,
        identities: Identifies,
        addresses: PaperAddresses,
        volumes: Iterable[BibEntry],
        problems: EntryProblems,
    ) -> None:
        self.text = BibText()
        self._problems = problems
        self._credits = Credits(edition, identities, self.text, problems)
        self._sections = Sections(volumes, self.text, problems)
        self._edition = edition
        self._addresses = addresses
        self._told_embargoes: set[Location] = set()

    def paper(self, entry: BibEntry) -> Paper | None:
        """The paper, or None (reported) where it can have no page."""
        title, slug = self.text.rich(entry, "title"), self._addresses.slug(entry)
        if not slug:
            return None
        if not any(character.isprintable() and not character.isspace() for character in str(title)):
            self._missing(entry, "title", f"{entry.key} has no title; it is left out")
            return None
        former = self._addresses.former(entry, former_keys(entry))
        authors, others = self._authors(entry)
        where, plain = self._pages(entry), self.text.plain
        licence, copyright_line = read_rights(entry, self.text)
        return Paper(
            key=entry.key,
            slug=slug,
            edition=self._edition,
            entry_type=entry.type,
            location=entry.location,
            title=title,
            subtitle=self.text.rich(entry, "subtitle"),
            other_titles=read_other_titles(entry, self.text, title.plain),
            authors=authors,
            more_authors=others,
            presenters=self._credits.presenters(entry, authors),
            abstract=self.text.paragraphs(entry, "abstract"),
            keywords=self._keywords(entry),
            publication=self._publication(entry, ENTRY_TYPES.get(entry.type, WorkKind.OTHER)),
            genre_key=plain(entry, "type"),
            how_published=self._how_published(entry),
            chapter=plain(entry, "chapter"),
            pages=where.pages,
            article_number=where.article,
            page_count=where.count,
            version=plain(entry, "version"),
            language=plain(entry, "language", "langid", "hyphenation"),
            track=self._sections.of(entry),
            archival=read_archival(entry, self._problems),
            pubstate=plain(entry, "pubstate"),
            visited=self._visited(entry),
            doi=self._doi(entry),
            eprint=self._eprint(entry),
            pmid=self._number(entry, "pmid", _PMID),
            pmcid=self._number(entry, "pmcid", _PMCID),
            links=self._links(entry),
            licence=licence,
            copyright=copyright_line,
            award=self.text.rich(entry, "award"),
            note=self._note(entry),
            standing=read_standing(entry, self.text, self._problems),
            relations=read_relations(entry),
            former_keys=tuple(former),
            former_slugs=tuple(former.values()),
            known=read_known(entry, self.text, self._problems),
        )

    def _authors(self, entry: BibEntry) -> tuple[tuple[Authorship, ...], bool]:
        """The authors, and whether there are more; where there are none, that is reported."""
        authors, others = self._credits.authorships(entry, "author")
        if not authors and not entry.value("author").strip():
            self._missing(entry, "author", f"{entry.key} has no author")
        return authors, others

    def volume(self, entry: BibEntry) -> Volume:
        """The proceedings volume."""
        licence, copyright_line = read_rights(entry, self.text)
        return Volume(
            key=entry.key,
            edition=self._edition,
            publication=self._publication(entry, None),
            location=entry.location,
            doi=self._doi(entry),
            url=self._url(entry, "url"),
            licence=licence,
            copyright=copyright_line,
            sections=tuple(read_sections(entry, self.text).values()),
        )

    def embargo(self, entry: BibEntry) -> StatedEmbargo | None:
        """The entry's own or inherited one; what is no date is told once."""
        if "embargo" in entry.unread:
            return without_date(entry.location)
        field = entry.fields.get("embargo")
        if field is None:
            return None
        stated = embargo_in(without_outer_braces(field.value), field.location)
        if stated.local is None and field.location not in self._told_embargoes:
            self._told_embargoes.add(field.location)
            self._problems.report(
                Code.BIB_VALUE,
                field.location,
                f"the embargo {shown(field.value.strip())!r} is no date; abstracts and files are"
                " withheld until it is mended",
                EMBARGO_FORM,
            )
        return stated

    def _publication(self, entry: BibEntry, kind: WorkKind | None) -> Publication:
        return read_publication(entry, kind, self.text, self._credits, self._problems)

    def _missing(self, entry: BibEntry, name: str, message: str) -> None:
        if name not in entry.unread:
            hint = f"add {name} = {{…}}, to the entry"
            self._problems.report(Code.BIB_MISSING_FIELD, entry.location, message, hint)

    # Single fields

    def _keywords(self, entry: BibEntry) -> tuple[str, ...]:
        words = (
            self.text.fragment(entry, field, word)
            for name in _KEYWORDS
            if (field := entry.fields.get(name)) is not None
            for word in dict.fromkeys(split_keywords(field.value))
        )
        return tuple(dict.fromkeys(word for word in words if word))

    def _pages(self, entry: BibEntry) -> Pages:
        """Pages, their number, and the number of the article, from all fields that tell them."""
        read, plain = self._pages_field(entry), self.text.plain
        article = _ARTICLE_LABEL.sub("", plain(entry, *_ARTICLE_NUMBERS)) or read.article
        return Pages(
            # Databases write the number of an article in place of its pages, too.
            pages="" if read.pages == article else read.pages,
            article=article,
            count=plain(entry, "pagetotal", "numpages") or read.count,
        )

    def _pages_field(self, entry: BibEntry) -> Pages:
        field = entry.fields.get("pages")
        if field is None:
            return Pages()
        if plain := _PLAIN_PAGES.fullmatch(field.value):
            return pages_in(f"{plain[1]}–{plain[2]}")
        # A package's command for a hyphen at which nothing is broken.
        latex = re.sub(r"\\hyphen(?![A-Za-z])\s*(?:\{\})?", "-", field.value)
        read = pages_in(self.text.fragment(entry, field, latex))
        if read.doubt:
            hint = "write pages = {12--15}; a single hyphen is part of a page's number"
            self._problems.doubtful(entry, field, read.doubt, read.pages, hint)
        return read

    def _note(self, entry: BibEntry) -> RichText:
        """The note, and after it what is added to the title and to the entry."""
        nodes = list(self.text.rich(entry, "note").nodes)
        for name in ("titleaddon", "addendum"):
            if name in entry.fields and (more := self.text.rich(entry, name)):
                ends = RichText(tuple(nodes)).plain.endswith((".", "!", "?"))
                nodes += [Text(" " if ends else ". ")] if nodes else []
                nodes += more.nodes
        return RichText(tuple(nodes))

    def _how_published(self, entry: BibEntry) -> RichText:
        """In words; where it is an address only, that is one of the links."""
        is_address = bool(only_address_in(entry.value("howpublished")))
        return RichText() if is_address else self.text.rich(entry, "howpublished")

    def _visited(self, entry: BibEntry) -> Issued | None:
        field = entry.fields.get("urldate")
        if field is None or not field.value.strip():
            return None
        read = date_in(without_outer_braces(field.value))
        if read.doubt:
            used = "the part of it that is right" if read.issued else ""
            self._problems.doubtful(entry, field, read.doubt, used, "write 2027-05-08")
        return read.issued

    def _number(self, entry: BibEntry, name: str, form: re.Pattern[str]) -> str:
        def read(written: str) -> str:
            found = form.fullmatch(without_outer_braces(written))
            return found[1].upper() if found else ""

        example = "12345678" if name == "pmid" else "PMC1234567"
        return self._checked(entry, name, read, f"expected a number such as {example}")

    def _doi(self, entry: BibEntry) -> str:
        return self._checked(entry, "doi", doi_in, "expected a DOI such as 10.1145/3578356.3592577")

    def _eprint(self, entry: BibEntry) -> Eprint | None:
        field = entry.fields.get("eprint")
        if field is None or not field.value.strip():
            return arxiv_in(
                *(entry.value(name) for name in ("journal", "journaltitle")),
                *(entry.value(name) for name in ("howpublished", "number", "volume")),
            )
        archive = entry.value("eprinttype", "archiveprefix")
        found = eprint_of(field.value, archive, entry.value("eprintclass", "primaryclass").strip())
        if found is None and archive.strip():
            hint = "expected an identifier of that archive, such as 2303.04651 of arXiv"
            self._problems.bad_value(entry, field, hint)
        elif found is None:
            hint = "say whose identifier it is: eprinttype = {…}; those of arXiv and HAL need none"
            self._problems.bad_value(entry, field, hint)
        return found

    def _links(self, entry: BibEntry) -> tuple[PaperLink, ...]:
        links = (
            (kind, self._first_url(entry, _LINKS.get(kind, (kind.value,)))) for kind in _OF_PAPERS
        )
        found = {kind: url for kind, url in links if url}
        page = found.get(LinkKind.URL, "")
        if leads_to_pdf(page):
            # It stays the address of the paper; what readers find there is its text.
            found.setdefault(LinkKind.PDF, page)
        return tuple(PaperLink(kind=kind, url=found[kind]) for kind in LinkKind if kind in found)

    def _first_url(self, entry: BibEntry, names: tuple[str, ...]) -> str:
        found = next((url for name in names if (url := self._url(entry, name))), "")
        if not found and names == (LinkKind.URL.value,):
            return only_address_in(entry.value("howpublished"))
        return found

    def _url(self, entry: BibEntry, name: str) -> str:
        hint = "expected one address that starts with https:// or http://, without spaces"
        return self._checked(entry, name, url_in, hint)

    def _checked(self, entry: BibEntry, name: str, read: Callable[[str], str], hint: str) -> str:
        """What is read of a field; one that says something else is reported."""
        field = entry.fields.get(name)
        if field is None or not without_outer_braces(field.value).strip():
            return ""
        found = read(field.value)
        if not found:
            self._problems.bad_value(entry, field, hint)
        return found
