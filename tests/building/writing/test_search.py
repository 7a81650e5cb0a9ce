"""The search in the output folder: complete, replaced, removed."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sphinx_proceedings.building.writing.search as module
from sphinx_proceedings.building.memory.build_notes import NOTES_FILE, BuildNotes, Made
from sphinx_proceedings.building.writing.search import (
    FOLDER,
    change_search,
    is_current,
    remove_search,
    write_search,
)
from sphinx_proceedings.building.writing.search_bundles import Bounds
from sphinx_proceedings.outputs.search.pagefind import is_available
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, Searchable, SearchedPage
from sphinx_proceedings.outputs.search.words import Compounds, text_words

pytestmark = pytest.mark.skipif(not is_available(), reason="no Pagefind for this system")


def record(name: str, kind: Kind = Kind.PAPER) -> SearchedPage:
    words = dict.fromkeys(Field, ()) | {Field.TITLE: (name,)}
    return SearchedPage(path=f"{kind}/{name}.html", kind=kind, title=name, words=words)


RECORDS = [record("loops"), record("ada", Kind.PERSON)]


def searchable(page: SearchedPage) -> Searchable:
    return Searchable(path=page.path, version=repr(page), kind=page.kind, page=lambda _: page)


def make(
    outdir: Path,
    pages: Iterable[SearchedPage | Searchable],
    made_from: str = "now",
    *,
    most_people: int = 3_000,
    most: int = 15_000,
    most_changed: float = 0.1,
) -> None:
    write_search(
        outdir,
        [searchable(page) if isinstance(page, SearchedPage) else page for page in pages],
        "en",
        made_from,
        made=made_in(outdir),
        bounds=Bounds(most=most, most_people_beside=most_people),
        most_changed=most_changed,
    )


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
    make(one, [*RECORDS, record("gone")], "before")
    assert is_current(one, made_in(one), "before")
    make(one, RECORDS, "now")
    make(other, RECORDS, "now")
    assert files(one) == files(other)
    assert not is_current(one, made_in(one), "before")
    remove_search(one, made_in(one))
    assert files(one) == {}


@pytest.mark.parametrize("pattern", ["*.json", "main/*.js", "main/fragment/*", "words/*", "*"])
def test_deleted_files_come_back(tmp_path: Path, pattern: str) -> None:
    outdir = tmp_path / "html"
    make(outdir, RECORDS, "now")
    before = files(outdir)
    for path in (outdir / FOLDER).glob(pattern):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not is_current(outdir, made_in(outdir), "now")
    make(outdir, [*RECORDS[:1], record("eva", Kind.PERSON)], "later")
    make(outdir, RECORDS, "now")
    assert files(outdir) == before


def test_what_a_killed_build_leaves_is_not_published(tmp_path: Path) -> None:
    outdir, notes = tmp_path / "html", tmp_path / "html-notes"
    make(outdir, RECORDS, "now")
    assert sorted(path.name for path in outdir.iterdir()) == ["search"]
    left = notes / "proceedings-search.making" / "main" / "documents" / "left.html"
    left.parent.mkdir(parents=True)
    left.write_text("<html>left</html>")
    make(outdir, RECORDS, "again")
    assert [path.name for path in notes.iterdir()] == [NOTES_FILE]
    assert not any(b"left" in data for data in files(outdir).values())


def test_many_people_are_apart(tmp_path: Path) -> None:
    make(tmp_path, RECORDS, "x", most_people=0)
    names = {name.split("/")[1] for name in files(tmp_path) if name.count("/") > 1}
    assert names == {"main", "people", "words"}


def test_people_are_left_alone_where_only_papers_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for outdir in (one, other):
        outdir.mkdir()
    make(one, RECORDS, "before", most_people=0)
    made: list[str] = []
    original = module.index_in_the_making

    def noted(documents: Iterator[tuple[str, str]], language: str, folder: Path) -> object:
        made.append(folder.name)
        return original(documents, language, folder)

    changed = [record("knots"), RECORDS[1]]
    monkeypatch.setattr(module, "index_in_the_making", noted)
    make(one, changed, "now", most_people=0)
    assert made == ["main"]
    make(other, changed, "now", most_people=0)
    assert files(one) == files(other)


TEXTS = st.lists(
    st.sampled_from(["loop", "loops", "knot", "knots", "of", "größe", "naïve", "x", "deep", "42"]),
    max_size=8,
    unique=True,
)


NAMES = [f"p{number}" for number in range(12)]
SENTENCES = ["pre-training", "pretraining", "pre training of loops", "Loops", "dead-line", "line"]


@st.composite
def random_records(draw: st.DrawFn) -> list[Searchable]:
    """Records of a few names that say something else each time, nearly always of all."""
    left_out = draw(st.one_of(st.just(set()), st.sets(st.sampled_from(NAMES), max_size=11)))
    named = [draw(random_record(name)) for name in NAMES if name not in left_out]
    return [searchable(record("nobody")), *named]


@st.composite
def random_record(draw: st.DrawFn, name: str) -> Searchable:
    sentence = draw(st.sampled_from(SENTENCES))
    drawn = {field: tuple(draw(TEXTS)) for field in (Field.TITLE, Field.PEOPLE, Field.KEYWORDS)}
    page = replace(
        record(name, draw(st.sampled_from([Kind.PAPER, Kind.SESSION, Kind.PERSON]))),
        path=f"{name}.html",
        title=draw(st.sampled_from(["  ", "A  title", "<b>", "1"])),
        choices=(
            *draw(st.lists(st.tuples(st.just("topic"), st.sampled_from("a b ")))),
            ("kind", "paper"),
        ),
        text=draw(st.sampled_from(["", "text"])),
    )

    def with_words(listed: Compounds) -> SearchedPage:
        return replace(page, words=drawn | {Field.TEXT: tuple(text_words(sentence, listed))})

    version = f"{page} {drawn} {sentence}"
    texts = draw(st.sampled_from([(), (sentence,)]))
    return Searchable(
        path=page.path,
        version=f"{version} {texts}",
        kind=page.kind,
        page=with_words,
        edition=draw(st.sampled_from(["2026-a", "2026-a", "2027-b", "2028-c", ""])),
        texts=lambda: texts,
    )


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where one search after the other is made."""
    return tmp_path_factory.mktemp("portal")


