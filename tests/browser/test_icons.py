"""Icons: the theme's own without a script, others by Font Awesome."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser_server import serve
from support.sphinx_build import CONF, build_portal

INDEX = """\
# Test

{icon}
"""


@pytest.fixture(params=["", '<i class="fa-brands fa-github"></i>'], ids=["own", "other"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, bool]]:
    """A portal whose home page has this icon, and whether there is one."""
    (tmp_path / "conf.py").write_text(CONF.replace("basic", "sphinx_book_theme"), "utf-8")
    (tmp_path / "index.md").write_text(INDEX.format(icon=request.param), "utf-8")
    for address in serve(build_portal(tmp_path).html):
        yield address, bool(request.param)


def test_font_awesome_comes_where_it_is_needed(browser: Browser, site: tuple[str, bool]) -> None:
    address, is_needed = site
    page = browser.new_page()
    page.goto(f"{address}index.html", wait_until="networkidle")
    assert (page.locator("article svg.fa-github").count() == 1) is is_needed
    menu = page.locator(".primary-toggle :is(.fa-bars, svg)").first
    box = menu.bounding_box()
    assert box is not None
    assert (box["width"] > 10, box["height"] > 10) == (True, True)
    page.close()
