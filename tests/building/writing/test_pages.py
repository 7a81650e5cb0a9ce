"""Bringing pages on the disk in line with what they should be."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_proceedings.building.writing.pages import write_pages
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, paragraph
from sphinx_proceedings.pages.inlines import Words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.writers.myst import MARKER


def page(docname: str, text: str = "") -> Page:
    return Page(
        docname=docname,
        kind=kinds.PAPER,
        name=docname,
        title="T",
        version=text,
        body=lambda: Body("x", (paragraph(Words(text)),)),
    )


def tree(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_writes_what_differs_and_removes_what_is_gone(tmp_path: Path) -> None:
    one, two = page("papers/w/one"), page("papers/w/two")
    first = write_pages(tmp_path, [one, two])
    assert (first.written, first.removed) == (("papers/w/one", "papers/w/two"), ())
    changed = page("papers/w/one", "new")
    second = write_pages(tmp_path, [changed])
    assert (second.written, second.removed) == (("papers/w/one",), ("papers/w/two",))
    assert tree(tmp_path) == {"papers/w/one.md": changed.render()}
    third = write_pages(tmp_path, [changed])
    assert (third.written, third.removed) == ((), ())


def test_pages_are_rendered_only_when_something_changed(tmp_path: Path) -> None:
    rendered: list[str] = []

    def counted(version: str) -> Page:
        def body() -> Body:
            rendered.append(version)
            return Body("x", (paragraph(Words(version[0])),))

        return replace(page("papers/w/one"), version=version, body=body)

    first = write_pages(tmp_path, [counted("a")])
    again = write_pages(tmp_path, [counted("a")], made_from=first.made_from)
    same_text = write_pages(tmp_path, [counted("a, but later")], made_from=again.made_from)
    assert (again.written, same_text.written) == ((), ())
    assert rendered == ["a", "a, but later"]
    (tmp_path / "papers/w/one.md").write_text(f"{MARKER}x.\nedited by hand\n")
    assert same_text.made_from == {"papers/w/one": "a, but later"}
    mended = write_pages(tmp_path, [counted("a, but later")])
    assert mended.written == ("papers/w/one",)
    assert tree(tmp_path) == {"papers/w/one.md": f"{MARKER}x. Edits here are lost.\n\na\n"}


def test_keeps_stale_pages_when_asked(tmp_path: Path) -> None:
    write_pages(tmp_path, [page("papers/w/one")])
    kept = write_pages(tmp_path, [], remove_stale=False)
    assert kept.removed == ()
    assert list(tree(tmp_path)) == ["papers/w/one.md"]


def test_never_touches_other_files(tmp_path: Path) -> None:
    others = {
        "papers/w/hand.md": "# Mine\n",
        "papers/w/notes.txt": f"{MARKER}\n",
        "papers/w.bib": "@misc{}",
        "docs/page.md": f"{MARKER}\n",
        "papers/w/much/deeper/page.md": f"{MARKER}\n",
        "papers/w/quoting.md": f"# See\n{MARKER}\n",
    }
    for name, text in others.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "papers/w/binary.md").write_bytes(b"\xff\xfe")
    result = write_pages(tmp_path, [page("papers/w/hand"), page("papers/w/binary")])
    assert [problem.location.path for problem in result.diagnostics] == [
        "papers/w/hand.md",
        "papers/w/binary.md",
    ]
    assert (tmp_path / "papers/w/binary.md").read_bytes() == b"\xff\xfe"
    (tmp_path / "papers/w/binary.md").unlink()
    assert tree(tmp_path) == dict(sorted(others.items()))


def test_empty_folders_go_but_not_the_rooms(tmp_path: Path) -> None:
    write_pages(tmp_path, [page("papers/w/one"), page("people/ada")])
    write_pages(tmp_path, [])
    assert [path.name for path in tmp_path.rglob("*")] == ["papers", "people"]


def test_what_a_killed_build_was_writing_goes(tmp_path: Path) -> None:
    write_pages(tmp_path, [page("papers/w/one")])
    for folder in ("papers", "papers/w"):
        (tmp_path / folder / ".proceedings-0123456789abcdef.part").write_text(MARKER[:9])
    (tmp_path / "papers/w/mine.md.part").write_text("# Mine")
    write_pages(tmp_path, [page("papers/w/one")], remove_stale=False)
    assert list(tree(tmp_path)) == ["papers/w/mine.md.part", "papers/w/one.md"]


@pytest.mark.parametrize("name", ["papers/loop", "papers/w/loop", "people"])
def test_a_link_into_the_portal_takes_no_page_away(tmp_path: Path, name: str) -> None:
    pages = [page("papers/w/one"), page("topics/two")]
    write_pages(tmp_path, pages)
    for target in (tmp_path / "papers", tmp_path):
        (tmp_path / name).symlink_to(target)
        assert write_pages(tmp_path, pages).removed == ()
        (tmp_path / name).unlink()
    assert (tmp_path / "papers/w/one.md").exists()


def test_folders_may_lie_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "papers").symlink_to("store")
    write_pages(tmp_path, [page("papers/w/one"), page("papers/w/two")])
    assert write_pages(tmp_path, [page("papers/w/one")]).removed == ("papers/w/two",)
    assert list(tree(tmp_path)) == ["store/w/one.md"]


def test_pages_in_the_place_of_pipes_are_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "papers/w").mkdir(parents=True)
    os.mkfifo(tmp_path / "papers/w/one.md")
    result = write_pages(tmp_path, [page("papers/w/one")])
    assert [problem.code for problem in result.diagnostics] == [Code.PAGE_IN_THE_WAY]
