"""`schedule.xml` as values, and files that are none."""

from pathlib import Path

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.schedules.schedule import (
    MOST_EVENTS,
    Reference,
)
from sphinx_proceedings.sources.imports.schedules.schedule_file import LARGEST, read_schedule
from support.folders import SCHEDULES

EVENT = (
    '<schedule><day date="2027-05-10"><room name="Käse"><event><title>Über</title>'
    "</event></room></day></schedule>"
)
BOMB = (
    '<!DOCTYPE s [<!ENTITY a0 "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def refusal(data: bytes) -> str:
    with pytest.raises(ExportError) as caught:
        read_schedule("s.xml", data)
    assert caught.value.hint
    return f"{caught.value.location}: {caught.value.message}"


def test_everything_of_an_event_is_read() -> None:
    schedule = read_schedule("frab.xml", (SCHEDULES / "frab.xml").read_bytes())
    assert (schedule.generator, schedule.title, schedule.acronym, schedule.zone) == (
        "frab",
        "Winter Congress 2027",
        "winter27",
        "Europe/Berlin",
    )
    assert schedule.base_url == "https://events.example.org/winter27/"
    assert [event.number for event in schedule.events] == [
        "4711",
        "4712",
        "4712",
        "99999999999",
        "4800",
        "4801",
        "4802",
        "4803",
    ]
    opening = schedule.events[0]
    assert str(opening.location) == "frab.xml:18"
    assert opening.guid == "8CF6E3F8-5A9C-4D6C-8D64-6B2F1E0C4A11"
    assert (opening.day, opening.date) == ("2027-10-30", "2027-10-30T11:00:00+02:00")
    assert (opening.track, opening.subtitle) == ("Ethics & Society", "welcome!")
    assert opening.abstract.startswith("<p>Welcome to the <b>27th</b>")
    assert opening.persons == ("Ada Lovelace", "Grace Hopper")
    assert opening.references[1] == Reference(
        url="/system/attachments/1/opening.pdf", title="Slides of the opening", type="slides"
    )
    assert schedule.events[5].persons == ("Barbara Liskov",)
    assert schedule.unread == {
        "language": 2,
        "logo": 1,
        "recording/license": 1,
        "recording/optout": 1,
    }


def test_markup_that_stands_unescaped_in_an_abstract() -> None:
    schedule = read_schedule("fosdem.xml", (SCHEDULES / "fosdem.xml").read_bytes())
    assert schedule.events[0].abstract == "A <em>café</em>, unescaped."
    assert schedule.place == "Université Libre, Brussels"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{declared}"?>\n{EVENT}'.encode(encoding)
    (event,) = read_schedule("s.xml", data).events
    assert (event.title, event.room) == ("Über", "Käse")


@pytest.mark.parametrize(
    ("inner", "day", "room"),
    [
        ('<day date="2027-05-10"><event><title>T</title></event></day>', "2027-05-10", ""),
        (
            '<day date="2027-05-10"><event><title>T</title><room>R</room></event></day>',
            "2027-05-10",
            "R",
        ),
        ("<event><title>T</title></event>", "", ""),
        ('<room name="R"><event><title>T</title></event></room>', "", "R"),
        (
            '<days><day date="2027-05-10"><rooms><room name="R"><events><event><title>T</title>'
            "</event></events></room></rooms></day></days>",
            "2027-05-10",
            "R",
        ),
        ("<conference><event><title>T</title></event></conference>", "", ""),
        ("<version><track><event><title>T</title></event></track></version>", "", ""),
    ],
)
def test_events_are_found_wherever_they_stand(inner: str, day: str, room: str) -> None:
    schedule = read_schedule("s.xml", f"<schedule>{inner}</schedule>".encode())
    assert [(event.title, event.day, event.room) for event in schedule.events] == [("T", day, room)]
    assert schedule.unread == {}


def test_events_within_each_other() -> None:
    text = EVENT.replace("</event>", "<event><title>Inner</title></event></event>")
    events = read_schedule("s.xml", text.encode()).events
    assert [(event.title, event.room) for event in events] == [("Über", "Käse"), ("Inner", "Käse")]


def test_characters_that_no_text_may_hold_are_noted() -> None:
    text = EVENT.replace("Über", "a&#x92;b&#x7F;<b/>c").replace("Käse", "x")
    (event,) = read_schedule("s.xml", text.encode()).events
    assert (event.title, event.left_out) == ("abc", ("U+0092", "U+007F"))


def test_more_events_than_a_programme_has_are_told_at_once() -> None:
    text = f"<schedule>{'<event/>' * (MOST_EVENTS + 1)}</schedule>"
    assert refusal(text.encode()) == (
        "s.xml: the schedule holds 3,001 events, more than the 3,000 that are read"
    )


def test_comments_and_character_references_in_texts() -> None:
    text = EVENT.replace("Über", "a<!-- no -->b&#xA;<![CDATA[<c>]]>&#x85;d")
    assert read_schedule("s.xml", text.encode()).events[0].title == "ab <c> d"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "s.xml:1:1: this is not well-formed XML: Document is empty"),
        (b"<schedule>\n<day>", "s.xml:2:6: this is not well-formed XML: Premature end"),
        (b"<rss>\n</rss>", "s.xml:1: the root element is <rss>, not <schedule>"),
        (b"<schedule><day/></schedule>", "s.xml:1: the schedule holds no <event>"),
        (b"<!DOCTYPE html>\n<html><br></html>", "s.xml: this is a web page, not a schedule"),
        (b"<html/>", "s.xml: this is a web page, not a schedule"),
        (b"BEGIN:VCALENDAR", "s.xml:1:1: this is not well-formed XML: Start tag expected"),
        (b"\x89PNG\r\n\x1a\n", "s.xml:1:1: this is not well-formed XML: "),
        (b"<schedule>\xff</schedule>", "s.xml:1:11: this is not well-formed XML: Invalid bytes"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "Unsupported encoding"),
        (b"<schedule>&nbsp;</schedule>", "Entity 'nbsp' not defined"),
        (b"<a>" * 100_000, "Excessive depth in document"),
        (b"<schedule>" + b" " * LARGEST, "the file is larger than 8,388,608 bytes"),
        (f"{BOMB}<schedule>&a11;</schedule>".encode(), "s.xml"),
        (f'{BOMB}<schedule><day date="&a11;"/></schedule>'.encode(), "entity amplification"),
    ],
)
def test_what_is_no_schedule(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "s.dtd").write_text('<!ENTITY a "secret">')
    for declared in (f'[<!ENTITY a SYSTEM "{secret.as_uri()}">]', f'SYSTEM "{tmp_path}/s.dtd"'):
        text = f"<!DOCTYPE schedule {declared}>{EVENT.replace('Über', '&a;')}"
        assert "entities" in refusal(text.encode())
