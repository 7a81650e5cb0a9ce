"""The theme's files and settings reach the pages; a portal's own settings win."""

import re
from pathlib import Path

import pytest

from support.folders import PACKAGE
from support.sphinx_build import build_portal

THEME = PACKAGE / "theme"
STATIC = THEME / "static" / "proceedings"
STYLES = THEME / "styles"
SHEETS = sorted(STYLES.rglob("*.css"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    portal = tmp_path_factory.mktemp("portal")
    (portal / "index.md").write_text(
        "# Title\n\n## One\n\n## Two\n\n## Three\n\n[](short.md)\n", "utf-8"
    )
    (portal / "short.md").write_text(
        "---\norphan: true\n---\n\n# Short\n\n## One\n\n## Two\n", "utf-8"
    )
    settings = {
        "html_theme": "sphinx_book_theme",
        "html_theme_options": {"back_to_top_button": True},
    }
    return build_portal(portal, confoverrides=settings).html


def test_every_file_is_linked(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    linked = set(re.findall(r"_static/proceedings/([a-z/-]+\.(?:css|js))", page))
    assert linked == {"portal.css", "icons.js", "page.js", "search/opener.js"}


def test_style_sheets_are_one(built: Path) -> None:
    made = (built / "_static" / "proceedings" / "portal.css").read_text("utf-8")
    order = re.findall(r'include "([^"]+)"', (STATIC / "portal.css.jinja").read_text("utf-8"))
    assert made.split() == "".join((STYLES / name).read_text("utf-8") for name in order).split()
    assert sorted(order) == sorted(path.relative_to(STYLES).as_posix() for path in SHEETS)


def test_style_sheets_are_short() -> None:
    lengths = {path.name: path.read_text("utf-8").count("\n") for path in SHEETS}
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in (*SHEETS, *STATIC.rglob("*.js")):
        # The name of SVG is no address.
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in re.sub(r"(^| )//.*$", "", text, flags=re.MULTILINE)


def test_settings_of_the_portal_win(built: Path) -> None:
    page = (built / "index.html").read_text("utf-8")
    assert 'id="pst-back-to-top"' in page
    assert 'data-theme="auto"' in page
    assert "navbar-persistent" not in page


@pytest.mark.parametrize(("name", "has_contents"), [("index", True), ("short", False)])
def test_contents_only_where_they_help(built: Path, name: str, *, has_contents: bool) -> None:
    page = (built / f"{name}.html").read_text("utf-8")
    assert ("bd-sidebar-secondary" in page) == has_contents
    assert ("secondary-toggle" in page) == has_contents
