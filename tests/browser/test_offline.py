"""Programmes without a network, as readers have them on a phone."""

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.accessibility import objections
from support.browser_server import QuietHandler
from support.folders import TOY
from support.shared_builds import copy_of_sources
from support.sphinx_build import build_portal
from support.waiting import is_marked, until

pytestmark = pytest.mark.browser

KEPT = re.compile("Kept on this device")
NOTE = ".offline-note"
TOLD = ".offline-told"


@dataclass
class Host:
    """A server of which tests decide what it does."""

    folder: Path
    """What it serves; another build may take its place."""
    address: str = ""
    below: str = "/"
    refuses: Callable[[str], bool] = lambda _path: False
    """Of which paths the connection breaks."""
    stalls: Callable[[str], bool] = lambda _path: False
    """Which it does not answer before the test is over."""
    hides_suffixes: bool = False
    """Whether pages are at addresses without `.html` and `index.html`."""
    is_over: Event = None  # type: ignore[assignment]
    asked: list[str] = None  # type: ignore[assignment]


def serve(folder: Path, below: str = "/") -> Iterator[Host]:
    host = Host(folder=folder, below=below, is_over=Event(), asked=[])

    class Handler(QuietHandler):
        def do_GET(self) -> None:  # noqa: N802
            path = self.path.partition("?")[0]
            host.asked.append(path)
            if host.stalls(path):
                host.is_over.wait(60)
            if host.refuses(path) or not path.startswith(host.below):
                self.close_connection = True
                return
            if host.hides_suffixes and path.endswith(".html"):
                self.send_response(308)
                self.send_header("Location", path.removesuffix("index.html").removesuffix(".html"))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if host.hides_suffixes and Path(f"{self.translate_path(path)}.html").is_file():
                self.path = f"{path}.html"
            super().do_GET()

        def translate_path(self, path: str) -> str:
            self.directory = str(host.folder)
            return super().translate_path("/" + path.removeprefix(host.below))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    host.address = f"http://127.0.0.1:{server.server_port}{below}"
    yield host
    host.is_over.set()
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class Builds:
    """A portal as it was, after an edit, and without what keeps it."""

    first: Path
    second: Path
    without: Path


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    folder = tmp_path_factory.mktemp("offline")
    root = copy_of_sources(TOY, folder / "toy")

    def built(name: str, *, offline: bool = True) -> Path:
        html = build_portal(root, confoverrides={"proceedings_offline": offline}).html
        copy = Path(shutil.copytree(html, folder / name))
        # Servers tell times of change in whole seconds, and builds may be of the same.  What is of
        # the future, browsers do not keep by themselves.
        later = time.time() + 10 * len(list(folder.iterdir()))
        for path in copy.rglob("*"):
            os.utime(path, (later, later))
        return copy

    first = built("first")
    papers = root / "papers" / "toy2026.bib"
    text = papers.read_text("utf-8").replace("{Gamma}", "{Gamma rays}")
    papers.write_text(text.replace("award     ", "embargo = {2099-01-01},\n  award"), "utf-8")
    return Builds(first, built("second"), built("without", offline=False))


@pytest.fixture
def host(builds: Builds) -> Iterator[Host]:
    yield from serve(builds.first)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 360, "height": 740})
    made.set_default_timeout(PATIENCE)
    yield made
    made.close()


PATIENCE = 60_000
"""Milliseconds: a busy machine takes a while to keep some hundred files."""
PROGRAMME = "program/toy2026/index.html"
PAPER = "papers/toy2026/gamma2026.html"
SHOWN_WITH = ("script", "stylesheet", "image", "font")
WITHHELD = "A second paragraph"
CACHED_WITH = """async (text) => {
    const found = [];
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) {
            const answer = await (await caches.open(name)).match(request);
            if ((await answer.text()).includes(text)) found.push(request.url);
        }
    return found;
}"""
WHOLE = "async () => (await caches.keys()).filter((name) => !name.endsWith(' tabs'))"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"


def keep(page: Page, host: Host) -> None:
    """Visit the programme until it is kept as it is now."""
    page.goto(f"{host.address}{PROGRAMME}?offline")
    is_marked(page, "offline-kept", patience=PATIENCE)
    expect(page.locator(TOLD)).to_contain_text(KEPT, timeout=PATIENCE)


def listed(folder: Path) -> dict[str, str]:
    """The digests of what is kept of a build."""
    told = json.loads((folder / "offline" / "toy2026.json").read_text("utf-8"))
    return {file["path"]: file["digest"] for file in told["files"]}


