"""Events as calendar components (iCalendar, RFC 5545, 3.6.1).

All times are in UTC: no program has to know the edition's zone, and none can read it wrongly.
What has changed is told by SEQUENCE and LAST-MODIFIED, never by the time of a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from icalendar import Event as Component
from icalendar import Parameters, vCategory, vText, vUri

from sphinx_proceedings.model.addresses import SiteAddress, programme_docname
from sphinx_proceedings.model.ledger.identities import EventIdentity
from sphinx_proceedings.model.ledger.states import date_key
from sphinx_proceedings.model.papers import LinkKind, PaperLink
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import KeyDate
from sphinx_proceedings.model.timetable.clock import utc
from sphinx_proceedings.model.timetable.events import Event
from sphinx_proceedings.model.whole_characters import whole_characters
from sphinx_proceedings.outputs.calendars.descriptions import (
    about,
    abstract_text,
    cancelled_title,
    key_date_title,
    link_label,
    link_lines,
)
from sphinx_proceedings.outputs.event_url import event_url
from sphinx_proceedings.outputs.session_kinds import KIND_WORDS
from sphinx_proceedings.wording.messages import gettext, labelled

__all__ = ["ComponentWriter", "TextValue", "calendar_text", "location"]

_FEATURES = {LinkKind.STREAM: ["AUDIO", "VIDEO"], LinkKind.QUESTIONS: ["CHAT"]}

# RFC 5545, 3.1 forbids control characters but tabs and line ends.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")


def calendar_text(text: str) -> str:
    """The text as a calendar can hold it: without control characters, lines ended by LF."""
    return whole_characters(_CONTROL.sub("", _LINE_END.sub("\n", text)))


def location(room: str, place: str) -> str:
    """`Aula Magna, Naples`."""
    return ", ".join(filter(None, (room, place)))


class TextValue(vText):
    r"""A TEXT (RFC 5545, 3.3.11).

    The library's own takes a backslash before a capital N for the end of a line: `C:\New`.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        """The text with its marks escaped."""
        text = calendar_text(self).replace("\\", "\\\\")
        return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").encode()


class ComponentWriter:
    """Writes events of a portal; each is written once, whichever calendars hold it."""

    def __init__(self, portal: Portal, site: SiteAddress) -> None:
        self._portal = portal
        self._site = site
        self._written: dict[tuple[str, str], bytes] = {}

    def component(self, edition: str, key: str) -> bytes:
        """The VEVENT with this key of an edition, its lines folded and ended by CRLF."""
        if (edition, key) not in self._written:
            self._written[edition, key] = self._make(edition, key).to_ical()
        return self._written[edition, key]

    def _make(self, edition: str, key: str) -> Component:
        identity = self._portal.event_identities[edition][key]
        event = self._portal.timetables[edition].by_key.get(key)
        if event is not None:
            return self._event(identity, event)
        dates = self._portal.edition_by_id[edition].key_dates
        key_date = next((item for item in dates if date_key(item) == key), None)
        if key_date is not None:
            return self._key_date(identity, edition, key_date)
        return self._removed(identity, edition)

    def _event(self, identity: EventIdentity, event: Event) -> Component:
        sessions = self._portal.timetables[event.edition].session_by_id[event.session.id]
        place = self._portal.edition_by_id[event.edition].place
        component = _component(identity, event.start, cancelled=event.cancelled)
        if event.end is not None:
            component.add("dtend", utc(event.end))
        _add_title(component, event.plain_title, cancelled=event.cancelled)
        _add_text(component, "location", location(event.room, place))
        lines = [*about(event, sessions.talks), *link_lines(event)]
        _add_description(component, lines, abstract_text(event), event_url(self._site, event))
        kinds = (gettext(KIND_WORDS[kind]) for kind in event.kinds)
        component["categories"] = _categories([*kinds, event.track])
        if not event.cancelled:
            _add_conferences(component, event.links)
        own = (link.url for link in event.links if link.kind is LinkKind.URL)
        if "url" not in component and (address := next(own, "")):
            component["url"] = vUri(address)
        is_free = event.session.quiet or event.cancelled
        component.add("transp", "TRANSPARENT" if is_free else "OPAQUE")
        return component

    def _key_date(self, identity: EventIdentity, edition: str, key_date: KeyDate) -> Component:
        held = self._portal.edition_by_id[edition]
        component = _component(identity, key_date.instant or key_date.date, cancelled=False)
        _add_title(component, key_date_title(key_date, held.name, held.timezone))
        page = self._site.page(programme_docname(edition)) if held.sessions else ""
        _add_description(component, [key_date.note], "", page)
        component.add("transp", "TRANSPARENT")
        return component

    def _removed(self, identity: EventIdentity, edition: str) -> Component:
        """What was last announced of an event, and that it is off."""
        state = identity.state
        component = _component(identity, state.start, cancelled=True)
        # The ledger can be edited by hand.
        start = state.start if isinstance(state.start, datetime) else None
        if state.end is not None and start is not None and utc(state.end) > utc(start):
            component.add("dtend", utc(state.end))
        title, held = state.title, self._portal.edition_by_id[edition]
        if identity.key.startswith("date/"):
            title = labelled(held.name, title)
        else:
            _add_text(component, "location", location(state.room, held.place))
        _add_title(component, title, cancelled=True)
        component.add("transp", "TRANSPARENT")
        return component


def _component(identity: EventIdentity, start: datetime | date, *, cancelled: bool) -> Component:
    """A component with all that every event has."""
    component = Component()
    _add_text(component, "uid", str(identity.uuid))
    component.add("dtstamp", utc(identity.modified))
    component.add("last-modified", utc(identity.modified))
    component.add("sequence", identity.sequence)
    component.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    component.add("dtstart", utc(start) if isinstance(start, datetime) else start)
    return component


def _add_title(component: Component, title: str, *, cancelled: bool = False) -> None:
    line = _line(title)
    component["summary"] = TextValue(cancelled_title(line) if cancelled else line)


def _add_description(
    component: Component, lines: Iterable[str], abstract: str, address: str
) -> None:
    """Lines, abstract and address; many programs show no URL beside the text."""
    parts = ["\n".join(map(_line, filter(None, lines))), abstract, address]
    _add_text(component, "description", "\n\n".join(filter(None, parts)))
    if address:
        component["url"] = vUri(address)


def _add_conferences(component: Component, links: Iterable[PaperLink]) -> None:
    """How to take part from afar (RFC 7986, 5.11, 6.3)."""
    for link in links:
        if link.kind in _FEATURES:
            # In a parameter there can be no quotation mark (RFC 5545, 3.2).
            label = _line(link_label(link)).replace('"', "'")
            about = Parameters(VALUE="URI", FEATURE=_FEATURES[link.kind], LABEL=label)
            component.add("conference", vUri(link.url), parameters=about)


def _add_text(
    component: Component,
    name: Literal["uid", "location", "description"],
    text: str,
) -> None:
    if text:
        component[name] = TextValue(text)


def _categories(names: Iterable[str]) -> vCategory:
    categories = vCategory([])
    # Set, not given: the library makes texts of its own from what it is given.
    categories.cats = [TextValue(name) for name in names if calendar_text(name)]
    return categories


def _line(text: str) -> str:
    """The text on one line."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", calendar_text(text))
