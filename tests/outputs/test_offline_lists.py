"""Lists of what devices keep."""

import json

from sphinx_proceedings.outputs.offline_lists import (
    KeptFile,
    OfflineEdition,
    Part,
    list_file,
    list_path,
)

EDITION = OfflineEdition(id="x2027", name="X <2027>", home="program/x2027/index.html")
STYLE = KeptFile(path="_static/a.css", digest="d1", size=10, versions=("v1", "v2"))
HOME = KeptFile(path="program/x2027/index.html", digest="d2", size=20)
INDEX = KeptFile(path="search/main/pagefind.js", digest="d3", size=30)
PAPER = KeptFile(path="papers/x2027/a.html", digest="d4", size=40)
FILES = {Part.PROGRAMME: [HOME, STYLE], Part.SEARCH: [INDEX, STYLE], Part.PAPERS: [PAPER, STYLE]}


def told(largest: int) -> tuple[int, list[str], list[str]]:
    document = json.loads(list_file(EDITION, FILES, largest).render())
    return document["bytes"], document["left"], [file["path"] for file in document["files"]]


def test_all_that_is_small_enough_is_listed_once() -> None:
    file = list_file(EDITION, FILES, 100)
    document = json.loads(file.render())
    assert file.path == list_path("x2027") == "offline/x2027.json"
    assert document.pop("missing").startswith("<!doctype html>")
    assert len(document.pop("version")) == 24
    assert document == {
        "edition": "x2027",
        "bytes": 100,
        "search": "X <2027>",
        "left": [],
        "files": [
            {"path": "_static/a.css", "digest": "d1", "size": 10, "v": ["v1", "v2"]},
            {"path": "papers/x2027/a.html", "digest": "d4", "size": 40},
            {"path": "program/x2027/index.html", "digest": "d2", "size": 20},
            {"path": "search/main/pagefind.js", "digest": "d3", "size": 30},
        ],
    }


def test_what_is_too_large_is_left_out_but_for_the_programme() -> None:
    style, home, index = STYLE.path, HOME.path, INDEX.path
    assert told(99) == (60, ["papers"], [style, home, index])
    assert told(59) == (30, ["papers", "search"], [style, home])
    assert told(1) == (30, ["papers", "search"], [style, home])


def test_the_page_for_what_is_missing_has_names_as_text() -> None:
    page = json.loads(list_file(EDITION, FILES).render())["missing"]
    assert "<h1>X &lt;2027&gt;</h1>" in page
    assert '<a href="{root}program/x2027/index.html">' in page


def test_another_file_is_another_version() -> None:
    other = {**FILES, Part.PAPERS: [KeptFile(path=PAPER.path, digest="d5", size=40)]}
    versions = {
        json.loads(list_file(EDITION, files).render())["version"] for files in (FILES, other)
    }
    assert len(versions) == 2
