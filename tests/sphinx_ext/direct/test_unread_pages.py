"""Pages that Sphinx does not read are found by all that leads to them, and kept nowhere."""

import pickle
import shutil
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from conftest import Build, Write
from support.programmes import head, programme
from support.sphinx_build import CONF, Built, build_portal, written

THEMED = CONF.replace("basic", "sphinx_book_theme")
BIB = """\
@inproceedings{one, title = {Notes on One}, author = {Lovelace, Ada}}
@inproceedings{two, title = {Two}, author = {Hopper, Grace}}
@inproceedings{three, title = {Three}, author = {Noether, Emmy}}
"""
PROGRAMME = programme(
    "[{id: s, title: Looms, kind: talks, start: 2026-10-24 09:00, talks: [{paper: one}]}]",
    head("2026-10-24", name="W 2026", timezone="Europe/Amsterdam"),
)
LINKS = """\
# Home

[](papers/w2026/one.md) and [its *text*](/papers/w2026/one.md)

[](papers/w2026/index.md#w2026-by-title) and [all](papers/w2026/index.md#w2026-by-title)

[the talk](program/w2026/s.md#talk-one)

{doc}`papers/w2026/one` and {doc}`text </papers/w2026/one>`

{ref}`w2026-by-title` and {ref}`all <w2026-by-title>` and [](#w2026-by-title)

{paper}`one` and {session}`s` and {person}`ada-lovelace`

{any}`papers/w2026/one` and {any}`w2026-by-title` and {any}`ada-lovelace`
"""
FOUND = [
    ("papers/w2026/one.html", "Notes on One"),
    ("papers/w2026/one.html", "its text"),
    ("papers/w2026/index.html#w2026-by-title", "By title"),
    ("papers/w2026/index.html#w2026-by-title", "all"),
    ("program/w2026/s.html#talk-one", "the talk"),
    ("papers/w2026/one.html", "Notes on One"),
    ("papers/w2026/one.html", "text"),
    ("papers/w2026/index.html#w2026-by-title", "By title"),
    ("papers/w2026/index.html#w2026-by-title", "all"),
    ("papers/w2026/index.html#w2026-by-title", "By title"),
    ("papers/w2026/one.html", "Notes on One"),
    ("program/w2026/s.html", "Looms"),
    ("people/ada-lovelace.html", "Ada Lovelace"),
    ("papers/w2026/one.html", "Notes on One"),
    ("papers/w2026/index.html#w2026-by-title", "By title"),
    ("people/ada-lovelace.html", "ada-lovelace"),
]
SOURCES = {
    "conf.py": THEMED,
    "papers/w2026.bib": BIB,
    "program/w2026.yaml": PROGRAMME,
    "index.md": LINKS,
}


def links(built: Built, docname: str = "index") -> list[tuple[str, str]]:
    """The links of a page's paragraphs."""
    found = built.page(docname).select("article p a")
    return [(str(link["href"]), link.get_text()) for link in found]


def entries(built: Built) -> list[str]:
    """What the table of contents of the home page lists."""
    return [entry.get_text() for entry in built.page("index").select("article .toctree-l1 > a")]


def site(built: Built) -> dict[str, bytes]:
    pages = built.pages().items()
    return {name: data for name, (_time, data) in pages if not name.startswith("_static/")}


def first(built: Built) -> dict[str, bytes]:
    """What a build from nothing makes of the same sources."""
    shutil.rmtree(built.html.parent)
    return site(build_portal(built.root))


def environment(built: Built) -> bytes:
    return (built.html.parent / "doctrees/environment.pickle").read_bytes()


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_portal(written(tmp_path_factory.mktemp("linked") / "portal", SOURCES))


@pytest.fixture
def changed(linked: Built, tmp_path: Path) -> Built:
    """The same as it was built, to be changed."""
    root = shutil.copytree(linked.root, tmp_path / "portal", symlinks=True)
    return Built(root, root / "_build/html", "")


def test_every_kind_of_link_finds_them(linked: Built) -> None:
    assert linked.warnings == ""
    assert links(linked) == FOUND


def test_environment_holds_none_of_them(linked: Built) -> None:
    env = pickle.loads(environment(linked))  # noqa: S301
    assert env.all_docs.keys() == env.found_docs == {"index"}
    known = [env.metadata, env.titles, env.longtitles, env.tocs, env.domaindata["std"]["labels"]]
    assert {"papers/w2026/one", "w2026-by-title"}.isdisjoint(
        name for each in known for name in each
    )
    assert b"papers/w2026/two" not in environment(linked)


@pytest.mark.parametrize(
    ("link", "warning"),
    [
        ("[](papers/w2026/none.md)", "'myst' cross-reference target not found"),
        ("[](papers/w2026/one.md#none)", "local id not found in doc 'papers/w2026/one': 'none'"),
        ("{doc}`papers/w2026/none`", "unknown document: 'papers/w2026/none'"),
        ("{ref}`none`", "undefined label: 'none'"),
        ("{paper}`none`", "there is no paper 'none'"),
        ("{any}`none`", "'any' reference target not found: none"),
        ("```{toctree}\npapers/w2026/none\n```", "nonexisting document 'papers/w2026/none'"),
    ],
)
def test_what_is_missing_is_told(changed: Built, link: str, warning: str) -> None:
    (changed.root / "index.md").write_text(f"# Home\n\n{link}\n")
    again = build_portal(changed.root)
    assert [line for line in again.warnings.splitlines() if warning in line], again.warnings
    assert len(again.warnings.splitlines()) == 1


