"""Files are copied whole, and only with the bytes that were asked for."""

import hashlib
from pathlib import Path

import pytest

from sphinx_proceedings.files.copied_files import copy_atomically
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError

DATA = bytes(range(256)) * 10_000
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(DATA)
    return tmp_path / "a.pdf"


def test_a_copy(source: Path) -> None:
    target = source.parent / "x/y/b.pdf"
    assert copy_atomically(source, target, SHA256)
    assert target.read_bytes() == DATA
    before = target.stat()
    assert not copy_atomically(source, target, SHA256)
    assert target.stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in target.parent.iterdir()] == ["b.pdf"]
    # The one does not follow the other.
    source.write_bytes(b"")
    assert target.read_bytes() == DATA


def test_other_bytes_of_the_same_length_are_replaced(source: Path) -> None:
    target = source.parent / "b.pdf"
    target.write_bytes(DATA[::-1])
    assert copy_atomically(source, target, SHA256)
    assert target.read_bytes() == DATA


def test_a_link_in_its_place_is_not_written_through(source: Path) -> None:
    other, target = source.parent / "other", source.parent / "b.pdf"
    other.write_bytes(b"x")
    target.symlink_to(other)
    assert copy_atomically(source, target, SHA256)
    assert (target.is_symlink(), other.read_bytes(), target.read_bytes()) == (False, b"x", DATA)


def test_a_file_that_has_changed_meanwhile(source: Path) -> None:
    target = source.parent / "b.pdf"
    target.write_bytes(b"as it was")
    with pytest.raises(ChangedMeanwhileError):
        copy_atomically(source, target, hashlib.sha256(b"").hexdigest())
    assert target.read_bytes() == b"as it was"
    assert sorted(path.name for path in source.parent.iterdir()) == ["a.pdf", "b.pdf"]
