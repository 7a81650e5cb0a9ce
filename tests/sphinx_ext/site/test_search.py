"""The search of a built site: from the model and pages by hand, made again when they change."""

import json
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

import sphinx_proceedings.sphinx_ext.site.search as module
from conftest import Build
from sphinx_proceedings.outputs.search.pagefind import is_available
from support.sphinx_build import Built, build_portal
from support.told_version import told_version

pytestmark = pytest.mark.skipif(not is_available(), reason="no Pagefind for this system")


def search_files(built: Built) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(built.html).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in (built.html / "search").rglob("*")
        if path.is_file()
    }


def test_search_is_made_once_and_again_when_a_text_changes(built_toy: Built, build: Build) -> None:
    toy, first = built_toy.root, search_files(built_toy)
    assert json.loads(first["search/choices.json"][1])["kinds"]["page"] > 1
    assert search_files(build(toy)) == first
    page = toy / "organisers.md"
    page.write_text(page.read_text("utf-8") + "\nQuetzalcoatl.\n", "utf-8")
    later = search_files(build(toy))
    assert (
        b"quetzalcoatl" not in first["search/words/qu.json"][1]
        if "search/words/qu.json" in first
        else True
    )
    assert b"etzalcoatl" in later["search/words/qu.json"][1]


def test_page_works_without_scripts_and_replaces_sphinx_index(toy_site: Built) -> None:
    page = toy_site.page("search")
    links = [str(link["href"]) for link in page.select(".search-browse a")]
    rooms = ("papers", "topics", "people", "affiliations", "program")
    assert links == [f"{room}/index.html" for room in rooms]
    assert len(page.select(".search-page form[role=search] input[name=q]")) == 1
    assert not (toy_site.html / "searchindex.js").exists()
    assert "searchtools.js" not in (toy_site.html / "search.html").read_text("utf-8")


def test_without_pagefind_the_lists_remain(
    built_toy: Built, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy = built_toy.root
    monkeypatch.setattr(module, "is_available", lambda: False)
    page = toy / "index.md"
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")
    built = build(toy)
    assert "conf.py:1: WARNING: the site has no search: Pagefind is not installed" in built.warnings
    assert not (built.html / "search").exists()
    assert not built.page("search").select("form.portal-search")
    assert built.page("search").select(".search-browse a")


def test_other_themes_keep_their_search(toy: Path) -> None:
    built = build_portal(toy, confoverrides={"html_theme": "basic"})
    assert (built.html / "searchindex.js").exists()
    assert not (built.html / "search").exists()


def test_another_pagefind_is_told(
    toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(told_version("pagefind", "1.99", tmp_path))
    app = SphinxTestApp("html", srcdir=toy)
    try:
        app.build()
    finally:
        app.cleanup()
    assert app.warning.getvalue() == ""
    assert "the search's index stays as Pagefind 1.99 makes it" in app.status.getvalue()
