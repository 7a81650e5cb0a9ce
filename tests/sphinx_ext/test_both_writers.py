"""Bodies made at random are the same bytes through MyST and Sphinx as written directly."""

import os
import random
import re
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from sphinx_proceedings.pages import kind_dates, kind_heads
from sphinx_proceedings.pages.blocks import Block, heading, paragraph
from sphinx_proceedings.pages.own_pages import own_page
from sphinx_proceedings.pages.page import Kind, Page
from support.random_bodies import bodies
from support.sphinx_build import CONF, Built, build_portal

SEED = "SEED_OF_BODIES"
COUNT = 2 * settings.default.max_examples
NAMES = [f"browse/page{number}" for number in range(COUNT)]
THEMED = CONF.replace("basic", "sphinx_book_theme")
WATCHED = "\n\ndef setup(app):\n    app.connect('doctree-read', lambda app, doctree: None)\n"
RANDOM = Kind(slug="random", folder="browse", head=kind_heads.plain, dated=kind_dates.anything)
FIRST = paragraph("All of it.")
# The one of which it is found out whether the kind may be written directly: of the usual length.
PROOF = own_page(RANDOM, "browse/proof", "Proof", [FIRST, paragraph("word " * 1200, "end")])
TWICE = [
    own_page(RANDOM, f"browse/{name}", "Twice", [FIRST, heading(2, "A part", label="part")])
    for name in ("first", "second")
]


def drawn(start: int) -> list[list[Block]]:
    """Bodies, each of a page of one build: a build for each would take an hour."""
    found: list[list[Block]] = []

    @seed(start)
    @settings(
        max_examples=COUNT,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(bodies(NAMES[:3]))
    def collect(body: list[Block]) -> None:
        if body not in found:
            found.append(body)

    collect()
    return found


def built(root: Path, pages: list[Page], language: str, more: str = "") -> Built:
    (root / "papers").mkdir(parents=True)
    (root / "papers/w2027.bib").write_text("@misc{a, title = {A}, author = {B, C}}\n", "utf-8")
    (root / "conf.py").write_text(f"{THEMED}{more}", encoding="utf-8")
    kinds = {RANDOM: lambda _portal: [PROOF, *TWICE, *pages]}
    overrides = {"proceedings_kinds": kinds, "language": language}
    return build_portal(root, confoverrides=overrides)


def html(found: Built, page: Page) -> str:
    return (found.html / f"{page.docname}.html").read_text(encoding="utf-8")


def warnings(found: Built) -> list[str]:
    """Those of a name that two pages have."""
    return re.findall(r".* duplicate label part, .*", found.warnings)


def difference(direct: Built, read: Built, page: Page) -> str:
    """What differs, below the body."""
    texts = [html(found, page).splitlines() for found in (read, direct)]
    lines = unified_diff(*texts, "by Sphinx", "directly", n=0, lineterm="")
    told = "\n".join(map(str, page.body().blocks[2:]))
    return f"{told}\n\n{page.render()}\n" + "\n".join(lines)


@pytest.mark.parametrize("language", ["en", "nl", "ar"])
def test_both_ways_are_the_same_bytes(tmp_path: Path, language: str) -> None:
    """Also where the tool's own words are marked, as they are not the page's language.

    And where what is read from the left is kept apart.
    """
    start = int(os.environ.get(SEED, random.randint(0, 10**6)))  # noqa: S311
    pages = [
        own_page(RANDOM, name, f"Page {name[-3:]}", [FIRST, *body])
        for name, body in zip(NAMES, drawn(start), strict=False)
    ]
    direct = built(tmp_path / "direct", pages, language)
    read = built(tmp_path / "read", pages, language, WATCHED)
    is_marked = any(' lang="en">' in html(direct, page) for page in pages)
    assert is_marked == (language == "nl")
    differing = [page for page in pages if html(direct, page) != html(read, page)]
    told = [difference(direct, read, page) for page in differing]
    shortest = min(told, key=len, default="")
    assert not told, f"{len(told)} differ; again by {SEED}={start}; the shortest:\n{shortest}"
    assert warnings(direct) == warnings(read) != []
    read_by_sphinx = list((direct.html.parent / "doctrees/browse").glob("page*.doctree"))
    # What was written directly, which is the point of it.
    assert len(read_by_sphinx) < 0.9 * len(pages), f"{SEED}={start}"
