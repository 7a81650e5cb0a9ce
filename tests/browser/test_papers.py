"""A paper's page: what one sees first, its star, its time, and ways to the citation."""

import pytest
from playwright.sync_api import Browser, Page, expect

from support.programme_pages import event_ids, stored
from support.screens import on_one_screen

pytestmark = pytest.mark.browser

PAPER = "papers/euromlsys2023/cai2023towards.html"
HARD = "../../papers/hard2027/"
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


def top(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


@on_one_screen
def test_facts_stand_beside_the_abstract(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    assert abs(top(page, "#abstract") - top(page, ".paper-rail")) < 16
    assert top(page, "#abstract") < 400
    parts = page.get_by_role("navigation", name="On this page").get_by_role("link")
    expect(parts).to_have_text(["Abstract", "Cite", "Similar papers"])


def test_words_with_a_hyphen_stay_on_a_line(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    lines = page.locator("h1 .unbroken").evaluate("word => word.getClientRects().length")
    assert lines == 1
    expect(page.locator("h1")).to_contain_text("Towards Practical Few-shot Federated NLP")


def test_nothing_moves_on_the_way_to_the_citation(fresh_page: Page, site: str) -> None:
    page = fresh_page
    page.add_init_script(SHIFTS)
    page.goto(f"{site}{PAPER}#cite")
    expect(page.get_by_role("tab", name="APA")).to_be_in_viewport()
    assert page.evaluate("window.shifted") < 0.02


def test_copying_stays_at_its_place(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}#cite")
    places = []
    for name in ("BibTeX", "APA", "MLA"):
        page.get_by_role("tab", name=name).click()
        places.append(page.get_by_role("button", name=f"Copy {name}").bounding_box())
    assert len({(box["x"], box["y"]) for box in places if box}) == 1


def test_three_taps_copy_a_citation(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    cite = page.locator(".paper-actions").get_by_role("link", name="Cite")
    expect(cite).to_be_in_viewport()
    cite.click()
    for role, name in (("tab", "APA"), ("button", "Copy APA")):
        target = page.get_by_role(role, name=name)  # type: ignore[arg-type]
        expect(target).to_be_in_viewport()
        target.click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()


@on_one_screen
def test_few_keys_lead_to_the_citation(page: Page, site: str) -> None:
    page.goto(f"{site}{PAPER}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    pressed = 0
    skip = page.get_by_role("link", name="Skip to the citation")
    while not skip.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
        pressed += 1
        assert pressed < 8
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    tab = page.get_by_role("tab", name="BibTeX")
    while not tab.evaluate("tab => tab === document.activeElement"):
        page.keyboard.press("Tab")
        pressed += 1
        assert pressed < 10


def test_star_of_the_talk(programme_page: Page, programme: str) -> None:
    page = programme_page
    page.goto(f"{programme}{HARD}hard02.html")
    star = page.get_by_role("button", name="Star", exact=True)
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="My programme (1)")).to_be_visible()
    assert list(stored(page)) == event_ids(programme, "talk/hard02")
    page.goto(f"{programme}{HARD}hard04.html")
    star.click()
    expect(page.locator(".star-status")).to_contain_text("My programme (2)")
    page.goto(f"{programme}index.html")
    expect(page.get_by_role("link", name="My programme (2)")).to_be_visible()
    page.goto(f"{programme}{HARD}hard02.html")
    expect(star).to_have_attribute("aria-pressed", "true")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "false")
    assert list(stored(page)) == event_ids(programme, "talk/hard04")


@pytest.mark.parametrize(
    ("zone", "kept", "told"),
    [
        ("Asia/Kathmandu", None, "14:30 your time (Asia/Kathmandu)"),
        ("Europe/Rome", None, None),
        ("Asia/Kathmandu", "event", None),
        ("Asia/Kathmandu", "Pacific/Auckland", "20:45 Pacific/Auckland"),
    ],
)
def test_time_by_the_readers_clock(
    browser: Browser, site: str, zone: str, kept: str | None, told: str | None
) -> None:
    context = browser.new_context(timezone_id=zone)
    if kept:
        context.add_init_script(f"localStorage.setItem('proceedings-time-zone', '{kept}')")
    page = context.new_page()
    page.goto(f"{site}{PAPER}")
    expect(page.get_by_role("button", name="Star", exact=True)).to_be_visible()
    beside = page.locator(".talk-when .local-time")
    if told:
        expect(beside).to_have_text(told)
    else:
        expect(beside).to_have_count(0)
    context.close()
