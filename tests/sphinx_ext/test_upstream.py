"""What is used of other packages without their documenting it is as it was.

Where a test fails here after an update, `upstream.py` says what the thing is used for.
"""

import inspect
import re
import tomllib
from collections.abc import Callable
from logging import INFO, LogRecord
from pathlib import Path
from typing import Any

import pytest
import sphinx_autobuild.__main__ as autobuild
import sphinx_autobuild.server
from docutils.utils import new_document
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.testing.util import SphinxTestApp
from sphinx.util import logging
from sphinx_proceedings.sphinx_ext.upstream import SEEN, series, strange_versions

from conftest import Build
from sphinx_proceedings.sphinx_ext import serve, upstream
from sphinx_proceedings.sphinx_ext.builder.builder import PortalHTMLBuilder
from support.folders import REPOSITORY
from support.sphinx_build import CONF, Built, build_portal

BIB = "@misc{x, title = {Notes}, author = {Lovelace, Ada}, abstract = {Words.}}\n"
PAGE = "# Page\n\n## Part one\n\n[one](#part-one)\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> SphinxTestApp:
    """Sphinx with its own builder, when it has built a page in MyST.

    What it registered with docutils is gone: tests in between build as well, in any order.
    """
    root = tmp_path_factory.mktemp("stock")
    (root / "conf.py").write_text(
        'extensions = ["myst_parser"]\nhtml_title = "T"\nmyst_heading_anchors = 2\n'
        "suppress_warnings = ['a.b']\n"
    )
    (root / "index.md").write_text(f"{PAGE}\n```{{toctree}}\nother\n```\n")
    (root / "other.md").write_text("(here)=\n# Other\n")
    made = SphinxTestApp("html", srcdir=root)
    try:
        made.build()
    finally:
        made.cleanup()
    return made


# Versions


