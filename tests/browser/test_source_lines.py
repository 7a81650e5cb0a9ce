"""Links to sources lead to the line of the record, which a script asks for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from support.browser_server import serve
from support.sphinx_build import build_portal, written

pytestmark = pytest.mark.browser

CONF = """\
project = "Toys"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
proceedings_source = "https://code.example/blob/{file}#L{line}"
proceedings_corrections = "https://code.example/new?kind={kind}&key={key}"
"""
FILES = {
    "conf.py": CONF,
    "papers/w2027.bib": "\n\n@misc{ada, title = {Notes}, author = {Lovelace, Ada}}\n",
    "program/w2027.yaml": "name: W 2027\nstart: 2027-03-01\ntimezone: UTC\nsessions:\n"
    "  - id: one\n    title: One\n    kind: talks\n    start: 2027-03-01 09:00\n"
    "    talks:\n      - paper: ada\n      - title: Two\n",
}


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a portal with sources somewhere."""
    root = Path(tmp_path_factory.mktemp("toys"))
    yield from serve(build_portal(written(root, FILES)).html)


@pytest.fixture
def reader(context: BrowserContext) -> Iterator[Page]:
    """A page on which no script fails, with a code host that answers everything."""

    def answer(route: Route) -> None:
        route.fulfill(body="<!doctype html><title>Code</title>", content_type="text/html")

    context.route("https://code.example/**", answer)
    page, failed = context.new_page(), list[str]()
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert failed == []


def test_a_click_leads_to_the_line(reader: Page, toys: str) -> None:
    reader.goto(f"{toys}papers/w2027/ada.html")
    link = reader.get_by_role("link", name="Show the source")
    expect(link).to_have_attribute("href", "https://code.example/blob/papers/w2027.bib")
    link.click()
    reader.wait_for_url("https://code.example/blob/papers/w2027.bib#L3")


def test_so_does_the_keyboard(reader: Page, toys: str) -> None:
    reader.goto(f"{toys}program/w2027/one.html")
    reader.get_by_text("Correct a talk").focus()
    reader.keyboard.press("Enter")
    link = reader.locator("details.correction li", has_text="Two").get_by_role(
        "link", name="Show the source"
    )
    link.focus()
    expect(link).to_have_attribute("href", "https://code.example/blob/program/w2027.yaml#L11")
    reader.keyboard.press("Enter")
    reader.wait_for_url("https://code.example/blob/program/w2027.yaml#L11")


def test_without_the_file_the_source_is_shown(reader: Page, toys: str) -> None:
    reader.route("**/source-lines/**", lambda route: route.abort())
    reader.goto(f"{toys}papers/w2027/ada.html")
    reader.get_by_role("link", name="Show the source").click()
    reader.wait_for_url("https://code.example/blob/papers/w2027.bib")


def test_links_can_be_hit_and_nothing_is_too_wide(reader: Page, toys: str) -> None:
    reader.goto(f"{toys}program/w2027/one.html")
    reader.get_by_text("Correct a talk").click()
    boxes = [link.bounding_box() for link in reader.locator(".correction a").all()]
    assert len(boxes) == 6
    assert all(box and box["height"] >= 24 for box in boxes)
    width = reader.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0
