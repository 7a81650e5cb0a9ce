"""A kind of page that a portal declares is treated as those that every portal has."""

import gzip
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from sphinx.errors import ConfigError

from support.folders import REPOSITORY
from support.fresh_processes import run_module
from support.programmes import head, programme
from support.sphinx_build import CONF, Built, build_portal

DOCS = (REPOSITORY / "docs/own-pages.md").read_text(encoding="utf-8")
EXAMPLE, FORUM = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
THEMED = CONF.replace("basic", "sphinx_book_theme") + 'html_baseurl = "https://example.org/p/"\n'
BIB = """\
@misc{one, title = {Looms \\& *stars*}, author = {Lovelace, Ada}, year = 2027}
@misc{two, title = {Engines}, author = {Hopper, Grace}, year = 2027}
"""
IN_ITS_PLACE = "@misc{posters, title = {Third}, author = {Hopper, Grace}, year = 2027}\n"
PROGRAM = programme(
    """
    - id: wall
      title: On the wall
      kind: posters
      start: 2027-05-08 09:00
      talks: [{paper: one}, {paper: two}]
    """,
    head("2027-05-08", name="W 2027"),
)


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


def test_a_record_keeps_its_place(tmp_path: Path) -> None:
    """Commands that know no `conf.py` name its address as well, to registries for ever."""
    root = write(tmp_path / "portal", CONF + EXAMPLE)
    (root / "papers/w2027.bib").write_text(BIB + IN_ITS_PLACE, encoding="utf-8")
    said = "papers/w2027/posters is a page of the kind gallery and of paper"
    with pytest.raises(ConfigError, match=f"proceedings_kinds: {said}: let one of them have"):
        build_portal(root)


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
    bib.write_text(BIB + IN_ITS_PLACE, encoding="utf-8")
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


class Refused(NamedTuple):
    """What `conf.py` says, and what is said of it."""

    conf: str
    said: str


OF_GALLERY = "proceedings_kinds: there can be no pages of the kind gallery: "
REFUSED = {
    "no kind": Refused(
        EXAMPLE.replace("{GALLERY:", "{'gallery':"), "proceedings_kinds: 'gallery' is no Kind"
    ),
    "taken slug": Refused(
        EXAMPLE.replace('slug="gallery"', 'slug="paper"'),
        "proceedings_kinds: there can be no pages of the kind paper: there is another kind",
    ),
    "folder": Refused(
        EXAMPLE.replace('folder="papers/{edition}"', 'folder="notes"'),
        f"{OF_GALLERY}generated pages lie in papers, program,",
    ),
    "reserves": Refused(
        EXAMPLE.replace("    head=", '    reserves=frozenset({"posters"}),\n    head='),
        f"{OF_GALLERY}reserves, unknown and Searched.RECORD are of papers, sessions and people",
    ),
    "fails": Refused(
        EXAMPLE.replace("paper.slug}", "paper.nothing}"), f"{OF_GALLERY}what makes them fails with "
    ),
    "no pages": Refused(
        f"{EXAMPLE}\nproceedings_kinds = {{GALLERY: lambda portal: ['x']}}\n",
        f"{OF_GALLERY}what makes them gave 'x'",
    ),
    "no function": Refused(
        f"{EXAMPLE}\nproceedings_kinds = {{GALLERY: 'x'}}\n", "expected functions by kinds"
    ),
    "no blocks": Refused(
        EXAMPLE.replace('bullets("papers", links)', '["text"]'),
        f"{OF_GALLERY}papers/w2027/posters cannot be written: ",
    ),
    "body: no function": Refused("proceedings_body = 'x'\n", "proceedings_body is 'x'"),
    "body: fails": Refused(
        FORUM.replace("_, key = page.record", "raise KeyError('boom')"),
        "proceedings_body: papers/w2027/one: KeyError('boom')",
    ),
    "body: nothing": Refused(
        FORUM.replace("return replace(body", "replace(body"),
        "proceedings_body: papers/w2027/one: None is no Body",
    ),
    "body: no blocks": Refused(
        FORUM.replace("paragraph(link))", "'text')"), "proceedings_body: papers/w2027/one: "
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_used_is_told(tmp_path: Path, case: Refused) -> None:
    with pytest.raises(ConfigError, match=re.escape(case.said)):
        build_portal(write(tmp_path / "portal", CONF + case.conf))


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


def test_what_search_engines_are_not_to_list_says_so(tmp_path: Path) -> None:
    """A page whose name is a number is searched like any other."""
    conf = EXAMPLE.replace("    searched=", "    is_indexed=False,\n    searched=")
    conf = conf.replace('/posters"', '/2027"')
    built = build_portal(write(tmp_path / "portal", THEMED + conf))
    page = built.page("papers/w2027/2027")
    assert [tag["content"] for tag in page.select('meta[name="robots"]')] == ["noindex"]
    assert "2027/2027.html" not in (built.html / "sitemap.xml").read_text(encoding="utf-8")
    found = [
        path for path in (built.html / "search").rglob("*") if b"2027/2027.html" in _unpacked(path)
    ]
    assert found != []


def test_code_beside_conf_is_as_much_the_portals_own(tmp_path: Path) -> None:
    """What it says is made again when it changes, and a build that need not be is left out."""
    beside = "import sys\nsys.path.insert(0, '.')\nfrom forum_links import with_forum\n"
    root = write(tmp_path / "portal", f"{CONF}{beside}proceedings_body = with_forum\n")
    (root / "index.md").write_text("# Home\n", encoding="utf-8")
    said: list[tuple[bool, bool]] = []
    for word in ("Discuss", "Debate"):
        (root / "forum_links.py").write_text(
            FORUM.replace("Discuss", word).replace("proceedings_body = with_forum", ""),
            encoding="utf-8",
        )
        for _ in range(2):
            time.sleep(0.2)  # A file that changed just now may change again without being seen to.
            done = run_module("sphinx", "-W", ".", "_build/html", cwd=root)
            assert done.returncode == 0
            page = (root / "_build/html/papers/w2027/one.html").read_text(encoding="utf-8")
            said.append(("Discuss this" in page, "nothing has changed" in done.stdout))
    assert said == [(True, False), (True, True), (False, False), (False, True)]


def test_the_same_configuration_is_the_same_in_the_next_process(tmp_path: Path) -> None:
    """Functions and kinds have other addresses in memory there."""
    root = write(tmp_path / "portal", CONF + EXAMPLE + FORUM)
    code = (
        "from sphinx.application import Sphinx\n"
        "from sphinx_proceedings.sphinx_ext.settings_digest import settings_digest\n"
        "app = Sphinx('.', '.', '_build', '_build', 'html', status=None)\n"
        "print(settings_digest(app))\n"
    )
    assert len({run("-c", code, cwd=root) for _ in range(2)}) == 1


def run(*arguments: str, cwd: Path) -> str:
    """What a command of Python says."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=True
    ).stdout