def locked() -> dict[str, str]:
    text = (REPOSITORY / "requirements.txt").read_text("utf-8")
    return dict(re.findall(r"^([a-z-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", SEEN)
def test_versions_in_use_are_those_that_were_looked_at(name: str) -> None:
    assert locked()[name] == SEEN[name], (
        f"requirements.txt has another {name}: where this file's tests pass, put it into SEEN"
    )


def test_what_is_installed_is_limited_to_what_is_known() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    ceilings = dict(re.findall(r"^([a-z-]+)>=[\d.]+,<([\d.]+)$", "\n".join(lines), re.MULTILINE))
    for name, version in SEEN.items():
        *same, last = series(version)
        assert ceilings[name] == ".".join([*same, str(int(last) + 1)])


@pytest.mark.parametrize(
    ("version", "expected"),
    [("9.0.4", ("9",)), ("0.22.4", ("0", "22")), ("2025.8.25", ("2025",)), ("10", ("10",))],
)
def test_series(version: str, expected: tuple[str, ...]) -> None:
    assert series(version) == expected


def install(name: str, version: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Python believe that another version is there."""
    told = folder / f"{name.replace('-', '_')}-{version}.dist-info" / "METADATA"
    told.parent.mkdir(parents=True)
    told.write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    monkeypatch.syspath_prepend(folder)


def test_only_another_series_is_strange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert strange_versions(SEEN) == []
    install("sphinx", "9.99", tmp_path / "new", monkeypatch)
    install("docutils", "0.99", tmp_path / "newer", monkeypatch)
    install("sphinx-autobuild", "2099.1", tmp_path / "newest", monkeypatch)
    assert strange_versions() == ["docutils 0.99"]
    assert strange_versions(["sphinx-autobuild", "not-installed"]) == ["sphinx-autobuild 2099.1"]


@pytest.mark.parametrize("theme", ["basic", "sphinx_book_theme"])
def test_with_another_version_sphinx_goes_its_own_way(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("sphinx", "10.0", tmp_path / "new", monkeypatch)
    root = tmp_path / "portal"
    for name, text in {"papers/w.bib": BIB, "conf.py": CONF.replace("basic", theme)}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    built = build_portal(root)
    assert built.warnings == (
        "WARNING: while setting up extension sphinx_proceedings: pages are made by Sphinx's own"
        " builder, as this tool does not know sphinx 10.0 (install the versions that it asks for,"
        " or a newer version of it; until then builds take longer, and the search is Sphinx's)"
        " [proceedings.unknown-version]\n"
    )
    assert built.page("papers/w/x").select("h1")[0].get_text().startswith("Notes")
    assert "searchindex.js" in str(built.page("search"))
    assert (built.html / "papers/w/x.bib").exists()


def test_with_another_version_autobuild_goes_its_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install("sphinx-autobuild", "2099.1", tmp_path, monkeypatch)
    before = autobuild.Builder, autobuild.IgnoreFilter
    with pytest.raises(SystemExit) as ended:
        serve.main(["--help"])
    assert ended.value.code == 0
    assert "Unknown to this tool, so without its part: sphinx-autobuild 2099.1" in (
        capsys.readouterr().out
    )
    assert (autobuild.Builder, autobuild.IgnoreFilter) == before


# Settings


def test_settings_tell_whether_they_were_told(app: SphinxTestApp) -> None:
    told = upstream.settings_told(app.config)
    assert (told["html_title"], "smartquotes" in told) == ("T", False), (
        "Sphinx's Config no longer keeps in _raw_config what conf.py says"
    )


def test_options_of_a_build_are_known() -> None:
    options = upstream.options_told(["-b", "html", "-E", "-j", "2", ".", "_build"])
    known = (options.builder, options.freshenv, options.force_all, options.filenames)
    assert (*known, options.verbosity) == ("html", True, False, [], 0), (
        "sphinx-build has other names for its options"
    )


def test_patterns_leave_paths_out() -> None:
    is_left_out = upstream.left_out_by(["_build", "**/.*"])
    paths = ["_build", "a/.git", "a/b.md"]
    assert [is_left_out(path) for path in paths] == [True, True, False], (
        "Sphinx reads exclude_patterns otherwise"
    )


# Builders


def parameters(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (Builder.build, ["self", "docnames", "summary", "method"]),
        (Builder.build_update, ["self"]),
        (Builder.read_doc, ["self", "docname", "_cache"]),
        (Builder.create_template_bridge, ["self"]),
        (Builder._read_serial, ["self", "docnames"]),
        (Builder._read_parallel, ["self", "docnames", "nproc"]),
        (Builder.create_translator, ["self", "args"]),
        (StandaloneHTMLBuilder.write_doc_serialized, ["self", "docname", "doctree"]),
        (StandaloneHTMLBuilder.write_doc, ["self", "docname", "doctree"]),
        (StandaloneHTMLBuilder.get_doc_context, ["self", "docname", "body", "metatags"]),
        (
            StandaloneHTMLBuilder.handle_page,
            ["self", "pagename", "addctx", "templatename", "outfilename", "event_arg"],
        ),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_builders_are_called_as_they_were(
    function: Callable[..., object], expected: list[str]
) -> None:
    assert parameters(function) == expected, f"Sphinx calls {function.__qualname__} otherwise"


def test_idle_builder_is_all_that_is_called(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    told: list[str] = []

    class Idle(upstream.IdleBuilder):
        name = "idle"

        def tell(self) -> None:
            told.append(self.name)

    made = SphinxTestApp("html", srcdir=tmp_path)
    made.add_builder(Idle)
    made.builder = made.registry.create_builder(made, "idle", made.env)
    try:
        made.build()
    finally:
        made.cleanup()
    assert told == ["idle"], "Sphinx no longer builds by build_update alone"
    assert not (Path(made.outdir) / "index.html").exists()


def test_sphinx_own_search_is_left_out_where_it_is_to_be() -> None:
    assert StandaloneHTMLBuilder.search is True
    finish = inspect.getsource(StandaloneHTMLBuilder.gen_additional_pages)
    assert "if self.search:" in finish, "Sphinx's HTML builder has another switch for its search"


def test_reading_in_parallel_is_asked_of_the_builder() -> None:
    read = inspect.getsource(Builder.read)
    assert "self._read_parallel(docnames, nproc=" in read, "Sphinx reads in parallel otherwise"


def test_templates_give_a_page_last() -> None:
    page = inspect.getsource(StandaloneHTMLBuilder.handle_page)
    assert "output = self.templates.render(templatename, ctx)" in page, (
        "Sphinx's handle_page no longer writes what its templates gave last"
    )


def test_head_of_a_page_begins_with_two_elements_that_sphinx_drops(app: SphinxTestApp) -> None:
    builder: Any = app.builder
    translator = builder.create_translator(new_document("", builder.docsettings), builder)
    assert [tag.split(" content=")[0] for tag in translator.meta] == [
        '<meta charset="utf-8" />\n',
        '<meta name="generator"',
        '<meta name="viewport"',
    ], "docutils puts something else into every head"
    rendering = inspect.getsource(StandaloneHTMLBuilder.write_doc)
    assert "visitor.meta[2:]" in rendering, "Sphinx drops other elements of docutils' head"


def test_a_page_is_written_around_what_is_known(tmp_path: Path) -> None:
    """A page that was not read, whose body is known, in the words of Sphinx's templates."""
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.md").write_text("# Home\n")
    made = SphinxTestApp("html", srcdir=tmp_path)
    made.build()
    builder = made.builder
    assert isinstance(builder, PortalHTMLBuilder)
    try:
        builder.write_around("other", {"body": "<p>Known</p>", "title": "Other"})
        html = Path(builder.get_output_path("other")).read_text()
        known = dict(made.env.toc_num_entries)
    finally:
        made.cleanup()
    assert "<p>Known</p>" in html
    assert "<title>Other" in html
    assert "other" not in known


# Reading in several processes


def test_other_processes_tell_the_environment_what_they_read() -> None:
    read = inspect.getsource(Builder._read_parallel)
    for said in ("pickle.dumps(self.env", "self.env.merge_info_from(docs, env, self._app)"):
        assert said in read, "Sphinx's own processes tell otherwise what they have read"


def test_messages_can_be_sent(app: SphinxTestApp) -> None:
    logger = logging.getLogger("test")
    with upstream.messages_kept() as kept:
        logger.info("found %d", 3, location=("index", 2))
    assert [(record.msg, record.args, record.levelno) for record in kept] == [
        ("found 3", (), INFO)
    ], "Sphinx's LogCollector keeps messages otherwise"


@pytest.mark.parametrize(("subtype", "unwanted"), [("b", True), ("c", False)])
def test_what_is_not_to_be_told(app: SphinxTestApp, subtype: str, unwanted: bool) -> None:
    record = LogRecord("x", 30, "", 0, "", (), None)
    assert not upstream.is_unwanted(app, record)
    record.type, record.subtype = "a", subtype
    assert upstream.is_unwanted(app, record) is unwanted, (
        "Sphinx marks warnings, or says which are unwanted, otherwise"
    )


# What Sphinx knows of pages


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
    assert built.warnings == ""
    assert not (tmp_path / "_build/doctrees/papers/w/x1.doctree").exists()
    link = built.page("index").select_one('a[href="papers/w/x1.html"]')
    assert link is not None
    assert link.get_text() == "Notes 1"


def test_a_page_is_known_by_two_names_for_a_while(app: SphinxTestApp) -> None:
    env = app.env
    with upstream.known_as(env, "other", "frame"):
        assert env.titles["frame"] is env.titles["other"]
    assert not {"frame"} & (env.titles.keys() | env.metadata.keys() | env.all_docs.keys())


def test_who_takes_part_is_known(app: SphinxTestApp) -> None:
    def listener(*_arguments: object) -> None:
        """Stand for that of an extension."""

    number = app.connect("doctree-read", listener)
    try:
        found = list(upstream.who_may_change_pages(app, ["doctree-read"]))
    finally:
        app.disconnect(number)
    assert listener in found, "Sphinx keeps listeners otherwise"
    modules = {one.__module__.partition(".")[0] for one in found if isinstance(one, type)}
    assert modules >= {"sphinx", "myst_parser"}, "Sphinx keeps transforms otherwise"


def test_project_is_kept_by_sphinx_and_its_environment(app: SphinxTestApp) -> None:
    assert app.project is app.env.project, "Sphinx asks another object for pages"
    upstream.replace_project(app, app.project)


# Themes


def test_templates_have_filters(app: SphinxTestApp) -> None:
    def doubled(text: str) -> str:
        return text * 2

    upstream.add_filters(app, doubled)
    builder: Any = app.builder
    assert builder.templates.render_string("{{ 'ab' | doubled }}", {}) == "abab", (
        "Sphinx's templates are given filters otherwise"
    )


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page and the search page as the theme makes them, without our templates."""
    root = tmp_path_factory.mktemp("themed")
    (root / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_design"]\nhtml_theme = "sphinx_book_theme"\n'
    )
    (root / "index.md").write_text("# Page\n\n```python\nx = 1\n```\n")
    built: Built = build_portal(root)
    return "".join((built.html / name).read_text("utf-8") for name in ("index.html", "search.html"))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (upstream.ICONS, {"fontawesome.js"}),
        (upstream.DESIGN_FILES, {"sphinx-design.min.css", "design-tabs.js"}),
        (upstream.CODE_COLOURS, {"pygments.css"}),
        (upstream.SEARCH, {"searchtools.js", "language_data.js", "searchindex.js"}),
        (
            upstream.IDLE_SCRIPTS,
            {"doctools.js", "sphinx_highlight.js", "sphinx-book-theme.js", "design-tabs.js"},
        ),
    ],
    ids=["icons", "design", "code", "search", "idle"],
)
def test_themes_load_what_is_left_out(
    themed: str, pattern: re.Pattern[str], expected: set[str]
) -> None:
    text = " ".join(found[0] for found in pattern.finditer(themed))
    assert set(re.findall(r"[\"/]([\w.-]+\.(?:js|css))", text)) == expected, (
        "the theme's HTML loads other files, or by other elements: pages would be heavier"
    )


# sphinx-autobuild


def test_autobuild_asks_its_module_for_what_is_replaced() -> None:
    main = inspect.getsource(autobuild.main)
    for said in ("builder = Builder(", "IgnoreFilter(ignore_dirs, args.re_ignore)"):
        assert said in main, "sphinx-autobuild's main makes builder and filter otherwise"
    assert parameters(autobuild.Builder.__call__) == ["self", "changed_paths"]
    assert parameters(autobuild.Builder._run_commands) == ["self", "commands", "log_context"]
    server = inspect.getsource(sphinx_autobuild.server.RebuildServer.watch)
    assert "with ProcessPoolExecutor() as pool:" in server, (
        "sphinx-autobuild builds no longer in a process that can be forked"
    )
