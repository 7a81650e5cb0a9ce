"""A portal made of nothing but attacks runs no script and asks nobody else for anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser_server import serve
from support.shared_builds import SharedBuilds

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(shared_builds: SharedBuilds) -> Iterator[tuple[Path, str]]:
    """The built portal's folder and address."""
    html = shared_builds.hostile().html
    for address in serve(html):
        yield html, address


def test_no_script_runs_and_no_request_leaves(browser: Browser, hostile: tuple[Path, str]) -> None:
    html, address = hostile
    pages = [
        path
        for path in html.rglob("*.html")
        # A page that leads on is left before anything on it can be read.
        if "_static" not in path.parts and b'http-equiv="refresh"' not in path.read_bytes()
    ]
    assert len(pages) > 10
    seen: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:")) else seen.append(request.url)
        ),
    )
    for path in sorted(pages):
        page.goto(f"{address}{path.relative_to(html).as_posix()}")
        links = page.locator("a[href]")
        # At once: scripts may replace a link meanwhile.
        for target in links.evaluate_all("links => links.map(link => link.getAttribute('href'))"):
            assert not target.lower().startswith(("javascript:", "data:", "vbscript:")), path
    page.goto(f"{address}search.html?q=alert")
    page.wait_for_selector(".hits .hit-title")
    context.close()
    assert seen == []
