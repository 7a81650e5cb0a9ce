"""Sphinx keeps what it knows of pages where it did."""

from pathlib import Path

from docutils import nodes
from sphinx.testing.util import SphinxTestApp

from conftest import Build
from sphinx_proceedings.upstream import environment
from support.sphinx_build import CONF


def test_what_sphinx_knows_of_a_page_that_it_reads(app: SphinxTestApp) -> None:
    env = app.env
    known = (env.all_docs, env.metadata, env.titles, env.longtitles, env.toc_num_entries)
    assert all("index" in each for each in known), "Sphinx keeps what it knows of pages elsewhere"
    assert env.metadata["index"]["myst_slugs"]["part-one"][1:] == ("part-one", "Part one"), (
        "MyST keeps the anchors of headings otherwise"
    )
    domain = env.domains.standard_domain
    assert (domain.labels["here"], domain.anonlabels["here"]) == (
        ("other", "here", "Other"),
        ("other", "here"),
    ), "Sphinx keeps labels otherwise"


def test_links_find_what_sphinx_was_told(tmp_path: Path, build: Build) -> None:
    """A page that is not read has its label, its anchor and its title for those that are."""
    (tmp_path / "papers").mkdir()
    bib = "".join(
        f"@misc{{x{number}, title = {{Notes {number}}}, author = {{Lovelace, Ada}}}}\n"
        for number in range(6)
    )
    (tmp_path / "papers/w.bib").write_text(bib)
    (tmp_path / "index.md").write_text("# Home\n\n[](papers/w/x1.md)\n")
    (tmp_path / "conf.py").write_text(CONF.replace("basic", "sphinx_book_theme"))
    built = build(tmp_path)
    said = "Sphinx or MyST no longer finds a page by what it was told of it"
    assert built.warnings == "", said
    assert not (tmp_path / "_build/doctrees/papers/w/x1.doctree").exists(), said
    kept = (tmp_path / "_build/doctrees/environment.pickle").read_bytes()
    assert b"papers/w/x2" not in kept, "Sphinx keeps its environment when it has begun to write"
    link = built.page("index").select_one('a[href="papers/w/x1.html"]')
    assert link is not None, said
    assert link.get_text() == "Notes 1", said


def test_pages_are_told_when_they_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text("Home\n====\n")
    made = SphinxTestApp("html", srcdir=tmp_path)
    try:
        made.build()
    finally:
        made.cleanup()
    env = made.env
    environment.tell_of_pages(env, {"told": "Told"}, lambda _docname: {"part": (0, "part", "")})
    objects = [found for found in env.domains.standard_domain.get_objects() if found[2] == "doc"]
    assert objects == [
        ("index", "Home", "doc", "index", "", -1),
        ("told", "Told", "doc", "told", "", -1),
    ], "Sphinx lists pages for other sites otherwise"
    for known in (env.all_docs, env.metadata, env.titles, env.longtitles):
        assert [*known] == ["index"]
        found = [name in known for name in ("index", "told", "none")]
        assert (found, known.get("none")) == ([True, True, False], None)
    assert env.titles["told"].astext() == env.longtitles["told"].astext() == "Told"
    assert env.metadata["told"] == {"orphan": "", "myst_slugs": {"part": (0, "part", "")}}
    assert env.metadata["none"] == {}, "Sphinx keeps no metadata of a page that it was asked for"
    # As one that was read to be written, with a formula in its title.
    env.all_docs["told"], env.titles["told"] = 1, nodes.title("", "Told n^2")
    assert ("told", "Told", "doc", "told", "", -1) in env.domains.standard_domain.get_objects()


def test_a_page_is_known_by_two_names_for_a_while(app: SphinxTestApp) -> None:
    env = app.env
    with environment.known_as(env, "other", "frame"):
        assert env.titles["frame"] is env.titles["other"], "Sphinx keeps titles otherwise"
    told = env.titles.keys() | env.metadata.keys() | env.all_docs.keys()
    assert "frame" not in told, "Sphinx keeps what it knows of a page in more places"


def test_who_takes_part_is_known(app: SphinxTestApp) -> None:
    def listener(*_arguments: object) -> None:
        """Stand for that of an extension."""

    number = app.connect("doctree-read", listener)
    try:
        found = list(environment.who_may_change_pages(app, ["doctree-read"]))
    finally:
        app.disconnect(number)
    assert listener in found, "Sphinx keeps listeners otherwise"
    modules = {one.__module__.partition(".")[0] for one in found if isinstance(one, type)}
    assert modules >= {"sphinx", "myst_parser"}, "Sphinx keeps transforms otherwise"


def test_tables_of_contents_are_known(app: SphinxTestApp) -> None:
    env = app.env
    assert environment.pages_in_contents(env) == {"other"}, "Sphinx keeps contents otherwise"
    assert list(environment.entries_of_contents(env)) == [("index", None, "other")], (
        "Sphinx keeps the entries of contents otherwise"
    )


def test_links_are_known(tmp_path: Path) -> None:
    """As they are written in MyST and by Sphinx's roles, and what each finds."""
    page = "# Page\n\n## Part\n\n"
    links = "[](other.md#part) [](gone.md) [](#here) {doc}`other` {ref}`x <Here>` {any}`other`\n"
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\nmyst_heading_anchors = 2\n')
    (tmp_path / "folder").mkdir()
    (tmp_path / "index.md").write_text("# Home\n")
    (tmp_path / "folder/page.md").write_text(page + links)
    (tmp_path / "folder/other.md").write_text(f"(here)=\n{page}")
    made, found = SphinxTestApp("html", srcdir=tmp_path), set[tuple[str, str, str]]()
    made.connect(
        "doctree-read",
        lambda app, doctree: found.update(environment.links_in(app.env, doctree)),
    )
    try:
        made.build()
    finally:
        made.cleanup()
    assert found == {
        ("folder/other", "part", "folder/other.md"),
        ("folder/gone.md", "gone.md", "folder/gone.md"),
        ("folder/here", "here", "folder/here"),
        ("folder/other", "other", ""),
        ("folder/here", "here", ""),
    }, "Sphinx or MyST notes links otherwise"
    assert environment.found_by_link(made.env, "folder/other", "part") == (
        ("Page", ("part", "Part"), None, None)
    ), "MyST finds anchors of headings otherwise"
    assert environment.found_by_link(made.env, "folder/here", "Here") == (
        (None, None, ("folder/other", "here", "Page"), ("folder/other", "here"))
    ), "Sphinx finds labels otherwise"


def test_what_pages_are_read_from(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text("Home\n====\n\n.. include:: part.txt\n")
    (tmp_path / "other.rst").write_text(":orphan:\n\nOther\n=====\n")
    (tmp_path / "part.txt").write_text("Text.\n")
    made = SphinxTestApp("html", srcdir=tmp_path)
    doctrees = Path(made.doctreedir)
    assert not environment.was_kept(doctrees), "Sphinx keeps its environment before it has read"
    try:
        made.build()
    finally:
        made.cleanup()
    env = made.env
    found = [
        [tmp_path / path for path in environment.files_read_for(env, *names)]
        for names in ((), ("index",), ("other",))
    ]
    part = tmp_path / "part.txt"
    assert found == [[part], [part], []], "Sphinx notes elsewhere what pages include"
    assert environment.was_kept(doctrees), "Sphinx keeps its environment under another name"
