"""A kind of page that a portal declares is treated as those that every portal has."""

import gzip
import re
from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from support.folders import REPOSITORY
from support.sphinx_build import CONF, Built, build_portal

DOCS = (REPOSITORY / "docs/own-pages.md").read_text(encoding="utf-8")
EXAMPLE, FORUM = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
THEMED = CONF.replace("basic", "sphinx_book_theme") + 'html_baseurl = "https://example.org/p/"\n'
BIB = """\
@misc{one, title = {Looms \\& *stars*}, author = {Lovelace, Ada}, year = 2027}
@misc{two, title = {Engines}, author = {Hopper, Grace}, year = 2027}
@misc{posters, title = {Third}, author = {Hopper, Grace}, year = 2027}
"""
PROGRAM = """\
name: W 2027
start: 2027-05-08
timezone: Europe/Rome
sessions:
  - id: wall
    title: On the wall
    kind: posters
    start: 2027-05-08 09:00
    talks: [{paper: one}, {paper: two}]
"""


def write(root: Path, conf: str) -> Path:
    for name, text in {
        "conf.py": conf,
        "papers/w2027.bib": BIB,
        "program/w2027.yaml": PROGRAM,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_portal(write(tmp_path_factory.mktemp("own"), THEMED + EXAMPLE))


def test_the_page_is_in_the_site(built: Built) -> None:
    page = built.page("papers/w2027/posters")
    assert [link.get_text() for link in page.select("article li a")] == [
        "Looms & *stars*",
        "Engines",
    ]
    assert [link["href"] for link in page.select("article li a")] == ["one.html", "two.html"]
    assert page.title is not None
    assert page.title.get_text().startswith("Posters of W 2027")


def test_no_record_takes_its_place(built: Built) -> None:
    heading = built.page("papers/w2027/posters-2").h1
    assert heading is not None
    assert heading.get_text().startswith("Third")


def test_it_is_in_the_site_map_the_search_and_has_its_head(built: Built) -> None:
    site_map = (built.html / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/p/papers/w2027/posters.html</loc>" in site_map
    page = built.page("papers/w2027/posters")
    data = page.select_one('script[type="application/ld+json"]')
    assert data is not None
    assert '"CollectionPage"' in str(data.string)
    assert [tag["content"] for tag in page.select('meta[property="og:title"]')] == [
        "Posters of W 2027"
    ]
    searched = {
        path for path in (built.html / "search").rglob("*") if b"posters.html" in _unpacked(path)
    }
    assert searched


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes() if path.is_file() else b""
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def test_an_edit_reaches_it_and_a_paper_takes_the_place_of_a_kind_that_goes(
    tmp_path: Path,
) -> None:
    root = write(tmp_path / "portal", THEMED + EXAMPLE)
    build_portal(root)
    bib = root / "papers/w2027.bib"
    bib.write_text(BIB.replace("{Engines}", "{Motors}"), encoding="utf-8")
    assert "Motors" in build_portal(root).page("papers/w2027/posters").get_text()
    (root / "conf.py").write_text(THEMED, encoding="utf-8")
    built = build_portal(root)
    heading = built.page("papers/w2027/posters").h1
    assert heading is not None
    assert heading.get_text().startswith("Third")


@pytest.mark.parametrize(
    ("docname", "said"),
    [
        ("papers/w2027/one", "papers/w2027/one is a page of the kind gallery and of paper"),
        ("elsewhere/x", "'elsewhere/x' can be no page of the kind gallery"),
        ("papers/../x", "'papers/../x' can be no page of the kind gallery"),
    ],
)
def test_where_it_cannot_be_is_told(tmp_path: Path, docname: str, said: str) -> None:
    conf = EXAMPLE.replace('f"papers/{edition.id}/posters"', f'"{docname}"')
    with pytest.raises(ConfigError, match=re.escape(f"proceedings_kinds: {said}")):
        build_portal(write(tmp_path / "portal", CONF + conf))


def test_what_pages_say_can_be_changed(tmp_path: Path) -> None:
    """The change is seen in the MyST, in the HTML, and again when it is another one."""
    root = write(tmp_path / "portal", CONF + FORUM)
    built = build_portal(root)
    link = "[Discuss this paper](<https://forum.example.org/one>)"
    assert (root / "papers/w2027/one.md").read_text("utf-8").endswith(f"\n{link}\n")
    assert "Discuss" not in (root / "people/ada-lovelace.md").read_text("utf-8")
    (shown,) = built.page("papers/w2027/one").select("a[href^='https://forum']")
    assert shown.get_text() == "Discuss this paper"
    (root / "conf.py").write_text(CONF + FORUM.replace("Discuss", "Debate"), encoding="utf-8")
    assert "Debate this paper" in build_portal(root).page("papers/w2027/one").get_text()
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    assert "this paper" not in build_portal(root).page("papers/w2027/one").get_text()
