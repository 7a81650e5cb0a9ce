"""A reader's own programme: the list, its calendar, the link that shares it."""

import re
from pathlib import Path
from urllib.request import urlopen

import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import Browser, Download, Page, expect

from support.programme_pages import event_ids, events, listed, ready, says, star, stored
from support.screens import on_one_screen
from support.waiting import is_marked

pytestmark = pytest.mark.browser

VEVENT = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)


def text(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310
        content: bytes = answer.read()
    return content


def check_calendar(download: Download, programme: str, keys: list[str], name: str) -> None:
    """A calendar holds exactly these events, byte for byte as they were written at build."""
    content = Path(download.path()).read_bytes()
    all_events = text(f"{programme}events.ics")
    by_key = events(programme)
    uids = [by_key[key]["uid"] for key in keys]
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))

    calendar = Calendar.from_ical(content)
    assert [str(event["UID"]) for event in calendar.walk("VEVENT")] == uids
    assert (str(calendar["NAME"]), str(calendar["X-WR-CALNAME"])) == (name, name)
    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    # It would be replaced by all events.
    assert {"SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"}.isdisjoint(calendar)
    second = vobject.readOne(content.decode())
    assert [event.uid.value for event in second.contents.get("vevent", [])] == uids

    blocks = VEVENT.findall(content)
    assert [block for block in VEVENT.findall(all_events) if block in blocks] == blocks
    assert len(blocks) == len(keys)


def test_list_of_stars(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}my-programme.html")
    expect(page.locator(".my-programme")).to_contain_text("Nothing is starred yet")
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    page.locator(".my-programme").get_by_role("link", name="timetable").click()
    is_marked(page, "programme-ready")
    for title in ("Late Binding, Later", "Posters", "Compilers That Forgive", "Networks I"):
        star(page, title).click()
    star(page, "Proofs for the Impatient").click()
    ready(page, f"{programme}my-programme.html?tz=event")
    expect(page.locator(".my-summary")).to_have_text(
        "3 talks and 2 sessions on 2 days, kept on this device only."
    )
    sections = page.locator(".my-programme section")
    expect(sections.get_by_role("heading")).to_have_text(
        ["Friday, 26 March 2027", "Saturday, 27 March 2027"]
    )
    lines = page.locator(".my-programme li")
    expect(lines).to_have_text(
        [
            re.compile(r"11:15–12:30Networks I Aula.*Overlaps with “Compilers That Forgive”$"),
            re.compile(r"11:30–12:00Compilers That .* Aula Magna.*in Theory IOverlaps with “Net"),
            re.compile(r"11:30–11:55Proofs for the Impatient Room 2.0 Cancelled.*in Systems I$"),
            re.compile(r"14:00–15:30Posters Foyer"),
            re.compile(r"00:00–01:00Late Binding, Later Aula Magna.*in A Long Night$"),
        ]
    )
    expect(lines.first).to_contain_text("Frances Allen")
    link = page.get_by_role("link", name="Compilers That Forgive")
    expect(link).to_have_attribute("href", f"{programme}theory-1.html#talk-hard02")
    time = page.locator(".my-programme time").last
    expect(time).to_have_attribute("datetime", "2027-03-28T01:00+01:00")


