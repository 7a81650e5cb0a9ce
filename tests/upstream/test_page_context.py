"""Templates ask for what they asked for."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream.page_context import (
    add_meta_tags,
    has_contents_beside,
    set_canonical,
)
from support.sphinx_build import build_portal

CONF = 'extensions = ["myst_parser"]\nhtml_baseurl = "https://example.org/"\n'
PAGE = "# Home\n\n## One\n\n## Two\n"


def test_templates_of_sphinx(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.md").write_text(PAGE)

    def change(_app: Sphinx, _name: str, _template: str, context: dict[str, Any], _: Any) -> None:
        add_meta_tags(context, '<meta name="first" content="1">')
        add_meta_tags(context, '<meta name="second" content="2">')
        set_canonical(context, "https://example.org/elsewhere")
        assert not has_contents_beside(context), "other themes have contents as well"

    made = SphinxTestApp("html", srcdir=tmp_path)
    try:
        made.connect("html-page-context", change)
        made.build()
    finally:
        made.cleanup()
    for name in ("index", "search"):
        html = (Path(made.outdir) / f"{name}.html").read_text()
        assert '<meta name="first" content="1">\n<meta name="second" content="2">' in html, (
            "Sphinx's templates ask otherwise for what is added to a head"
        )
    assert (
        '<link rel="canonical" href="https://example.org/elsewhere" />'
        in (Path(made.outdir) / "index.html").read_text()
    ), "Sphinx's templates ask otherwise for the canonical address"


def test_contents_of_the_theme(tmp_path: Path) -> None:
    conf = """
from sphinx_proceedings.upstream.page_context import *

def change(app, pagename, templatename, context, doctree):
    if pagename == "index":
        assert has_contents_beside(context)
        put_contents(context, contents_of(context).replace("One", "Changed"))
    elif pagename == "other":
        put_contents(context, "")

def setup(app):
    # After the theme has put its functions there.
    app.connect("html-page-context", change, priority=900)
"""
    (tmp_path / "conf.py").write_text(f"{CONF}html_theme = 'sphinx_book_theme'\n{conf}")
    for name in ("index", "other"):
        (tmp_path / f"{name}.md").write_text(PAGE)
    built = build_portal(tmp_path)
    beside = [
        [link.get_text(strip=True) for link in built.page(name).select(".page-toc a")]
        for name in ("index", "other")
    ]
    assert beside == [["Changed", "Two"], []], "the theme asks otherwise for the contents"
    assert built.page("other").select(".secondary-toggle") == [], (
        "the theme's button for contents asks for something else"
    )
