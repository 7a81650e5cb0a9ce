"""Streams and places for questions, shown while what they are of is on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from support.browser_server import serve
from support.sphinx_build import build_portal, written

pytestmark = pytest.mark.browser

CONF = """project = "X"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
PROGRAMME = """name: X 2027
title: The Workshop on X
start: 2027-03-01
timezone: UTC
sessions:
  - id: long
    kind: talks
    title: A session with quite a long title that does not fit on a phone
    room: The large hall on the second floor
    start: 2027-03-01 09:00
    end: 2027-03-01 10:00
    stream: https://live.example.org/long
    talks:
      - title: First
        start: 2027-03-01 09:00
        minutes: 30
        questions: https://ask.example.org/first
        presenters: [Ada Lovelace]
      - {title: Second, start: 2027-03-01 09:30, minutes: 30, cancelled: true}
  - id: later
    kind: talks
    title: Later
    start: 2027-03-01 11:00
    end: 2027-03-01 12:00
    stream: https://live.example.org/later
"""
FILES = {"conf.py": CONF, "index.md": "# X\n", "program/x2027.yaml": PROGRAMME}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = written(tmp_path_factory.mktemp("streams"), FILES)
    yield from serve(build_portal(root).html)


def ways(address: str, browser: Browser, selector: str, now: str) -> list[tuple[str, str]]:
    """The links that a page shows at a time, with what they say."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}?now={now}")
    expect(page.locator(selector)).to_contain_text("Next")
    links = page.locator(f"{selector} .talk-links a").all()
    found = [(link.inner_text(), link.get_attribute("href") or "") for link in links]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()
    return found


@pytest.mark.parametrize(
    ("path", "selector"),
    [("program/x2027/index.html", ".now-panel"), ("editions/x2027.html", ".edition-now")],
)
def test_what_is_on_leads_to_its_stream_and_questions(
    portal: str, browser: Browser, path: str, selector: str
) -> None:
    on = ways(f"{portal}{path}", browser, selector, "2027-03-01T09:10Z")
    assert on == [
        ("Live stream", "https://live.example.org/long"),
        ("Questions", "https://ask.example.org/first"),
    ]
    # What is cancelled has none, nor has what is to come.
    assert ways(f"{portal}{path}", browser, selector, "2027-03-01T09:40Z")[:1] == on[:1]
    assert ways(f"{portal}{path}", browser, selector, "2027-03-01T10:30Z") == []
