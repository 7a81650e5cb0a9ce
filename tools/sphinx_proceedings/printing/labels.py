"""Labels for the boards of posters: number, title, authors, and a code that leads to the paper."""

from __future__ import annotations

from sphinx_proceedings.model.addresses import paper_docname, session_docname
from sphinx_proceedings.model.natural_order import natural_key
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.pages.hung_posters import hung_posters
from sphinx_proceedings.pages.printed_links import printed_title
from sphinx_proceedings.pages.record_links import byline, presenters
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.printing.qr_codes import qr_svg
from sphinx_proceedings.wording.dates import clock, short_day
from sphinx_proceedings.wording.messages import gettext

__all__ = ["labels"]


def labels(making: Making) -> Document:
    """A label a poster, by board; those without one by session."""
    pictures: dict[str, bytes] = {}
    listed = []
    for event in sorted(_posters(making), key=_place):
        name = ""
        if making.write.address:
            name = f"code-{len(pictures)}.svg"
            pictures[name] = qr_svg(f"{making.write.address}{_page(making, event)}.html")
        listed.append(_label(making, event, name))
    document = making.document(
        "labels",
        printed_title("labels"),
        labels=listed,
        alt=gettext("Code that leads to the poster’s page"),
    )
    return document.with_pictures(pictures)


def _posters(making: Making) -> list[Event]:
    return [
        talk
        for item in making.portal.timetables[making.edition.id].sessions
        for talk in hung_posters(item)
        if not talk.cancelled
    ]


def _place(event: Event) -> tuple[object, ...]:
    return (not event.board, natural_key(event.board), event.session.start, event.position)


def _page(making: Making, event: Event) -> str:
    paper = making.portal.paper_of(event.edition, event.talk)
    return paper_docname(paper) if paper else session_docname(event.session)


def _label(making: Making, event: Event, code: str) -> dict[str, object]:
    paper = making.portal.paper_of(event.edition, event.talk)
    people = byline(paper) if paper and paper.authors else presenters(event.people)
    start = event.session.start
    return {
        "board": event.board,
        "title": making.write.inline(event.title),
        "people": making.write.inline(people),
        "session": f"{event.session.title} · {short_day(start.date())}, {clock(start)}",
        "code": code,
    }
