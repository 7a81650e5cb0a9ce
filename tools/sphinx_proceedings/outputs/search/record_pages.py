"""The portal's papers, sessions and people as search records, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

from sphinx_proceedings.model.addresses import paper_docname, person_docname, session_docname
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import LinkKind, Paper, Status
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition, Session, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.search.searched_pages import (
    Field,
    Kind,
    Searchable,
    SearchedPage,
    in_group,
)
from sphinx_proceedings.outputs.search.words import Compounds, name_words, text_words
from sphinx_proceedings.wording.messages import gettext, ngettext

__all__ = ["paper_records", "record_pages", "shelf"]

_NAMED = 10  # authors that a result names
_LONGEST_TEXT = 4_000  # characters
_VERSION = re.compile(r"v\d+$")
"""Of an identifier of arXiv's."""
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


def record_pages(
    portal: Portal, path_of: PathOf, versions: Mapping[str, str]
) -> Iterator[Searchable]:
    """Every paper, session and person, each once; withdrawn papers are not found.

    `versions` are those of the records' pages by docname.
    """
    maker = _Maker(portal, path_of)
    editions = {edition.id: shelf(edition) for edition in portal.editions}
    yield from paper_records(portal, path_of, versions, portal.papers)
    for edition in portal.editions:
        for session in edition.sessions:
            docname, page = session_docname(session), partial(maker.session, session)
            yield Searchable(
                path=path_of(docname),
                version=versions[docname],
                kind=Kind.SESSION,
                page=page,
                edition=editions[edition.id],
            )
    for person in portal.people:
        docname, page = person_docname(person.id), partial(maker.person, person)
        yield Searchable(
            path=path_of(docname), version=versions[docname], kind=Kind.PERSON, page=page
        )


def paper_records(
    portal: Portal, path_of: PathOf, versions: Mapping[str, str], papers: Iterable[Paper]
) -> Iterator[Searchable]:
    """Those of `record_pages` that are these papers."""
    maker = _Maker(portal, path_of)
    for paper in papers:
        if not paper.withdrawn:
            docname = paper_docname(paper)
            topics = [topic.label for topic in portal.topics_of_paper[paper.edition, paper.key]]
            yield Searchable(
                path=path_of(docname),
                # How a topic is spelled is told by its own page.
                version=version_of(versions[docname], topics),
                kind=Kind.PAPER,
                page=partial(maker.paper, paper),
                edition=shelf(portal.edition_by_id[paper.edition]),
                texts=partial(_texts, paper),
            )


def shelf(edition: Edition) -> str:
    """By what records of an edition stand beside each other in the search."""
    return f"{edition.year or 0:04}-{edition.id}"