def test_other_sites_find_them(linked: Built, tmp_path: Path) -> None:
    """By the list that Sphinx makes for them."""
    listed = f'("https://example.org/", "{linked.html / "objects.inv"}")'
    root = written(
        tmp_path / "other",
        {
            "conf.py": 'extensions = ["myst_parser", "sphinx.ext.intersphinx"]\n'
            f"nitpicky = True\nintersphinx_mapping = {{'w': {listed}}}\n",
            "index.md": "# Other\n\n{external+w:doc}`papers/w2026/one`"
            " {external+w:ref}`w2026-by-title` {external+w:doc}`index`\n",
        },
    )
    app = SphinxTestApp("html", srcdir=root)
    try:
        app.build()
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
    built = Built(root, root / "_build/html", "")
    assert [(str(link["href"]), link.get_text()) for link in built.page("index").select("p a")][
        :3
    ] == [
        ("https://example.org/papers/w2026/one.html", "Notes on One"),
        ("https://example.org/papers/w2026/index.html#w2026-by-title", "By title"),
        ("https://example.org/index.html", "Home"),
    ]


def test_links_follow_titles(changed: Built) -> None:
    """Sphinx itself writes a page again only when the page has changed."""
    (changed.root / "index.md").write_text(
        "# Home\n\n[](papers/w2026/one.md) {doc}`other` {ref}`w2026-by-title`\n", encoding="utf-8"
    )
    other = changed.root / "other.md"
    other.write_text("---\norphan: true\n---\n# Other\n")
    build_portal(changed.root)
    other.write_text("---\norphan: true\n---\n# Another\n")
    (changed.root / "papers/w2026.bib").write_text(BIB.replace("Notes on One", "First Notes"))
    again = build_portal(changed.root)
    assert [text for _, text in links(again)] == ["First Notes", "Another", "By title"]
    assert site(again) == first(again)


def test_links_follow_what_comes_and_goes(changed: Built) -> None:
    (changed.root / "index.md").write_text("# Home\n\n[](papers/w2026/two.md)\n")
    (changed.root / "papers/w2026.bib").write_text(BIB.replace("{two,", "{gone,"))
    gone = build_portal(changed.root)
    assert "target not found: 'papers/w2026/two.md'" in gone.warnings
    (changed.root / "papers/w2026.bib").write_text(BIB)
    again = build_portal(changed.root)
    assert (again.warnings, links(again)) == ("", [("papers/w2026/two.html", "Two")])
    (changed.root / "papers/w2026.bib").write_text(BIB.replace("{two,", "{gone,"))
    assert build_portal(changed.root).warnings == gone.warnings


def test_one_in_contents_is_read_when_it_has_changed(changed: Built) -> None:
    root, bib = changed.root, changed.root / "papers/w2026.bib"
    (root / "index.md").write_text("# Home\n\n```{toctree}\npapers/w2026/one\n```\n")
    listed = build_portal(root)
    assert (listed.warnings, entries(listed)) == ("", ["Notes on One"])
    doctree = listed.html.parent / "doctrees/papers/w2026/one.doctree"
    read = doctree.stat().st_mtime_ns
    bib.write_text(BIB.replace("{Two}", "{Two}, abstract = {New.}"))
    assert site(build_portal(root)) == site(listed) | {
        "papers/w2026/two": (listed.html / "papers/w2026/two.html").read_bytes()
    }
    assert doctree.stat().st_mtime_ns == read
    bib.write_text(BIB.replace("Notes on One", "First Notes"))
    again = build_portal(root)
    assert entries(again) == ["First Notes"]
    assert b"papers/w2026/one" in environment(again)
    (root / "index.md").write_text("# Home\n")
    last = build_portal(root)
    assert b"papers/w2026/one" not in environment(last)
    assert site(last) == first(last)


def test_contents_by_pattern_find_them(changed: Built) -> None:
    root, bib = changed.root, changed.root / "papers/w2026.bib"
    (root / "index.md").write_text("# Home\n\n```{toctree}\n:glob:\npapers/w2026/t*\n```\n")
    listed = build_portal(root)
    assert (listed.warnings, entries(listed)) == ("", ["Three", "Two"])
    bib.write_text(BIB + "@inproceedings{ten, title = {Ten}, author = {Lovelace, Ada}}\n")
    assert entries(build_portal(root)) == ["Ten", "Three", "Two"]
    bib.write_text(BIB.replace("{two,", "{other,"))
    again = build_portal(root)
    assert (again.warnings, entries(again)) == ("", ["Three"])
    assert site(again) == first(again)


def test_two_files_for_one_page_are_told(write: Write, build: Build) -> None:
    """Sphinx takes the first of them."""
    root = write(SOURCES | {"papers/w2026/two.rst": "Mine\n====\n"})
    built = build(root)
    assert 'multiple files found for the document "papers/w2026/two"' in built.warnings
    heading = built.page("papers/w2026/two").h1
    assert heading is not None
    assert heading.get_text().startswith("Two")


def test_excluded_ones_stay_out(write: Write, build: Build) -> None:
    conf = f'{THEMED}exclude_patterns = ["people"]\n'
    built = build(write(SOURCES | {"conf.py": conf, "index.md": "# Home\n"}))
    assert [name for name in built.pages() if name.startswith("people/")] == []


def test_other_builders_have_all_pages(changed: Built) -> None:
    """In either order, beside the same memory."""
    before = site(changed)
    text = build_portal(changed.root, builder="text")
    made = {
        path.relative_to(text.root / "_build/text").with_suffix("").as_posix()
        for path in (text.root / "_build/text").rglob("*.txt")
    }
    assert made == before.keys() - {"search", "404"}
    again = build_portal(changed.root)
    assert (again.warnings, site(again)) == ("", before)
