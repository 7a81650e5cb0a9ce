"""A schedule → the programme of an edition: one session an event, in order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.papers import LinkKind, Paper
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.slugs import FreeSlugs
from sphinx_proceedings.model.timetable.clock import elapsed, programme_day
from sphinx_proceedings.sources.imports.addresses import without_addresses
from sphinx_proceedings.sources.imports.clean_text import clean_line
from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.imports.schedules.event_ids import EventIds
from sphinx_proceedings.sources.imports.schedules.paper_titles import PaperTitles
from sphinx_proceedings.sources.imports.schedules.plain_text import plain_paragraphs, without_markup
from sphinx_proceedings.sources.imports.schedules.references import evident_links, web_address
from sphinx_proceedings.sources.imports.schedules.remarks import Remarks
from sphinx_proceedings.sources.imports.schedules.schedule import Reference, Schedule, ScheduleEvent
from sphinx_proceedings.sources.imports.schedules.session_kinds import session_kind
from sphinx_proceedings.sources.imports.schedules.times import (
    contradiction,
    day_of,
    doubts,
    event_end,
    event_start,
)
from sphinx_proceedings.sources.text.characters import left_out
from sphinx_proceedings.sources.text.letters import has_visible
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.values.clock import as_instant

__all__ = ["Draft", "draft_edition"]

_LONGEST_NUMBER = 150
_OURS = "sphinx-proceedings"
"""As our own schedules call the tool that wrote them; their texts are plain."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The programme, and what became of the schedule."""

    edition: EditionDraft | None
    """None where no event can be used."""
    remarks: tuple[Remark, ...]
    dropped: Counter[str]
    """How often each element was not empty and nothing was made of it, by its name."""
    with_markup: int
    """Abstracts of which HTML or Markdown was removed."""
    matched: tuple[tuple[str, str], ...]
    """Titles of talks, and the papers they present."""
    addresses: int = 0
    """E-mail addresses that were left out."""


