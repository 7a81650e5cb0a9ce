"""Sessions and editions in schema.org's terms: `Event`.

Times are as the programme states them, with their offset; an end that is not stated is not told,
nor whether one can take part from afar, which the sources do not say.
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_proceedings.metadata.context import PageContext
from sphinx_proceedings.metadata.facts import abstract
from sphinx_proceedings.metadata.schema_org import Node, known, organization, presenter_node
from sphinx_proceedings.metadata.schema_paper import paper_reference
from sphinx_proceedings.metadata.tags import JsonLd
from sphinx_proceedings.model.addresses import papers_docname, program_docname, session_docname
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import Edition, Session, Talk

__all__ = ["edition_node", "program_data", "session_data"]


def session_data(context: PageContext, session: Session) -> JsonLd:
    """A session's page, with the talks of which the start is stated as events of their own."""
    edition = context.portal.edition_by_id[session.edition]
    talks = session.talks
    return JsonLd(
        known(
            _session(context, edition, session)
            | {
                "description": session.note,
                "superEvent": edition_node(context, edition),
                "performer": _performers(context, talks),
                "contributor": [presenter_node(context, chair) for chair in session.chairs],
                "workFeatured": _papers(context, session, talks),
                "subEvent": [
                    _talk(context, edition, session, talk) for talk in talks if talk.start
                ],
            }
        )
    )


def program_data(context: PageContext, edition: Edition) -> JsonLd:
    """An edition's timetable: the edition with its sessions in order of time."""
    sessions = [_session(context, edition, session) for session in edition.sessions]
    return JsonLd(edition_node(context, edition) | known({"subEvent": sessions}))


def edition_node(context: PageContext, edition: Edition) -> Node:
    """An edition as an event, by its full title where it has one.

    Empty for one of which only the proceedings are known: an event has a date.
    """
    start = edition.start
    if start is None:
        return {}
    end = edition.end or start
    docname = program_docname if edition.sessions else papers_docname
    return known(
        {
            "@type": "Event",
            "name": edition.title or edition.name,
            "alternateName": edition.name if edition.title else "",
            "startDate": start.isoformat(),
            "endDate": end.isoformat(),
            "location": _place(edition, ""),
            "organizer": organization(edition.series),
            "url": context.page_url(docname(edition.id)),
            "sameAs": edition.website,
        }
    )


def _session(context: PageContext, edition: Edition, session: Session) -> Node:
    return known(
        {
            "@type": "Event",
            "name": session.title,
            "startDate": session.start.isoformat(),
            "endDate": session.end.isoformat() if session.end else "",
            "location": _place(edition, session.room),
            "url": context.page_url(session_docname(session)),
        }
    )


def _talk(context: PageContext, edition: Edition, session: Session, talk: Talk) -> Node:
    title = context.portal.talk_title(session.edition, talk).plain
    end = talk.start + talk.length if talk.start and talk.length else None
    return known(
        {
            "@type": "Event",
            "name": title or session.title,
            "description": abstract(talk.abstract),
            "startDate": talk.start.isoformat() if talk.start else "",
            "endDate": end.isoformat() if end else "",
            "location": _place(edition, session.room),
            "performer": _performers(context, (talk,)),
            "workFeatured": _papers(context, session, (talk,)),
        }
    )


def _place(edition: Edition, room: str) -> Node | None:
    """The room in the edition's place, as far as either is known."""
    if not (room or edition.place):
        return None
    return known({"@type": "Place", "name": room or edition.place, "address": edition.place})


def _performers(context: PageContext, talks: Iterable[Talk]) -> list[Node]:
    """Who speaks, once each."""
    found: dict[str, Presenter] = {}
    for talk in talks:
        for presenter in talk.presenters:
            found.setdefault(presenter.person, presenter)
    return [presenter_node(context, presenter) for presenter in found.values()]


def _papers(context: PageContext, session: Session, talks: Iterable[Talk]) -> list[Node]:
    """The papers presented, once each; a withdrawn paper is featured nowhere."""
    found: dict[str, Paper] = {}
    for talk in talks:
        paper = context.portal.paper_by_id.get((session.edition, talk.paper))
        if paper is not None and not paper.withdrawn:
            found.setdefault(paper.key, paper)
    return [paper_reference(context, paper) for paper in found.values()]
