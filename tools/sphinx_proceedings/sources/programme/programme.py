"""`program/<edition>.yaml` → an edition with its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.embargoes import Embargo
from sphinx_proceedings.model.keys import ByKey
from sphinx_proceedings.model.known import Known
from sphinx_proceedings.model.natural_order import natural_key
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink, Volume
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import (
    Edition,
    Handle,
    KeyDate,
    Registration,
    Session,
    SessionKind,
    Sponsor,
    Talk,
    Venue,
)
from sphinx_proceedings.model.reserved_names import BESIDE_SESSIONS
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.source_paths import bib_path
from sphinx_proceedings.sources.names.splitting import split_plain_name
from sphinx_proceedings.sources.people.identities import Identities
from sphinx_proceedings.sources.programme.embargoes import stated_in_yaml
from sphinx_proceedings.sources.programme.event_keys import EventKeys
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain, plain_line
from sphinx_proceedings.sources.values.clock import LAST_ZONE, as_instant, zone_by_name
from sphinx_proceedings.sources.yaml.schemas import (
    HandleForm,
    KeyDateForm,
    MentionForm,
    ProgrammeFile,
    RegistrationForm,
    SessionForm,
    SponsorForm,
    TalkForm,
    VenueForm,
)

__all__ = ["RESERVED_IDS", "Published", "mentioned", "read_programme"]

_LINKS_OF_TALKS = (
    LinkKind.URL,
    LinkKind.STREAM,
    LinkKind.QUESTIONS,
    LinkKind.SLIDES,
    LinkKind.VIDEO,
)
_FILES = {"all", "days", "deadlines", "events", "people", "rooms", "schedule", "talks", "tracks"}
RESERVED_IDS = BESIDE_SESSIONS | _FILES
"""The edition's own pages, files and folders beside the pages of sessions."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """What the edition's `.bib` file holds, for the programme to refer to."""

    papers: ByKey[Paper]
    """By key, and by the keys they had."""
    volumes: ByKey[Volume]
    damaged: frozenset[str]
    """Case-folded keys of entries that were left out."""
    is_read: bool
    """Whether there is a `.bib` file that could be read."""
    is_missing: bool
    """Whether there is none at all."""


def read_programme(
    edition: EditionId,
    form: ProgrammeFile,
    published: Published,
    identities: Identities,
) -> tuple[Edition, tuple[Diagnostic, ...]]:
    """Make the edition.  What refers to nothing is reported and left out."""
    reader = _ProgrammeReader(edition, form, published, identities)
    return reader.edition(), reader.problems.diagnostics


def mentioned(form: MentionForm, around: Location, identities: Identities) -> Presenter:
    """The person whom a YAML file names; `around` is where the list of names stands."""
    location = form.at.start if form.at else around
    name = split_plain_name(form.name)
    found = identities.identify(name, location, form.id or "")
    is_plain = not (name.homonym or name.is_east_asian)
    return Presenter(
        person=found.person,
        name=form.name if found.name == name and is_plain else found.name.full,
        affiliations=(form.affiliation,) if form.affiliation else (),
    )


class _ProgrammeReader:
    def __init__(
        self,
        edition: EditionId,
        form: ProgrammeFile,
        published: Published,
        identities: Identities,
    ) -> None:
        self.problems = Problems()
        self._id = edition
        self._form = form
        self._published = published
        self._identities = identities
        self._zone = self._edition_zone()
        self._keys = EventKeys(form, published.papers, self.problems)

    def edition(self) -> Edition:
        form = self._form
        self._check_bib_file()
        return Edition(
            id=self._id,
            name=form.name,
            location=Location(path=form.at.start.path),
            year=form.start.year,
            start=form.start,
            end=self._last_day(),
            timezone=self._zone.key,
            title=form.title or "",
            series=form.series or "",
            ordinal=form.ordinal,
            place=form.place or "",
            website=form.website or "",
            contact=form.contact or "",
            email=form.email or "",
            venue=_venue(form.venue) if form.venue else None,
            registration=_registration(form.registration) if form.registration else None,
            handle=_handle(form.handle) if form.handle else None,
            sponsors=tuple(map(_sponsor, form.sponsors)),
            volume=self._volume(),
            volumes=tuple(self._published.volumes.values()),
            key_dates=tuple(
                key_date for item in form.key_dates if (key_date := self._key_date(item))
            ),
            topics=form.topics,
            sessions=self._sessions(),
        )

    def _last_day(self) -> date:
        form = self._form
        if form.end is not None and form.end < form.start:
            self.problems.report(
                Code.YAML_VALUE,
                form.at.of("end"),
                f"the edition ends on {form.end}, before it starts on {form.start};"
                " it is taken to last one day",
                "correct start or end",
            )
            return form.start
        return form.end or form.start

    def _edition_zone(self) -> ZoneInfo:
        zone = zone_by_name(self._form.timezone)
        if zone is None:
            self.problems.report(
                Code.YAML_VALUE,
                self._form.at.of("timezone"),
                f"{self._form.timezone!r} is no time zone; UTC is used",
                "write an IANA name such as Europe/Rome or America/New_York",
            )
        return zone or ZoneInfo("UTC")

    def _check_bib_file(self) -> None:
        talks = [talk for session in self._form.sessions for talk in session.talks]
        if any(talk.paper for talk in talks) and self._published.is_missing:
            self.problems.report(
                Code.FILE_MISSING,
                Location(path=bib_path(self._id)),
                f"the programme names papers, but there is no {bib_path(self._id)}",
                f"add the file with one entry a paper, or rename {self._form.at.start.path}",
            )

    def _volume(self) -> Volume | None:
        volumes = self._published.volumes
        if self._form.volume is None:
            return next(iter(volumes.values())) if len(volumes) == 1 else None
        is_known = (
            self._form.volume in volumes or self._form.volume.casefold() in self._published.damaged
        )
        if self._published.is_read and not is_known:
            self.problems.report(
                Code.UNKNOWN_VOLUME,
                self._form.at.of("volume"),
                f"{bib_path(self._id)} has no @proceedings entry {self._form.volume!r}",
                did_you_mean(self._form.volume, list(volumes))
                if volumes
                else f"add @proceedings{{{self._form.volume}, title = {{…}}, … }} to that file",
            )
        return volumes.get(self._form.volume)

    def _key_date(self, form: KeyDateForm) -> KeyDate | None:
        instant = None
        if form.time is not None:
            zone = zone_by_name(form.zone) if form.zone else self._zone
            if zone is None:
                self.problems.report(
                    Code.YAML_VALUE,
                    form.at.of("zone"),
                    f"{form.zone!r} is no time zone; the date is shown without its time",
                    "write AoE or an IANA name such as Europe/Rome",
                )
            else:
                local = datetime.combine(form.date, form.time)
                instant = self._instant(local, form.at.of("time"), zone)
        return KeyDate(
            key=self._keys.key_date(form),
            what=form.what,
            date=form.date,
            instant=instant,
            zone=(form.zone or "") if instant else "",
            note=form.note or "",
        )

    def _sessions(self) -> tuple[Session, ...]:
        sessions: dict[str, Session] = {}
        for form in self._form.sessions:
            if form.id in sessions or form.id in RESERVED_IDS:
                owner = "another session" if form.id in sessions else "a page of the programme"
                self.problems.report(
                    Code.SESSION_DUPLICATE_ID,
                    form.at.of("id"),
                    f"the session id {form.id!r} is that of {owner}; this session is left out",
                    "give the session an id of its own",
                )
                continue
            session = self._session(form)
            if session is not None:
                sessions[form.id] = session
        listed = list(sessions.values())
        self._check_order(listed)
        return tuple(sorted(listed, key=lambda session: session.start))

    def _session(self, form: SessionForm) -> Session | None:
        start = self._instant(form.start, form.at.of("start"))
        end = self._instant(form.end, form.at.of("end")) if form.end else None
        if start is None:
            return None
        return Session(
            id=form.id,
            edition=self._id,
            title=form.title,
            kinds=form.kind,
            start=start,
            end=end,
            location=form.at.start,
            room=form.room or "",
            track=form.track or "",
            cancelled=form.cancelled,
            note=form.note or "",
            chairs=tuple(
                mentioned(chair, form.at.of("chairs"), self._identities) for chair in form.chairs
            ),
            talks=_by_board(form, tuple(self._talk(form, talk) for talk in form.talks)),
            links=_links(form, LinkKind.URL, LinkKind.STREAM, LinkKind.QUESTIONS),
            known=tuple(
                Known(code=known.code, reason=known.reason, location=known.at.start)
                for known in form.known
            ),
        )

    def _talk(self, session: SessionForm, form: TalkForm) -> Talk:
        paper = self._published.papers.get(form.paper or "")
        title = plain_line(form.title or "")
        if form.paper and paper is None:
            self._report_unknown_paper(form)
            title = title or RichText.from_plain(form.paper)
        minutes = form.minutes or session.talk_minutes
        presenters = tuple(
            mentioned(presenter, form.at.of("presenters"), self._identities)
            for presenter in form.presenters
        )
        return Talk(
            key=self._keys.talk(form),
            location=form.at.start,
            paper=paper.key if paper else "",
            title=RichText() if paper and title.plain == paper.title.plain else title,
            states_title=bool(title.plain),
            presenters=presenters or (paper.presenters if paper else ()),
            abstract=paragraphs_of_plain(form.abstract or ""),
            start=self._instant(form.start, form.at.of("start")) if form.start else None,
            length=timedelta(minutes=minutes) if minutes else None,
            cancelled=form.cancelled,
            links=_links(form, *_LINKS_OF_TALKS),
            board=" ".join((form.board or "").split()),
            embargo=self._embargo(form),
        )

    def _embargo(self, form: TalkForm) -> Embargo | None:
        stated, problems = stated_in_yaml(form.embargo, form.at)
        self.problems.extend(problems)
        if stated is None:
            return None
        embargo = stated.in_zone(zone_by_name(self._form.timezone) or LAST_ZONE)
        if stated.local is not None and embargo.until is None:
            # Told with its place; it lasts until it is mended.
            self._instant(stated.local, stated.location)
        return embargo

    def _report_unknown_paper(self, form: TalkForm) -> None:
        is_damaged = (form.paper or "").casefold() in self._published.damaged
        if self._published.is_read and not is_damaged:
            self.problems.report(
                Code.UNKNOWN_PAPER,
                form.at.of("paper"),
                f"{bib_path(self._id)} has no paper {form.paper!r};"
                " the talk is listed without a link",
                did_you_mean(form.paper or "", sorted(self._published.papers)),
            )

    def _check_order(self, sessions: list[Session]) -> None:
        for before, after in pairwise(sessions):
            if after.start < before.start:
                self.problems.report(
                    Code.SESSION_ORDER,
                    after.location,
                    f"{after.id} starts before {before.id}, which is listed above it",
                    "list sessions in order of time; the pages do",
                    subject=f"{self._id}/{after.id}",
                )

    def _instant(
        self, local: datetime, location: Location, zone: ZoneInfo | None = None
    ) -> datetime | None:
        instant = as_instant(local, zone or self._zone)
        if isinstance(instant, datetime):
            return instant
        skipped = instant is Code.TIME_NONEXISTENT
        self.problems.report(
            instant,
            location,
            f"{local:%Y-%m-%d %H:%M} {'does not exist' if skipped else 'occurs twice'}"
            f" in {(zone or self._zone).key}; it is left out",
            "the clocks change that night; choose a time an hour earlier or later",
        )
        return None


def _venue(form: VenueForm) -> Venue:
    return Venue(name=form.name, address=form.address or "", url=form.url or "")


def _registration(form: RegistrationForm) -> Registration:
    return Registration(url=form.url, note=form.note or "")


def _handle(form: HandleForm) -> Handle:
    return Handle(name=form.name, url=form.url or "")


def _sponsor(form: SponsorForm) -> Sponsor:
    return Sponsor(name=form.name, url=form.url or "", level=form.level or "")


def _links(form: TalkForm | SessionForm, *kinds: LinkKind) -> tuple[PaperLink, ...]:
    """Those of these kinds, which are the names of fields as well."""
    stated = ((kind, getattr(form, kind.value)) for kind in kinds)
    return tuple(PaperLink(kind=kind, url=url) for kind, url in stated if url)


def _by_board(form: SessionForm, talks: tuple[Talk, ...]) -> tuple[Talk, ...]:
    """Posters as they hang, where all have a board and none a time; else as they are listed."""
    is_hung = all(talk.board and talk.start is None for talk in talks)
    if SessionKind.POSTERS not in form.kind or not is_hung:
        return talks
    return tuple(sorted(talks, key=lambda talk: natural_key(talk.board)))
