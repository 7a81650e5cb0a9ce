"""What calendars and apps tell of an event in prose, as plain lines.

Only what the programme itself says: when it changes, so does the event's version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_proceedings.model.papers import LinkKind, PaperLink
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import KeyDate
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.timetable.slots import Basis
from sphinx_proceedings.outputs.plain_text import paragraphs_text
from sphinx_proceedings.wording.dates import clock
from sphinx_proceedings.wording.messages import gettext, labelled, noop

__all__ = [
    "about",
    "abstract_text",
    "cancelled_title",
    "key_date_title",
    "link_label",
    "link_lines",
    "people_line",
]

_LINK_LABELS = {
    LinkKind.URL: noop("More"),
    LinkKind.STREAM: noop("Live stream"),
    LinkKind.QUESTIONS: noop("Questions"),
    LinkKind.SLIDES: noop("Slides"),
    LinkKind.VIDEO: noop("Recording"),
}
"""The links that a session or a talk can have of its own."""


def about(event: Event, talks: Sequence[Event]) -> Iterator[str]:
    """Lines about an event, without its abstract and links; `talks` are those of its session."""
    session = event.session
    if event.talk is None:
        yield from [session.note] if session.note else []
        if session.chairs:
            names = people_line(session.chairs)
            if len(session.chairs) > 1:
                yield gettext("Chairs: {names}", names=names)
            else:
                yield gettext("Chair: {names}", names=names)
        yield from _listed(talks)
    else:
        if event.board:
            # For translators: where a poster hangs, such as “P12”.
            yield gettext("Poster board: {board}", board=event.board)
        if event.people:
            yield gettext("With {names}", names=people_line(event.people))
        if event.own_time:
            yield gettext("Session: {title}", title=session.title)
        else:
            yield gettext(
                # For translators: a talk takes place within the session with this title.
                "Within {title}; the programme states no time of its own.",
                title=session.title,
            )
    if event.slot.end_basis is Basis.FOLLOWING:
        yield gettext("No end is stated; it is taken to last until what follows.")


def link_lines(event: Event) -> Iterator[str]:
    """The links of an event itself, a line each."""
    for link in event.links:
        yield labelled(link_label(link), link.url)


def link_label(link: PaperLink) -> str:
    """What a link of an event is called."""
    return gettext(_LINK_LABELS.get(link.kind, link.kind))


def cancelled_title(title: str) -> str:
    """The title of what will not take place: many programs show no status."""
    return gettext("Cancelled: {title}", title=title)


def abstract_text(event: Event) -> str:
    """The abstract of a talk that stands alone; paragraphs have a blank line between them."""
    return paragraphs_text(filter(None, event.talk.abstract if event.talk else ()))


def people_line(people: Iterable[Presenter]) -> str:
    """`Ada Lovelace (Analytical Engines), Alan Turing`."""
    return ", ".join(
        f"{person.name} ({person.affiliation})" if person.affiliation else person.name
        for person in people
    )


def key_date_title(key_date: KeyDate, edition_name: str, zone: str) -> str:
    """`MyWorkshop 2027: Papers due (23:59 AoE)`; `zone` is the edition's."""
    title = labelled(edition_name, key_date.what)
    if key_date.instant is None:
        return title
    return f"{title} ({clock(key_date.instant)} {key_date.zone or zone})"


def _listed(talks: Sequence[Event]) -> Iterator[str]:
    for talk in talks:
        title = cancelled_title(talk.plain_title) if talk.cancelled else talk.plain_title
        names = ", ".join(person.name for person in talk.people)
        place = labelled(talk.board, title) if talk.board else f"{talk.position}. {title}"
        yield f"{place} – {names}" if names else place
