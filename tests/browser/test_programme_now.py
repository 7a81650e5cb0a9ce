"""What is on now and what is next."""

import pytest
from playwright.sync_api import Page, expect

from support.programme_pages import item, ready, says
from support.screens import on_one_screen

pytestmark = pytest.mark.browser


def panel(page: Page) -> list[str]:
    """Headings and lines of the panel, of all rooms."""
    shown = page.get_by_role("region", name="Now and next")
    more = shown.get_by_role("button", name="All rooms")
    if more.count():
        more.click()
    lines = shown.locator("h2, li").all()
    return [" ".join(line.inner_text().split()) for line in lines]


@on_one_screen
@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (
            "2027-03-26T11:50+01:00",
            [
                "On now",
                "Aula Magna: Compilers That Forgive Grace Hopper 10 min left",
                # Its talk is cancelled.
                "Room 2.0: Systems I 40 min left",
                "Sala Ä: Languages I 10 min left",
                "Aula: Clocks That Disagree Tony Hoare 15 min left",
                "Next",
                "Aula Magna: A & B, Revisited Alan Turing in 10 min",
                "Room 2.0: Types at Midnight Donald Knuth in 10 min",
                "Aula: Open discussion Frances Allen, Shafi Goldwasser in 15 min",
                "Lunch in 40 min",
                "Foyer: Posters in 2 h 10 min",
            ],
        ),
        # The same instant told by a clock elsewhere.
        (
            "2027-03-27T23:30:00Z",
            [
                "On now",
                "Aula Magna: Late Binding, Later John McCarthy 30 min left",
                "Next",
                "Aula Magna: Open stage in 30 min",
            ],
        ),
        # Local time; three o'clock has followed on two.
        (
            "2027-03-28T03:30",
            ["On now", "Aula Magna: A Long Night 30 min left", "Next", "Closing in 7 h 30 min"],
        ),
        ("2027-03-28T10:59", ["Next", "Closing in 1 min"]),
        # It has no end; it is taken to be on for an hour.
        ("2027-03-28T11:30", ["On now", "Closing"]),
        ("2027-03-25T23:00", ["Next", "Foyer: Registration in 9 h", "Opening in 10 h"]),
    ],
)
def test_on_now_and_next(programme_page: Page, programme: str, now: str, lines: list[str]) -> None:
    ready(programme_page, f"{programme}index.html?now={now}")
    found = panel(programme_page)
    assert found[: len(lines)] == lines


@on_one_screen
@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2027-03-23T12:00+01:00", "Starts in 3 days."),
        ("2027-01-01T12:00", ""),
        ("2027-04-01T12:00", ""),
    ],
)
def test_quiet_outside_the_edition(
    programme_page: Page, programme: str, now: str, text: str
) -> None:
    ready(programme_page, f"{programme}index.html?now={now}")
    shown = programme_page.locator(".now-panel")
    assert (shown.inner_text() if shown.is_visible() else "") == text


def test_going_to_now_is_offered_and_never_forced(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html?now=2027-03-28T00:30")
    assert page.evaluate("scrollY") == 0
    current = page.locator("[aria-current=time]")
    expect(current).to_have_count(2)
    expect(item(page, "talk/hard20")).to_contain_text("On now")
    page.get_by_role("region", name="Now and next").get_by_role("link").first.click()
    expect(item(page, "talk/hard20")).to_be_in_viewport()


def test_minutes_pass(fresh_programme_page: Page, programme: str) -> None:
    page = fresh_programme_page
    page.clock.install(time="2027-03-26T10:58:30+01:00")
    # The clock of the test has no marks to wait for.
    page.goto(f"{programme}index.html")
    now = page.get_by_role("region", name="Now and next")
    expect(now).to_contain_text("Coffee 2 min left")
    page.clock.run_for("01:31")
    expect(now).to_contain_text(
        "Aula Magna: Ordering What Cannot Be Ordered Ada Lovelace 30 min left"
    )
    expect(item(page, "session/coffee-1")).not_to_contain_text("On now")


@on_one_screen
def test_what_is_no_time_is_said(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html?now=tomorrow")
    says(programme_page, "“tomorrow” is no time")