def walk(page: Page, host: Host) -> None:
    """See that all is there without a network: pages, and what they are shown with."""
    failed: list[str] = []
    page.on("requestfailed", lambda asked: failed.append(f"{asked.resource_type} {asked.url}"))
    page.goto(f"{host.address}{PROGRAMME}")
    expect(page.get_by_role("status").filter(has_text="No network")).to_contain_text("as of")
    expect(page.locator(".programme-tools button").first).to_be_visible()
    page.locator("article .timetable a", has_text="Trains & Tracks").first.click()
    expect(page.locator("h1")).to_contain_text("Trains & Tracks")
    expect(page.locator(NOTE)).to_be_visible()
    page.goto(f"{host.address}{PAPER}")
    expect(page.locator("h1")).to_contain_text("Gamma")
    expect(page.locator(NOTE)).to_be_visible()
    page.goto(f"{host.address}program/toy2026/my-programme.html")
    expect(page.locator(".my-programme")).to_contain_text("Gamma")
    page.goto(f"{host.address}search.html?q=gamma")
    expect(page.locator(".search-page .hit-title").first).to_have_text("Gamma")
    page.keyboard.press("Escape")
    assert [each for each in failed if each.startswith(SHOWN_WITH)] == []


def test_all_of_an_edition_is_there_without_a_network(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    keep(page, host)
    assert page.locator(NOTE).is_hidden()
    page.get_by_role("button", name=re.compile("Star.*Gamma")).first.click()
    phone.set_offline(True)
    walk(page, host)
    page.goto(f"{host.address}people/index.html")
    expect(page.locator("main")).to_contain_text("not kept on this device")
    page.get_by_role("link", name="Programme").click()
    expect(page.locator(NOTE)).to_be_visible()
    phone.set_offline(False)
    page.get_by_role("button", name="Reload").click()
    expect(page.locator(NOTE)).to_be_hidden()


def test_it_works_below_a_path_and_leaves_what_others_keep(
    phone: BrowserContext, builds: Builds
) -> None:
    for host in serve(builds.first, "/deep/site/"):
        page = phone.new_page()
        keep(page, host)
        page.evaluate("caches.open('of another site')")
        page.get_by_role("button", name=re.compile("Star.*Gamma")).first.click()
        phone.set_offline(True)
        walk(page, host)
        phone.set_offline(False)
        host.folder = builds.without
        page.goto(f"{host.address}{PROGRAMME}")
        until(page, f"async () => (await ({WORKERS})()) === 0", patience=PATIENCE)
        assert page.evaluate("caches.keys()") == ["of another site"]


def test_an_update_comes_whole_or_not_at_all(
    phone: BrowserContext, host: Host, builds: Builds
) -> None:
    page, old = phone.new_page(), phone.new_page()
    keep(page, host)
    assert page.evaluate(CACHED_WITH, WITHHELD)
    phone.set_offline(True)
    old.goto(f"{host.address}{PAPER}")
    phone.set_offline(False)
    host.folder = builds.second
    host.refuses = lambda path: path.endswith("gamma2026.html")
    page.goto(f"{host.address}{PROGRAMME}?offline")
    is_marked(page, "offline-failed", patience=PATIENCE)
    phone.set_offline(True)
    for path in (PROGRAMME, PAPER):
        page.goto(f"{host.address}{path}")
        expect(page.locator("article")).to_contain_text("Gamma")
        expect(page.locator("article")).not_to_contain_text("Gamma rays")
    phone.set_offline(False)
    host.refuses = lambda _path: False
    host.asked.clear()
    keep(page, host)
    # What is the same is not fetched again.
    first, second = (listed(folder) for folder in (builds.first, builds.second))
    same = {f"/{path}" for path, digest in second.items() if first.get(path) == digest}
    assert len(same) > 100
    assert not [path for path in host.asked if path in same and path.startswith("/search/")]
    # The old tab has its own version until it is closed.
    assert len(page.evaluate(WHOLE)) == 2
    old.close()
    keep(page, host)
    assert len(page.evaluate(WHOLE)) == 1
    assert page.evaluate(CACHED_WITH, WITHHELD) == []
    phone.set_offline(True)
    page.goto(f"{host.address}{PAPER}")
    expect(page.locator("h1")).to_contain_text("Gamma rays")


def test_a_host_that_hides_suffixes(phone: BrowserContext, host: Host) -> None:
    host.hides_suffixes = True
    page = phone.new_page()
    page.goto(f"{host.address}program/toy2026/?offline")
    expect(page.locator(TOLD)).to_contain_text(KEPT, timeout=PATIENCE)
    phone.set_offline(True)
    for path, title in (
        ("program/toy2026/", "Programme"),
        ("papers/toy2026/gamma2026", "Gamma"),
        (PAPER, "Gamma"),
    ):
        page.goto(f"{host.address}{path}")
        expect(page.locator("h1")).to_contain_text(title)
        expect(page.locator(NOTE)).to_contain_text("No network")


def test_a_network_that_does_not_answer(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    keep(page, host)
    host.stalls = lambda path: path.endswith((".html", ".json"))
    page.goto(f"{host.address}{PAPER}")
    expect(page.locator("h1")).to_contain_text("Gamma")
    expect(page.locator(NOTE)).to_contain_text("as of")


def test_a_worker_that_is_stopped_in_the_middle(phone: BrowserContext, host: Host) -> None:
    """As browsers do: whoever waits for it asks again, and what was fetched is not lost."""
    page = phone.new_page()
    is_stopped = Event()
    host.stalls = lambda path: path.endswith(PAPER) and not is_stopped.is_set()
    page.goto(f"{host.address}{PROGRAMME}?offline")
    until(page, "async () => (await caches.keys()).length > 0", patience=PATIENCE)
    devtools = phone.new_cdp_session(page)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    is_stopped.set()
    is_marked(page, "offline-kept", patience=PATIENCE)
    expect(page.locator(TOLD)).to_contain_text(KEPT)


def test_a_site_that_changes_while_it_is_fetched(
    phone: BrowserContext, host: Host, builds: Builds
) -> None:
    """The list is of one build and a page of another."""
    page = phone.new_page()
    mixed = builds.first.parent / "mixed"
    shutil.rmtree(mixed, ignore_errors=True)
    shutil.copytree(builds.first, mixed)
    shutil.copyfile(builds.second / PAPER, mixed / PAPER)
    host.folder = mixed
    page.goto(f"{host.address}{PROGRAMME}?offline")
    expect(page.locator(TOLD)).to_contain_text("could not be kept", timeout=PATIENCE)
    shutil.copyfile(builds.first / PAPER, mixed / PAPER)
    later = time.time() + 100
    os.utime(mixed / PAPER, (later, later))
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(TOLD)).to_contain_text(KEPT, timeout=PATIENCE)


def test_it_is_told_asked_and_removed(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto(f"{host.address}{PROGRAMME}?offline")
    expect(page.locator(TOLD)).to_contain_text(
        re.compile(r"can be kept .*: \d(\.\d)? MB"), timeout=PATIENCE
    )
    assert page.evaluate(WHOLE) == []
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(TOLD)).to_contain_text(
        re.compile(r"Kept .*: \d(\.\d)? MB, as of"), timeout=PATIENCE
    )
    assert len(page.evaluate(WHOLE)) == 1
    page.get_by_role("button", name="Remove").click()
    expect(page.locator(TOLD)).to_contain_text("can be kept", timeout=PATIENCE)
    assert page.evaluate(WHOLE) == []


def test_there_must_be_room(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    page.add_init_script("navigator.storage.estimate = async () => ({quota: 2e6, usage: 1e6})")
    page.goto(f"{host.address}{PROGRAMME}?offline")
    expect(page.locator(TOLD)).to_contain_text("no room", timeout=PATIENCE)
    assert page.evaluate(WHOLE) == []


def test_nothing_breaks_where_there_are_no_workers(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(f"{host.address}{PROGRAMME}?offline")
    expect(page.locator(".programme-tools button").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.locator(TOLD).count() == 0
    assert problems == []
    context.close()


def test_nothing_is_registered_unasked_on_ones_own_machine_or_elsewhere(
    phone: BrowserContext, host: Host
) -> None:
    page = phone.new_page()
    for path in (PROGRAMME, f"{PAPER}?offline", "index.html?offline", "search.html?offline"):
        page.goto(f"{host.address}{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(WORKERS) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_said_can_be_read(browser: Browser, host: Host, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    keep(page, host)
    context.set_offline(True)
    page.goto(f"{host.address}{PROGRAMME}")
    expect(page.locator(NOTE)).to_contain_text("No network")
    assert objections(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_phone_can_install_it(phone: BrowserContext, host: Host) -> None:
    page = phone.new_page()
    keep(page, host)
    devtools = phone.new_cdp_session(page)
    told = devtools.send("Page.getAppManifest")
    assert told["errors"] == []
    assert json.loads(told["data"])["short_name"] == "Toy 2026"
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
