"""A search of several indexes, which browsers merge, finds what one of all records does."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bench.portals import synthetic_portal, write_files
from sphinx_proceedings.building.memory.build_notes import BuildNotes
from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.building.writing.search import FOLDER, write_search
from sphinx_proceedings.building.writing.search_bundles import Bounds
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.search.pagefind import is_available
from sphinx_proceedings.outputs.search.record_pages import record_pages
from support.browser_server import serve
from support.screens import on_one_screen
from support.waiting import is_marked

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not is_available(), reason="no Pagefind for this system"),
    on_one_screen,
]

SHOWN = "search-shown"
PAPERS = 300
WORDS = 8
"""That are asked for by themselves."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    root = tmp_path_factory.mktemp("papers")
    write_files(root, synthetic_portal(PAPERS))
    return read_portal(root).portal


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, built_site: Path, portal: Portal
) -> Iterator[str]:
    """The address of two sites of this portal's search alone, in folders of its own."""
    top = tmp_path_factory.mktemp("sites")
    assert _searched(top / "one", built_site, portal, Bounds()) == ["main"]
    bounds = Bounds(most=120, most_people_beside=100)
    kinds = [
        name.partition("-")[0] for name in _searched(top / "several", built_site, portal, bounds)
    ]
    assert min(kinds.count("main"), kinds.count("people")) > 2
    yield from serve(top)


def _searched(folder: Path, built: Path, portal: Portal, bounds: Bounds) -> list[str]:
    """Give the search page of a site the search of this portal; the names of its indexes."""
    shutil.copytree(built / "_static", folder / "_static")
    shutil.copyfile(built / "search.html", folder / "search.html")
    pages = record_pages(portal, "{}.html".format, defaultdict(str))
    made = BuildNotes(folder.with_name(f"{folder.name}-notes")).of("search")
    write_search(folder, list(pages), "en", "now", made=made, bounds=bounds)
    names: list[str] = json.loads((folder / FOLDER / "choices.json").read_bytes())["indexes"]
    return names


@pytest.fixture
def one(site: str) -> str:
    """The address of a site that has one index."""
    return f"{site}one/"


@pytest.fixture
def several(site: str) -> str:
    """The address of one that has several of papers, and of people."""
    return f"{site}several/"


def asked(page: Page, address: str, **state: str) -> dict[str, Any]:
    """What the engine finds: digests of all results, the path of the first, and what is told."""
    if not page.url.startswith(address):
        page.goto(f"{address}search.html")
        is_marked(page, SHOWN)
    found: dict[str, Any] = page.evaluate(
        """async (state) => {
          const { Engine } = await import(
            new URL("_static/proceedings/search/engine.js", location.href));
          const { EMPTY, filtersOf } = await import(
            new URL("_static/proceedings/search/state.js", location.href));
          const { query = "", kind = "", sort = "", shown = 0, ...choices } = state;
          window.engine ??= await Engine.open(new URL("search/", location.href));
          const asked = { ...EMPTY, query, kind, sort, shown, choices: filtersOf(choices) };
          const { results, instead, without } = await window.engine.search(asked);
          const first = results.length ? (await window.engine.read(results[0])).path : "";
          return { ids: results.map(({ id }) => id), first, instead, without };
        }""",
        state,
    )
    return found


def told(found: dict[str, Any]) -> tuple[str, str]:
    return found["instead"], found["without"]


def every(count: int, values: list[str]) -> list[str]:
    """So many of them, evenly."""
    return values[:: max(1, len(values) // count)]


def test_an_exact_title_comes_first(page: Page, several: str, portal: Portal) -> None:
    papers = {paper.full_title.plain: paper for paper in portal.papers}
    for title in every(WORDS, sorted(papers)):
        paper = papers[title]
        first = asked(page, several, query=title)["first"]
        assert first == f"papers/{paper.edition}/{paper.key}.html", title


def test_an_exact_name_comes_first(page: Page, several: str, portal: Portal) -> None:
    people = {person.name.full: person.id for person in portal.people}
    for name in every(WORDS, sorted(people)):
        for kind in ("", "person"):
            found = asked(page, several, query=name, kind=kind)
            assert found["first"] == f"people/{people[name]}.html"


def test_the_same_is_found(page: Page, one: str, several: str, portal: Portal) -> None:
    """Also of names that begin with others, in any order, and narrowed."""
    names = {person.name.family for person in portal.people}
    titles = {word for paper in portal.papers for word in paper.full_title.plain.split()}
    chosen = [{}, {"sort": "newest", "year": "2006"}, {"edition": portal.editions[0].name}]
    states = [
        {"kind": "paper", "query": query, **narrowed}
        for query in [*every(WORDS, sorted(names)), *every(WORDS, sorted(titles))]
        for narrowed in chosen
    ]
    in_one, in_several = (
        [sorted(asked(page, address, **state)["ids"]) for state in states]
        for address in (one, several)
    )
    assert in_several == in_one
    assert sum(map(bool, in_one)) > len(states) / 3


def test_titles_are_in_order(page: Page, one: str, several: str) -> None:
    state = {"kind": "paper", "sort": "title", "shown": "30"}
    found = [asked(page, address, **state)["ids"][:30] for address in (one, several)]
    assert found[0] == found[1]


def test_slips_are_corrected_over_all(page: Page, one: str, several: str, portal: Portal) -> None:
    names = every(WORDS, sorted({person.name.family for person in portal.people}))
    slips = [f"{name[:3]}q{name[3:]}" for name in names]
    told = [
        [
            (found["instead"], found["without"])
            for found in (asked(page, address, query=slip) for slip in slips)
        ]
        for address in (one, several)
    ]
    assert told[0] == told[1]
    assert any(instead for instead, _ in told[0])


def test_the_page_lists_what_is_found(page: Page, several: str, portal: Portal) -> None:
    person = portal.people[0]
    page.goto(f"{several}search.html?q={person.name.full}")
    expect(page.locator(".hit-title").first).to_have_text(person.name.full)
    page.goto(f"{several}search.html?kind=paper&sort=title")
    expect(page.locator(".search-status")).to_contain_text(f"{PAPERS} results")
