"""Affiliations: where people are said to be, as printed and as the registry joins spellings.

An affiliation is what is printed, letter by letter.  Only the registry makes one of two.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Appointment, Authorship, Presenter
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.slugs import FreeSlugs, slug_of

__all__ = [
    "RESERVED_SLUGS",
    "Affiliation",
    "AffiliationIndex",
    "Institution",
    "Mention",
    "affiliation_key",
    "make_affiliations",
    "mentions",
    "printed",
]

RESERVED_SLUGS = frozenset({"index"})
"""The list's own page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Institution:
    """An affiliation of the registry."""

    name: str
    also: tuple[str, ...] = ()
    """Other ways in which it is printed."""
    ror: str = ""
    """The nine characters of its ROR id."""
    country: str = ""
    """Two capital letters (ISO 3166-1)."""
    website: str = ""
    location: Location = field(default=Location(path="people"), repr=False, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Affiliation:
    """Where at least one person is said to be."""

    slug: str
    """The last part of its page's address."""
    name: str
    """The registry's, else as printed."""
    ror: str = ""
    """The registry's, else what everybody states who states one."""
    country: str = ""
    """The same."""
    website: str = ""
    people: tuple[str, ...] = ()
    """Ids of those who are printed with it anywhere, sorted."""
    papers: Sequence[Paper] = ()
    """Papers that print it beside an author, in the portal's order, without withdrawn ones."""
    spellings: tuple[str, ...] = ()
    """As printed, in the order in which they occur."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person with what is printed beside the name somewhere, which may be nothing."""

    person: str
    affiliation: str
    paper: Paper | None = None
    """The paper that prints it beside an author."""
    ror: str = ""
    country: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AffiliationIndex:
    """All affiliations, and those of each person."""

    affiliations: tuple[Affiliation, ...] = ()
    """By slug."""
    of_person: Mapping[str, tuple[Affiliation, ...]]
    """By id, in order of first mention; who is printed without any has no key."""


def printed(affiliation: str) -> str:
    """What counts of an affiliation as printed: white space makes no difference."""
    return " ".join(unicodedata.normalize("NFC", affiliation).split())


def affiliation_key(spelling: str) -> str:
    """The same for spellings that are one entry of the registry."""
    return printed(spelling).casefold()


def make_affiliations(
    mentions: Iterable[Mention], institutions: Iterable[Institution] = ()
) -> AffiliationIndex:
    """The affiliations of everybody; the order of mention decides who of two gets a plain slug."""
    registry = _registry(institutions)
    mentions_of: dict[str, list[Mention]] = defaultdict(list)
    names_of: dict[str, dict[str, None]] = defaultdict(dict)
    for mention in mentions:
        spelling = printed(mention.affiliation)
        if not spelling:
            continue
        entry = registry.get(affiliation_key(spelling))
        name = entry.name if entry else spelling
        mentions_of[name].append(mention)
        names_of[mention.person][name] = None
    free = FreeSlugs(RESERVED_SLUGS)
    slugs = {name: free.give(slug_of(name, "affiliation")) for name in mentions_of}
    found = {
        name: Affiliation(
            slug=slugs[name],
            name=name,
            ror=(entry.ror if (entry := registry.get(affiliation_key(name))) else "")
            or _agreed(mention.ror for mention in named),
            country=(entry.country if entry else "")
            or _agreed(mention.country for mention in named),
            website=entry.website if entry else "",
            people=tuple(sorted({mention.person for mention in named})),
            papers=tuple(_papers(named)),
            spellings=tuple(dict.fromkeys(printed(mention.affiliation) for mention in named)),
        )
        for name, named in mentions_of.items()
    }
    return AffiliationIndex(
        affiliations=tuple(sorted(found.values(), key=lambda affiliation: affiliation.slug)),
        of_person={
            person: tuple(found[name] for name in names) for person, names in names_of.items()
        },
    )


def _agreed(stated: Iterable[str]) -> str:
    """What all say who say anything; nothing where they contradict one another."""
    said = set(stated) - {""}
    return said.pop() if len(said) == 1 else ""


def _papers(mentions: Iterable[Mention]) -> Iterator[Paper]:
    """Each once: authors of a paper are mentioned one after the other."""
    for paper, _ in groupby(mention.paper for mention in mentions):
        if paper is not None and not paper.withdrawn:
            yield paper


def mentions(
    edition: Edition, papers: Iterable[Paper], appointments: Iterable[Appointment]
) -> Iterator[Mention]:
    """Everybody whom an edition names, with these papers and appointments of it."""
    for paper in papers:
        for author in paper.authors:
            yield from _of_author(author, paper)
    for editor in edition.volume.publication.editors if edition.volume else ():
        yield from _of_author(editor)
    for session in edition.sessions:
        for chair in session.chairs:
            yield from _of_presenter(chair)
        for talk in session.talks:
            for presenter in talk.presenters:
                yield from _of_presenter(presenter)
    for held in appointments:
        yield Mention(held.person, held.affiliation)


def _of_author(author: Authorship, paper: Paper | None = None) -> Iterator[Mention]:
    for place in author.affiliations:
        yield Mention(author.person, place.name, paper, place.ror, place.country)


def _of_presenter(presenter: Presenter) -> Iterator[Mention]:
    return (Mention(presenter.person, place) for place in presenter.affiliations)


def _registry(institutions: Iterable[Institution]) -> dict[str, Institution]:
    registry: dict[str, Institution] = {}
    for institution in institutions:
        for spelling in (institution.name, *institution.also):
            registry.setdefault(affiliation_key(spelling), institution)
    return registry
