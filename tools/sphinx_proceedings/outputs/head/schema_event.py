"""Sessions, talks and editions in schema.org's terms: `Event`.

Times are those of the timetable, with their offset; an end that is unknown is not told.  Whether
one can take part from afar is told where there is a stream; else nothing says that one cannot.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sphinx_proceedings.model.addresses import programme_docname, session_docname
from sphinx_proceedings.model.ledger.values import ChangeKind
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.programme import Edition, Session
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.outputs.head.context import PageContext
from sphinx_proceedings.outputs.head.schema_org import (
    Node,
    node,
    organization,
    presenter_node,
    stated,
)
from sphinx_proceedings.outputs.head.schema_paper import paper_reference
from sphinx_proceedings.outputs.head.tags import JsonLd
from sphinx_proceedings.outputs.plain_text import paragraphs_text

__all__ = ["edition_node", "programme_data", "session_data"]

_CANCELLED = "https://schema.org/EventCancelled"
_MIXED = "https://schema.org/MixedEventAttendanceMode"
_ONLINE = "https://schema.org/OnlineEventAttendanceMode"
_RESCHEDULED = "https://schema.org/EventRescheduled"


def session_data(context: PageContext, session: Session) -> JsonLd:
    """A session's page, with the talks that have a time of their own as events of their own."""
    edition = context.portal.edition_by_id[session.edition]
    events = context.portal.timetables[session.edition].session_by_id[session.id]
    told = {
        "description": session.note,
        "superEvent": edition_node(context, edition),
        "performer": _performers(context, events.event),
        "contributor": [presenter_node(context, chair) for chair in session.chairs],
        "workFeatured": _papers(context, events.talks),
        "subEvent": [_talk(context, edition, talk) for talk in events.talks if talk.own_time],
    }
    return JsonLd(_session(context, edition, events.event) | stated(told))


def programme_data(context: PageContext, edition: Edition) -> JsonLd:
    """An edition's timetable: the edition with its sessions in order of time."""
    timetable = context.portal.timetables[edition.id]
    sessions = [_session(context, edition, item.event) for item in timetable.sessions]
    return JsonLd(edition_node(context, edition) | stated({"subEvent": sessions}))


def edition_node(context: PageContext, edition: Edition) -> Node:
    """An edition as an event, by its full title where it has one.

    Empty for one of which only the proceedings are known: an event has a date.
    """
    start = edition.start
    if start is None:
        return {}
    end = edition.end or start
    return node(
        "Event",
        name=edition.title or edition.name,
        alternateName=edition.name if edition.title else "",
        startDate=start.isoformat(),
        endDate=end.isoformat(),
        location=_place(edition, ""),
        organizer=organization(edition.series),
        sponsor=[
            node("Organization", name=sponsor.name, url=sponsor.url) for sponsor in edition.sponsors
        ],
        offers=node("Offer", url=edition.registration.url) if edition.registration else None,
        url=context.site.page(programme_docname(edition.id)),
        sameAs=edition.website,
    )


def _session(context: PageContext, edition: Edition, event: Event) -> Node:
    address = context.site.page(session_docname(event.session))
    return _event(context, edition, event, url=address)


def _talk(context: PageContext, edition: Edition, event: Event) -> Node:
    return _event(
        context,
        edition,
        event,
        description=paragraphs_text(event.talk.abstract) if event.talk else "",
        performer=_performers(context, event),
        workFeatured=_papers(context, (event,)),
    )


def _event(context: PageContext, edition: Edition, event: Event, **more: object) -> Node:
    return node(
        "Event",
        name=event.plain_title,
        startDate=event.start.isoformat(),
        endDate=event.end.isoformat() if event.end else "",
        **_status(context, event),
        **_where(edition, event),
        sameAs=next((link.url for link in event.links if link.kind is LinkKind.URL), ""),
        **more,
    )


def _status(context: PageContext, event: Event) -> Node:
    """That it is off, or at another time than was announced; else nothing."""
    if event.cancelled:
        return {"eventStatus": _CANCELLED}
    change = context.portal.recent_changes[event.edition].get(event.key)
    before = change.before.start if change and change.before else None
    moved = change is not None and ChangeKind.MOVED in change.kinds
    if not moved or not isinstance(before, datetime):
        return {}
    local = before.astimezone(event.start.tzinfo)
    return {"eventStatus": _RESCHEDULED, "previousStartDate": local.isoformat()}


def _where(edition: Edition, event: Event) -> Node:
    """The place, the stream, or both."""
    place = _place(edition, event.room)
    streams = [
        node("VirtualLocation", url=link.url)
        for link in event.links
        if link.kind is LinkKind.STREAM
    ]
    if not streams:
        return stated({"location": place})
    mode = _MIXED if place else _ONLINE
    return {"eventAttendanceMode": mode, "location": [place, *streams] if place else streams[0]}


def _place(edition: Edition, room: str) -> Node | None:
    """The room in the edition's place, as far as either is known."""
    venue, place = edition.venue, edition.place
    house = venue.name if venue else ""
    street = (venue.address or (house if room else "")) if venue else ""
    name = room or house or place
    return (
        node("Place", name=name, address=", ".join(filter(None, (street, place)))) if name else None
    )


def _performers(context: PageContext, event: Event) -> list[Node]:
    """Who speaks, once each."""
    return [presenter_node(context, presenter) for presenter in event.people]


def _papers(context: PageContext, talks: Iterable[Event]) -> list[Node]:
    """The papers presented, once each; a withdrawn paper is featured nowhere."""
    found: dict[str, Paper] = {}
    for event in talks:
        paper = context.portal.paper_of(event.edition, event.talk)
        if paper is not None and not paper.withdrawn:
            found.setdefault(paper.key, paper)
    return [paper_reference(context, paper) for paper in found.values()]
