"""The reference portal, built and served on localhost, and a browser to walk through it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser_server import serve
from ensure_chromium import find
from sphinx_build import build_portal

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the reference portal, freshly built."""
    yield from serve(build_portal(ROOT, tmp_path_factory.mktemp("site")).html)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium from the PATH, or Playwright's own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["wide-light", "narrow-dark"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh profile on a wide or a narrow screen."""
    width, scheme = request.param
    made = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that fails the test on any console error, failed request or foreign request."""
    problems: list[str] = []
    opened = context.new_page()
    opened.on(
        "console",
        lambda message: (
            problems.append(f"console: {message.text}") if message.type == "error" else None
        ),
    )
    opened.on("pageerror", lambda error: problems.append(f"script: {error}"))
    opened.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
    opened.on(
        "response",
        lambda response: (
            problems.append(f"{response.status}: {response.url}")
            if response.status >= 400
            else None
        ),
    )
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((site, "data:", "blob:"))
            else problems.append(f"foreign: {request.url}")
        ),
    )
    yield opened
    assert problems == []
