"""Files that are written together: all of them or none."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_proceedings.files.together import Replacement, digest_of, replace_together
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError
from support.folders import files_in
from support.full_disk import full_disk


def replacement(path: Path, data: bytes | None, was: bytes | None) -> Replacement:
    return Replacement(
        path=path, data=None if data is None else lambda: data, replaces=digest_of(was)
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"2")
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    return {name: (root / name).read_bytes() for name in files_in(root)}


def test_all_of_them(root: Path) -> None:
    (root / "a").chmod(0o640)
    replace_together(
        [
            replacement(root / "a", b"3", b"1"),
            replacement(root / "b", None, b"2"),
            replacement(root / "new/er/c", b"4", None),
        ]
    )
    assert contents(root) == {"a": b"3", "new/er/c": b"4"}
    assert (root / "a").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in root.rglob("*") if path.name.startswith(".")] == []


def fail() -> bytes:
    raise OSError("no")


def changed(root: Path) -> list[Replacement]:
    return [replacement(root / "b", b"5", b"other")]


def gone(root: Path) -> list[Replacement]:
    return [replacement(root / "none", b"5", b"other")]


def there(root: Path) -> list[Replacement]:
    return [replacement(root / "b", b"5", None)]


def failing(root: Path) -> list[Replacement]:
    return [Replacement(path=root / "x/y", data=fail, replaces="")]


@pytest.mark.parametrize("last", [changed, gone, there, failing])
def test_or_none(last: Callable[[Path], list[Replacement]], root: Path) -> None:
    before = contents(root)
    first = [
        replacement(root / "a", b"3", b"1"),
        replacement(root / "new/c", b"4", None),
        *([] if last in (changed, there) else [replacement(root / "b", None, b"2")]),
    ]
    with pytest.raises(OSError) as caught:  # noqa: PT011
        replace_together([*first, *last(root)])
    assert isinstance(caught.value, ChangedMeanwhileError) == (last is not failing)
    assert contents(root) == before
    assert sorted(os.listdir(root)) == ["a", "b"]  # noqa: PTH208


def test_where_the_disk_is_full(root: Path) -> None:
    before = contents(root)
    with full_disk(1), pytest.raises(OSError, match="c") as caught:
        replace_together(
            [replacement(root / "a", b"3", b"1"), replacement(root / "c", b"44", None)]
        )
    assert caught.value.filename == str(root / "c")
    assert contents(root) == before
