"""What is made beside the pages, each left out by a setting, and nothing that leads to it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.audit.run import audit
from sphinx_proceedings.outputs.wanted import Output
from support.later_builds import differences, fresh_copy, made
from support.shared_builds import ADDRESS
from support.sphinx_build import Built

EXPORTS = {"ascii.bib", "bib", "enw", "json", "mods.xml", "ris"}
STEPS: dict[tuple[Output, ...], set[str]] = {
    (Output.EXPORTS, Output.FEEDS): {*EXPORTS, "atom"},
    (Output.CALENDARS, Output.CARDS): {"card.png", "ics", "json", "xml"},
    (Output.API, Output.CITATIONS, Output.SEARCH): {"html", "json", "xml"},
}
"""What is left out step by step, first what others tell of, and how files are called that go."""
STAYS = {
    "program/toy2026/events.ics",
    "program/toy2026/events.json",
    "program/toy2026/index.styles.css",
}
"""Of the calendars: scripts of the programme read them; and where sessions stand in it."""


def files(built: Built) -> set[str]:
    return {
        path.relative_to(built.html).as_posix()
        for path in built.html.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def endings(paths: set[str]) -> set[str]:
    return {Path(path).name.partition(".")[2] for path in paths}


def addresses(value: object) -> Iterator[str]:
    """Those in the site that a document of the API tells."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, str) and value.startswith(ADDRESS):
        yield value.removeprefix(ADDRESS)


def told_by_api(built: Built) -> set[str]:
    documents = (json.loads(path.read_text("utf-8")) for path in built.html.glob("api/**/*.json"))
    found = {address for document in documents for address in addresses(document)}
    return {address or "index.html" for address in found}


def test_each_goes_with_all_that_leads_to_it(
    built_toy: Built, build: Build, tmp_path: Path
) -> None:
    """In the end all are wanted again."""
    root = built_toy.root
    conf = (root / "conf.py").read_text("utf-8")
    first, before, wanted = made(root), files(built_toy), set(Output)
    for outputs, ends in STEPS.items():
        wanted -= {*outputs}
        names = [*sorted(output.value for output in wanted), "searhc"]
        (root / "conf.py").write_text(f"{conf}\nproceedings_outputs = {names}\n", "utf-8")
        built = build(root)
        assert built.warnings.count("WARNING") == 1
        assert "no output is called 'searhc'" in built.warnings
        left = files(built)
        assert left < before
        gone = {path for path in before - left if not path.startswith("search/")}
        assert endings(gone) == ends
        assert audit(built.html).findings == ()
        assert told_by_api(built) <= left
        before = left
    endings_left = endings({path for path in before if not path.startswith("_")})
    # A service worker that lets go of what another has kept.
    assert endings_left == {"html", "ics", "inv", "js", "json", "styles.css", "txt", "xml"}
    assert {path for path in before if path.startswith("program/") and "html" not in path} == STAYS
    fresh = fresh_copy(root, tmp_path / "fresh")
    build(fresh)
    assert differences(made(root), made(fresh)) == []
    (root / "conf.py").write_text(conf, "utf-8")
    build(root)
    assert differences(made(root), first) == []


@pytest.mark.parametrize("extensions", ["extensions", "['pydata_sphinx_theme', *extensions]"])
def test_a_page_without_them(extensions: str, built_toy: Built, build: Build) -> None:
    """Also where the theme, which has parts of the same names, comes before this tool."""
    root = built_toy.root
    page = built_toy.page("papers/toy2025/alpha2025")
    offers = "dl.citations, .downloads-block, form[action*=search], .search-button__button, dialog"
    assert page.select(offers)
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"proceedings_outputs = []\nextensions = {extensions}\n")
    page = build(root).page("papers/toy2025/alpha2025")
    assert page.select(offers) == [page.select_one("dialog#pst-primary-sidebar-modal")]
    assert page.select('link[rel="alternate"], link[rel="search"], [property="og:image"]') == []
    assert page.select(".highlight-bibtex")
