"""Themes load what they loaded, and say it as they said it."""

import re
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream import themes
from support.sphinx_build import Built, build_portal


def test_templates_have_filters(app: SphinxTestApp) -> None:
    def doubled(text: str) -> str:
        return text * 2

    themes.add_filters(app, doubled)
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
        (themes.ICONS, {"fontawesome.js"}),
        (themes.DESIGN_FILES, {"sphinx-design.min.css", "design-tabs.js"}),
        (themes.CODE_COLOURS, {"pygments.css"}),
        (themes.SEARCH, {"searchtools.js", "language_data.js", "searchindex.js"}),
        (
            themes.IDLE_SCRIPTS,
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
