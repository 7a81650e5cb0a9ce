"""What the theme loads on every page stays out of those that do not need it."""

from pathlib import Path

import pytest

from conftest import Build
from sphinx_proceedings.sphinx_ext.site.unneeded_assets import (
    deferred,
    icons_when_needed,
    what_is_used,
    without_search,
)
from support.sphinx_build import CONF, Built, build_portal

SEARCH = {"searchtools.js", "language_data.js", "searchindex.js"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A portal in the theme of most portals."""
    root = tmp_path_factory.mktemp("portal")
    (root / "conf.py").write_text(CONF.replace("basic", "sphinx_book_theme"), "utf-8")
    (root / "papers").mkdir()
    (root / "papers" / "w.bib").write_text("@misc{x, title = {X}}", "utf-8")
    return build_portal(root)


def scripts(built: Built, name: str) -> dict[str, bool]:
    """The scripts that a page loads, and whether reading it goes on meanwhile."""
    return {
        Path(str(script["src"]).partition("?")[0]).name: (
            script.has_attr("defer") or script.has_attr("async") or script.get("type") == "module"
        )
        for script in built.page(name).select("script[src]")
    }


@pytest.mark.parametrize("name", ["index", "papers/w/x"])
def test_pages_load_neither_all_icons_nor_the_search_index(built: Built, name: str) -> None:
    loaded = scripts(built, name)
    assert "fontawesome.js" not in loaded
    assert SEARCH.isdisjoint(loaded)
    at_once = {script for script, waits in loaded.items() if not waits}
    assert at_once == {"documentation_options.js", "page.js"}
    place = built.page(name).select_one("script[data-fontawesome]")
    assert place is not None
    address = str(place["data-fontawesome"]).partition("?")[0]
    assert (built.html / name).parent.joinpath(address).resolve().is_file()


def test_sphinx_own_search_page_loads_what_it_needs_in_its_order(built: Built) -> None:
    stock = build_portal(built.root, built.root / "_stock", builder="dirhtml")
    loaded = scripts(stock, "search/index")
    assert set(loaded) > SEARCH
    order = list(loaded)
    assert order.index("doctools.js") < order.index("searchtools.js")
    assert not loaded["doctools.js"]


def test_search_while_typing_is_the_portal_s(build: Build, toy: Path) -> None:
    conf = (toy / "conf.py").read_text("utf-8")
    theme = 'html_theme = "sphinx_book_theme"\nhtml_theme_options = {"search_as_you_type": True}\n'
    (toy / "conf.py").write_text(f"{conf}\n{theme}", "utf-8")
    built = build(toy)
    assert SEARCH.isdisjoint(scripts(built, "index"))
    (told,) = built.page("index").select("script[data-search-as-you-type]")
    assert told["data-search-as-you-type"] == "false"


def test_what_a_page_does_not_use_is_left_out() -> None:
    files = (
        '<link href="_static/pygments.css?v=1" />'
        '<link href="_static/sphinx-design.min.css?v=2" />'
        '<script src="_static/design-tabs.js?v=3"></script><link href="own.css" />'
    )
    assert what_is_used(files, "<p>plain</p>") == '<link href="own.css" />'
    assert what_is_used(files, '<div class="highlight-bibtex">') == (
        '<link href="_static/pygments.css?v=1" /><link href="own.css" />'
    )
    assert "design" in what_is_used(files, '<div class="docutils sd-card">')


def test_other_html_stays_as_it_is() -> None:
    html = (
        '<p>fontawesome.js</p><script src="x/own.js"></script><script src="doctools2.js"></script>'
    )
    for change in (deferred, icons_when_needed, without_search):
        assert change(html) == html
