"""A programme of many rooms: a day at a time, and the rooms that a reader wants side by side."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from support.accessibility import objections
from support.programme_pages import item, ready
from support.screens import SCREENS, on_one_screen

pytestmark = pytest.mark.browser
on_a_phone = pytest.mark.parametrize("screen", [SCREENS["narrow-dark"]], indirect=True)

FIRST, SECOND = "day-2027-07-05", "day-2027-07-06"


def heads(page: Page) -> Locator:
    """The rooms that stand side by side on the first day."""
    return page.locator(f"#{FIRST} .timetable-columns > span:visible")


@on_one_screen
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


@on_one_screen
def test_today_comes_first_and_links_lead_to_other_days(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, f"{large}?now=2027-07-06T09:00")
    expect(page.locator(f"#{SECOND}")).to_be_visible()
    expect(page.locator(f"#{FIRST}")).to_be_hidden()
    ready(page, f"{large}#session-s39")
    expect(page.locator("#session-s39")).to_be_in_viewport()
    expect(page.locator(f"#{FIRST}")).to_be_hidden()


@on_one_screen
def test_rooms_and_times_stay_in_view(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, large)
    grid = page.locator(f"#{FIRST} .timetable-grid")
    grid.evaluate("grid => grid.scrollTo(grid.scrollWidth, grid.scrollHeight)")
    expect(heads(page).last).to_be_in_viewport()
    expect(page.locator(f"#{FIRST} .timetable-times > span").last).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert objections(page, "serious", "critical") == []


@on_one_screen
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


@on_a_phone
def test_an_hour_at_a_time(context: BrowserContext, large: str) -> None:
    page = context.new_page()
    ready(page, large)
    rows = page.locator(f"#{FIRST} .timetable > li:visible")
    assert page.locator(f"#{FIRST} .hours a").all_inner_texts() == [
        "All",
        *(f"{hour:02}:00" for hour in range(8, 16)),
    ]
    expect(page.locator(f"#{FIRST} .hours [aria-current]")).to_have_text(["08:00"])
    expect(rows).to_have_count(8)
    # A session is there in each hour that it takes.
    page.get_by_role("button", name="09:00", exact=True).click()
    expect(page).to_have_url(f"{large}?hour=09:00")
    expect(rows.first).to_contain_text("08:00–09:40")
    page.get_by_role("link", name="12:00", exact=True).click()
    expect(rows.first).to_contain_text("12:00–13:40")
    page.reload()
    expect(rows.first).to_contain_text("12:00–13:40")
    expect(rows).to_have_count(8)
    page.get_by_role("link", name="All hours").click()
    expect(rows).to_have_count(32)
    # What is looked for is looked for in all hours, and in all talks.
    ready(page, f"{large}?rooms=Hall+B%7EHall+G")
    expect(rows).to_have_count(8)
    expect(page.locator(f"#{FIRST} .hours")).to_be_hidden()
    expect(rows.first.locator(".title").first).to_be_visible()


@on_a_phone
def test_talks_of_a_session_are_shown_when_asked_for(context: BrowserContext, large: str) -> None:
    page = context.new_page()
    ready(page, f"{large}?now=2027-07-05T10:20")
    session = item(page, "session/s8")
    titles = session.locator(".title")
    expect(titles.first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert objections(page) == []
    session.get_by_role("button", name="5 talks").click()
    expect(session.get_by_role("button", name="5 talks")).to_have_attribute("aria-expanded", "true")
    expect(titles.last).to_be_visible()
    # A link leads to what was hidden.
    talk = page.locator("#session-s24 ~ *, li:has(> p > #session-s24) .title").last
    page.goto(f"{page.url}#{talk.get_attribute('id')}")
    expect(talk).to_be_in_viewport()
    expect(page.locator(f"#{FIRST} .hours [aria-current]")).to_have_text(["14:00"])


@pytest.mark.parametrize("width", [1280, 360])
@on_one_screen
def test_the_programme_begins_near_the_top(context: BrowserContext, large: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    ready(page, large)
    bounds = page.locator(".timetable > li:visible").first.bounding_box()
    assert bounds is not None
    assert bounds["y"] <= {1280: 300, 360: 400}[width]


@on_one_screen
def test_on_paper_it_is_a_day_without_marks(large_page: Page, large: str) -> None:
    page = large_page
    ready(page, f"{large}?now=2027-07-05T10:20&hour=12:00")
    page.emulate_media(media="print")
    expect(page.locator(f"#{FIRST} h2")).to_be_visible()
    expect(page.locator(f"#{FIRST} .timetable > li:visible")).to_have_count(32)
    assert page.locator(".now-mark:visible, .hours:visible, .fold:visible").count() == 0
    outline = "li => getComputedStyle(li).outlineStyle"
    assert page.locator(".timetable > [aria-current]").first.evaluate(outline) == "none"