@settings(max_examples=settings.default.max_examples // 2)
@given(
    now=random_records(),
    most_people=st.sampled_from([0, 0, 0, 3_000]),
    most=st.sampled_from([2, 4, 15_000]),
)
def test_changed_records_make_the_same_files(
    portal: Path, now: list[Searchable], most_people: int, most: int
) -> None:
    one = portal / "one"
    one.mkdir(exist_ok=True)
    make(one, now, most_changed=1, most_people=most_people, most=most)
    with TemporaryDirectory(dir=portal) as other:
        make(Path(other), now, most_people=most_people, most=most)
        assert files(one) == files(Path(other))


@settings(max_examples=settings.default.max_examples // 2)
@given(before=random_records(), most=st.sampled_from([4, 15_000]), data=st.data())
def test_some_changed_records_make_the_same_files(
    portal: Path, before: list[Searchable], most: int, data: st.DataObject
) -> None:
    """Of which nothing else is told than that they are of the same edition and kind."""
    one = portal / "some"
    shutil.rmtree(one, ignore_errors=True)
    make(one, before, most=most)
    some = data.draw(st.sets(st.sampled_from(before[1:] or before), max_size=2))
    new = {old.path: data.draw(random_record(old.path.removesuffix(".html"))) for old in some}
    now = [
        replace(new[old.path], kind=old.kind, edition=old.edition) if old.path in new else old
        for old in before
    ]
    changed = [record for record in now if record.path in new]
    if not change_search(one, changed, "en", made=made_in(one)):
        make(one, now, "later", most=most)
    with TemporaryDirectory(dir=portal) as other:
        make(Path(other), now, most=most)
        assert files(one) == files(Path(other))
    make(one, now, "last", most_changed=1, most=most)
    with TemporaryDirectory(dir=portal) as other:
        make(Path(other), now, most=most)
        assert files(one) == files(Path(other))


def test_a_record_is_changed_where_it_is(tmp_path: Path) -> None:
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(9)]
    one, other = tmp_path / "one", tmp_path / "other"
    make(one, records, "before")
    changed = searchable(replace(records[8], words=words("new")))
    assert change_search(one, [changed], "en", made=made_in(one))
    make(other, [*records[:8], replace(records[8], words=words("new"))], "now")
    assert files(one) == files(other)
    assert not is_current(one, made_in(one), "before")


def test_nothing_is_forgotten_where_no_record_changes(tmp_path: Path) -> None:
    """As where lines of a source have moved, or the abstract of a paper that is withdrawn."""
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(9)]
    one, other = tmp_path / "one", tmp_path / "other"
    make(one, records, "before")
    assert change_search(one, [], "en", made=made_in(one))
    changed = [*records[:8], replace(records[8], words=words("new"))]
    assert change_search(one, [searchable(changed[8])], "en", made=made_in(one))
    make(other, changed, "now")
    assert files(one) == files(other)


