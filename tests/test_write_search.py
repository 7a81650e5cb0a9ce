"""The search in the output folder: complete, replaced, removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import sphinx_proceedings.write_search as module
from sphinx_proceedings.search.pagefind import is_available
from sphinx_proceedings.search.records import Field, Kind, SearchRecord
from sphinx_proceedings.write_search import is_current, remove_search, write_search

pytestmark = pytest.mark.skipif(not is_available(), reason="no Pagefind for this system")


def record(name: str, kind: Kind = Kind.PAPER) -> SearchRecord:
    words = dict.fromkeys(Field, ()) | {Field.TITLE: (name,)}
    return SearchRecord(path=f"{kind}/{name}.html", kind=kind, title=name, words=words)


RECORDS = [record("loops"), record("ada", Kind.PERSON)]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_later_search_equals_a_first_one(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for outdir in (one, other):
        outdir.mkdir()
    write_search(one, [*RECORDS, record("gone")], "en", "before")
    assert is_current(one, "before")
    write_search(one, RECORDS, "en", "now")
    write_search(other, RECORDS, "en", "now")
    assert files(one) == files(other)
    assert not is_current(one, "before")
    remove_search(one)
    assert files(one) == {}


def test_many_people_are_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_PEOPLE", 0)
    write_search(tmp_path, RECORDS, "en", "x")
    names = {name.split("/")[1] for name in files(tmp_path) if name.count("/") > 1}
    assert names == {"main", "people", "words"}


def test_people_are_left_alone_where_only_papers_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_PEOPLE", 0)
    one, other = tmp_path / "one", tmp_path / "other"
    for outdir in (one, other):
        outdir.mkdir()
    write_search(one, RECORDS, "en", "before")
    made: list[str] = []
    original = module.index_in_the_making

    def noted(documents: Iterator[tuple[str, str]], language: str, folder: Path) -> object:
        made.append(folder.name)
        return original(documents, language, folder)

    changed = [record("knots"), RECORDS[1]]
    monkeypatch.setattr(module, "index_in_the_making", noted)
    write_search(one, changed, "en", "now")
    assert made == ["main"]
    write_search(other, changed, "en", "now")
    assert files(one) == files(other)
