"""Sphinx lists for other sites what it knows, as one can list it oneself."""

from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from sphinx.testing.util import SphinxTestApp

from sphinx_proceedings.upstream.environment import are_sections_in_contents
from sphinx_proceedings.upstream.inventory import (
    DOCUMENT,
    INVENTORY,
    STANDARD,
    Object,
    inventory,
    objects_known,
    retitled,
)
from sphinx_proceedings.upstream.output import page_suffix


def built(root: Path, options: str = "") -> SphinxTestApp:
    (root / "conf.py").write_text("project = 'A  portal'\nversion = '1'\n")
    (root / "index.rst").write_text(
        f"Home\n====\n\n.. _place:\n\nA part\n------\n\n.. toctree::\n{options}\n   sub/page\n"
    )
    (root / "sub").mkdir()
    (root / "sub/page.rst").write_text("Page\n====\n\nPart\n----\n\n.. option:: -o\n")
    app = SphinxTestApp("html", srcdir=root)
    app.build()
    return app


def test_list_is_the_same(tmp_path: Path) -> None:
    app = built(tmp_path)
    try:
        objects, written = objects_known(app.env), (app.outdir / INVENTORY).read_bytes()
        made = inventory(app.config, objects, app.builder.get_target_uri)
        suffix = page_suffix(app.builder)  # type: ignore[arg-type]  # it is one
    finally:
        app.cleanup()
    assert made == written, "Sphinx writes its list for other sites otherwise"
    documents = {each[0]: each[1] for each in objects[STANDARD] if each[2] == DOCUMENT}
    assert documents == {"index": "Home", "sub/page": "Page"}
    assert suffix == ".html"


@pytest.mark.parametrize(
    ("options", "are_there"),
    [
        ("", True),
        ("   :maxdepth: 2\n", True),
        ("   :maxdepth: 1\n", False),
        ("   :titlesonly:\n", False),
        ("   :hidden:\n", False),
    ],
)
def test_sections_in_tables_of_contents(tmp_path: Path, options: str, are_there: bool) -> None:
    app = built(tmp_path, options)
    try:
        assert are_sections_in_contents(app.env) == are_there
        listed = (app.outdir / "index.html").read_text(encoding="utf-8")
    finally:
        app.cleanup()
    assert ("sub/page.html#part" in listed) == are_there


CONFIG = SimpleNamespace(project="A  project", version="1")


def papers(**titles: str) -> list[Object]:
    return [
        (f"toy/{key}", title, "paper", f"papers/{key}", "", -1) for key, title in titles.items()
    ]


def listed(objects: list[Object]) -> bytes:
    return inventory(CONFIG, {"proceedings": objects, "std": []}, address)


def address(docname: str) -> str:
    return f"{quote(docname)}.html"


@pytest.mark.parametrize("title", ["Zebras", "toy/b", "Größe: of $x$", ""])
def test_with_another_title_it_equals_one_made_anew(title: str) -> None:
    before = listed(papers(a="One", b="Two", bb="Two"))
    [other] = papers(b=title)
    made = retitled(before, [("proceedings", other, address("papers/b"))])
    assert made() == listed(papers(a="One", b=title, bb="Two"))


@pytest.mark.parametrize("data", [b"", b"# Sphinx\n\n\n\nnot packed", listed(papers(a="One"))])
def test_what_is_not_in_it_is_told(data: bytes) -> None:
    [other] = papers(b="Two")
    with pytest.raises(ValueError, match=r"objects\.inv|not found"):
        retitled(data, [("proceedings", other, address("papers/b"))])


def test_what_shares_its_name_may_stand_elsewhere() -> None:
    """Sphinx lists objects of one name by their titles."""
    session = ("toy/b", "Keynote", "session", "program/b", "", -1)
    [other] = papers(b="Zebras")
    with pytest.raises(ValueError, match="toy/b"):
        retitled(
            listed([*papers(b="Bees"), session]), [("proceedings", other, address("papers/b"))]
        )