@dataclass(frozen=True, slots=True)
class _Maker:
    _portal: Portal
    _path_of: PathOf

    def paper(self, paper: Paper, listed: Compounds) -> SearchedPage:
        edition = self._portal.edition_by_id[paper.edition]
        talks = self._portal.talks_of_paper.get((paper.edition, paper.key), ())
        sessions = list(dict.fromkeys(talk.session for talk in talks))
        text = _joined(paper.abstract)
        title = paper.full_title.plain
        titles = [title, *(other.text.plain for other in paper.other_titles)]
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
                Field.TITLE: _words(titles, listed),
                Field.PEOPLE: _names(names),
                Field.KEYWORDS: _words(
                    [
                        *presented,
                        paper.track,
                        *paper.keywords,
                        *(topic.label for topic in topics),
                        *(session.title for session in sessions),
                        *(item.talk.board for item in talks),
                    ],
                    listed,
                ),
                Field.TEXT: _words([text, edition.name], listed),
            },
            choices=(
                ("kind", Kind.PAPER),
                ("edition", edition.name),
                *((("year", str(year)),) if year else ()),
                *(("session", f"{edition.name}: {session.title}") for session in sessions),
                *((("track", paper.track),) if paper.track else ()),
                *(("topic", topic.label) for topic in topics),
                *_own_choices(paper),
            ),
            year=year,
            people=self._linked((author.name.full, author.person) for author in paper.authors),
            more_people=max(0, len(paper.authors) - _NAMED),
            context=_context(edition.name, sessions),
            flags=tuple(_flags(paper)),
            text=text[:_LONGEST_TEXT],
        )

    def session(self, session: Session, listed: Compounds) -> SearchedPage:
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
                Field.TITLE: _words([session.title], listed),
                Field.PEOPLE: _names([name for name, _ in named]),
                Field.KEYWORDS: _words(
                    [*titles, session.room, session.track, *(talk.board for talk in session.talks)],
                    listed,
                ),
                Field.TEXT: _words([text, edition.name, *session.kinds], listed),
            },
            choices=(("kind", Kind.SESSION), ("edition", edition.name), ("year", str(year))),
            year=year,
            people=self._linked(named),
            more_people=max(0, len(named) - _NAMED),
            context=" · ".join(filter(None, [session.room, edition.name])),
            when=f"{session.start:%Y-%m-%dT%H:%M}",
            flags=(gettext("Cancelled"),) if session.cancelled else (),
            text=text[:_LONGEST_TEXT],
        )

    def person(self, person: Person, listed: Compounds) -> SearchedPage:
        activity = self._portal.activity_by_person[person.id]
        printed = [
            place.name
            for paper in activity.papers
            for author in paper.authors
            if author.person == person.id
            for place in author.affiliations
        ]
        printed += [held.affiliation for held in activity.appointments]
        affiliations = list(dict.fromkeys(filter(None, printed)))
        roles = [gettext(role) for role in activity.roles]
        did = roles or [gettext("Author") if activity.papers else gettext("Person")]
        count = len(activity.papers)
        papers = [ngettext("{count} paper", "{count} papers", count)] if count else []
        return SearchedPage(
            path=self._path_of(person_docname(person.id)),
            kind=Kind.PERSON,
            title=person.name.full,
            words={
                Field.TITLE: _names([person.name.full, *person.variants]),
                Field.PEOPLE: (),
                Field.KEYWORDS: _words([*affiliations, *roles], listed),
                Field.TEXT: _words([_joined(person.bio)], listed),
            },
            choices=(("kind", Kind.PERSON),),
            context=" · ".join([", ".join(did), *papers]),
            text="; ".join(affiliations)[:_LONGEST_TEXT],
        )

    def _linked(self, people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """The first of these names and ids, with the paths of their pages."""
        return tuple(
            (name, self._path_of(person_docname(person))) for name, person in islice(people, _NAMED)
        )

    def _talk_title(self, session: Session, talk: Talk) -> str:
        return self._portal.talk_title(session.edition, talk).plain


def _flags(paper: Paper) -> Iterator[str]:
    if paper.standing.status is Status.RETRACTED:
        yield gettext("Retracted")
    if not paper.archival:
        yield gettext("Not in the proceedings")


def _texts(paper: Paper) -> tuple[str, str]:
    return paper.full_title.plain, _joined(paper.abstract)


def _joined(paragraphs: Iterable[RichText]) -> str:
    return " ".join(paragraph.plain for paragraph in paragraphs)


def _words(texts: Iterable[str], listed: Compounds) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for text in texts for word in text_words(text, listed)))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for name in names for word in name_words(name)))


def _own_choices(paper: Paper) -> Iterator[tuple[str, str]]:
    if paper.award:
        yield "award", "yes"
    yield from (("has", kind.value) for kind in _ARTEFACTS if paper.has(kind))
    for person in dict.fromkeys(author.person for author in paper.authors):
        yield in_group("author", person)
    for identifier in _identifiers(paper):
        yield in_group("id", identifier)


def _identifiers(paper: Paper) -> Iterable[str]:
    """By which a paper is found at once: its keys, its DOI, and where its preprint is."""
    eprint = _VERSION.sub("", paper.eprint.id) if paper.eprint else ""
    found = (paper.key, *paper.former_keys, paper.doi, eprint)
    return dict.fromkeys(identifier.lower() for identifier in found if identifier)


def _context(edition: str, sessions: Iterable[Session]) -> str:
    return " · ".join([*(session.title for session in sessions), edition])