def test_a_record_is_not_changed_where_more_follows(tmp_path: Path) -> None:
    """It is not there, there is no search, a file of it is gone, or what is kept is damaged."""
    records, one = [record(f"p{number}") for number in range(9)], tmp_path / "one"
    new = [searchable(replace(records[8], words=words("new")))]
    assert not change_search(one, new, "en", made=made_in(one))
    make(one, records, "before")
    assert not change_search(one, [searchable(record("another"))], "en", made=made_in(one))
    next((one / "search/main/index").iterdir()).unlink()
    assert not change_search(one, new, "en", made=made_in(one))
    make(one, records, "before")
    made_in(one).notes.kept("search").keep((), {records[8].path: (repr(records[8]), "[]")})
    assert not change_search(one, new, "en", made=made_in(one))


def test_an_edit_makes_a_small_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(9)]
    one = tmp_path / "one"
    one.mkdir()
    make(one, records, "before")
    made: list[tuple[str, int]] = []
    original = module.index_in_the_making

    def noted(documents: Iterable[tuple[str, str]], language: str, folder: Path) -> object:
        listed = list(documents)
        made.append((folder.name, len(listed)))
        return original(listed, language, folder)

    monkeypatch.setattr(module, "index_in_the_making", noted)
    make(one, [*records[:8], replace(records[8], words=words("new"))], "a")
    assert made == [("main-changed", 1)]
    # A file of the index is gone; a record is gone; what is remembered is of something else.
    next((one / "search/main/index").iterdir()).unlink()
    make(one, [*records[:8], replace(records[8], words=words("w8"))], "b")
    make(one, records[:8], "c")
    made_in(one).notes.kept("search").keep((), {records[7].path: (repr(records[7]), "[]")})
    make(one, [*records[:7], replace(records[7], words=words("new"))], "d")
    assert made[1:] == [("main", 9), ("main", 8), ("main", 8)]


def words(text: str) -> dict[Field, tuple[str, ...]]:
    return dict.fromkeys(Field, ()) | {Field.TITLE: ("paper",), Field.TEXT: (text,)}


def test_another_field_makes_a_whole_index(tmp_path: Path) -> None:
    records = [replace(record(f"p{number}"), words=words(f"w{number}")) for number in range(20)]
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    make(one, records, "before")
    records[3] = replace(records[3], words=words("w3") | {Field.KEYWORDS: ("new",)})
    make(one, records, "now")
    records[3] = replace(records[3], words=words("w3"))
    records[4] = replace(records[4], words=words("w4") | {Field.TITLE: ()})
    make(one, records, "later")
    make(other, records, "later")
    assert files(one) == files(other)
