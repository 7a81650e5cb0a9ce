"""Independent parsers read what the model says from every format, for whole volumes."""

import json
import lzma
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
import rispy
from lxml import etree
from pybtex.database import BibliographyData, parse_string
from pybtex.database import Person as PybtexPerson

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.outputs.citations.formats import format_by_name
from sphinx_proceedings.outputs.cited import inverted_name
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.work import Work
from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from support.export_works import file_of, works_in
from support.folders import REPOSITORY

VOLUMES = REPOSITORY.parent / "shared" / "data" / "acl-2021-2022.bib.xz"
ENTRIES = 500
MODS = {"m": "http://www.loc.gov/mods/v3"}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What everybody who cites needs to get right."""

    authors: tuple[str, ...]
    title: str
    year: str
    pages: str
    doi: str
    container: str


def told(work: Work, name: Callable[[Name], str], *, more: str = "") -> Facts:
    """What the model says, with names written as the format writes them."""
    paper = work.paper
    others = (more,) if paper.more_authors and more else ()
    return Facts(
        authors=(*(name(author.name) for author in paper.authors), *others),
        title=one_line(paper.full_title.plain),
        year=str(work.issued.year) if work.issued else "",
        pages=span(paper.pages.replace("–", "-")),
        doi=paper.doi,
        container=one_line(paper.publication.container.plain),
    )


def span(pages: str) -> str:
    """Pages as every format can say them: 12-12 is 12."""
    first, _, last = pages.partition("-")
    return first if first == last else pages


def in_parts(name: Name) -> str:
    return "|".join((name.given, name.particle, name.family, name.suffix))


def read_bib(text: str) -> list[Facts]:
    data: BibliographyData = parse_string(text, "bibtex")

    def field(fields: dict[str, str], *names: str) -> str:
        value = next((fields[name] for name in names if name in fields), "")
        return one_line(latex_to_richtext(value).text.plain)

    def person(found: PybtexPerson) -> str:
        parts = (
            found.first_names + found.middle_names,
            found.prelast_names,
            found.last_names,
            found.lineage_names,
        )
        return "|".join(latex_to_richtext(" ".join(part)).text.plain for part in parts)

    return [
        Facts(
            authors=tuple(map(person, entry.persons.get("author", []))),
            title=": ".join(
                filter(None, (field(entry.fields, "title"), field(entry.fields, "subtitle")))
            ),
            year=field(entry.fields, "year"),
            pages=span(field(entry.fields, "pages").replace("–", "-")),
            doi=entry.fields.get("doi", ""),
            container=field(entry.fields, "booktitle", "journal"),
        )
        for entry in data.entries.values()
    ]


def read_ris(text: str) -> list[Facts]:
    return [
        Facts(
            authors=tuple(record.get("authors", [])),
            title=record["title"],
            year=record.get("year", ""),
            pages=span("-".join(filter(None, (record.get(f"{e}_page") for e in ("start", "end"))))),
            doi=record.get("doi", ""),
            container=record.get("secondary_title", ""),
        )
        for record in rispy.loads(text)
    ]


def read_enw(text: str) -> list[Facts]:
    found = []
    for block in text.rstrip("\n").split("\n\n"):
        tags = re.findall(r"^%(.) (.*)$", block, re.MULTILINE)
        first = dict(reversed(tags))
        found.append(
            Facts(
                authors=tuple(value for tag, value in tags if tag == "A"),
                title=first["T"],
                year=first.get("D", ""),
                pages=span(first.get("P", "")),
                doi=first.get("R", ""),
                container=first.get("B") or first.get("J", ""),
            )
        )
    return found


def read_csl(text: str) -> list[Facts]:
    def person(name: dict[str, str]) -> str:
        parts = ("given", "non-dropping-particle", "family", "suffix")
        return (
            f"||{name['literal']}|"
            if "literal" in name
            else "|".join(name.get(p, "") for p in parts)
        )

    def unmarked(value: str) -> str:
        return re.sub(r"</?(?:i|b|sup|sub|span)\b[^>]*>", "", value).replace("\u2060", "")

    return [
        Facts(
            authors=tuple(map(person, item.get("author", []))),
            title=unmarked(item["title"]),
            year=str(item["issued"]["date-parts"][0][0]) if "issued" in item else "",
            pages=span(item.get("page", "")),
            doi=item.get("DOI", ""),
            container=unmarked(item.get("container-title", "")),
        )
        for item in json.loads(text)
    ]


def read_mods(text: str) -> list[Facts]:
    def one(record: etree._Element, path: str) -> str:
        return record.findtext(path, "", MODS)

    def person(name: etree._Element) -> str:
        if name.find("m:etal", MODS) is not None:
            return "et al."
        whole = one(name, "m:namePart") if name.get("type") == "corporate" else ""
        family = whole or one(name, "m:namePart[@type='family']")
        return "|".join((
            one(name, "m:namePart[@type='given']"),
            family,
            one(name, "m:namePart[@type='termsOfAddress']"),
        ))  # fmt: skip

    return [
        Facts(
            authors=tuple(map(person, record.iterfind("m:name", MODS))),
            title=": ".join(
                filter(
                    None,
                    (one(record, "m:titleInfo/m:title"), one(record, "m:titleInfo/m:subTitle")),
                )
            ),
            year=one(record, "m:originInfo/m:dateIssued")[:4],
            pages=span(
                "-".join(e.text.replace("–", "-") for e in record.iterfind(".//m:extent/*", MODS))
            ),
            doi=one(record, "m:identifier[@type='doi']"),
            container=one(record, "m:relatedItem[@type='host']/m:titleInfo/m:title"),
        )
        for record in etree.fromstring(text.encode())
    ]


def in_mods(name: Name) -> str:
    return "|".join((name.given, f"{name.particle} {name.family}".strip(), name.suffix))


class Reader(NamedTuple):
    """How a format is read, and how it writes names and “and others”."""

    read: Callable[[str], list[Facts]]
    as_written: Callable[[Name], str]
    more: str = ""


READERS = {
    "bib": Reader(read=read_bib, as_written=in_parts, more="||others|"),
    "ascii": Reader(read=read_bib, as_written=in_parts, more="||others|"),
    "ris": Reader(read=read_ris, as_written=inverted_name),
    "enw": Reader(read=read_enw, as_written=inverted_name),
    "csl": Reader(read=read_csl, as_written=in_parts),
    "mods": Reader(read=read_mods, as_written=in_mods, more="et al."),
}
every_format = pytest.mark.parametrize("name", READERS)


def compare(name: str, works: Sequence[Work]) -> None:
    reader = READERS[name]
    text = file_of(format_by_name(name), works)
    assert reader.read(text) == [told(work, reader.as_written, more=reader.more) for work in works]


@every_format
def test_reference_portal(name: str) -> None:
    works = works_in(REPOSITORY)
    assert works
    compare(name, works)


@every_format
def test_toy_conference(name: str) -> None:
    # Keys are the same only within one edition.
    compare(name, works_in(REPOSITORY / "tests" / "toy_conference"))


@pytest.mark.parametrize("form", ["bib", "ascii"])
@pytest.mark.parametrize("root", [REPOSITORY, REPOSITORY / "tests" / "toy_conference"])
def test_own_reader_reads_the_same_papers(root: Path, form: str, tmp_path: Path) -> None:
    works = works_in(root)
    (tmp_path / "papers").mkdir()
    for edition in {work.edition.id for work in works}:
        of_edition = [work for work in works if work.edition.id == edition]
        (tmp_path / "papers" / f"{edition}.bib").write_text(
            file_of(format_by_name(form), of_edition), encoding="utf-8"
        )
    again = works_in(tmp_path)
    assert {work.key: everything(work) for work in again} == {
        work.key: everything(work) for work in works
    }


def everything(work: Work) -> tuple[object, ...]:
    paper, publication = work.paper, work.paper.publication
    plain = ("container", "series", "publisher", "address", "location")
    return (
        work.edition.id,
        paper.entry_type,
        paper.title.plain,
        paper.subtitle,
        [author.name for author in paper.authors],
        paper.more_authors,
        [editor.name for editor in publication.editors],
        [getattr(publication, name).plain for name in plain],
        (publication.volume, publication.number, publication.isbn, publication.issn),
        (work.issued.year, work.issued.month) if work.issued else None,
        (paper.pages, paper.doi, paper.eprint, paper.keywords, paper.note),
    )


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, ...]:
    """Entries spread evenly over two years of a large conference's volumes."""
    if not VOLUMES.exists():
        pytest.skip("the large volumes are not at hand")
    entries = re.split(
        r"^(?=@)", lzma.decompress(VOLUMES.read_bytes()).decode(), flags=re.MULTILINE
    )
    entries = [entry for entry in entries if entry.startswith("@")]
    root: Path = tmp_path_factory.mktemp("portal")
    (root / "papers").mkdir()
    chosen = entries[:: len(entries) // ENTRIES][:ENTRIES]
    (root / "papers" / "acl2021.bib").write_text("".join(chosen), encoding="utf-8")
    return works_in(root)


# Characters of these entries that no command of LaTeX is known for here, and of which pybtex
# cannot know what they were.
NO_COMMAND = re.compile(r"[^\x00-\u017f\u2010-\u2026]")


@pytest.mark.large
@every_format
def test_large_volumes(name: str, volumes: tuple[Work, ...]) -> None:
    assert len(volumes) == ENTRIES
    if name == "ascii":
        exact = [work for work in volumes if not NO_COMMAND.search(repr(told(work, in_parts)))]
        assert len(exact) > 0.98 * ENTRIES
        assert file_of(format_by_name(name), volumes).isascii()
        compare(name, exact)
    else:
        compare(name, volumes)
