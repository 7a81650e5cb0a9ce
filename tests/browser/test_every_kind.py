"""What holds for every kind of page: for assistive technology, by keyboard, enlarged, at rest."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.accessibility import objections

pytestmark = pytest.mark.browser

EDITION = "euromlsys2023"
KINDS = [
    "index",
    "call-for-papers",
    "organisation",
    "search",
    "papers/index",
    f"papers/{EDITION}/index",
    f"papers/{EDITION}/cai2023towards",
    f"papers/{EDITION}/map",
    f"papers/{EDITION}/statistics",
    "program/index",
    f"program/{EDITION}/index",
    f"program/{EDITION}/session-1",
    f"program/{EDITION}/my-programme",
    f"program/{EDITION}/boards/index",
    f"program/{EDITION}/keynote",
    "people/index",
    "people/nicholas-d-lane",
    "people/by-role/authors",
    "topics/index",
    "topics/forecasting",
    "affiliations/index",
    "affiliations/university-of-cambridge",
    "browse/by-year/2023",
    "browse/with/code",
]
REFLOW = {"width": 320, "height": 256}
"""What a screen of 1280 by 1024 shows at 400 % (WCAG 2.2, 1.4.10)."""


@pytest.mark.parametrize("docname", KINDS)
def test_axe_finds_nothing(page: Page, site: str, docname: str) -> None:
    page.goto(f"{site}{docname}.html")
    assert objections(page) == []


@pytest.fixture(scope="module")
def enlarged(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport=REFLOW)
    yield opened
    opened.close()


@pytest.mark.parametrize("docname", KINDS)
def test_nothing_is_cut_off_at_400_percent(enlarged: Page, site: str, docname: str) -> None:
    enlarged.goto(f"{site}{docname}.html")
    expect(enlarged.get_by_role("heading", level=1)).to_have_count(1)
    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert enlarged.evaluate(excess) <= 0


IS_MARKED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return true;
  const look = () => [focused, focused.parentElement, ...focused.children].flatMap((one) =>
    [null, "::before", "::after"].map((part) => {
      const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } =
        getComputedStyle(one, part);
      return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth].join();
    })).join();
  const withFocus = look();
  focused.blur();
  const without = look();
  focused.focus({ focusVisible: true });
  const { width, height } = focused.getBoundingClientRect();
  return width > 0 && height > 0 && withFocus !== without;
}"""
"""Whether what has the focus is there to be seen, and looks otherwise than without it."""


@pytest.mark.parametrize("docname", KINDS)
def test_keyboard_reaches_everything_visibly(page: Page, site: str, docname: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}{docname}.html")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main-content"
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_MARKED), page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("docname", ["index", "search", f"program/{EDITION}/index"])
def test_nothing_moves_for_those_who_ask(browser: Browser, site: str, docname: str) -> None:
    opened = browser.new_page(reduced_motion="reduce")
    opened.goto(f"{site}{docname}.html")
    moving = opened.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((one) => {
          const style = getComputedStyle(one);
          const longest = (times) => Math.max(...times.split(",").map(parseFloat));
          return longest(style.transitionDuration) > 0.01 || longest(style.animationDuration) > 0.01
            || style.scrollBehavior === "smooth";
        }).map((one) => one.outerHTML.slice(0, 100))"""
    )
    assert moving == []
    opened.close()


@pytest.mark.parametrize("docname", ["index", "search", f"papers/{EDITION}/cai2023towards"])
def test_icons_need_no_font(page: Page, site: str, docname: str) -> None:
    page.goto(f"{site}{docname}.html", wait_until="networkidle")
    icon = page.locator(".primary-toggle :is(i, span)").first
    assert icon.evaluate("(one) => getComputedStyle(one).maskImage").startswith("url(")
    loaded = "performance.getEntriesByType('resource').map((one) => one.name)"
    assert [name for name in page.evaluate(loaded) if "fontawesome" in name] == []


def test_works_below_another_path(browser: Browser, site_below: str) -> None:
    opened = browser.new_page()
    opened.goto(f"{site_below}people/index.html")
    opened.keyboard.press("/")
    opened.keyboard.type("forecasting")
    link = opened.locator("#pst-search-dialog .hit-title").first
    link.click()
    opened.wait_for_url(f"{site_below}**")
    expect(opened.get_by_role("heading", level=1)).to_be_visible()
    opened.goto(f"{site_below}search.html?q=federated")
    expect(opened.locator(".hit-title").first).to_be_visible()
    opened.close()
