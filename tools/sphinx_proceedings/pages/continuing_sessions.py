"""Sessions that go on from an earlier day, as a day of the timetable lists them."""

from __future__ import annotations

from dataclasses import dataclass

from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.pages.blocks import Item, Items
from sphinx_proceedings.pages.event_lines import Said, session_flags
from sphinx_proceedings.pages.inlines import Inline, Marked, Words, joined, line, span
from sphinx_proceedings.pages.record_links import session_link, talk_line

__all__ = ["Continuing", "continuing_item", "continuing_line"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Continuing:
    """A session on one of its later days.

    What scripts find and links lead to stands on its first day.
    """

    event: Event
    title: Inline
    """Linked."""
    when: Marked
    """`goes on until 18:00`, or `goes on all day`."""
    flags: Inline
    talks: tuple[tuple[Marked, Inline], ...]
    """Time and title of those that are given on this day."""


def continuing_line(portal: Portal, item: SessionEvents, said: Said) -> Continuing:
    """A session of a day with these headings, on which it did not begin."""
    ends_today = item.event.end is not None and item.days[-1] == said.date
    if ends_today and item.event.end:
        when = line(Words("goes on until "), said.time(item.event.end))
    else:
        when = line(Words("goes on all day"))
    return Continuing(
        event=item.event,
        title=session_link(item.session),
        when=span("by", when),
        flags=session_flags(portal, item),
        talks=tuple(
            (span("when", said.time(talk.start)), talk_line(portal, item.session, talk.talk))
            for talk in item.talks
            if talk.talk is not None and talk.own_time and item.days_of(talk)[0] == said.date
        ),
    )


def continuing_item(going_on: Continuing) -> Item:
    """A session of a list on one of its later days, with its talks of that day."""
    event = going_on.event
    room = span("room", event.room) if event.room else None
    track = span("track", event.track) if event.track else None
    parts = (going_on.title, going_on.when, room, track, going_on.flags)
    talks = tuple(Item((line(when, " ", title),)) for when, title in going_on.talks)
    said = joined(" ", filter(None, parts))
    return Item((said,), Items(talks) if talks else None, is_close=True)
