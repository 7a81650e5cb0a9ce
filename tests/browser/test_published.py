"""A site at a host: below a path, with its page for missing pages wherever one is missing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

pytestmark = pytest.mark.browser

MISSING = ("missing.html", "papers/euromlsys2023/a/b/missing.html", "papers/euromlsys2023/a/")
FRAME_COLOUR = "getComputedStyle(document.querySelector('.bd-header-article')).position"


@pytest.fixture
def answers() -> list[Response]:
    """What a host answered."""
    return []


@pytest.fixture
def visitor(browser: Browser, answers: list[Response]) -> Iterator[Page]:
    """Somebody who visits a host."""
    page = browser.new_page()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    yield page
    page.close()


def refused(answers: list[Response]) -> list[str]:
    """Addresses that led nowhere."""
    return [each.url for each in answers if not each.ok and each.status != 304]


def test_a_walk_stays_below_the_path(
    visitor: Page, site_at_host: str, answers: list[Response]
) -> None:
    visitor.goto(site_at_host)
    visitor.goto(f"{site_at_host}papers/euromlsys2023/index.html")
    visitor.locator("article ul.papers a").first.click()
    visitor.wait_for_url(f"{site_at_host}papers/euromlsys2023/*.html")
    visitor.goto(f"{site_at_host}search.html?q=federated")
    visitor.locator(".search-page .hit-title").first.click()
    visitor.wait_for_url(f"{site_at_host}papers/**")
    path = urlsplit(site_at_host).path
    assert refused(answers) == []
    assert [each.url for each in answers if not urlsplit(each.url).path.startswith(path)] == []


@pytest.mark.parametrize("missing", MISSING)
def test_the_page_for_missing_pages(
    missing: str, visitor: Page, site_at_host: str, answers: list[Response]
) -> None:
    visitor.goto(f"{site_at_host}index.html")
    dressed = visitor.evaluate(FRAME_COLOUR)
    answer = visitor.goto(f"{site_at_host}{missing}")
    assert answer is not None
    assert answer.status == 404
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Page not found")
    # Its styles and scripts are there, however deep the page would be.
    assert visitor.evaluate(FRAME_COLOUR) == dressed
    assert refused(answers) == [f"{site_at_host}{missing}"]
    # So is the search.
    visitor.keyboard.press("/")
    visitor.keyboard.type("forecasting")
    visitor.locator("#pst-search-dialog .hit-title").first.click()
    visitor.wait_for_url(lambda url: not url.startswith(f"{site_at_host}{missing}"))
    assert visitor.url.startswith(site_at_host)
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert refused(answers) == [f"{site_at_host}{missing}"]
