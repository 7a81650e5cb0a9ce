"""The timetable on wide and narrow screens and on paper."""

import pytest
from playwright.sync_api import Locator, Page

from support.accessibility import objections
from support.programme_pages import ready

pytestmark = pytest.mark.browser

PARALLEL = ("theory-2", "systems-2", "languages-2", "networks-2")
WIDE = 1000


def box(found: Locator) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of an element, in whole pixels."""
    bounds = found.bounding_box()
    assert bounds is not None
    left, top = bounds["x"], bounds["y"]
    return round(left), round(top), round(left + bounds["width"]), round(top + bounds["height"])


def sessions(page: Page, day: str) -> list[tuple[int, int, int, int]]:
    listed = page.locator(f"#day-{day} .timetable > li")
    return [box(listed.nth(number)) for number in range(listed.count())]


def is_wide(page: Page) -> bool:
    assert page.viewport_size is not None
    return page.viewport_size["width"] > WIDE


def test_rooms_side_by_side_where_there_is_width(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html")
    parallel = sessions(programme_page, "2027-03-27")[: len(PARALLEL)]
    tops, lefts = {top for _, top, _, _ in parallel}, [left for left, _, _, _ in parallel]
    if is_wide(programme_page):
        assert len(tops) == 1
        heads = programme_page.locator("#day-2027-03-27 .timetable-columns > span")
        assert [box(heads.nth(number))[0] for number in range(4)] == lefts == sorted(set(lefts))
    else:
        assert len(tops) == len(PARALLEL)
        assert len(set(lefts)) == 1


@pytest.mark.parametrize("day", ["2027-03-26", "2027-03-27", "2027-03-28"])
def test_nothing_covers_anything(programme_page: Page, programme: str, day: str) -> None:
    ready(programme_page, f"{programme}index.html")
    boxes = sessions(programme_page, day)
    for number, (left, top, right, bottom) in enumerate(boxes):
        for left_2, top_2, right_2, bottom_2 in boxes[number + 1 :]:
            assert right <= left_2 or right_2 <= left or bottom <= top_2 or bottom_2 <= top
    assert programme_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_for_all_spans_the_columns(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html")
    first_day = sessions(programme_page, "2027-03-26")
    opening, theory, networks = first_day[1], first_day[4], first_day[7]
    if is_wide(programme_page):
        assert (opening[0], opening[2]) == (theory[0], networks[2])
        # From 11:15, beside what begins at 11:00.
        assert theory[1] < networks[1] < theory[3]


def test_on_paper_it_is_a_list_of_its_own(programme_page: Page, programme: str) -> None:
    ready(programme_page, f"{programme}index.html")
    programme_page.emulate_media(media="print")
    tops = [top for _, top, _, _ in sessions(programme_page, "2027-03-26")]
    assert tops == sorted(set(tops))
    for selector in (
        ".timetable-columns",
        ".timetable-times",
        ".programme-bar",
        ".local-time",
        ".bd-sidebar-primary",
    ):
        assert programme_page.locator(f"{selector}:visible").count() == 0, selector
    slides = programme_page.locator("#session-keynote-1 ~ * a.external, .talk-links a").first
    printed = slides.evaluate("link => getComputedStyle(link, '::after').content")
    assert printed.replace('"', "") == " (https://example.org/slides?a=1&b=2)"
    posters = programme_page.locator("li:has(> p > #session-posters-1) li:visible")
    assert posters.count() == 4


@pytest.mark.parametrize("name", ["index", "theory-1", "keynote-1", "night", "my-programme"])
def test_anyone_can_use_it(programme_page: Page, programme: str, name: str) -> None:
    """Nothing that axe-core objects to, at any level."""
    ready(programme_page, f"{programme}{name}.html")
    assert objections(programme_page) == []
