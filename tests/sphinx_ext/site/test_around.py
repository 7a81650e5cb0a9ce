"""What is around pages: the way to each, the section it belongs to, other editions, the footer."""

import json

import pytest
from bs4 import BeautifulSoup

from conftest import Build, Write
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.sphinx_ext.site.around import near_editions, section_marked
from support.sphinx_build import CONF, Built


def shown(page: BeautifulSoup, selector: str) -> list[tuple[str, str]]:
    return [(link.get_text(" ", strip=True), str(link["href"])) for link in page.select(selector)]


@pytest.mark.parametrize(
    ("docname", "trail"),
    [
        (
            "papers/toy2026/beta2026",
            [
                ("Home", "../../index.html"),
                ("Toy 2026", "../../editions/toy2026.html"),
                ("Papers", "index.html"),
            ],
        ),
        ("people/grace-hopper", [("Home", "../index.html"), ("People", "index.html")]),
        ("organisers", []),
    ],
)
def test_way_to_a_page(toy_site: Built, docname: str, trail: list[tuple[str, str]]) -> None:
    page = toy_site.page(docname)
    # Where there is room for it, and where there is not.
    for place in (".bd-header-article", ".trail-above"):
        assert shown(page, f"{place} .trail a") == trail


@pytest.mark.parametrize(
    ("docname", "marked", "how"),
    [
        ("papers/toy2026/beta2026", "Papers of Toy 2026", "true"),
        ("program/toy2026/keynote", "Programme of Toy 2026", "true"),
        ("people/grace-hopper", "People", "true"),
        ("people/by-role/authors", "People", "true"),
        ("people/index", "People", "page"),
        ("organisers", "Organisers", "page"),
    ],
)
def test_section_is_marked(toy_site: Built, docname: str, marked: str, how: str) -> None:
    links = toy_site.page(docname).select(".bd-sidebar-primary a[aria-current]")
    assert [(link.get_text(), link["aria-current"]) for link in links] == [(marked, how)]


def test_nothing_is_marked_where_no_section_is_listed() -> None:
    html = '<li class="toctree-l1"><a class="reference internal" href="a.html">A</a></li>'
    assert section_marked(html, ["b.html"]) == html
    assert 'aria-current="true"' in section_marked(html, ["b.html", "a.html"])


def test_other_editions(toy_site: Built) -> None:
    switcher = ".edition-switcher"
    page = toy_site.page("papers/toy2026/beta2026")
    assert [each.get_text() for each in page.select(f"{switcher} summary")] == ["Toy 2026"]
    assert shown(page, f"{switcher} a") == [
        ("Toy 2026", "../../editions/toy2026.html"),
        ("Proceedings of the First Toy Conference", "../../editions/toy2025.html"),
    ]
    home = toy_site.page("index")
    assert [each.get_text() for each in home.select(f"{switcher} summary")] == ["Editions"]


def edition(number: int, series: str = "") -> Edition:
    return Edition(id=f"e{number}", name=f"{number}", location=Location(path="x"), series=series)


def test_of_many_editions_those_near_are_listed() -> None:
    """The newest, or those of the same series, with the page's own."""
    editions = [edition(number, "Toy" if number % 2 else "") for number in range(12)]
    names = [
        [each.name for each in near_editions(editions, own, most=3)]
        for own in (None, editions[11], editions[1], editions[0])
    ]
    assert names == [
        ["9", "10", "11"],
        ["7", "9", "11"],
        ["1", "9", "11"],
        ["0", "10", "11"],
    ]
    assert near_editions(editions, editions[0], most=12) is editions


def test_many_editions_are_left_to_their_list(build: Build, write: Write) -> None:
    """A page would grow with each."""
    entry = "@inproceedings{{a{0}, author = {{Ada, A}}, title = {{T}}, year = {{{0}}}}}\n"
    files = {f"papers/w{year}.bib": entry.format(year) for year in range(2001, 2027)}
    site = build(write(files | {"conf.py": CONF + "html_theme = 'sphinx_book_theme'\n"}))
    links = shown(site.page("papers/w2001/a2001"), ".edition-switcher a")
    assert len(links) == 25
    assert links[-2:] == [
        ("w2001", "../../editions/w2001.html"),
        ("All editions", "../../editions/index.html"),
    ]


def test_footer(toy_site: Built) -> None:
    footer = toy_site.page("people/grace-hopper").select_one(".portal-footer")
    assert footer is not None
    assert [item.get_text(" ", strip=True) for item in footer.select("li")] == [
        "About and contact",
        "ada@example.org",
        "Feed of new papers",
        "Made from BibTeX and YAML by sphinx-proceedings and Sphinx",
    ]
    assert [link["href"] for link in footer.select("a")] == [
        "../editions/toy2026.html",
        "mailto:ada@example.org",
        "../feed.atom",
    ]


def test_size_of_the_window_is_stated_once(toy_site: Built) -> None:
    for docname in toy_site.pages():
        path = toy_site.html / f"{docname}.html"
        is_page = not docname.startswith("_static/")
        assert not is_page or path.read_text("utf-8").count('name="viewport"') == 1, path


def test_all_pages_know_of_a_new_name(built_toy: Built, build: Build) -> None:
    program = built_toy.root / "program/toy2026.yaml"
    text = program.read_text()
    program.write_text(text.replace("name: Toy 2026", "name: Toy 26", 1))
    after = build(built_toy.root)
    named = {
        link.get_text()
        for docname in ("index", "people/grace-hopper", "papers/toy2025/alpha2025")
        for link in after.page(docname).select(".edition-switcher a")
    }
    assert named == {"Toy 26", "Proceedings of the First Toy Conference"}


def test_machines_are_told_the_same_way(hard_site: Built) -> None:
    page = hard_site.page("program/hard2027/my-programme")
    told = [json.loads(script.string or "") for script in page.select("script[type*=ld]")]
    trail = next(each for each in told if each["@type"] == "BreadcrumbList")
    shown_names = [name for name, _ in shown(page, ".trail-above .trail a")]
    title = page.select_one("h1")
    assert title is not None
    assert [item["name"] for item in trail["itemListElement"]] == [
        *shown_names,
        title.get_text().rstrip("#"),
    ]
