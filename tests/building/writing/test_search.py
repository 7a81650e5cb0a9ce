"""The search in the output folder: complete, replaced, removed."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sphinx_proceedings.building.writing.search as module
from sphinx_proceedings.building.memory.build_notes import BuildNotes, Made
from sphinx_proceedings.building.writing.search import (
    FOLDER,
    is_current,
    remove_search,
    write_search,
)
from sphinx_proceedings.outputs.search.pagefind import is_available
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, SearchedPage

pytestmark = pytest.mark.skipif(not is_available(), reason="no Pagefind for this system")


def record(name: str, kind: Kind = Kind.PAPER) -> SearchedPage:
    words = dict.fromkeys(Field, ()) | {Field.TITLE: (name,)}
    return SearchedPage(path=f"{kind}/{name}.html", kind=kind, title=name, words=words)


RECORDS = [record("loops"), record("ada", Kind.PERSON)]


def made_in(outdir: Path) -> Made:
    """The notes of what was made there, beside it."""
    return BuildNotes(outdir.with_name(f"{outdir.name}-notes")).of("search")


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_a_later_search_equals_a_first_one(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for outdir in (one, other):
        outdir.mkdir()
    write_search(one, [*RECORDS, record("gone")], "en", "before", made=made_in(one))
    assert is_current(one, made_in(one), "before")
    write_search(one, RECORDS, "en", "now", made=made_in(one))
    write_search(other, RECORDS, "en", "now", made=made_in(other))
    assert files(one) == files(other)
    assert not is_current(one, made_in(one), "before")
    remove_search(one, made_in(one))
    assert files(one) == {}


@pytest.mark.parametrize("pattern", ["*.json", "main/*.js", "main/fragment/*", "words/*", "*"])
def test_deleted_files_come_back(tmp_path: Path, pattern: str) -> None:
    outdir, memory = tmp_path / "html", tmp_path / "memory.json"
    write_search(outdir, RECORDS, "en", "now", memory, made=made_in(outdir))
    before = files(outdir)
    for path in (outdir / FOLDER).glob(pattern):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not is_current(outdir, made_in(outdir), "now")
    write_search(
        outdir,
        [*RECORDS[:1], record("eva", Kind.PERSON)],
        "en",
        "later",
        memory,
        made=made_in(outdir),
    )
    write_search(outdir, RECORDS, "en", "now", memory, made=made_in(outdir))
    assert files(outdir) == before


def test_what_a_killed_build_leaves_is_not_published(tmp_path: Path) -> None:
    outdir, memory = tmp_path / "html", tmp_path / "doctrees" / "memory.json"

    write_search(outdir, RECORDS, "en", "now", memory, made=made_in(outdir))
    assert sorted(path.name for path in outdir.iterdir()) == ["search"]
    left = memory.with_suffix(".making") / "main" / "documents" / "left.html"
    left.parent.mkdir(parents=True)
    left.write_text("<html>left</html>")
    write_search(outdir, RECORDS, "en", "again", memory, made=made_in(outdir))
    assert [path.name for path in memory.parent.iterdir()] == ["memory.json"]
    assert not any(b"left" in data for data in files(outdir).values())


def test_many_people_are_apart(tmp_path: Path) -> None:
    write_search(tmp_path, RECORDS, "en", "x", most_people=0, made=made_in(tmp_path))
    names = {name.split("/")[1] for name in files(tmp_path) if name.count("/") > 1}
    assert names == {"main", "people", "words"}


def test_people_are_left_alone_where_only_papers_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for outdir in (one, other):
        outdir.mkdir()
    write_search(one, RECORDS, "en", "before", most_people=0, made=made_in(one))
    made: list[str] = []
    original = module.index_in_the_making

    def noted(documents: Iterator[tuple[str, str]], language: str, folder: Path) -> object:
        made.append(folder.name)
        return original(documents, language, folder)

    changed = [record("knots"), RECORDS[1]]
    monkeypatch.setattr(module, "index_in_the_making", noted)
    write_search(one, changed, "en", "now", most_people=0, made=made_in(one))
    assert made == ["main"]
    write_search(other, changed, "en", "now", most_people=0, made=made_in(other))
    assert files(one) == files(other)


TEXTS = st.lists(
    st.sampled_from(["loop", "loops", "knot", "knots", "of", "größe", "naïve", "x", "deep", "42"]),
    max_size=8,
    unique=True,
)


@st.composite
def records_of(draw: st.DrawFn, names: Sequence[str]) -> list[SearchedPage]:
    """Records with these names that say something else each time."""
    return [
        replace(
            record(name, draw(st.sampled_from([Kind.PAPER, Kind.SESSION]))),
            path=f"{name}.html",
            title=draw(st.sampled_from(["  ", "A  title", "<b>", "1"])),
            words=dict.fromkeys(Field, ())
            | {field: tuple(draw(TEXTS)) for field in (Field.TITLE, Field.PEOPLE, Field.TEXT)},
            choices=(
                *draw(st.lists(st.tuples(st.just("topic"), st.sampled_from("a b ")))),
                ("kind", "paper"),
            ),
            text=draw(st.sampled_from(["", "text"])),
        )
        for name in names
    ]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one search after the other is made."""
    return tmp_path_factory.mktemp("portal")


