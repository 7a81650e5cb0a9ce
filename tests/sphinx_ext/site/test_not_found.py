"""The page for addresses at which there is none."""

import re

import pytest

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.site.not_found import rooted
from support.sphinx_build import Built

BOOK = 'extensions = ["sphinx_proceedings"]\nhtml_theme = "sphinx_book_theme"\n'


@pytest.mark.parametrize(
    ("base", "root"),
    [
        ("", "/"),
        ("https://example.org/", "/"),
        ("https://example.org", "/"),
        ("https://example.org/a/b/", "/a/b/"),
        # As GitLab says it.
        ("https://example.org/a/b", "/a/b/"),
    ],
)
def test_addresses_hold_at_any_depth(base: str, root: str) -> None:
    html = '<a href="x/y.html" id="href"><a href="#z"><img src="data:,"><a href="mailto:a@b.c">'
    assert rooted(html, base) == html.replace('href="x/', f'href="{root}x/')


def test_page_leads_on(toy_site: Built) -> None:
    page = toy_site.page("404")
    links = [str(link["href"]) for link in page.select("article a")]
    assert links[:2] == ["/p/index.html", "/p/papers/index.html"]
    assert all((toy_site.html / link.removeprefix("/p/")).is_file() for link in links)
    html = (toy_site.html / "404.html").read_text("utf-8")
    found = re.findall(r'\s(?:href|src|action)="([^"]*)"', html)
    assert [each for each in found if not re.match(r"[/#]|\w+:", each)] == []
    assert [tag["content"] for tag in page.select("meta[name=robots]")] == ["noindex"]


def test_it_is_in_no_site_map(toy_site: Built) -> None:
    assert "404" not in (toy_site.html / "sitemap.xml").read_text("utf-8")


def test_one_of_the_portal_is_left_alone(write: Write, build: Build) -> None:
    root = write(
        {"conf.py": BOOK, "index.md": "# Home\n", "404.md": "---\norphan: true\n---\n# Gone\n"}
    )
    assert "<h1>Gone" in (build(root).html / "404.html").read_text("utf-8")
