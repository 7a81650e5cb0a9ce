"""Portals, built and served on localhost, and a browser to walk through them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from support.browser_server import serve
from support.ensure_chromium import find
from support.folders import REPOSITORY
from support.sphinx_build import build_portal

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
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reference portal, freshly built."""
    return build_portal(REPOSITORY, tmp_path_factory.mktemp("site")).html


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """Its address."""
    yield from serve(built_site)


@pytest.fixture(scope="session")
def site_below(built_site: Path) -> Iterator[str]:
    """Its address on a server that has it in a folder."""
    for address in serve(built_site.parent):
        yield f"{address}{built_site.name}/"


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the folder of a programme that is hard to get right."""
    portal = tmp_path_factory.mktemp("hard")
    shutil.copytree(REPOSITORY / "tests" / "hard_portal", portal, dirs_exist_ok=True)
    for address in serve(build_portal(portal).html):
        yield f"{address}program/hard2027/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium from the PATH, or Playwright's own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(
    scope="session",
    params=[(1280, "light"), (360, "dark")],
    ids=["wide-light", "narrow-dark"],
)
def screen(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A wide or a narrow screen."""
    width, scheme = request.param
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}


@pytest.fixture
def context(browser: Browser, screen: dict[str, Any]) -> Iterator[BrowserContext]:
    """A fresh profile."""
    made = browser.new_context(**screen, permissions=["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture(scope="session")
def known_context(browser: Browser, screen: dict[str, Any]) -> Iterator[BrowserContext]:
    """A profile that has seen pages before: what is kept of them need not be read again."""
    made = browser.new_context(**screen)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that fails the test on any console error, failed request or foreign request."""
    yield from watched(context, site)


@pytest.fixture
def programme_page(context: BrowserContext, programme: str) -> Iterator[Page]:
    """The same for the hard programme."""
    yield from watched(context, programme.partition("program/")[0])


@pytest.fixture
def looked_at(known_context: BrowserContext, site: str) -> Iterator[Page]:
    """A page for a test that leaves nothing behind in the profile."""
    yield from watched(known_context, site)


@pytest.fixture
def looked_at_programme(known_context: BrowserContext, programme: str) -> Iterator[Page]:
    """The same for the hard programme."""
    yield from watched(known_context, programme.partition("program/")[0])


def watched(context: BrowserContext, site: str) -> Iterator[Page]:
    """A new page of which every problem is noted; there must be none in the end."""
    problems: list[str] = []
    opened = context.new_page()
    opened.on(
        "console",
        lambda message: (
            problems.append(f"console: {message.text}") if message.type == "error" else None
        ),
    )
    opened.on("pageerror", lambda error: problems.append(f"script: {error.stack or error}"))
    opened.on(
        "requestfailed",
        lambda request: (
            # Which the browser gives up when the page is left.
            None
            if request.failure == "net::ERR_ABORTED"
            else problems.append(f"failed: {request.url}")
        ),
    )
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
    opened.close()
    assert problems == []
