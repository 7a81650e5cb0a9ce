"""A programme file → an edition."""

from datetime import UTC, date, datetime, timedelta

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.programme import (
    Edition,
    Handle,
    Registration,
    SessionKind,
    Sponsor,
    Venue,
)
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source
from support.programmes import head, programme, reading_of

BIB = "@misc{one, title = {The {One}}, author = {Lovelace, Ada}, presenter = {Grace Hopper}}"


def edition(text: str) -> tuple[Edition, tuple[Diagnostic, ...]]:
    reading = reading_of(head() + text, papers=BIB)
    return reading.portal.editions[0], reading.diagnostics


def test_times_are_instants_in_the_edition_zone() -> None:
    made, problems = edition(
        "key_dates:\n"
        "  - {what: Due, date: 2026-03-12, time: '23:59', zone: AoE}\n"
        "  - {what: Camera-ready, date: 2026-04-01, time: '9:00'}\n"
        "  - {what: Notice, date: 2026-04-10}\n"
        "sessions:\n  - {id: a, title: A, kind: talks, start: 2026-05-08 9:05}\n"
    )
    assert problems == ()
    instants = [key_date.instant for key_date in made.key_dates]
    assert instants[0] == datetime(2026, 3, 13, 11, 59, tzinfo=UTC)
    assert instants[1] == datetime(2026, 4, 1, 7, 0, tzinfo=UTC)
    assert instants[2] is None
    assert made.sessions[0].start == datetime(2026, 5, 8, 7, 5, tzinfo=UTC)
    assert made.sessions[0].start.utcoffset() == timedelta(hours=2)
    assert made.sessions[0].end is None
    assert (made.start, made.end) == (date(2026, 5, 8), date(2026, 5, 8))


def test_talk_takes_from_its_paper_what_it_does_not_say() -> None:
    made, problems = edition(
        "sessions:\n"
        "  - id: a\n    title: A\n    kind: [break, posters]\n    start: 2026-05-08 09:00\n"
        "    talk_minutes: 15\n    talks:\n"
        "      - paper: one\n"
        "      - {paper: one, title: The One, presenters: Ada Lovelace, minutes: 20}\n"
        "      - {title: Another, presenters: [{name: A B, affiliation: C}], abstract: 'x'}\n"
    )
    assert problems == ()
    session = made.sessions[0]
    assert session.kinds == (SessionKind.BREAK, SessionKind.POSTERS)
    assert [(talk.paper, talk.title.plain, talk.length) for talk in session.talks] == [
        ("one", "", timedelta(minutes=15)),
        ("one", "", timedelta(minutes=20)),
        ("", "Another", timedelta(minutes=15)),
    ]
    assert [talk.presenters for talk in session.talks] == [
        (Presenter(person="grace-hopper", name="Grace Hopper"),),
        (Presenter(person="ada-lovelace", name="Ada Lovelace"),),
        (Presenter(person="a-b", name="A B", affiliations=("C",)),),
    ]
    assert session.talks[2].abstract == (RichText.from_plain("x"),)


def test_presented_title_is_kept_beside_the_published_one() -> None:
    made, _ = edition(
        "sessions: [{id: a, title: A, kind: talks, start: 2026-05-08 09:00,"
        " talks: [{paper: one, title: The Two}]}]\n"
    )
    assert made.sessions[0].talks[0].title.plain == "The Two"


def test_house_registration_handle_and_sponsors() -> None:
    made, problems = edition(
        "venue: {name: Hall, address: 1 Long Street, url: https://example.org/hall}\n"
        "registration: https://example.org/register\n"
        "email: chairs@example.org\n"
        "handle: {name: '@toys', url: https://example.org/@toys}\n"
        "sponsors: [Bricks, {name: Trains, level: Gold, url: https://example.org/trains}]\n"
    )
    assert problems == ()
    assert made.venue == Venue(name="Hall", address="1 Long Street", url="https://example.org/hall")
    assert made.registration == Registration(url="https://example.org/register")
    assert made.email == "chairs@example.org"
    assert made.handle == Handle(name="@toys", url="https://example.org/@toys")
    assert made.sponsors == (
        Sponsor(name="Bricks"),
        Sponsor(name="Trains", level="Gold", url="https://example.org/trains"),
    )


def test_addresses_of_other_schemes_are_told_and_not_used() -> None:
    made, problems = edition(
        "venue: {name: Hall, url: 'javascript:alert(1)'}\n"
        "registration: data:text/html,x\n"
        "email: 'a b@example.org?bcc=c'\n"
        "handle: {name: '@toys', url: //example.org}\n"
        "sponsors: [{name: Trains, url: 'ftp://example.org'}]\n"
    )
    assert [(problem.code.slug, problem.location.line) for problem in problems] == [
        ("yaml-value", line) for line in range(4, 9)
    ]
    assert made.venue == Venue(name="Hall")
    assert (made.registration, made.email) == (None, "")
    assert made.handle == Handle(name="@toys")
    assert made.sponsors == (Sponsor(name="Trains"),)


def test_unknown_zone_falls_back_to_utc() -> None:
    reading = reading_of(head(timezone="CEST+"))
    assert reading.portal.editions[0].timezone == "UTC"
    assert [problem.code.slug for problem in reading.diagnostics] == ["yaml-value"]


def test_keys_that_differ_in_case_only_are_the_same() -> None:
    bib = (
        "@proceedings{ws2027, title = {Proceedings}, year = 2027}\n"
        "@proceedings{other, title = {Others}, year = 2027}\n"
        "@misc{Lovelace2027Notes, title = {Notes}, author = {Lovelace, Ada}, ids = {Old-Key},"
        " year = 2027, related = {TWO}}\n"
        "@misc{two, title = {Two}, author = {Lovelace, Ada}, year = 2027}\n"
    )
    text = programme(
        "- {id: a, title: A, kind: talks, start: 2027-05-10 09:00,"
        " talks: [{paper: lovelace2027notes}]}\n"
        "- {id: b, title: B, kind: posters, start: 2027-05-10 10:00, talks: [{paper: OLD-key}]}\n",
        head("2027-05-10", volume="WS2027"),
    )
    reading = reading_of(text, papers=bib)
    assert reading.diagnostics == ()
    (made,) = reading.portal.editions
    assert made.volume is not None
    assert made.volume.key == "ws2027"
    assert [[talk.paper for talk in session.talks] for session in made.sessions] == [
        ["Lovelace2027Notes"],
        ["Lovelace2027Notes"],
    ]
    (notes, _) = reading.portal.papers
    assert [relation.key for relation in notes.relations] == ["two"]


def test_edition_without_programme_is_called_after_its_volume() -> None:
    volume = "@proceedings{v, title = {Proceedings of W}, year = 2025}\n"
    reading = assemble_portal(
        Sources(papers={"w2025": Source(path="papers/w2025.bib", text=volume + BIB)})
    )
    made = reading.portal.editions[0]
    assert (made.id, made.name, made.year, made.start) == (
        "w2025",
        "Proceedings of W",
        2025,
        None,
    )


def test_editions_stand_in_order_of_time() -> None:
    bib = "@misc{{k, title = {{T}}, author = {{A, B}}, year = {year}}}"
    reading = assemble_portal(
        Sources(
            papers={
                name: Source(path=f"papers/{name}.bib", text=bib.format(year=year))
                for name, year in (("a", 2026), ("b", 2024), ("c", 2025))
            }
        )
    )
    assert [made.id for made in reading.portal.editions] == ["b", "c", "a"]
