"""Translators call what they called, and headings and code look as they looked."""

from pathlib import Path

import pytest
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.testing.util import SphinxTestApp
from sphinx.writers.html5 import HTML5Translator

from sphinx_proceedings.upstream.html_nodes import (
    around,
    code_colours,
    instead,
    page_in_hand,
    permalinks,
    section_with,
    start_tag,
)


class Box(nodes.General, nodes.Element):
    """Stands for an element of an extension."""


class Gone(Box):
    """Another."""


class Marked(nodes.section):
    """Another."""


def bold(translator: HTML5Translator, node: nodes.Element) -> str:
    return start_tag(translator, node, "b", {"x": "y"})


def test_elements_become_html(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    (tmp_path / "index.rst").write_text("Home\n====\n\nPart\n----\n\nText.\n")
    made = SphinxTestApp("html", srcdir=tmp_path)

    def change(_app: object, document: nodes.document) -> None:
        outer = next(document.findall(nodes.section))
        section = next(outer.findall(nodes.section, include_self=False))
        marked = Marked(event="e1", **section.attributes)
        marked += [*section.children, Box("", nodes.paragraph("", "Inside")), Gone("", Box())]
        section.replace_self(marked)

    seen: list[str] = []

    def begin(translator: HTML5Translator, node: nodes.Element) -> str:
        seen.append(page_in_hand(translator))
        return bold(translator, node)

    try:
        made.add_node(Box, html=around(begin, "</b>"))
        made.add_node(Gone, html=instead(lambda _translator, _node: "<hr>"))
        made.add_node(Marked, html=section_with(lambda node: {"data-event": node["event"]}))
        made.connect("doctree-read", change)
        made.build()
    finally:
        made.cleanup()
    html = (Path(made.outdir) / "index.html").read_text()
    assert (
        '<section data-event="e1" id="part">\n'
        '<h2>Part<a class="headerlink" href="#part" title="Link to this heading">¶</a></h2>\n'
        '<p>Text.</p>\n<b x="y"><p>Inside</p>\n</b><hr></section>\n'
    ) in html, "docutils' or Sphinx's translator does otherwise"
    assert seen == ["index"], "Sphinx's builder no longer tells which page it writes"


def test_headings_and_code_are_as_sphinx_writes_them(app: SphinxTestApp) -> None:
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    html = (Path(app.outdir) / "code.html").read_text()
    assert f"Code{permalinks(builder.config).link('code')}</h1>" in html, (
        "Sphinx writes other permalinks"
    )
    code = code_colours(builder).html("index", "@misc{x}\n", "bibtex")
    assert f'<div class="highlight-bibtex notranslate">{code}</div>' in html, (
        "Sphinx puts something else around code, or colours it otherwise"
    )


@pytest.mark.parametrize(("wanted", "expected"), [("", ""), ("¶", "¶")])
def test_no_permalinks_where_none_are_wanted(
    wanted: str, expected: str, app: SphinxTestApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.config, "html_permalinks", bool(wanted))
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    assert permalinks(app.config).link("a").count("¶") == len(expected), "Sphinx has another icon"
