"""Portals, built and served on localhost, and a browser to walk through them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from chromium import find
from support.browser_server import serve, serve_as_host
from support.programmes import large_programme
from support.screens import SCREENS
from support.shared_builds import ADDRESS, SharedBuilds
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
LARGE_CONF = """project = "Large"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
ALLOWED = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="session")
def built_site(shared_builds: SharedBuilds) -> Path:
    """The folder of the reference portal, built."""
    return shared_builds.reference().html


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
def site_at_host(built_site: Path) -> Iterator[str]:
    """Its address at a host that serves it below the path it was built for."""
    yield from serve_as_host(built_site, urlsplit(ADDRESS).path)


@pytest.fixture(scope="session")
def programme(shared_builds: SharedBuilds) -> Iterator[str]:
    """The address of the folder of a programme that is hard to get right."""
    for address in serve(shared_builds.hard().html):
        yield f"{address}program/hard2027/"


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a programme of eight rooms on two days."""
    portal = tmp_path_factory.mktemp("large")
    (portal / "program").mkdir()
    (portal / "program" / "large.yaml").write_text(large_programme(200), "utf-8")
    (portal / "conf.py").write_text(LARGE_CONF, "utf-8")
    (portal / "index.md").write_text("# Large\n\n[](program/large/index.md)\n", "utf-8")
    for address in serve(build_portal(portal).html):
        yield f"{address}program/large/index.html"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium from the PATH, or Playwright's own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session", params=SCREENS.values(), ids=SCREENS)
def screen(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A wide or a narrow screen."""
    width, scheme = request.param
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}


@pytest.fixture
def context(browser: Browser, screen: dict[str, Any]) -> Iterator[BrowserContext]:
    """A fresh profile."""
    made = browser.new_context(**screen, permissions=ALLOWED)
    yield made
    made.close()


@dataclass(frozen=True, kw_only=True)
class Tab:
    """One for all tests: a new one is a new process that reads every style and script again."""

    page: Page
    devtools: CDPSession
    color_scheme: Literal["light", "dark"]

    def forget(self, site: str) -> None:
        """Leave nothing of a test behind."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.unroute_all(behavior="wait")
        self.page.evaluate("location.protocol.startsWith('http') && sessionStorage.clear()")
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", reduced_motion="null", color_scheme=self.color_scheme)
        origin = {"origin": site.rstrip("/"), "storageTypes": "all"}
        self.devtools.send("Storage.clearDataForOrigin", origin)

    def visit(self, site: str) -> Iterator[Page]:
        """The page for a test of this site."""
        try:
            yield from watched(self.page, site)
        finally:
            self.forget(site)


@pytest.fixture(scope="session")
def tab(browser: Browser, screen: dict[str, Any]) -> Iterator[Tab]:
    made = browser.new_context(**screen, permissions=ALLOWED)
    page = made.new_page()
    devtools = made.new_cdp_session(page)
    yield Tab(page=page, devtools=devtools, color_scheme=screen["color_scheme"])
    made.close()


@pytest.fixture
def page(tab: Tab, site: str) -> Iterator[Page]:
    """A page that fails the test on any console error, failed request or foreign request.

    Its profile is as good as new.  Scripts for every page and a clock of its own cannot be taken
    back: tests that need them take `fresh_page`.
    """
    yield from tab.visit(site)


@pytest.fixture
def programme_page(tab: Tab, programme: str) -> Iterator[Page]:
    """The same for the hard programme."""
    yield from tab.visit(programme.partition("program/")[0])


@pytest.fixture
def large_page(tab: Tab, large: str) -> Iterator[Page]:
    """The same for the large one."""
    yield from tab.visit(large.partition("program/")[0])


@pytest.fixture
def fresh_page(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that no other test uses."""
    yield from watched(context.new_page(), site)


@pytest.fixture
def fresh_programme_page(context: BrowserContext, programme: str) -> Iterator[Page]:
    """The same for the hard programme."""
    yield from watched(context.new_page(), programme.partition("program/")[0])


def watched(opened: Page, site: str) -> Iterator[Page]:
    """The page, of which every problem is noted; there must be none in the end."""
    happened: list[str | None] = []
    problem_of: dict[str, Callable[[Any], str | None]] = {
        "console": lambda message: f"console: {message.text}" if message.type == "error" else None,
        "pageerror": lambda error: f"script: {error.stack or error}",
        "requestfailed": lambda request: (
            # Which the browser gives up when the page is left.
            None if request.failure == "net::ERR_ABORTED" else f"failed: {request.url}"
        ),
        "response": lambda response: (
            f"{response.status}: {response.url}" if response.status >= 400 else None
        ),
        "request": lambda request: (
            None if request.url.startswith((site, "data:", "blob:")) else f"foreign: {request.url}"
        ),
    }
    watches: dict[Any, Callable[[Any], None]] = {
        event: lambda what, problem=problem: happened.append(problem(what))
        for event, problem in problem_of.items()
    }
    for event, watch in watches.items():
        opened.on(event, watch)
    yield opened
    for event, watch in watches.items():
        opened.remove_listener(event, watch)
    assert [problem for problem in happened if problem] == []
