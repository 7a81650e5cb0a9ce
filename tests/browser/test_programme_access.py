"""The programme for everybody: by keyboard, for assistive technology, without JavaScript."""

import contextlib
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from sphinx_proceedings.cli import main
from support.accessibility import objections
from support.browser_server import serve
from support.folders import HARD
from support.programme_pages import item, listed, ready, star
from support.sphinx_build import build_portal

pytestmark = pytest.mark.browser

PAGES = ["index.html?now=2027-03-26T11:10", "theory-1.html", "keynote-1.html", "my-programme.html"]
SERIOUS = ("serious", "critical")
"""What keeps people from using a page."""


EDITS = [
    ("start: 2027-03-26 16:00", "start: 2027-03-26 16:30"),
    ("title: Excursion,", "title: Excursion, cancelled: true,"),
]


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same programme, of which two releases were announced."""
    portal = tmp_path_factory.mktemp("changed")
    shutil.copytree(HARD, portal, dirs_exist_ok=True)
    source = portal / "program" / "hard2027.yaml"
    with contextlib.chdir(portal):
        assert main(["release", "First"]) == 0
        text = source.read_text("utf-8")
        for before, after in EDITS:
            assert before in text
            text = text.replace(before, after)
        source.write_text(text, "utf-8")
        assert main(["release", "Second"]) == 0
    for address in serve(build_portal(portal).html):
        yield f"{address}program/hard2027/"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(programme_page: Page, programme: str, name: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    for title in ("Compilers That Forgive", "Clocks That Disagree", "Proofs for the Impatient"):
        star(page, title).click()
    ready(page, f"{programme}{name}")
    assert objections(page, *SERIOUS) == []
    for label in ("Filter", "Time zone", "Show QR code"):
        opener = page.get_by_role("button", name=label)
        if opener.count():
            opener.click()
            assert objections(page, *SERIOUS) == []


@pytest.mark.parametrize("name", ["changes.html", "index.html"])
def test_axe_finds_nothing_serious_in_changes(
    context: BrowserContext, changed: str, name: str
) -> None:
    page = context.new_page()
    page.goto(f"{changed}{name}")
    expect(page.locator("article")).to_contain_text("Moved")
    assert objections(page, *SERIOUS) == []


@pytest.mark.parametrize("name", PAGES)
def test_fits_the_screen(programme_page: Page, programme: str, name: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    star(page, "Compilers That Forgive").click()
    ready(page, f"{programme}{name}")
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def test_targets_are_large_enough(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html?now=2027-03-26T11:10")
    page.get_by_role("button", name="Filter").click()
    least = 44 if page.evaluate("innerWidth") < 600 else 24
    small = page.evaluate(
        """least => [...document.querySelectorAll(
          `.programme-bar :is(button, a, summary, input:not([type=checkbox]), select),
           .now-panel button, .star`
        )].filter(node => node.checkVisibility()).map(node => [node, node.getBoundingClientRect()])
          .filter(([, box]) => box.height < least || box.width < least)
          .map(([node]) => node.outerHTML)""",
        least,
    )
    assert small == []


def tab_to(page: Page, name: str) -> None:
    """Go on with the keyboard until what has this name has the focus, and see that it shows."""
    script = """() => {
      const { activeElement: node } = document;
      return node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent;
    }"""
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate(script).strip() == name:
            break
    else:
        pytest.fail(f"the keyboard does not reach {name!r}")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_keyboard_alone(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    assert page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0
    tab_to(page, "Filter")
    page.keyboard.press("Enter")
    tab_to(page, "Title, person, room")
    page.keyboard.type("forgive")
    expect(item(page, "session/lunch-1")).to_be_hidden()
    tab_to(page, "Star: Compilers That Forgive")
    page.keyboard.press("Space")
    expect(star(page, "Compilers That Forgive")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+Tab")
    page.goto(f"{programme}index.html")
    tab_to(page, "My programme (1)")
    page.keyboard.press("Enter")
    expect(listed(page)).to_have_text(["Compilers That Forgive"])
    tab_to(page, "Add to calendar")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename == "hard2027-selection.ics"


def test_escape_closes_a_panel(programme_page: Page, programme: str) -> None:
    page = programme_page
    ready(page, f"{programme}index.html")
    page.get_by_role("button", name="Filter").click()
    page.get_by_label("Title, person, room").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Title, person, room")).to_be_hidden()
    expect(page.get_by_role("button", name="Filter")).to_be_focused()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.html?text=lunch&tz=Asia/Kathmandu", "Zero Knowledge of Lunch"),
        ("theory-1.html", "CET (UTC+01:00)"),
        ("my-programme.html", "kept on this device only, which needs JavaScript"),
    ],
)
@pytest.mark.parametrize("width", [1280, 360])
def test_without_javascript(
    browser: Browser, programme: str, name: str, text: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{programme}{name}")
    article = page.locator("article")
    expect(article).to_contain_text(text)
    expect(article.locator("button, select, input")).to_have_count(0)
    expect(page.locator(".programme-tools")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("key", ["session-closing", "talk-hard19", "day-2027-03-27"])
def test_links_lead_to_later_days(programme_page: Page, programme: str, key: str) -> None:
    ready(programme_page, f"{programme}index.html#{key}")
    expect(programme_page.locator(f"#{key}")).to_be_in_viewport()
