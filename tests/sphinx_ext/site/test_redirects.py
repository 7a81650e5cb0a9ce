"""A person who changed names: nothing built tells the former one, and the old address leads on."""

from pathlib import Path

import pytest

from conftest import Build, Write
from sphinx_proceedings.building.memory.cache import FOLDER_VARIABLE
from support.fresh_processes import run_module
from support.programmes import programme
from support.shown_text import text_of
from support.sphinx_build import Built

REGISTRY = """\
people:
  - {id: grace-doe, name: Grace Doe, former_names: [Gary Quux], former_ids: [quux]}
committees:
  - {edition: w2026, role: tpc, members: [Gary Quux]}
"""
PROGRAM = programme(
    """
    - id: a
      title: A
      kind: talks
      start: 2026-05-08 09:00
      chairs: [Gary Quux, Another Chair]
      talks:
        - {paper: x}
        - {title: T, presenters: [{name: Gary Quux, affiliation: MIT}]}
    """
)
PAPERS = """\
@inproceedings{x, title = {X}, author = {Quux, Gary and Hopper, Jane}, presenter = {Gary Quux},
  crossref = {v}}
@proceedings{v, title = {V}, editor = {Gary Quux}, year = 2026}
"""
INDEX = "# Test\n\n```{committees} w2026\n```\n\n{person}`grace-doe`\n"


@pytest.fixture
def portal(write: Write) -> Path:
    return write(
        {
            "people/r.yaml": REGISTRY,
            "program/w2026.yaml": PROGRAM,
            "papers/w2026.bib": PAPERS,
            "index.md": INDEX,
        }
    )


def head(built: Built, docname: str) -> list[tuple[str, str]]:
    page = built.page(docname)
    metas = [
        (str(meta.get("http-equiv") or meta.get("name")), str(meta["content"]))
        for meta in page.select('meta[http-equiv="refresh"], meta[name="robots"]')
    ]
    return metas + [("canonical", str(link["href"])) for link in page.select("[rel=canonical]")]


def test_no_built_file_tells_a_former_name(portal: Path, build: Build) -> None:
    built = build(portal)
    assert built.warnings == ""
    written = [path for path in portal.rglob("*.md") if path.name != "index.md"]
    output = [path for path in built.html.rglob("*") if path.is_file()]
    assert {path.name for path in output} >= {"searchindex.js", "objects.inv", "quux.html"}
    former = [path.name for path in [*written, *output] if b"gary" in path.read_bytes().lower()]
    assert former == []


def test_nor_does_what_lies_beside_doctrees_that_are_published(portal: Path, build: Build) -> None:
    """Where nothing else is asked for, Sphinx keeps them in the output."""
    build(portal)  # writes what a portal needs
    output = portal / "out"
    command = ("sphinx", "-q", "-b", "html", str(portal), str(output))
    cache = {FOLDER_VARIABLE: str(portal.parent / "cache")}
    assert run_module(*command, cwd=portal, environment=cache).returncode == 0
    before = (output / "people/grace-doe.html").read_bytes()
    with (portal / "people/r.yaml").open("ab") as registry:
        registry.write(b"# \xff\n")
    assert run_module(*command, cwd=portal, environment=cache).returncode == 0
    published = [path for path in output.rglob("*") if path.is_file()]
    assert {path.name for path in published} >= {"environment.pickle", "grace-doe.html"}
    assert [path.name for path in published if b"gary" in path.read_bytes().lower()] == []
    assert (output / "people/grace-doe.html").read_bytes() == before


def test_old_address_leads_on(portal: Path, build: Build) -> None:
    built = build(portal)
    main = built.page("people/quux").select_one("div.body")
    assert main is not None
    assert text_of(main) == "Moved¶ This page has moved to Grace Doe."
    assert [str(link["href"]) for link in main.select("p a")] == ["grace-doe.html"]
    assert head(built, "people/quux") == [
        ("refresh", "0; url=grace-doe.html"),
        ("robots", "noindex"),
        ("canonical", "grace-doe.html"),
    ]
    assert head(built, "people/grace-doe") == []
    assert '"Moved"' not in (built.html / "searchindex.js").read_text(encoding="utf-8")


def test_old_address_leads_on_where_the_site_knows_its_own(portal: Path, build: Build) -> None:
    built = build(portal, confoverrides={"html_baseurl": "https://example.org/w/"})
    assert head(built, "people/quux") == [
        ("refresh", "0; url=grace-doe.html"),
        ("robots", "noindex"),
        ("canonical", "https://example.org/w/people/grace-doe.html"),
    ]
    assert head(built, "people/grace-doe") == [
        ("canonical", "https://example.org/w/people/grace-doe.html")
    ]
