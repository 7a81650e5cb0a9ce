"""The page of a room on the screen in the room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.programme_pages import ready
from support.screens import on_one_screen

pytestmark = pytest.mark.browser


@pytest.fixture
def timed(browser: Browser) -> Iterator[Page]:
    """A page whose clock tests set, which it keeps from then on."""
    page = browser.new_page()
    yield page
    page.context.close()


def opened(page: Page, address: str, time: str) -> None:
    """Open a page at a time."""
    page.clock.install(time=time)
    page.goto(address)
    expect(page.locator(".room-screen")).to_be_visible()


def parts(page: Page) -> list[list[str]]:
    """What the screen says, part by part."""
    sections = page.locator(".room-screen section").all()
    return [
        [line.strip() for line in each.inner_text().split("\n") if line.strip()]
        for each in sections
    ]


@on_one_screen
def test_now_next_and_later(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}rooms/aula.html?screen&now=2027-03-26T11:20")
    screen = page.locator(".room-screen")
    assert screen.locator("h1").inner_text() == "Aula"
    assert screen.locator(".screen-clock").inner_text() == "11:20"
    assert screen.locator(".screen-day").inner_text() == "Friday, 26 March 2027"
    assert [[each.lower() for each in part] for part in parts(page)] == [
        ["on now", "11:15–11:40", "quicksort, slowly", "radia perlman"],
        ["next", "11:40–12:05", "clocks that disagree", "tony hoare"],
        [
            "later",
            *("12:05–12:30", "open discussion", "frances allen, shafi goldwasser"),
            *("12:30–14:00", "lunch"),
        ],
    ]


def test_it_moves_on_by_itself_also_without_a_network(timed: Page, programme: str) -> None:
    page = timed
    opened(page, f"{programme}rooms/aula.html?screen", "2027-03-26T10:39:30Z")
    title = page.locator(".screen-now .screen-title")
    expect(title).to_have_text("Quicksort, Slowly")
    page.context.set_offline(True)
    page.clock.run_for(31_000)
    expect(title).to_have_text("Clocks That Disagree")
    expect(page.locator(".screen-clock")).to_have_text("11:40")
    # News cannot be asked for: it stays.
    page.clock.run_for(5 * 60_000)
    expect(page.locator(".screen-clock")).to_have_text("11:45")


def test_the_clocks_change_in_the_night(timed: Page, programme: str) -> None:
    page = timed
    opened(page, f"{programme}rooms/aula-magna.html?screen", "2027-03-28T00:59:30Z")
    expect(page.locator(".screen-clock")).to_have_text("01:59")
    page.clock.run_for(31_000)
    expect(page.locator(".screen-clock")).to_have_text("03:00")


@on_one_screen
def test_from_the_page_and_back(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}rooms/aula.html")
    opener = page.get_by_role("button", name="Show on a screen")
    opener.click()
    expect(page.locator(".room-screen")).to_be_visible()
    assert "screen=on" in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".room-screen")).to_have_count(0)
    assert "screen" not in page.url
    expect(opener).to_be_focused()


@on_one_screen
def test_dark_where_it_is_asked_for(programme_page: Page, programme: str) -> None:
    page = programme_page
    colours = []
    for look in ("dark", "light"):
        ready(page, f"{programme}rooms/aula.html?screen={look}&now=2027-03-26T11:20")
        script = "getComputedStyle(document.querySelector('.room-screen')).backgroundColor"
        colours.append(page.evaluate(script))
    assert colours == ["rgb(13, 20, 25)", "rgb(255, 255, 255)"]


@on_one_screen
def test_nothing_more(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}rooms/aula.html?screen&now=2027-04-26T11:20")
    expect(programme_page.locator(".screen-events")).to_have_text("There is nothing more here.")
