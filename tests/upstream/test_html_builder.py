"""Sphinx's builders do and are asked what they were."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docutils.utils import new_document
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.sphinx_ext.builder.builder import PortalHTMLBuilder
from sphinx_proceedings.upstream import html_builder
from support.sphinx_build import CONF, build_portal


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
        (StandaloneHTMLBuilder.get_outdated_docs, ["self"]),
        (StandaloneHTMLBuilder.load_indexer, ["self", "docnames"]),
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

    class Idle(html_builder.IdleBuilder):
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
    assert not (Path(made.outdir) / "index.html").exists(), "Sphinx builds otherwise as well"


def test_sphinx_own_search_is_left_out_where_it_is_to_be() -> None:
    assert StandaloneHTMLBuilder.search is True, "Sphinx no longer makes its search by itself"
    finish = inspect.getsource(StandaloneHTMLBuilder.gen_additional_pages)
    assert "if self.search:" in finish, "Sphinx's HTML builder has another switch for its search"


def test_a_note_that_was_cut_is_no_error(tmp_path: Path) -> None:
    """Sphinx writes it in place, so that a build may be killed meanwhile."""
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.md").write_text("# Home\n")
    note = build_portal(tmp_path).html / ".buildinfo"
    whole = note.read_text()
    assert len(whole.splitlines()) == 4, "Sphinx's note of its settings has another form"
    for size in (0, len(whole) // 2):
        note.write_text(whole[:size])
        build_portal(tmp_path)
        assert note.read_text() == whole


def test_words_of_pages_that_are_gone_are_not_searched(tmp_path: Path) -> None:
    """Of their texts and titles."""
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.md").write_text("# Home\n")
    first = (build_portal(tmp_path).html / "searchindex.js").read_bytes()
    (tmp_path / "other.md").write_text("# Elsewhere\n\nUnheard\n")
    assert b"unheard" in (build_portal(tmp_path).html / "searchindex.js").read_bytes()
    (tmp_path / "other.md").unlink()
    last = (build_portal(tmp_path).html / "searchindex.js").read_bytes()
    assert last == first, "Sphinx keeps words of its search otherwise"


def test_reading_in_parallel_is_asked_of_the_builder() -> None:
    read = inspect.getsource(Builder.read)
    assert "self._read_parallel(docnames, nproc=" in read, "Sphinx reads in parallel otherwise"
    write = inspect.getsource(Builder.write_documents)
    assert "if self.parallel_ok:" in write, "Sphinx asks otherwise whether to write in parallel"


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
    assert "<p>Known</p>" in html, "Sphinx's templates take the body of a page elsewhere"
    assert "<title>Other" in html, "Sphinx's templates take the title of a page elsewhere"
    assert "other" not in known, "Sphinx notes a page that it only writes"