@settings(max_examples=settings.default.max_examples // 2)
@given(now=records_of([f"p{number}" for number in range(12)]))
def test_changed_records_make_the_same_files(portal: Path, now: list[SearchedPage]) -> None:
    one, memory = portal / "one", portal / "memory.json"
    one.mkdir(exist_ok=True)
    write_search(one, now, "en", "now", memory, most_changed=1, made=made_in(one))
    with TemporaryDirectory() as other:
        write_search(Path(other), now, "en", "now", made=made_in(Path(other)))
        assert files(one) == files(Path(other))


def test_an_edit_makes_a_small_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(9)]
    memory = tmp_path / "memory.json"
    one = tmp_path / "one"
    one.mkdir()
    write_search(one, records, "en", "before", memory, made=made_in(one))
    made: list[tuple[str, int]] = []
    original = module.index_in_the_making

    def noted(documents: Iterable[tuple[str, str]], language: str, folder: Path) -> object:
        listed = list(documents)
        made.append((folder.name, len(listed)))
        return original(listed, language, folder)

    monkeypatch.setattr(module, "index_in_the_making", noted)
    write_search(
        one,
        [*records[:8], replace(records[8], words=words("new"))],
        "en",
        "a",
        memory,
        made=made_in(one),
    )
    assert made == [("main-changed", 1)]
    # A file of the index is gone; a record is gone; what is remembered is of something else.
    next((one / "search/main/index").iterdir()).unlink()
    write_search(
        one,
        [*records[:8], replace(records[8], words=words("w8"))],
        "en",
        "b",
        memory,
        made=made_in(one),
    )
    write_search(one, records[:8], "en", "c", memory, made=made_in(one))
    memory.write_bytes(b"{}")
    write_search(
        one,
        [*records[:7], replace(records[7], words=words("new"))],
        "en",
        "d",
        memory,
        made=made_in(one),
    )
    assert made[1:] == [("main", 9), ("main", 8), ("main", 8)]


def words(text: str) -> dict[Field, tuple[str, ...]]:
    return dict.fromkeys(Field, ()) | {Field.TITLE: ("paper",), Field.TEXT: (text,)}


def test_a_new_field_makes_a_whole_index(tmp_path: Path) -> None:
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(20)]
    one, other, memory = tmp_path / "one", tmp_path / "other", tmp_path / "memory.json"
    for folder in (one, other):
        folder.mkdir()
    write_search(one, records, "en", "before", memory, made=made_in(one))
    records[3] = replace(records[3], words=words("w3") | {Field.KEYWORDS: ("new",)})
    write_search(one, records, "en", "now", memory, made=made_in(one))
    records[4] = replace(records[4], words=words("w4") | {Field.TITLE: ()})
    write_search(one, records, "en", "later", memory, made=made_in(one))
    write_search(other, records, "en", "later", made=made_in(other))
    assert files(one) == files(other)
