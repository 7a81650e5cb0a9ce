"""The portal's papers, sessions and people as search records, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sphinx_proceedings.model.addresses import paper_docname, person_docname, session_docname
from sphinx_proceedings.model.papers import LinkKind, Paper, Status
from sphinx_proceedings.model.people import ROLES, Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, SearchedPage, author_group
from sphinx_proceedings.outputs.search.words import Compounds, compounds, name_words, text_words

__all__ = ["record_pages"]

_NAMED = 10  # authors that a result names
_LONGEST_TEXT = 4_000  # characters
_ARTEFACTS = (
    LinkKind.PDF,
    LinkKind.CODE,
    LinkKind.DATASET,
    LinkKind.SLIDES,
    LinkKind.POSTER,
    LinkKind.VIDEO,
)

PathOf = Callable[[str], str]
"""The path of a page by its docname."""


def record_pages(portal: Portal, path_of: PathOf) -> Iterator[SearchedPage]:
    """Every paper, session and person, each once; withdrawn papers are not found."""
    maker = _Maker(portal, path_of)
    for paper in portal.papers:
        if not paper.withdrawn:
            yield maker.paper(paper)
    for edition in portal.editions:
        for session in edition.sessions:
            yield maker.session(session)
    for person in portal.people:
        yield maker.person(person)


class _Maker:
    def __init__(self, portal: Portal, path_of: PathOf) -> None:
        self._portal = portal
        self._path_of = path_of
        self._compounds: Compounds = compounds(_texts(portal))

    def paper(self, paper: Paper) -> SearchedPage:
        edition = self._portal.edition_by_id[paper.edition]
        talks = self._portal.talks_of_paper.get((paper.edition, paper.key), ())
        sessions = list(dict.fromkeys(talk.session for talk in talks))
        text = _joined(paper.abstract)
        title = paper.full_title.plain
        presented = [self._talk_title(talk.session, talk.talk) for talk in talks]
        topics = self._portal.topics_of_paper[paper.edition, paper.key]
        issued = paper.publication.issued
        year = issued.year if issued else edition.year
        names = [author.name.full for author in paper.authors]
        return SearchedPage(
            path=self._path_of(paper_docname(paper)),
            kind=Kind.PAPER,
            title=title,
            words={
                Field.TITLE: self._words([title]),
                Field.PEOPLE: _names(names),
                Field.KEYWORDS: self._words(
                    [
                        *presented,
                        *paper.keywords,
                        *(topic.label for topic in topics),
                        *(session.title for session in sessions),
                    ]
                ),
                Field.TEXT: self._words([text, edition.name]),
            },
            choices=(
                ("kind", Kind.PAPER),
                ("edition", edition.name),
                *((("year", str(year)),) if year else ()),
                *(("session", f"{edition.name}: {session.title}") for session in sessions),
                *(("topic", topic.label) for topic in topics),
                *_own_choices(paper),
            ),
            year=year,
            people=self._linked((author.name.full, author.person) for author in paper.authors),
            more_people=max(0, len(paper.authors) - _NAMED),
            context=_context(edition.name, sessions),
            flags=("Retracted",) if paper.standing.status is Status.RETRACTED else (),
            text=text[:_LONGEST_TEXT],
        )

    def session(self, session: Session) -> SearchedPage:
        edition = self._portal.edition_by_id[session.edition]
        people = [*session.chairs, *(one for talk in session.talks for one in talk.presenters)]
        own = [talk for talk in session.talks if not talk.paper]
        titles = [self._talk_title(session, talk) for talk in own]
        text = " ".join(filter(None, [*titles, session.note, *(_joined(t.abstract) for t in own)]))
        named = list(dict.fromkeys((one.name, one.person) for one in people))
        year = session.start.year
        return SearchedPage(
            path=self._path_of(session_docname(session)),
            kind=Kind.SESSION,
            title=session.title,
            words={
                Field.TITLE: self._words([session.title]),
                Field.PEOPLE: _names([name for name, _ in named]),
                Field.KEYWORDS: self._words([*titles, session.room, session.track]),
                Field.TEXT: self._words([text, edition.name, *session.kinds]),
            },
            choices=(("kind", Kind.SESSION), ("edition", edition.name), ("year", str(year))),
            year=year,
            people=self._linked(named),
            more_people=max(0, len(named) - _NAMED),
            context=edition.name,
            flags=("Cancelled",) if session.cancelled else (),
            text=text[:_LONGEST_TEXT],
        )

    def person(self, person: Person) -> SearchedPage:
        activity = self._portal.activity_by_person[person.id]
        printed = [
            author.affiliation
            for paper in activity.papers
            for author in paper.authors
            if author.person == person.id
        ]
        printed += [held.affiliation for held in activity.appointments]
        affiliations = list(dict.fromkeys(filter(None, printed)))
        roles = list(dict.fromkeys(ROLES[held.role].one for held in activity.appointments))
        count = len(activity.papers)
        papers = [f"{count} paper{'' if count == 1 else 's'}"] if count else []
        return SearchedPage(
            path=self._path_of(person_docname(person.id)),
            kind=Kind.PERSON,
            title=person.name.full,
            words={
                Field.TITLE: _names([person.name.full, *person.variants]),
                Field.PEOPLE: (),
                Field.KEYWORDS: self._words([*affiliations, *roles]),
                Field.TEXT: self._words([_joined(person.bio)]),
            },
            choices=(("kind", Kind.PERSON),),
            context=", ".join([*roles, *papers]),
            text="; ".join(affiliations)[:_LONGEST_TEXT],
        )

    def _words(self, texts: Iterable[str]) -> tuple[str, ...]:
        found = dict.fromkeys(word for text in texts for word in text_words(text, self._compounds))
        return tuple(found)

    def _linked(self, people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The first of these names and ids, with the paths of their pages."""
        return tuple(
            (name, self._path_of(person_docname(person))) for name, person in islice(people, _NAMED)
        )

    def _talk_title(self, session: Session, talk: Talk) -> str:
        return self._portal.talk_title(session.edition, talk).plain


def _texts(portal: Portal) -> Iterator[str]:
    for paper in portal.papers:
        yield paper.full_title.plain
        yield _joined(paper.abstract)


def _joined(paragraphs: Iterable[RichText]) -> str:
    return " ".join(paragraph.plain for paragraph in paragraphs)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for name in names for word in name_words(name)))


def _own_choices(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.award:
        yield "award", "yes"
    yield from (("has", kind.value) for kind in _ARTEFACTS if paper.link(kind))
    for person in dict.fromkeys(author.person for author in paper.authors):
        yield author_group(person), person


def _context(edition: str, sessions: Iterable[Session]) -> str:
    return " · ".join([*(session.title for session in sessions), edition])
