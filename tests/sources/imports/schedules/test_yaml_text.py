"""The YAML of an import: as a person writes it, and safe for any text."""

from datetime import date
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.sources.imports.clean_text import Texts, clean_line
from sphinx_proceedings.sources.imports.schedules.drafts import (
    EditionDraft,
    SessionDraft,
    TalkDraft,
)
from sphinx_proceedings.sources.imports.schedules.importing import import_schedule
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule, ScheduleEvent
from sphinx_proceedings.sources.imports.schedules.yaml_text import programme_yaml
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.letters import without_invisible
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain
from support.programmes import local, reading_of

HERE = Location(path="s.xml")
LONG = "A sentence that goes on and on, so that it does not fit behind its key in one line. "


def test_it_reads_as_if_a_person_had_written_it() -> None:
    talk = TalkDraft(
        id="engines",
        paper="lovelace2027notes",
        presenters=("Ada Lovelace", "Babbage, Charles"),
        abstract=("# No heading.", "- no: item " + LONG * 2),
        url="https://example.org/?a=1&b=2",
    )
    sessions = (
        SessionDraft(
            location=HERE,
            guid="",
            number="",
            id="2027",
            title="Engines: the return",
            kind=SessionKind.TALKS,
            start=local("2027-05-10 09:00"),
            end=local("2027-05-10 09:30"),
            room="Room 2",
            track="1.10",
            note=LONG.strip(),
            talks=(talk,),
        ),
        SessionDraft(
            location=HERE,
            guid="",
            number="",
            id="lunch",
            title="null",
            kind=SessionKind.BREAK,
            start=local("2027-05-10 12:00"),
        ),
    )
    edition = EditionDraft(
        name="Conf 2027",
        start=date(2027, 5, 10),
        end=date(2027, 5, 10),
        timezone="Europe/Rome",
        sessions=sessions,
    )
    assert programme_yaml(edition, "../x.json") == (
        """\
# yaml-language-server: $schema=../x.json
name: Conf 2027
start: 2027-05-10
timezone: Europe/Rome

sessions:
  - id: '2027'
    title: 'Engines: the return'
    kind: talks
    start: 2027-05-10 09:00
    end: 2027-05-10 09:30
    room: Room 2
    track: '1.10'
    note: >-
      A sentence that goes on and on, so that it does not fit behind its key in one line.
    talks:
      - id: engines
        paper: lovelace2027notes
        presenters: [Ada Lovelace, 'Babbage, Charles']
        abstract: |
          # No heading.

          - no: item A sentence that goes on and on, so that it does not fit behind its key in one
          line. A sentence that goes on and on, so that it does not fit behind its key in one line.
        url: https://example.org/?a=1&b=2
  - id: lunch
    title: 'null'
    kind: break
    start: 2027-05-10 12:00
"""
    )


# Names need a letter, or nobody is named.
_TEXTS = st.text(min_size=1) | st.sampled_from(
    [
        ": x", "- x", "# x", "x: y", "[a]", "{a: b}", "&a", "*a", "!x", "|", ">", "%", "@x", "`x`",
        "yes", "null", "~", "1.0", "0x1", "2027-05-10", "=", "<<", "'", '"', "\\", "...", "---",
        "\x85x\u2028y\u2029z\ufeffw", "\ud800x", "a\x00b", "\u202ex", LONG * 3, f"x\n\n  {LONG}",
    ]
)  # fmt: skip


@given(st.tuples(*[_TEXTS] * 6))
def test_every_text_comes_back(texts: tuple[str, ...]) -> None:
    title, abstract, name, room, track, note = texts
    event = ScheduleEvent(
        location=HERE,
        title=clean_line(title) or "x",
        date="2027-05-10T09:00:00Z",
        duration="00:30",
        persons=(f"N{clean_line(name)}",),
        abstract=Texts().prose(abstract),
        room=clean_line(room),
        track=clean_line(track),
        subtitle=clean_line(note),
    )
    schedule = Schedule(
        location=HERE,
        generator="sphinx-proceedings",  # so that markup is text
        title=clean_line(title),
        place=clean_line(room),
        events=(event,),
    )
    made = import_schedule(schedule, "e2027", ZoneInfo("Europe/Rome"), Sources())
    assert made.problems == ()
    reading = reading_of(made.yaml, edition="e2027")
    assert reading.diagnostics == ()
    (edition,) = reading.portal.editions
    (session,) = edition.sessions
    (talk,) = session.talks
    assert (edition.name, edition.place) == (schedule.title or "e2027", schedule.place)
    assert (session.title, session.room, session.track) == (event.title, event.room, event.track)
    assert session.note == event.subtitle
    assert talk.title.plain == event.title
    assert [presenter.name for presenter in talk.presenters] == [
        without_invisible(person) for person in event.persons
    ]
    assert talk.abstract == paragraphs_of_plain(event.abstract)