def draft_edition(
    edition: EditionId,
    schedule: Schedule,
    zone: ZoneInfo,
    papers: Iterable[Paper],
    paper_numbers: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The programme of the edition with this id; `papers` are its own.

    `paper_numbers` are keys of papers by their numbers in the systems they were imported from.
    """
    return _Drafter(edition, schedule, zone, PaperTitles(papers, paper_numbers)).draft()


class _Drafter:
    def __init__(
        self, edition: EditionId, schedule: Schedule, zone: ZoneInfo, papers: PaperTitles
    ) -> None:
        self._id = edition
        self._schedule = schedule
        self._zone = zone
        self._papers = papers
        self._is_ours = schedule.generator == _OURS
        self._names = EventIds(schedule.acronym or edition, is_ours=self._is_ours)
        self._remarks = Remarks()
        self._dropped = Counter(schedule.unread)
        self._with_markup = 0
        self._matched: list[tuple[str, str]] = []
        self._addresses = schedule.addresses
        self._numbers = FreeSlugs()
        self._times_known = Counter(
            each.known_as or each.guid.lower()
            for event in schedule.events
            for each in (event, *(event.parts or ()))
        )

    def draft(self) -> Draft:
        timed = [(start, event) for event in self._schedule.events if (start := self._start(event))]
        timed = list(self._once(timed))
        self._tell_slots(event for _, event in timed)
        timed.sort(key=lambda item: item[0].astimezone(UTC))
        sessions = tuple(self._session(event, start) for start, event in timed)
        return Draft(
            edition=self._edition(sessions, [start for start, _ in timed]) if sessions else None,
            remarks=(*self._schedule.remarks, *self._remarks.told()),
            dropped=self._dropped,
            with_markup=self._with_markup,
            matched=tuple(self._matched),
            addresses=self._addresses,
        )

    def _start(self, event: ScheduleEvent) -> datetime | None:
        """When it begins; None, with a remark, for what cannot be in a programme."""
        start = event_start(event, self._zone)
        add = self._remarks.add
        if not event.title:
            add(event, "the event has no title; it is left out")
            return None
        if start is None:
            add(event, f"“{event.title}” has no time that can be read; it is left out")
            return None
        if start.second or start.microsecond:
            add(event, f"“{event.title}” starts at {start:%H:%M:%S}; seconds are cut off")
        apart = contradiction(event, start)
        if apart:
            add(event, f"“{event.title}” {apart[1]}; the date counts", apart[0])
        for doubt in doubts(event, start, self._zone):
            add(event, f"“{event.title}” {doubt}")
        if event.left_out:
            add(event, left_out(f"“{event.title}”", event.left_out)[0], "characters")
        return start

    def _once(
        self, timed: Iterable[tuple[datetime, ScheduleEvent]]
    ) -> Iterator[tuple[datetime, ScheduleEvent]]:
        """Without what is listed twice: the same event at the same time in the same room."""
        seen: dict[ScheduleEvent, Location] = {}
        for start, event in timed:
            same = replace(event, location=self._schedule.location, day="", day_start="")
            if same in seen:
                text = f"“{event.title}” is there already (line {seen[same].line}), all the same"
                self._remarks.add(event, f"{text}; one is kept", "twice")
            else:
                seen[same] = event.location
                yield start, event

    def _tell_slots(self, events: Iterable[ScheduleEvent]) -> None:
        """Tell what takes place more than once: only one of its slots can keep an identity."""
        first: dict[str, ScheduleEvent] = {}
        for event in events:
            for name in filter(None, (event.guid.lower(), event.number)):
                other = first.setdefault(name, event)
                if other is not event:
                    what = f"has the guid or id of “{other.title}” (line {other.location.line})"
                    text = f"“{event.title}” {what}: each slot is a session of its own"
                    self._remarks.add(event, f"{text}, and the first keeps them", "slots")
                    break

    def _edition(
        self, sessions: tuple[SessionDraft, ...], starts: Sequence[datetime]
    ) -> EditionDraft:
        schedule = self._schedule
        days = [programme_day(start) for start in starts]
        first = day_of(schedule.start, self._zone) or min(days)
        last = day_of(schedule.end, self._zone) or max(days)
        return EditionDraft(
            name=schedule.title or schedule.acronym or self._id,
            start=first,
            end=last if last >= first else max(*days, first),
            timezone=self._zone.key,
            place=schedule.place,
            website=web_address(schedule.url),
            sessions=sessions,
            implied=frozenset(
                name
                for name, told in (
                    ("name", schedule.title or schedule.acronym),
                    ("start", day_of(schedule.start, self._zone)),
                    ("end", day_of(schedule.end, self._zone)),
                )
                if not told
            ),
            cancelled=schedule.cancelled,
        )

    def _session(self, event: ScheduleEvent, start: datetime) -> SessionDraft:
        is_event, number = event.parts is None, self._number(event)
        kind = session_kind(event.type, event.title, is_presented=bool(event.persons))
        end = event_end(event, start, self._zone)
        minutes = self._minutes(start, end) if end else 0
        paper = self._paper(event) if is_event else None
        name = self._names.name(event)
        links = self._links(event, paper)
        talk = self._talk(event, name, paper, links) if is_event else None
        if minutes and is_event:
            talk = replace(talk or self._bare(event, name, event.title), minutes=minutes)
        if talk and kind is SessionKind.POSTERS:
            # Posters are at a time of their own only where one is stated.
            talk = replace(talk, start=_local(start))
        return SessionDraft(
            location=event.location,
            known_as=number,
            guid=event.guid,
            number=event.number,
            id=name,
            title=event.title,
            kind=kind,
            start=_local(start),
            end=_local(end) if end and not minutes else None,
            room=event.room,
            track=event.track,
            note=event.subtitle,
            cancelled=event.cancelled,
            chairs=_named(event.chairs),
            url="" if talk else links.get(LinkKind.URL, ""),
            stream=links.get(LinkKind.STREAM, ""),
            questions=links.get(LinkKind.QUESTIONS, ""),
            talks=(replace(talk, number=number),) if talk else self._talks(event, kind, start),
            is_event=is_event,
        )

    def _talks(
        self, event: ScheduleEvent, kind: SessionKind, start: datetime
    ) -> tuple[TalkDraft, ...]:
        """The talks that a schedule lists in a session, in its order."""
        return tuple(
            self._part(part, kind, start)
            for part in event.parts or ()
            if part.title or self._is_untitled(part)
        )

    def _is_untitled(self, part: ScheduleEvent) -> bool:
        self._remarks.add(part, "the talk has no title; it is left out")
        return False

    def _part(self, part: ScheduleEvent, kind: SessionKind, around: datetime) -> TalkDraft:
        start = event_start(part, self._zone)
        end = event_end(part, start or around, self._zone)
        is_stated = start is not None and not (kind is SessionKind.POSTERS and start == around)
        for doubt in doubts(part, start or around, self._zone):
            self._remarks.add(part, f"“{part.title}” {doubt}")
        if part.left_out:
            self._remarks.add(part, left_out(f"“{part.title}”", part.left_out)[0], "characters")
        name, paper = self._names.name(part), self._paper(part)
        links = self._links(part, paper)
        talk = self._talk(part, name, paper, links) or self._bare(part, name, part.title)
        length = elapsed(start or around, end) if end else timedelta()
        return replace(
            talk,
            number=self._number(part),
            start=_local(start) if start and is_stated else None,
            minutes=min(length, timedelta(days=1)) // timedelta(minutes=1) if is_stated else 0,
            cancelled=part.cancelled,
        )

    def _bare(self, event: ScheduleEvent, name: str, title: str) -> TalkDraft:
        return TalkDraft(
            location=event.location,
            guid=event.guid,
            id=name,
            title=title,
            board=event.board,
        )

    def _number(self, event: ScheduleEvent) -> str:
        """By what an event is remembered; of several slots the later ones are counted."""
        known_as = event.known_as or event.guid.lower() or event.number or event.slug
        if event.number and self._times_known[known_as] > 1:
            known_as = f"{known_as}/{event.number}"
        return self._numbers.give((known_as or event.title)[:_LONGEST_NUMBER])

    def _minutes(self, start: datetime, end: datetime) -> int:
        """The length of what ends in an hour that the clocks repeat, else nothing.

        Such an end is no local time; a day is the longest that a talk may take.
        """
        if isinstance(as_instant(_local(end), self._zone), datetime):
            return 0
        return min(elapsed(start, end), timedelta(days=1)) // timedelta(minutes=1)

    def _paper(self, event: ScheduleEvent) -> Paper | None:
        paper = self._papers.numbered(event.paper)
        if event.paper and paper is None:
            text = f"“{event.title}” names the paper {shown(event.paper)!r}, which is not there"
            self._remarks.add(event, text, "paper")
        paper = paper or self._papers.named(self._names.ours(event))
        paper = paper or self._papers.titled(event.title)
        if paper is not None:
            self._matched.append((event.title, paper.key))
        return paper

    def _talk(
        self, event: ScheduleEvent, name: str, paper: Paper | None, links: dict[LinkKind, str]
    ) -> TalkDraft | None:
        abstract = self._abstract(event, paper)
        persons = _named(event.persons)
        is_given = persons or abstract or links.keys() & {LinkKind.SLIDES, LinkKind.VIDEO}
        if not (is_given or paper or self._names.was_talk(event)):
            return None
        printed = tuple(presenter.name for presenter in paper.presenters) if paper else ()
        is_titled = paper is not None and event.title == clean_line(paper.full_title.plain)
        return replace(
            self._bare(event, name, "" if is_titled else event.title),
            paper=paper.key if paper else "",
            presenters=() if persons == printed else persons,
            abstract=abstract,
            url=links.get(LinkKind.URL, ""),
            slides=links.get(LinkKind.SLIDES, ""),
            video=links.get(LinkKind.VIDEO, ""),
        )

    def _abstract(self, event: ScheduleEvent, paper: Paper | None) -> tuple[str, ...]:
        """The abstract and the description; nothing where the paper has the same one."""
        parts = [event.abstract]
        if event.description and self._is_ours:
            self._dropped["description"] += 1
        elif event.description != event.abstract:
            parts.append(event.description)
        written = "\n\n".join(filter(None, parts))
        plain = plain_paragraphs(written)
        paragraphs = plain if self._is_ours else self._without_addresses(without_markup(written))
        self._with_markup += paragraphs != plain
        published = tuple(clean_line(part.plain) for part in paper.abstract) if paper else ()
        return () if paragraphs == published else paragraphs

    def _without_addresses(self, paragraphs: Iterable[str]) -> tuple[str, ...]:
        """Markup may have hidden some."""
        kept: list[str] = []
        for paragraph in paragraphs:
            text, number = without_addresses(paragraph)
            self._addresses += number
            kept.append(text.strip())
        return tuple(filter(None, kept))

    def _links(self, event: ScheduleEvent, paper: Paper | None) -> dict[LinkKind, str]:
        base = self._schedule.base_url
        references = list(event.references)
        page = web_address(event.url, base)
        if self._is_ours:
            # The page is made anew; what was linked from it is called “More”.
            own = [item for item in references if item.title == "More" and item.type == "web"]
            page = web_address(own[0].url) if own else ""
            references = [item for item in references if item not in own]
        references.insert(0, Reference(url=event.video, title="recording"))
        links, left = evident_links(
            [item for item in references if item.url], base, _addresses(paper)
        )
        if left:
            self._dropped["link or attachment"] += left
        return links | ({LinkKind.URL: page} if page else {})


def _named(names: Iterable[str]) -> tuple[str, ...]:
    """Names in which there is something to see."""
    return tuple(name for name in names if has_visible(name))


def _addresses(paper: Paper | None) -> frozenset[str]:
    """What a paper links to itself."""
    if paper is None:
        return frozenset()
    doi = {doi_url(paper.doi)} if paper.doi else set()
    return frozenset({*doi, *(link.url for link in paper.links)})


def _local(instant: datetime) -> datetime:
    """To the minute, as clocks show it there."""
    return instant.replace(tzinfo=None, second=0, microsecond=0, fold=0)
