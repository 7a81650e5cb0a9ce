"""Schedules as programmes: what each event becomes, and what is told about it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.imports.schedules.drafting import Draft, draft_edition
from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.imports.schedules.references import evident_links, web_address
from sphinx_proceedings.sources.imports.schedules.schedule import Reference, Schedule, ScheduleEvent
from sphinx_proceedings.sources.imports.schedules.schedule_file import read_schedule
from sphinx_proceedings.sources.imports.schedules.session_kinds import session_kind
from sphinx_proceedings.sources.imports.schedules.times import event_end, event_start
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.programme.programme import RESERVED_IDS
from sphinx_proceedings.sources.text.source import Source
from support.folders import SCHEDULES
from support.programmes import local

HERE = Location(path="s.xml")
BIB = r"""
@misc{hard01, title = {Ordering What Cannot Be Ordered}, abstract = {We show that it is hard.},
  author = {Knuth, Donald}, presenter = {Hopper, Grace}}
@misc{hard04, title = {Gr{\"u}{\ss}e aus dem \emph{Cache}}, author = {Dijkstra, Edsger}}
@misc{twin1, title = {Twins}, author = {Dijkstra, Edsger}}
@misc{twin2, title = {Twins!}, author = {Dijkstra, Edsger}}
"""
PAPERS = assemble_portal(
    Sources(papers={"e2027": Source(path="papers/e2027.bib", text=BIB)})
).portal.papers
BERLIN = ZoneInfo("Europe/Berlin")
ROME = ZoneInfo("Europe/Rome")


def draft(name: str, zone: str) -> Draft:
    schedule = read_schedule(name, (SCHEDULES / name).read_bytes())
    return draft_edition("e2027", schedule, ZoneInfo(zone), PAPERS)


def events(*titles: str, **fields: str) -> Draft:
    """What becomes of events with these titles on one day, and otherwise alike."""
    listed = tuple(
        ScheduleEvent(location=HERE, **{"title": title, "date": "2027-05-10T09:00:00Z", **fields})
        for title in titles
    )
    schedule = Schedule(location=HERE, acronym="conf27", events=listed)
    return draft_edition("e2027", schedule, ROME, ())


def sessions(made: Draft) -> tuple[SessionDraft, ...]:
    assert made.edition is not None
    return made.edition.sessions


def test_a_schedule_of_frab() -> None:
    made = draft("frab.xml", "Europe/Berlin")
    assert made.edition is not None
    opening, costs, lunch, concert, party, podium = made.edition.sessions
    assert opening == SessionDraft(
        location=Location(path="frab.xml", line=18),
        guid="8CF6E3F8-5A9C-4D6C-8D64-6B2F1E0C4A11",
        number="4711",
        id="opening-event",
        title="Opening Event",
        kind=SessionKind.TALKS,
        start=local("2027-10-30 11:00"),
        end=local("2027-10-30 11:30"),
        room="Saal 1",
        track="Ethics & Society",
        note="welcome!",
        talks=(
            TalkDraft(
                id="opening-event",
                title="Opening Event",
                presenters=("Ada Lovelace", "Grace Hopper"),
                abstract=("Welcome to the 27th congress.", "R&D for all."),
                url="https://events.example.org/winter27/events/4711.html",
                slides="https://events.example.org/system/attachments/1/opening.pdf",
                video="https://media.ccc.de/v/winter27-4711",
            ),
        ),
    )
    assert costs.title == "What things cost: 2*3*4 <reasons>"
    assert costs.talk is not None
    assert costs.talk.abstract == (
        "Costs grow as n*m*k where k < 3.",
        "They are not small.",
        "* first",
        "* second, see the page (https://example.org/costs)",
    )
    assert (lunch.kind, lunch.talk, lunch.note) == (SessionKind.BREAK, None, "")
    # Without a date, a quarter past midnight is after the day that lists it.
    assert (concert.id, concert.start) == ("index-2", local("2027-10-31 00:15"))
    # Three hours of real time, of which the clocks repeat one.
    assert (party.id, party.start, party.end) == (
        "index-3",
        local("2027-10-31 01:30"),
        local("2027-10-31 03:30"),
    )
    assert (podium.kind, podium.end) == (SessionKind.PANEL, None)
    assert [(remark.location.line, remark.text) for remark in made.remarks] == [
        (
            70,
            "“Lunch” has the guid or id of “What things cost: 2*3*4 <reasons>” (line 50): each slot"
            " is a session of its own, and the first keeps them",
        ),
        (111, "“Some day” has no time that can be read; it is left out"),
        (115, "the event has no title; it is left out"),
    ]
    assert made.with_markup == 2
    assert made.dropped["link or attachment"] == 1


def test_a_schedule_of_pretalx() -> None:
    made = draft("pretalx.xml", "America/New_York")
    assert made.edition is not None
    assert made.edition == EditionDraft(
        name="DemoCon",
        start=date(2027, 5, 10),
        end=date(2027, 5, 11),
        timezone="America/New_York",
        website="https://democon.example.org/2027/",
        sessions=made.edition.sessions,
    )
    ordering, posters = made.edition.sessions
    assert made.matched == (("Ordering what cannot be “ordered”", "hard01"),)
    assert ordering.id == "ordering-what-cannot-be-ordered"
    assert ordering.talk == TalkDraft(
        id="ordering-what-cannot-be-ordered",
        paper="hard01",
        title="Ordering what cannot be “ordered”",
        presenters=("Ada Lovelace",),
        abstract=("We show that it is hard.", "More", "1. a list", "2. of two & more"),
        url="https://pretalx.example.org/democon/talk/ABCDEF/",
        slides="https://pretalx.example.org/media/democon/submissions/ABCDEF/resources/talk.pptx",
    )
    # Its instant, whatever its offset; posters have a time of their own only where it is stated.
    assert posters.start == local("2027-05-10 09:30")
    assert posters.talk is not None
    assert posters.talk.start == posters.start


def test_a_schedule_without_dates_and_guids() -> None:
    made = draft("fosdem.xml", "Europe/Brussels")
    (session,) = sessions(made)
    assert (session.start, session.end) == (local("2027-02-06 10:00"), local("2027-02-06 10:50"))
    assert (session.id, session.kind, session.guid) == ("consensus", SessionKind.KEYNOTE, "")
    assert session.talk is not None
    assert session.talk.abstract == ("A café, unescaped.",)


def test_a_paper_whose_title_and_abstract_are_the_talks() -> None:
    event = ScheduleEvent(
        location=HERE,
        title="Ordering What Cannot Be Ordered",
        date="2027-05-10T09:00:00Z",
        abstract="We show that it is hard.",
        persons=("Grace Hopper",),
    )
    made = draft_edition("e2027", Schedule(location=HERE, events=(event,)), ROME, PAPERS)
    (session,) = sessions(made)
    assert session.talk == TalkDraft(id="ordering-what-cannot-be-ordered", paper="hard01")


@pytest.mark.parametrize("title", ["GRUSSE  aus dem cache!", "Gru\u0308ße aus dem „Cache“"])
def test_papers_are_found_whatever_case_accents_and_punctuation(title: str) -> None:
    event = ScheduleEvent(location=HERE, title=title, date="2027-05-10T09:00:00Z")
    made = draft_edition("e2027", Schedule(location=HERE, events=(event,)), ROME, PAPERS)
    assert made.matched == ((title, "hard04"),)


def test_of_two_papers_with_one_title_none_is_guessed() -> None:
    event = ScheduleEvent(location=HERE, title="Twins", date="2027-05-10T09:00:00Z")
    made = draft_edition("e2027", Schedule(location=HERE, events=(event,)), ROME, PAPERS)
    assert made.matched == ()


def test_a_page_alone_makes_no_talk() -> None:
    made = events("Lunch", type="break", url="https://example.org/lunch")
    (session,) = sessions(made)
    assert (session.talk, session.url) == (None, "https://example.org/lunch")
    assert made.dropped["url"] == 0


def test_ids_are_unique_valid_and_not_reserved() -> None:
    titles = ["Coffee", "coffee!", *sorted(RESERVED_IDS), "你好", "???", "x" * 90, "x" * 91]
    ids = [session.id for session in sessions(events(*titles))]
    assert len(set(ids)) == len(ids)
    assert set(ids).isdisjoint(RESERVED_IDS)
    assert all(len(name) <= 80 for name in ids)
    assert ids[:2] == ["coffee", "coffee-2"]
    assert ids[-4:] == ["nihao", "event", "x" * 80, "x" * 78 + "-2"]


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("conf27-12-a_b", "a-b"),
        ("conf27-a-b", "a-b"),
        ("12-a", "a"),
        ("conf27-12", "the-title"),
        ("conf27", "the-title"),
        ("", "the-title"),
        ("conf27-2027-in-review", "2027-in-review"),
        ("conf27-session-a", "session-a"),
    ],
)
def test_ids_from_slugs(slug: str, name: str) -> None:
    (session,) = sessions(events("The title", slug=slug, number="12"))
    assert session.id == name


@pytest.mark.parametrize(
    ("type_", "title", "kind"),
    [
        *((kind.value, "x", kind) for kind in SessionKind),
        ("Keynote talk", "x", SessionKind.KEYNOTE),
        ("Lightning_Talk", "Lunch", SessionKind.TALKS),
        ("workshop", "x", SessionKind.TALKS),
        ("Coffee break", "x", SessionKind.BREAK),
        ("other", "Lunch", SessionKind.BREAK),
        ("", "Welcome reception", SessionKind.SOCIAL),
        ("", "Breaking news", SessionKind.TALKS),
        ("Podium", "x", SessionKind.PANEL),
        ("Poster-Session", "x", SessionKind.POSTERS),
    ],
)
def test_kinds(type_: str, title: str, kind: SessionKind) -> None:
    assert session_kind(type_, title, is_presented=False) is kind


def test_who_presents_lunch_gives_a_talk() -> None:
    assert session_kind("other", "Lunch with data", is_presented=True) is SessionKind.TALKS


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        pytest.param(
            {"date": "2027-05-10T09:00:00+02:00"},
            "2027-05-10T09:00:00+02:00",
            id="date with its zone",
        ),
        pytest.param(
            {"date": "2027-05-10T09:00:00Z", "start": "23:00"},
            "2027-05-10T11:00:00+02:00",
            id="date in UTC outdoes start",
        ),
        pytest.param(
            {"date": "2027-05-10 09:00"}, "2027-05-10T09:00:00+02:00", id="date without zone"
        ),
        pytest.param(
            {"date": "2027-05-10", "start": "01:00"},
            "2027-05-10T01:00:00+02:00",
            id="date without time, and start",
        ),
        pytest.param(
            {"day": "2027-05-10", "start": "9:05"}, "2027-05-10T09:05:00+02:00", id="day and start"
        ),
        pytest.param(
            {"day": "2027-05-10", "start": "03:59"},
            "2027-05-11T03:59:00+02:00",
            id="after midnight",
        ),
        pytest.param(
            {"day": "2027-05-10", "start": "03:59", "day_start": "2027-05-10T00:00:00+02:00"},
            "2027-05-10T03:59:00+02:00",
            id="after midnight of a day that starts then",
        ),
        pytest.param(
            {"day": "2027-05-10", "start": "08:30", "day_start": "2027-05-10T10:00:00+02:00"},
            "2027-05-10T08:30:00+02:00",
            id="before the day starts",
        ),
        pytest.param({}, None, id="nothing"),
        pytest.param({"day": "2027-05-10"}, None, id="day without start"),
        pytest.param({"date": "0001-01-01T00:00:00+10:00"}, None, id="before the first year"),
        pytest.param({"date": "9999-12-31T23:59:59-10:00"}, None, id="after the last year"),
        pytest.param(
            {"date": "soon", "day": "2027-05-10", "start": "09:00"},
            None,
            id="date that is none outdoes the day",
        ),
        pytest.param({"day": "2027-05-10", "start": "25:00"}, None, id="hour that does not exist"),
    ],
)
def test_starts(fields: dict[str, str], start: str | None) -> None:
    found = event_start(ScheduleEvent(location=HERE, **fields), BERLIN)
    assert (found.isoformat() if found else None) == start


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        pytest.param({"duration": "01:30"}, "2027-03-28T03:30:00+02:00", id="hours"),
        pytest.param({"duration": "01:30:00"}, "2027-03-28T03:30:00+02:00", id="with seconds"),
        pytest.param({"duration": "90"}, "2027-03-28T03:30:00+02:00", id="minutes"),
        pytest.param({"duration": "100:00"}, "2027-04-01T06:00:00+02:00", id="days"),
        pytest.param({"end": "2027-03-28T02:00:00Z"}, "2027-03-28T04:00:00+02:00", id="end"),
        pytest.param({"duration": "0:00"}, None, id="no length"),
        pytest.param(
            {"duration": "long", "end": "2027-03-27T00:00:00Z"}, None, id="end before the start"
        ),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_ends_in_real_time(fields: dict[str, str], end: str | None) -> None:
    start = datetime(2027, 3, 28, 1, 0, tzinfo=BERLIN)
    found = event_end(ScheduleEvent(location=HERE, **fields), start, BERLIN)
    assert (found.isoformat() if found else None) == end


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"duration": "135.0:00"}, "lasts “135.0:00”, which is no length; its end is left open"),
        ({"duration": "-01:00"}, "lasts “-01:00”, which is no length; its end is left open"),
        (
            {"duration": "soon", "end": "2027-05-10T12:00:00+02:00"},
            "lasts “soon”, which is no length; its end counts",
        ),
        (
            {"end": "2027-05-10T10:00:00+02:00"},
            "ends at “2027-05-10T10:00:00+02:00”, which is no time after its start; it is not used",
        ),
        (
            {"duration": "00:30", "end": "2027-05-10T12:00:00+02:00"},
            "lasts “00:30” but ends at 2027-05-10 12:00; the end counts",
        ),
        ({"duration": "1:12:00"}, "lasts “1:12:00”, which is read as days:hours:minutes"),
        (
            {"start": "10:00"},
            "begins at 11:00 by its date and at 10:00 by its start; the date counts",
        ),
        (
            {"day": "2027-05-11"},
            "is on 2027-05-10 by its date and listed on 2027-05-11; the date counts",
        ),
        ({"duration": "00:30", "start": "11:00", "day": "2027-05-10"}, None),
        ({"duration": "1:12:00", "end": "2027-05-11T23:00:00+02:00"}, None),
        ({"duration": "1:12:00", "end": "2027-05-10T12:12:00+02:00"}, None),
        ({"duration": "00:00"}, None),
        # Past midnight, on the day that lists it.
        ({"date": "2027-05-11T02:00:00+02:00", "day": "2027-05-10", "start": "02:00"}, None),
    ],
)
def test_times_that_are_none_or_contradict_each_other(
    fields: dict[str, str], text: str | None
) -> None:
    told = [remark.text for remark in events("E", **fields).remarks]
    assert told == ([f"“E” {text}"] if text else [])


def test_the_same_of_many_events_is_told_once() -> None:
    (remark,) = events("A", "B", "C", "D", "E", start="10:00").remarks
    assert remark.text == (
        "“A” begins at 11:00 by its date and at 10:00 by its start; the date counts"
        " (and so of 4 other events)"
    )


def test_one_talk_in_two_slots_is_two_sessions() -> None:
    first = ScheduleEvent(
        location=HERE, title="T", guid="G", number="1", slug="t", date="2027-05-10T09:00:00Z"
    )
    later = replace(first, location=Location(path="s.xml", line=9), date="2027-05-11T09:00:00Z")
    schedule = Schedule(location=HERE, events=(first, later, replace(later, room="B")))
    made = draft_edition("e2027", schedule, ROME, ())
    assert [(session.id, session.start, session.room) for session in sessions(made)] == [
        ("t", local("2027-05-10 11:00"), ""),
        ("t-2", local("2027-05-11 11:00"), ""),
        ("t-3", local("2027-05-11 11:00"), "B"),
    ]
    assert [(remark.location.line, remark.text) for remark in made.remarks] == [
        (
            9,
            "“T” has the guid or id of “T” (line 0): each slot is a session of its own, and the"
            " first keeps them",
        )
    ] * 2


def test_what_is_listed_twice_is_kept_once() -> None:
    made = events("A", "A", "B")
    assert [session.id for session in sessions(made)] == ["a", "b"]
    assert [remark.text for remark in made.remarks] == [
        "“A” is there already (line 0), all the same; one is kept"
    ]


def test_an_end_in_the_hour_that_occurs_twice_is_told_as_a_length() -> None:
    (session,) = sessions(events("Party", date="2027-10-30T22:00:00Z", duration="03:15"))
    assert (session.start, session.end) == (local("2027-10-31 00:00"), None)
    assert session.talk == TalkDraft(id="party", title="Party", minutes=195)


def test_links_whose_kind_is_evident() -> None:
    references = [
        Reference(url="https://example.org/a.pdf", title="The Slides"),
        Reference(url="https://example.org/b.pdf", type="slides"),
        Reference(url="https://youtu.be/x"),
        Reference(url="https://example.org/paper.pdf", title="Slides"),
        Reference(url="javascript:alert(1)", title="Video"),
        Reference(url="https://example.org/", title="Home"),
    ]
    found, left = evident_links(references, "", {"https://example.org/paper.pdf"})
    assert found == {
        LinkKind.SLIDES: "https://example.org/a.pdf",
        LinkKind.VIDEO: "https://youtu.be/x",
    }
    assert left == 3


@pytest.mark.parametrize(
    ("url", "base", "address"),
    [
        ("https://example.org/x", "", "https://example.org/x"),
        ("/x", "https://example.org/y/", "https://example.org/x"),
        ("/x", "", ""),
        ("javascript:alert(1)", "https://example.org/", ""),
        ("https://[bad", "https://example.org/", ""),
        ("https://example.org/a b", "", ""),
        ("", "https://example.org/", ""),
    ],
)
def test_addresses(url: str, base: str, address: str) -> None:
    assert web_address(url, base) == address


def test_days_of_the_edition() -> None:
    made = events("A", date="2027-05-11T01:00:00Z")
    assert made.edition is not None
    # An event at three in the morning belongs to the day before.
    assert (made.edition.start, made.edition.end) == (date(2027, 5, 10), date(2027, 5, 10))
    assert made.edition.name == "conf27"


def test_no_event_can_be_used() -> None:
    made = events("", "")
    assert made.edition is None
    assert len(made.remarks) == 2
