"""A programme of many rooms: a day at a time, and the rooms that a reader wants side by side."""

import pytest
from playwright.sync_api import Locator, Page, expect

from support.accessibility import objections
from support.programme_pages import ready
from support.screens import on_one_screen

pytestmark = [pytest.mark.browser, on_one_screen]

FIRST, SECOND = "day-2027-07-05", "day-2027-07-06"


def heads(page: Page) -> Locator:
    """The rooms that stand side by side on the first day."""
    return page.locator(f"#{FIRST} .timetable-columns > span:visible")


def test_a_day_at_a_time(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, large)
    first, second = page.locator(f"#{FIRST}"), page.locator(f"#{SECOND}")
    expect(first).to_be_visible()
    expect(second).to_be_hidden()
    page.get_by_role("link", name="Tue 6 Jul").click()
    expect(first).to_be_hidden()
    expect(second).to_be_visible()
    expect(page).to_have_url(f"{large}?day=2027-07-06")
    expect(page.locator(".days [aria-current]")).to_have_text(["Tue 6 Jul"])
    page.get_by_role("link", name="All days").click()
    expect(first).to_be_visible()
    expect(second).to_be_visible()
    page.reload()
    expect(second).to_be_visible()
    # What is looked for is looked for on all days.
    ready(page, f"{large}?room=Hall+A")
    expect(second).to_be_visible()


def test_today_comes_first_and_links_lead_to_other_days(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, f"{large}?now=2027-07-06T09:00")
    expect(page.locator(f"#{SECOND}")).to_be_visible()
    expect(page.locator(f"#{FIRST}")).to_be_hidden()
    ready(page, f"{large}#session-s39")
    expect(page.locator("#session-s39")).to_be_in_viewport()
    expect(page.locator(f"#{FIRST}")).to_be_hidden()


def test_rooms_and_times_stay_in_view(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, large)
    grid = page.locator(f"#{FIRST} .timetable-grid")
    grid.evaluate("grid => grid.scrollTo(grid.scrollWidth, grid.scrollHeight)")
    expect(heads(page).last).to_be_in_viewport()
    expect(page.locator(f"#{FIRST} .timetable-times > span").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert objections(page, "serious", "critical") == []


def test_rooms_are_chosen(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, large)
    expect(heads(page)).to_have_count(8)
    page.get_by_role("button", name="Rooms").click()
    page.get_by_role("button", name="None").click()
    # None is no choice.
    expect(heads(page)).to_have_count(8)
    for room in ("Hall B", "Hall G"):
        page.get_by_role("checkbox", name=room).check()
    expect(heads(page)).to_have_text(["Hall B", "Hall G"])
    expect(page).to_have_url(f"{large}?rooms=Hall+B%7EHall+G")
    page.reload()
    expect(heads(page)).to_have_text(["Hall B", "Hall G"])
    expect(page.locator(f"#{FIRST} .in-column:visible")).to_have_count(8)
    page.get_by_role("button", name="Rooms: 2 of 8").click()
    page.get_by_role("button", name="All rooms").click()
    expect(heads(page)).to_have_count(8)
    expect(page).to_have_url(large)
