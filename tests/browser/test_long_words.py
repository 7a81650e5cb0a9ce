"""Words without end, in every field that is shown, leave no page wider than a narrow window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.browser_server import serve
from support.sphinx_build import build_portal, written

pytestmark = pytest.mark.browser

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
CONF = """\
project = "Test"
extensions = ["sphinx_proceedings"]
html_theme = "sphinx_book_theme"
"""
BIB = f"""\
@inproceedings{{a, author = {{{WORD}, Ada and {{{WORD}}}}}, title = {{{WORD}}}, year = 2026,
  keywords = {{{WORD}}}, note = {{{WORD}}}, award = {{{WORD}}}, booktitle = {{{WORD}}},
  author+an:affiliation = {{1="{WORD}"}}, url = {{https://example.org/{WORD}}},
  abstract = {{See https://example.org/{WORD} or \\texttt{{{WORD}}}.}}}}
@inproceedings{{b, author = {{Lovelace, Ada}}, title = {{Tuning \\texttt{{{WORD}}}}}, year = 2026}}
"""


@pytest.fixture(scope="module")
def long_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The built portal's folder and address."""
    home = "# Home\n\n{doc}`papers/index`\n"
    files = {"papers/w2026.bib": BIB, "conf.py": CONF, "index.md": home}
    html = build_portal(written(tmp_path_factory.mktemp("long"), files)).html
    for address in serve(html):
        yield html, address


def test_no_page_is_wider_than_a_phone(browser: Browser, long_words: tuple[Path, str]) -> None:
    html, address = long_words
    opened = browser.new_page(viewport={"width": 360, "height": 640})
    paths = [path.relative_to(html).as_posix() for path in html.rglob("*.html")]
    shown = [path for path in sorted(paths) if not path.startswith("_")]
    assert len(shown) > 10
    widths = {}
    for path in shown:
        opened.goto(f"{address}{path}")
        widths[path] = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert {path: width for path, width in widths.items() if width > 360} == {}
