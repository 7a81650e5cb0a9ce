"""Times beside the event's own: whichever zone, whatever the clocks do that weekend."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from support.programme_pages import item, ready, says
from support.screens import on_one_screen

pytestmark = pytest.mark.browser

SetZone = Callable[[str], None]


@pytest.fixture
def set_zone(programme_page: Page) -> Iterator[SetZone]:
    """Take the device to another time zone, until the test is over."""
    session = programme_page.context.new_cdp_session(programme_page)
    yield lambda zone: session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    session.detach()


@on_one_screen
@pytest.mark.parametrize(
    ("zone", "times"),
    [
        (
            "Pacific/Kiritimati",  # Ahead of all others.
            {
                "session/registration": "21:00–22:00",
                "session/opening": "22:00–22:30",
                "session/coffee-1": "23:30–00:00 +1 day",
                "talk/hard19": "12:00 +1 day–13:00",
                "talk/open-stage": "14:00–15:00",
                "session/closing": "23:00",
            },
        ),
        (
            "Asia/Kathmandu",
            {
                "session/opening": "13:45–14:15",
                "talk/hard19": "03:45 +1 day–04:45",
                "talk/hard20": "04:45–05:45",
                "talk/open-stage": "05:45–06:45",
                "session/closing": "14:45",
            },
        ),
        (
            "America/Los_Angeles",  # On summer time for two weeks already.
            {
                "session/opening": "01:00–01:30",
                "session/registration": "00:00–01:00",
                "talk/hard19": "15:00–16:00",
                "talk/hard20": "16:00 −1 day–17:00",
                "session/closing": "02:00",
            },
        ),
        (
            "Africa/Cairo",  # An hour ahead until the clocks go forward in Rome.
            {
                "session/opening": "10:00–10:30",
                "talk/hard19": "00:00 +1 day–01:00",
                "talk/hard20": "01:00–02:00",
                "session/closing": "",
            },
        ),
        (
            "Europe/London",  # Changes its clocks in the same instant.
            {
                "session/opening": "08:00–08:30",
                "talk/open-stage": "00:00–02:00",
                "session/closing": "10:00",
            },
        ),
        (
            "America/Scoresbysund",  # Has a time of its own in that night.
            {"session/opening": "06:00–06:30", "session/closing": "08:00"},
        ),
    ],
)
def test_times_of_the_device(
    programme_page: Page, set_zone: SetZone, programme: str, zone: str, times: dict[str, str]
) -> None:
    set_zone(zone)
    ready(programme_page, f"{programme}index.html")
    shown = {key: local_time(programme_page, key) for key in times}
    assert shown == times
    expect(programme_page.get_by_role("button", name="Time zone")).to_be_visible()


def local_time(page: Page, key: str) -> str:
    """What is shown beside; before it, those who hear it are told whose time it is."""
    beside = item(page, key).locator("> p > .when > .local-time")
    said = (beside.text_content() or "").strip() if beside.count() else ""
    assert not said or said.startswith(", your time ")
    return said.removeprefix(", your time ")


@on_one_screen
def test_nothing_is_beside_where_it_is_the_same(
    programme_page: Page, set_zone: SetZone, programme: str
) -> None:
    set_zone("Europe/Rome")
    ready(programme_page, f"{programme}index.html")
    expect(programme_page.locator(".local-time")).to_have_count(0)
    expect(programme_page.locator(".zone-legend")).to_be_hidden()


def test_chosen_zone_is_linked_and_remembered(
    programme_page: Page, set_zone: SetZone, programme: str
) -> None:
    page = programme_page
    set_zone("Europe/Rome")
    ready(page, f"{programme}index.html")
    page.get_by_role("button", name="Time zone: Rome").click()
    page.get_by_label("Show times also in").select_option("Another zone …")
    page.get_by_label("Zone or city").fill("los angeles")
    page.keyboard.press("Enter")
    expect(item(page, "session/opening")).to_contain_text("01:00–01:30")
    expect(page.locator(".zone-legend")).to_have_text(
        "Italic = time in America/Los Angeles (UTC-07:00)"
    )
    expect(page).to_have_url(f"{programme}index.html?tz=America/Los_Angeles")
    # On another page without the parameter.
    ready(page, f"{programme}theory-1.html")
    expect(page.locator(".facts")).to_contain_text(
        "CET (UTC+01:00), time in America/Los Angeles 03:00–04:30"
    )
    page.get_by_role("button", name="Time zone: Los Angeles").click()
    page.get_by_label("Show times also in").select_option("event")
    expect(page.locator(".local-time")).to_have_count(0)
    # A link wins over what is remembered, and does not change it.
    ready(page, f"{programme}index.html?tz=Asia/Kathmandu")
    expect(item(page, "session/opening")).to_contain_text("13:45–14:15")
    ready(page, f"{programme}index.html")
    expect(page.locator(".local-time")).to_have_count(0)


def test_zone_that_does_not_exist(programme_page: Page, set_zone: SetZone, programme: str) -> None:
    page = programme_page
    set_zone("Asia/Kolkata")
    ready(page, f"{programme}index.html?tz=<b>Mars</b>/Olympus")
    says(page, "“<b>Mars</b>/Olympus” is no time zone. Times are shown in your device’s time zone.")
    expect(item(page, "session/opening")).to_contain_text("13:30–14:00")
    page.get_by_role("button", name="Time zone: Kolkata").click()
    page.get_by_label("Show times also in").select_option("Another zone …")
    page.get_by_label("Zone or city").fill("Mars")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "No such zone. Name a large city of it, such as Kathmandu."
    )
    expect(item(page, "session/opening")).to_contain_text("13:30–14:00")


def test_own_programme_has_local_times(
    programme_page: Page, set_zone: SetZone, programme: str
) -> None:
    page = programme_page
    set_zone("Asia/Kathmandu")
    ready(page, f"{programme}index.html")
    page.get_by_role("button", name="Star: Signals from Naples").click()
    ready(page, f"{programme}my-programme.html")
    expect(page.locator(".my-programme .when")).to_have_text(
        "23:00–00:00, your time 03:45 +1 day–04:45"
    )
