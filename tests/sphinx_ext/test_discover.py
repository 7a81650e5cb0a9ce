"""Related papers, map, numbers and co-authors on the built pages."""

from pathlib import Path

import pytest

from conftest import Build, Write
from sphinx_proceedings.cli import main
from support.discover_portal import FILES
from support.hostile_portal import EVIL, TEX
from support.later_builds import Edit, left_behind
from support.shown_text import text_of
from support.sphinx_build import CONF, Built, build_portal

THEMED = CONF.replace("basic", "sphinx_book_theme")
SHORT = "<svg onload=alert(1)>"
"""A name for which there is room in a drawing."""
BASE = {"html_baseurl": "https://example.org/p/"}


def built_in(root: Path) -> Built:
    for name, text in {**FILES, "conf.py": THEMED}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return build_portal(root, confoverrides=BASE)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = built_in(tmp_path_factory.mktemp("built") / "portal")
    assert built.warnings == ""
    return built


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portal, built once for all edits."""
    return built_in(tmp_path_factory.mktemp("edited") / "portal").root


def targets(built: Built, docname: str, selector: str) -> list[str]:
    return [str(link["href"]) for link in built.page(docname).select(selector)]


def test_related_papers(built: Built) -> None:
    assert built.texts("papers/w2027/leaves2027", "#similar .papers > li") == [
        "Pruning Decision Trees In common: decision trees; author Eve Earl",
        "Cutting Decision Trees at the Edge In common: decision trees",
    ]
    assert targets(built, "papers/w2027/leaves2027", "#similar .papers a") == [
        "trees2027.html",
        "cuts2027.html",
    ]


def test_map_and_list_have_the_same_numbers(built: Built) -> None:
    page = "papers/w2027/map"
    drawn = dict(
        zip(
            targets(built, page, ".paper-map a[class]"),
            built.texts(page, ".paper-map a[class] > title"),
            strict=True,
        )
    )
    assert built.texts(page, ".paper-map a[class] > text") == [
        title.partition(".")[0] for title in drawn.values()
    ]
    listed = {}
    for ordered in built.page(page).select("ol.on-map"):
        for number, item in enumerate(ordered.select("li > p > a"), int(ordered.get("start", 1))):
            listed[str(item["href"])] = f"{number}. {item.get_text()}"
    assert len(listed) == 6
    assert listed == drawn
    assert built.texts(page, "#papers > section > h3") == [
        "First#",
        "Second#",
        "Without a session#",
    ]
    assert built.texts(page, ".map-key > li") == ["First 1–3", "Second 4–5", "Without a session 6"]


def test_numbers(built: Built) -> None:
    tables = {
        heading.rstrip("#"): [
            " | ".join(text_of(cell) for cell in row.select("td"))
            for row in table.select("tbody tr")
        ]
        for heading, table in zip(
            built.texts("papers/w2027/statistics", "h2"),
            built.page("papers/w2027/statistics").select("table"),
            strict=True,
        )
    }
    assert tables == {
        "Papers by topic": [
            "Edge | 3 | 50 %",
            "Trees | 3 | 50 %",
            "Fairness | 1 | 17 %",
            "Without a topic | 1 | 17 %",
        ],
        "Authors by affiliation": [
            "Univ. of C | 2 | 29 %",
            "Univ. of F | 1 | 14 %",
            "Univ. of L | 1 | 14 %",
            "Univ. of T | 1 | 14 %",
            "Not known | 3 | 43 %",
        ],
        "Papers by session": ["First | 3 | 50 %", "Second | 2 | 33 %", "In no session | 1 | 17 %"],
        "Papers by type of session": [
            "Talks | 3 | 50 %",
            "Posters | 2 | 33 %",
            "In no session | 1 | 17 %",
        ],
        "Papers by number of authors": ["1 | 1 | 17 %", "2 | 4 | 67 %", "3 | 1 | 17 %"],
        "Committees": ["Technical programme committee | 2 | 67 %", "Web chairs | 1 | 33 %"],
    }
    assert targets(built, "papers/w2027/statistics", "td a") == [
        "../../topics/edge.html",
        "../../topics/trees.html",
        "../../topics/fairness.html",
        "../../affiliations/univ-of-c.html",
        "../../affiliations/univ-of-f.html",
        "../../affiliations/univ-of-l.html",
        "../../affiliations/univ-of-t.html",
        "../../program/w2027/one.html",
        "../../program/w2027/two.html",
        "../../people/by-role/tpc.html",
        "../../people/by-role/web-chair.html",
    ]


def test_coauthors_are_drawn_where_there_is_something_to_see(built: Built) -> None:
    assert targets(built, "people/ben-bold", ".neighbourhood a") == [
        "ada-lovelace.html",
        "cy-cord.html",
        "eve-earl.html",
    ]
    assert built.texts("people/ben-bold", ".neighbourhood a > title") == [
        "Ada Lovelace",
        "Cy Cord",
        "Eve Earl",
    ]
    assert built.texts("people/gus-gold", ".neighbourhood") == []


def test_pages_are_linked_listed_and_sound(built: Built) -> None:
    assert targets(built, "papers/w2027/index", "section > p > a") == [
        "../../program/w2027/index.html",
        "map.html",
        "statistics.html",
        "by-title/1.html",
    ]
    site_map = (built.html / "sitemap.xml").read_text()
    assert "/papers/w2027/map.html<" in site_map
    assert "/papers/w2027/statistics.html<" in site_map
    assert "/papers/w2027/by-title/1.html<" in site_map
    assert main(["audit", str(built.html)]) == 0


def test_addresses_that_end_in_a_slash(write: Write, build: Build) -> None:
    built = build(write(FILES), builder="dirhtml", confoverrides=BASE)
    assert set(targets(built, "papers/w2027/map/index", ".paper-map a[class]")) == {
        f"../{key}2027/" for key in ("fed", "fair", "trees", "leaves", "cuts", "clouds")
    }
    assert main(["audit", str(built.html)]) == 0


def test_other_formats_have_the_lists(write: Write, build: Build) -> None:
    built = build(write(FILES), builder="text")
    assert built.warnings == ""
    told = (built.html / "papers/w2027/map.txt").read_text()
    assert "Cutting Decision Trees at the Edge" in told
    assert "svg" not in told


EDITS = (
    {
        "edition": ("program/w2027.yaml", "name: W 2027", "name: Workshop"),
        "withdrawal": ("papers/w2027.bib", "{cuts2027,", "{cuts2027, status = {withdrawn},"),
        "keyword": ("papers/w2027.bib", "{edge, Fairness}", "{Fairness}"),
    },
    {
        "session": ("program/w2027.yaml", "title: Second", "title: Last"),
        "title": ("papers/w2027.bib", "Pruning Decision Trees", "Pruning Clouds"),
        "retraction": ("papers/w2027.bib", "{cuts2027,", "{cuts2027, status = {retracted},"),
    },
    {
        "authors": ("papers/w2027.bib", "Eve Earl and Fay Fox", "Eve Earl and Ada Lovelace"),
        "no map any more": (
            "papers/w2027.bib",
            "@inproceedings{cuts2027",
            "@comment{cuts2027} @comment{",
        ),
        "committee": ("people/committees.yaml", "[Ida Ives]", "[Ida Ives, Jo Jett]"),
    },
)


@pytest.mark.parametrize("edits", EDITS, ids=", ".join)
def test_later_build_makes_what_a_first_one_would(
    edited: Path, tmp_path: Path, edits: dict[str, Edit]
) -> None:
    assert left_behind(edited, edits, tmp_path, BASE) == []


def test_hostile_text_is_text(write: Write, build: Build) -> None:
    word = ("trees", "nets", "trees", "nets", "trees", "nets")
    bib = "\n".join(
        f"@misc{{p{number}, title = {{{TEX} ```{{drawing}} {each} {number}}}, year = 2027,\n"
        f"  author = {{{{{TEX}}} and {{{SHORT} {number}}} and {{{SHORT} x{number}}}}},\n"
        f'  author+an:affiliation = {{1="{TEX.replace(chr(34), chr(39))}"}}, keywords = {{{TEX}}}}}'
        for number, each in enumerate(word)
    )
    built = build(write({"papers/w2027.bib": bib}), freshenv=True)
    assert [line for line in built.warnings.splitlines() if "[proceedings" not in line] == []
    shown = ("papers/w2027/map", "papers/w2027/statistics", "papers/w2027/p1", "papers/w2027/index")
    people = [
        path.relative_to(built.html).with_suffix("").as_posix()
        for path in (built.html / "people").glob("*.html")
    ]
    drawn = [name for name in people if built.page(name).select(".neighbourhood a")]
    assert drawn != []
    names = {f"{SHORT} {mark}{number}" for mark in ("", "x") for number in range(len(word))}
    assert {text for name in drawn for text in built.texts(name, ".neighbourhood a > title")} == (
        names
    )
    for name in (*shown, *drawn):
        page = built.page(name)
        hostile = "img[src=x], [onerror], [onload], a[href^=javascript]"
        assert page.select(hostile) == [], name
        assert not any("alert" in script.get_text() for script in page.select("script")), name
        assert EVIL in text_of(page), name
    title = built.page("papers/w2027/map").select_one(".paper-map a[class] > title")
    assert title is not None
    assert EVIL in title.get_text()