def test_removing_and_undoing(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    for title in ("Networks I", "Posters"):
        star(page, title).click()
    ready(page, f"{programme}my-programme.html")
    page.get_by_role("button", name="Remove: Networks I").click()
    expect(listed(page)).to_have_text(["Posters"])
    expect(page.get_by_role("button", name="Remove: Posters")).to_be_focused()
    says(page, "Removed “Networks I”.")
    page.get_by_role("button", name="Undo").click()
    expect(listed(page)).to_have_text(["Networks I", "Posters"])
    assert len(stored(page)) == 2


def test_link_opens_on_a_fresh_profile(
    programme_page: Page, programme: str, browser: Browser
) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    for title in ("Late Binding, Later", "Networks I"):
        star(page, title).click()
    ready(page, f"{programme}my-programme.html")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    ids = event_ids(programme, "session/networks-1", "talk/hard20")
    assert link == f"{programme}my-programme.html?stars={'.'.join(ids)}"

    other = browser.new_context()
    fresh = other.new_page()
    ready(fresh, f"{link}.nobody.<b>")
    expect(listed(fresh)).to_have_text(["Networks I", "Late Binding, Later"])
    expect(fresh.locator(".my-summary")).to_have_text(
        "This link holds 1 talk and 1 session. Nothing is kept until you choose."
    )
    expect(fresh.locator(".my-programme")).to_contain_text(
        "1 item of this link is not in this programme (any more)."
    )
    assert stored(fresh) == {}
    fresh.get_by_role("button", name="Add to my programme (2)").click()
    assert list(stored(fresh)) == ids
    expect(fresh).to_have_url(f"{programme}my-programme.html")
    # What is here already can be replaced, or left.
    (opening,) = event_ids(programme, "session/opening")
    ready(fresh, f"{programme}my-programme.html?stars={opening}")
    fresh.get_by_role("button", name="Leave mine as it is").click()
    assert list(stored(fresh)) == ids
    ready(fresh, f"{programme}my-programme.html?stars={opening}.{ids[0]}")
    expect(fresh.get_by_role("button", name="Add to my programme (1)")).to_be_visible()
    fresh.get_by_role("button", name="Replace mine (2)").click()
    assert list(stored(fresh)) == [opening, ids[0]]
    expect(listed(fresh)).to_have_text(["Opening", "Networks I"])
    other.close()


@on_one_screen
@pytest.mark.parametrize("link", ["", "nobody", "...", "<script>alert(1)</script>"])
def test_link_with_nothing_in_it(programme_page: Page, programme: str, link: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Networks I").click()
    ready(page, f"{programme}my-programme.html?stars={link}")
    expect(page.locator(".my-summary")).to_have_text("This link holds nothing of this programme.")
    page.get_by_role("button", name="Leave mine as it is").click()
    expect(listed(page)).to_have_text(["Networks I"])


def test_qr_code_is_drawn_when_asked_for(programme_page: Page, programme: str) -> None:
    page = programme_page
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    ready(page, f"{programme}index.html")
    star(page, "Networks I").click()
    ready(page, f"{programme}my-programme.html")
    assert not any("lean-qr" in address for address in requests)
    page.get_by_role("button", name="Show QR code").click()
    code = page.get_by_role("img", name="QR code of the link to this programme")
    expect(code).to_be_visible()
    dark = code.evaluate(
        """canvas => {
          const { data } = canvas.getContext("2d").getImageData(4, 4, 7, 7);
          return Array.from({ length: 49 }, (_, index) => data[4 * index] ? "." : "#").join("");
        }"""
    )
    # The corner that readers look for.
    assert dark == "########.....##.###.##.###.##.###.##.....########"


def test_calendar_of_the_stars(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    for title in (
        "Posters",
        "Proofs for the Impatient",
        "Keynote: Time, <b>Clocks</b>; and, the Ordering",
    ):
        star(page, title).click()
    ready(page, f"{programme}my-programme.html")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Add to calendar").click()
    keys = ["session/keynote-1", "talk/hard05", "session/posters-1"]
    check_calendar(downloading.value, programme, keys, "My programme of Hard 2027")


@on_one_screen
@pytest.mark.parametrize(
    ("query", "keys", "name"),
    [
        (
            "?track=Theory",
            [f"talk/hard{number}" for number in ("01", "02", "03", "11", "12")],
            "Selection of Hard 2027",
        ),
        ("?kind=posters", ["session/posters-1"], "Selection of Hard 2027"),
        ("?text=pinned", ["talk/hard22"], "Selection of Hard 2027"),
        ("?room=Foyer", ["session/registration", "session/posters-1"], "Selection of Hard 2027"),
    ],
)
def test_calendar_of_what_is_shown(
    programme_page: Page, programme: str, query: str, keys: list[str], name: str
) -> None:
    page = programme_page
    ready(page, f"{programme}index.html{query}")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Add what is shown to calendar").click()
    check_calendar(downloading.value, programme, keys, name)


@on_one_screen
def test_calendar_of_all_is_that_of_the_programme(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    page.get_by_role("button", name="Filter").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Add what is shown to calendar").click()
    content = Path(downloading.value.path()).read_bytes()
    whole = text(f"{programme}schedule.ics")
    assert sorted(VEVENT.findall(content)) == sorted(VEVENT.findall(whole))


def test_addresses_of_calendars_are_copied(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    page.get_by_text("Add to calendar").click()
    page.get_by_role("button", name="Copy calendar link of Whole programme").click()
    expect(page.locator(".calendars li").first).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("://example.org/p/program/hard2027/schedule.ics")
    page.keyboard.press("Escape")
    expect(page.locator(".calendars li").first).to_be_hidden()
    expect(page.locator(".calendars > summary")).to_be_focused()


@on_one_screen
def test_programme_that_does_not_load(programme_page: Page, programme: str) -> None:
    page = programme_page
    page.route("**/events.json", lambda route: route.fulfill(status=200, body="{"))
    ready(page, f"{programme}my-programme.html")
    expect(page.locator(".my-programme")).to_contain_text("The programme could not be loaded.")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
