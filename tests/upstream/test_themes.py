"""Themes load what they loaded, and say it as they said it."""

import re
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream import themes
from support.sphinx_build import Built, build_portal, written


def test_templates_have_filters(app: SphinxTestApp) -> None:
    def doubled(text: str) -> str:
        return text * 2

    themes.add_filters(app, doubled)
    builder: Any = app.builder
    assert builder.templates.render_string("{{ 'ab' | doubled }}", {}) == "abab", (
        "Sphinx's templates are given filters otherwise"
    )


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site as the theme makes it, without our templates; `above` takes a block of its parent."""
    files = {
        "conf.py": 'extensions = ["myst_parser", "sphinx_design"]\n'
        'html_theme = "sphinx_book_theme"\ntemplates_path = ["templates"]\n'
        'html_additional_pages = {"above": "above.html"}\n',
        "index.md": "# Page\n\n```python\nx = 1\n```\n",
        "templates/above.html": '{% extends "layout.html" %}\n'
        "{% block docs_body %}{{ super.super() }}{% endblock %}\n"
        "{% block body %}Text{% endblock %}\n",
    }
    return build_portal(written(tmp_path_factory.mktemp("stock"), files))


@pytest.fixture(scope="module")
def themed(stock: Built) -> str:
    """A page and the search page of it."""
    pages = (stock.html / name for name in ("index.html", "search.html"))
    return "".join(page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param(themes.ICONS, {"fontawesome.js"}, id="icons"),
        pytest.param(themes.DESIGN_FILES, {"sphinx-design.min.css", "design-tabs.js"}, id="design"),
        pytest.param(themes.CODE_COLOURS, {"pygments.css"}, id="code"),
        pytest.param(
            themes.SEARCH, {"searchtools.js", "language_data.js", "searchindex.js"}, id="search"
        ),
        pytest.param(
            themes.IDLE_SCRIPTS,
            {"doctools.js", "sphinx_highlight.js", "sphinx-book-theme.js", "design-tabs.js"},
            id="idle",
        ),
    ],
)
def test_themes_load_what_is_left_out(
    themed: str, pattern: re.Pattern[str], expected: set[str]
) -> None:
    text = " ".join(found[0] for found in pattern.finditer(themed))
    assert set(re.findall(r"[\"/]([\w.-]+\.(?:js|css))", text)) == expected, (
        "the theme's HTML loads other files, or by other elements: pages would be heavier"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://github.com/org/repo/issues/7", ("github", "org/repo#7")),
        ("https://gitlab.com/org/repo", ("gitlab", "org/repo")),
        ("https://example.org/org/repo", None),
    ],
)
def test_theme_shortens_addresses_of_code(address: str, expected: tuple[str, str] | None) -> None:
    assert themes.short_link(address) == expected, "the theme shortens addresses otherwise"


def test_window_has_the_title_first(themed: str) -> None:
    assert themes.is_window_title(themed, "Page"), "the theme puts something before the title"


def test_body_begins_as_classes_are_put_there(themed: str) -> None:
    assert themed.count("<body ") == 2, (
        "the theme begins the body of a page otherwise: style sheets learn nothing of the page"
    )


def test_page_can_be_had_without_what_is_for_print(stock: Built) -> None:
    for_print = "#jb-print-docs-body h1"
    assert stock.page("index").select(for_print), (
        "sphinx-book-theme no longer has a title for print: `docs_body` in layout.html may go"
    )
    above = stock.page("above")
    assert above.select(for_print) == [], "the theme has its title for print in another block"
    assert [article.get_text().strip() for article in above.select(".bd-article")] == ["Text"], (
        "pydata-sphinx-theme no longer has a page in the block docs_body"
    )


def test_buttons_of_a_page_that_the_tool_has_made() -> None:
    def button(name: str) -> dict[str, object]:
        return {"type": "link", "label": name}

    own = [button(f"source-{name}-button") for name in ("file", "edit", "issues")]
    repository, more = button("source-repository-button"), button("download-source-button")
    group = {"type": "group", "label": "source-buttons", "buttons": [repository, *own]}
    context: dict[str, object] = {"header_buttons": [more, group]}
    themes.drop_source_buttons(context)
    assert context == {"header_buttons": [more, {**group, "buttons": [repository]}]}
    for buttons in ([own[0]], [{**group, "buttons": own}]):
        context = {"header_buttons": buttons}
        themes.drop_source_buttons(context)
        assert context == {"header_buttons": []}
    context = {}
    themes.drop_source_buttons(context)
    assert context == {}
