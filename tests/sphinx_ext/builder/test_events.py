"""What a build does to the pages: writes what changed, removes what is gone, keeps the rest."""

import pytest

from conftest import Build, Write
from sphinx_proceedings.sphinx_ext.builder.builder import PortalHTMLBuilder
from support.sphinx_build import Built

BIB = """\
@inproceedings{one2026, author = {Lovelace, Ada}, title = {One}, year = 2026}
@inproceedings{two2026, author = {Hopper, Grace}, title = {Two}, year = 2026}
"""
THREE = """\
@inproceedings{three2026, author = {Hopper, Grace and Noether, Emmy}, title = {Three}, year = 2026}
"""
LISTS = {
    "papers/index",
    "papers/w2026/index",
    "people/index",
    "browse/by-year/2026",
    "people/by-role/authors",
    "editions/w2026",
}


def changed(before: dict[str, tuple[int, bytes]], built: Built) -> set[str]:
    after = built.pages()
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_toy_conference_builds_without_a_warning_and_once(built_toy: Built, build: Build) -> None:
    """In parallel to the same bytes; where nothing has changed, nothing is written."""
    assert built_toy.warnings == ""
    toy, before = built_toy.root, built_toy.pages()
    sources = {path: path.stat().st_mtime_ns for path in toy.glob("*/**/*.md")}
    assert build(toy).pages() == before
    assert {path: path.stat().st_mtime_ns for path in sources} == sources
    (toy / "_build").rename(toy.parent / "serial")
    parallel = build(toy, parallel=2)
    assert parallel.warnings == ""
    assert {name: data for name, (_, data) in parallel.pages().items()} == {
        name: data for name, (_, data) in before.items()
    }


def test_new_entry_writes_its_pages_and_lists_only(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    before = build(root).pages()
    write({"papers/w2026.bib": BIB + THREE})
    second = build(root)
    assert second.warnings == ""
    assert changed(before, second) == LISTS | {
        "papers/w2026/three2026",
        # Three papers are enough to be counted.
        "papers/w2026/statistics",
        "people/grace-hopper",
        "people/emmy-noether",
    }


def test_edited_abstract_writes_one_page(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB.replace("{One}", "{One}, abstract = {Old.}")})
    before = build(root).pages()
    write({"papers/w2026.bib": BIB.replace("{One}", "{One}, abstract = {New.}")})
    after = build(root)
    assert changed(before, after) == {"papers/w2026/one2026"}
    # Lists tell whether there is one.
    write({"papers/w2026.bib": BIB})
    lists = {"papers/w2026/index", "browse/by-year/2026"}
    assert changed(after.pages(), build(root)) == {"papers/w2026/one2026"} | lists


def test_deleted_entry_takes_its_pages_along(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB + THREE})
    before = build(root).pages()
    write({"papers/w2026.bib": BIB})
    after = build(root)
    assert after.warnings == ""
    assert before.keys() - after.pages().keys() == {
        "papers/w2026/three2026",
        "papers/w2026/statistics",
        "people/emmy-noether",
    }
    assert not (root / "papers/w2026/three2026.md").exists()
    assert not (root / "people/emmy-noether.md").exists()
    assert changed(before, after) == LISTS | {
        "papers/w2026/three2026",
        "papers/w2026/statistics",
        "people/emmy-noether",
        "people/grace-hopper",
    }


def test_deleted_edition_takes_its_folder_along(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB, "papers/w2027.bib": THREE})
    build(root)
    (root / "papers/w2027.bib").unlink()
    built = build(root)
    assert not (root / "papers/w2027").exists()
    assert not list((built.html / "papers").rglob("three2026*"))


def test_unreadable_file_takes_no_page_away(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    build(root)
    (root / "papers/w2026.bib").write_bytes(b"\xff")
    built = build(root)
    assert "papers/w2026.bib:1:1: WARNING: byte 0 (0xff) is not UTF-8 text" in built.warnings
    assert (root / "papers/w2026/one2026.md").exists()


def test_hand_written_page_stays(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB, "papers/w2026/one2026.md": "# Mine\n"})
    built = build(root)
    assert (root / "papers/w2026/one2026.md").read_text() == "# Mine\n"
    assert "[proceedings.page-in-the-way]" in built.warnings
    assert built.page("papers/w2026/two2026").h1 is not None


def test_hand_written_page_in_place_of_a_gone_one_stays(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB + THREE})
    build(root)
    write({"papers/w2026.bib": BIB, "people/emmy-noether.md": "---\norphan: true\n---\n# Mine\n"})
    built = build(root)
    assert built.page("people/emmy-noether").h1.get_text() == "Mine¶"


