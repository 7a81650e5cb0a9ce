"""Portals of made-up papers: the same bytes for the same seed.

Lengths are those of the ACL Anthology of 2021 and 2022: titles of 5 to 15 words, abstracts of about
1,000 characters, four authors a paper.  An edition has 100 papers and a programme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bench.authors import Author, Authors
from bench.programmes import TALKS, Meeting, Talk, programme
from bench.texts import Texts
from bench.words import THEMES, Vocabulary

__all__ = ["SEED", "SyntheticEdition", "synthetic_editions"]

SEED = 2023
_PAPERS = 100
"""Of an edition."""
_FIRST_YEAR = 2005
_YEARS = 20
"""Then there are other series, of the same years."""
_MONTHS = (3, 5, 8, 11)
"""In which the editions of a year take place, each of another series."""
_MONTH_NAMES = {3: "mar", 5: "may", 8: "aug", 11: "nov"}
_PAGES = (4, 16, 10)
_KEYWORDS = (3, 4, 5)


@dataclass(frozen=True, kw_only=True, slots=True)
class SyntheticEdition:
    """The sources of an edition."""

    id: str
    bib: str
    """`papers/<id>.bib`."""
    programme: str
    """`program/<id>.yaml`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Paper:
    key: str
    authors: Sequence[Author]
    keywords: Sequence[str]
    entry: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Volume:
    """What the papers of an edition have in common."""

    id: str
    name: str
    start: date


def synthetic_editions(papers: int, *, seed: int = SEED) -> Iterator[SyntheticEdition]:
    """Editions with so many papers altogether; fewer papers are the first editions of more."""
    random = Random(seed)  # noqa: S311  # nothing is secret here
    writer = _Writer(random)
    for number, first in enumerate(range(0, papers, _PAPERS)):
        yield writer.edition(number, min(_PAPERS, papers - first))


class _Writer:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._vocabulary = Vocabulary(random)
        self._texts = Texts(random, self._vocabulary)
        self._authors = Authors(random)
        self._series: list[str] = []

    def edition(self, number: int, count: int) -> SyntheticEdition:
        year, place = divmod(number % (_YEARS * len(_MONTHS)), len(_MONTHS))
        if not (year or place):
            self._series = [self._vocabulary.coined() for _ in _MONTHS]
        year += _FIRST_YEAR
        series = self._series[place]
        volume = _Volume(
            id=f"{series.lower()}{year}",
            name=f"{series} {year}",
            start=date(year, _MONTHS[place], 9),
        )
        papers = self._papers(volume, count)
        entries = [_proceedings(volume, papers), *(paper.entry for paper in papers)]
        return SyntheticEdition(
            id=volume.id, bib="\n".join(entries), programme=programme(_meeting(volume, papers))
        )

    def _papers(self, volume: _Volume, count: int) -> list[_Paper]:
        """Those of a theme one after the other, as they will be presented."""
        themes = sorted(self._random.randrange(THEMES) for _ in range(count))
        page = 1
        papers = []
        for number, theme in enumerate(themes, 1):
            length = round(self._random.triangular(*_PAGES))
            papers.append(self._paper(volume, number, theme, f"{page}--{page + length - 1}"))
            page += length
        return papers

    def _paper(self, volume: _Volume, number: int, theme: int, pages: str) -> _Paper:
        authors = self._authors.of_paper(theme)
        keywords = self._vocabulary.keywords(theme, self._random.choice(_KEYWORDS))
        key = f"{volume.id}-{number:03d}"
        fields = {
            "author": "\n            and ".join(author.bibtex for author in authors),
            "title": self._texts.title(theme),
            "crossref": volume.id,
            "pages": pages,
            "doi": f"10.5555/{volume.id}.{number}",
            "url": f"https://example.org/{volume.id}/{number}",
            "keywords": ", ".join(keywords),
            "abstract": self._texts.abstract(theme),
        }
        entry = _entry("inproceedings", key, fields)
        return _Paper(key=key, authors=authors, keywords=keywords, entry=entry)


def _proceedings(volume: _Volume, papers: Sequence[_Paper]) -> str:
    editors = dict.fromkeys(author.bibtex for paper in papers[:2] for author in paper.authors[:1])
    fields = {
        "title": f"Proceedings of {volume.name}",
        "editor": " and ".join(editors),
        "year": str(volume.start.year),
        "month": _MONTH_NAMES[volume.start.month],
        "publisher": "Example Press",
        "address": "London",
    }
    return _entry("proceedings", volume.id, fields)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name:<9} = {{{value}}},\n" for name, value in fields.items()]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _meeting(volume: _Volume, papers: Sequence[_Paper]) -> Meeting:
    """Nobody has two duties in it, so that nobody has to be in two places."""
    busy: dict[Author, None] = {}
    talks = []
    for paper in papers:
        presenter = next((author for author in paper.authors if author not in busy), None)
        if presenter is not None:
            busy[presenter] = None
        talks.append(Talk(paper=paper.key, presenter=presenter))
    all_authors = dict.fromkeys(author for paper in papers for author in paper.authors)
    free = [author for author in all_authors if author not in busy]
    firsts = papers[::TALKS]
    return Meeting(
        edition=volume.id,
        name=volume.name,
        start=volume.start,
        topics=[paper.keywords[0].capitalize() for paper in firsts],
        talks=talks,
        chairs=free[: len(firsts)],
    )
