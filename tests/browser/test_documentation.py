"""The documentation's site: for assistive technology, on a phone, enlarged."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Tab
from support.accessibility import objections
from support.browser_server import serve
from support.shared_builds import SharedBuilds

pytestmark = pytest.mark.browser

PAGES = [
    "index",
    "start/index",
    "how-to/index",
    "how-to/pdfs",
    "reference/command-line",
    "reference/explanations",
    "reference/python",
    "reference/schemas",
    "formats",
    "architecture",
    "performance",
    "gallery/index",
]


@pytest.fixture(scope="session")
def documentation(shared_builds: SharedBuilds) -> Iterator[str]:
    yield from serve(shared_builds.documentation().html)


@pytest.fixture
def page(tab: Tab, documentation: str) -> Iterator[Page]:
    yield from tab.visit(documentation)


@pytest.mark.parametrize("docname", PAGES)
def test_axe_finds_nothing(page: Page, documentation: str, docname: str) -> None:
    page.goto(f"{documentation}{docname}.html")
    assert objections(page) == []


@pytest.mark.parametrize("docname", PAGES)
def test_nothing_is_cut_off(page: Page, documentation: str, docname: str) -> None:
    page.goto(f"{documentation}{docname}.html")
    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) <= 0


def test_the_search_finds_a_recipe(page: Page, documentation: str) -> None:
    page.goto(f"{documentation}search.html?q=retract")
    titles = page.locator(".hit-title")
    expect(titles.first).to_be_visible()
    assert "Correct or retract a paper" in titles.all_text_contents()