def test_interrupted_build_is_repaired(write: Write, build: Build) -> None:
    """Half a page, a missing page and a left-over page, as a killed build may leave them."""
    root = write({"papers/w2026.bib": BIB})
    clean = {name: data for name, (_, data) in build(root).pages().items()}
    marker = (root / "papers/w2026/one2026.md").read_text().split("\n")[0]
    (root / "papers/w2026/one2026.md").write_text(marker[:40])
    (root / "papers/w2026/two2026.md").unlink()
    (root / "papers/w2026/gone.md").write_text(f"{marker}\n# Gone\n")
    (root / "papers/w2026/.proceedings-0123456789abcdef.part").write_text(marker[:20])
    (root / "_build/html/papers/w2026/two2026.html").unlink()
    built = build(root)
    assert built.warnings == ""
    assert {name: data for name, (_, data) in built.pages().items()} == clean
    assert sorted(path.name for path in (root / "papers/w2026").iterdir()) == [
        ".gitignore",
        "index.md",
        "one2026.md",
        "two2026.md",
    ]


def test_lost_environment_is_repaired(write: Write, build: Build) -> None:
    """Output of a page that went while Sphinx's own memory was deleted goes as well."""
    root = write({"papers/w2026.bib": BIB + THREE})
    others = {"other.html": "<html>", "papers.txt": "of another program"}
    for name, text in others.items():
        write({f"_build/html/{name}": text})
    build(root)
    for path in (root / "_build/doctrees").rglob("*"):
        if path.is_file():
            path.unlink()
    write({"papers/w2026.bib": BIB})
    html = build(root).html
    assert [*html.rglob("*three2026*")] == []
    assert {name: (html / name).read_text() for name in others} == others


def test_diagnostics_are_warnings_of_type_proceedings(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB + "@inproceedings{open2026, title = {Open"})
    built = build(root)
    assert built.warnings == (
        "papers/w2026.bib:3:1: WARNING: the entry @inproceedings{open2026 is not closed before the"
        " file ends; it is left out (count the braces and quotes in it; the last line of an entry"
        " is a lone }) [proceedings.bib-syntax]\n"
    )


def test_diagnostics_can_be_silenced(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB + "@inproceedings{open2026, title = {Open"})
    silenced = build(root, confoverrides={"suppress_warnings": ["proceedings.bib-syntax"]})
    assert silenced.warnings == ""


def test_page_of_ones_own_is_made_again_after_an_interrupted_build(
    built_toy: Built, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx's memory knows the new data already; the page does not show them yet."""
    toy = built_toy.root
    committees = toy / "people/committees.yaml"
    committees.write_text(committees.read_text().replace("Bosphorus", "Boğaziçi"))
    with monkeypatch.context() as patch:
        patch.setattr(PortalHTMLBuilder, "handle_page", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(toy)
    assert "Boğaziçi" in build(toy).page("organisers").get_text()


def interrupt(*_arguments: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_renamed_edition_is_renamed_beside_every_page(built_toy: Built, build: Build) -> None:
    toy = built_toy.root
    program = toy / "program/toy2026.yaml"
    program.write_text(program.read_text().replace("name: Toy 2026", "name: Renamed"))
    renamed = {name: data for name, (_, data) in build(toy).pages().items()}
    for path in sorted((toy / "_build").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert {name: data for name, (_, data) in build(toy).pages().items()} == renamed


def test_output_of_an_entry_deleted_while_its_file_was_unreadable_goes(
    write: Write, build: Build
) -> None:
    root = write({"papers/w2026.bib": BIB + THREE})
    build(root)
    (root / "papers/w2026.bib").write_bytes(b"\xff")
    build(root)
    write({"papers/w2026.bib": BIB})
    assert "papers/w2026/three2026" not in build(root).pages()


def test_removed_edition_leaves_no_output_folder(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB, "papers/w2027.bib": THREE})
    build(root)
    (root / "papers/w2027.bib").unlink()
    assert not (build(root).html / "papers/w2027").exists()


def test_unreadable_file_is_the_only_thing_wrong(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB})
    build(root)
    (root / "papers/w2026.bib").write_bytes(b"\xff")
    for path in sorted((root / "_build").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert build(root).warnings == (
        "papers/w2026.bib:1:1: WARNING: byte 0 (0xff) is not UTF-8 text; the file is not read"
        " (save the file as UTF-8; editors call this “encoding” or “Save with Encoding”; if this"
        " byte is to be 'ÿ', the file is Windows-1252 or Latin-1 now)"
        " [proceedings.file-encoding]\n"
    )


def test_problem_of_a_whole_file_has_a_place(write: Write, build: Build) -> None:
    root = write({"papers/w2026.bib": BIB, "papers/My Workshop.bib": BIB})
    assert build(root).warnings.startswith("papers/My Workshop.bib:1: WARNING: 'My Workshop'")
