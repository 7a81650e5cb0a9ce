"""Bringing pages on the disk in line with what they should be."""

from dataclasses import replace
from pathlib import Path

from sphinx_proceedings.pages.page import MARKER, Page, PageKind
from sphinx_proceedings.write import replace_if_changed, write_atomically, write_pages


def page(docname: str, text: str = "") -> Page:
    return Page(
        docname=docname,
        kind=PageKind.PAPER,
        name=docname,
        title="T",
        version=text,
        render=lambda: f"{MARKER}x.\n{text}\n",
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
        def render() -> str:
            rendered.append(version)
            return f"{MARKER}x.\n{version[0]}\n"

        return replace(page("papers/w/one"), version=version, render=render)

    first = write_pages(tmp_path, [counted("a")])
    again = write_pages(tmp_path, [counted("a")], made_from=first.made_from)
    same_text = write_pages(tmp_path, [counted("a, but later")], made_from=again.made_from)
    assert (again.written, same_text.written) == ((), ())
    assert rendered == ["a", "a, but later"]
    (tmp_path / "papers/w/one.md").write_text(f"{MARKER}x.\nedited by hand\n")
    mended = write_pages(tmp_path, [counted("a, but later")], made_from=same_text.made_from)
    assert mended.written == ("papers/w/one",)
    assert tree(tmp_path) == {"papers/w/one.md": f"{MARKER}x.\na\n"}


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


def test_left_over_partial_files_go(tmp_path: Path) -> None:
    write_pages(tmp_path, [page("papers/w/one")])
    for name, text in {"one": MARKER[:9], "two": f"{MARKER}x", "mine": "# Mine"}.items():
        (tmp_path / f"papers/w/{name}.md.part").write_text(text)
    write_pages(tmp_path, [page("papers/w/one")])
    assert list(tree(tmp_path)) == ["papers/w/mine.md.part", "papers/w/one.md"]


def test_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "x"
    write_atomically(target, b"1")
    written_at = target.stat().st_mtime_ns
    write_atomically(target, b"1")
    assert target.stat().st_mtime_ns == written_at
    partial = tmp_path / "x.part"
    partial.write_bytes(b"2")
    assert replace_if_changed(partial, target)
    assert target.read_bytes() == b"2"
