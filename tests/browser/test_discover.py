"""Related papers, the map, the numbers and the drawing of co-authors, for everybody."""

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import objections

pytestmark = pytest.mark.browser

PAPERS = "papers/euromlsys2023"
PAGES = (
    f"{PAPERS}/map",
    f"{PAPERS}/statistics",
    f"{PAPERS}/darlow2023tsmix",
    "people/nicholas-d-lane",
)


@pytest.mark.parametrize("name", PAGES)
def test_anyone_can_use_it(page: Page, site: str, name: str) -> None:
    """Nothing that axe-core objects to, and nothing wider than the screen."""
    page.goto(f"{site}{name}.html")
    assert objections(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_point_is_reached_by_keyboard_seen_and_followed(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPERS}/map.html")
    page.locator(".skip-drawing a").focus()
    page.keyboard.press("Tab")
    point = page.locator(".paper-map svg a:focus-visible")
    title = point.locator("title").text_content()
    assert title is not None
    shape = point.locator("circle, polygon")
    assert shape.evaluate("shape => getComputedStyle(shape).strokeWidth") == "4px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/euromlsys2023/*2023*.html")
    heading = page.locator("h1").first.inner_text()
    assert heading.rstrip("#") == title.partition(". ")[2]


def test_points_do_not_cover_each_other_and_can_be_touched(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPERS}/map.html")
    boxes = page.locator(".paper-map svg a :is(circle, polygon)").evaluate_all(
        "shapes => shapes.map(each => each.getBoundingClientRect()).map(r => [r.x, r.y, r.width])"
    )
    assert len(boxes) == 23
    for number, (x, y, width) in enumerate(boxes):
        assert width > 14
        for other_x, other_y, _ in boxes[number + 1 :]:
            assert max(abs(x - other_x), abs(y - other_y)) > 10


def test_a_point_shows_its_paper_pointed_at_reached_and_touched(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPERS}/map.html")
    card, point = page.locator(".map-card"), page.locator(".paper-map svg a").nth(4)
    title = (point.locator("title").text_content() or "").partition(". ")[2]
    expect(card).to_be_hidden()
    point.hover()
    expect(card).to_contain_text(title)
    assert objections(page) == []
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.locator(".skip-drawing a").focus()
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    touched = {"bubbles": True, "cancelable": True, "pointerType": "touch"}
    touch = "(point, touched) => point.dispatchEvent(new PointerEvent('click', touched))"
    point.evaluate(touch, touched)
    expect(card).to_contain_text(title)
    point.evaluate(touch, touched)
    page.wait_for_url("**/papers/euromlsys2023/*2023*.html")


def test_bars_and_points_follow_the_colours_of_the_page(page: Page, site: str) -> None:
    for name, selector in (("statistics", "svg.bar"), ("map", ".group-1 circle")):
        fills = set()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(f"{site}{PAPERS}/{name}.html")
            shape = page.locator(selector).first
            fills.add(shape.evaluate("shape => getComputedStyle(shape).fill"))
        assert len(fills) == 2, name
