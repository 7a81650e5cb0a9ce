"""Files of a portal, as they are and as they become."""

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.upgrading.changes import FileChange, applied, look_at, with_text

TEXTS = st.text(alphabet="ab\n\r\u2028\x0cé", max_size=20)


def opened(data: bytes) -> Document:
    document = open_document("x", data)
    assert isinstance(document, Document)
    return document


@given(st.sampled_from([b"", b"\xef\xbb\xbf"]), TEXTS, TEXTS.filter(lambda text: "\r" not in text))
def test_any_text_in_place_of_any(mark: bytes, before: str, text: str) -> None:
    document = opened(mark + before.encode())
    data = with_text(document, text)
    assert data.startswith(mark)
    assert opened(data).source.text == text
    assert with_text(document, document.source.text) == mark + before.encode()


def test_line_ends_that_come_together_stay_two() -> None:
    assert opened(with_text(opened(b"\rx\n\nend"), "\n\nend")).source.text == "\n\nend"


def test_lines_that_stay_keep_their_ends() -> None:
    document = opened(b"a\r\nb\nc\r\n")
    assert with_text(document, "a\nb\nnew\nc\n") == b"a\r\nb\nnew\r\nc\r\n"


def test_what_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"a\r\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "text")
    (tmp_path / "way").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "binary").write_bytes(b"a\0")
    os.mkfifo(tmp_path / "pipe")
    link = "it is a link, or in a folder that is one"
    problems = {
        name: (looked.problem, looked.data)
        for name in (
            "text",
            "none",
            "no/ne",
            "text/x",
            "link",
            "way/text",
            "loop",
            "folder",
            "pipe",
        )
        if (looked := look_at(tmp_path, name))
    }
    assert problems == {
        "text": ("", b"a\r\n"),
        "none": ("", None),
        "no/ne": ("", None),
        "text/x": ("it cannot be read: Not a directory", None),
        "link": (link, None),
        "way/text": (link, None),
        "loop": (link, None),
        "folder": ("it cannot be read: Is a directory", None),
        "pipe": ("it cannot be read: it is a pipe, not a file", None),
    }
    binary = look_at(tmp_path, "binary")
    assert (binary.document, binary.data) == (None, b"a\0")


def test_changes_are_made_together(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"1")
    (tmp_path / "gone").write_bytes(b"2")
    changes = [
        FileChange(path="old", before=b"1", after=b"one"),
        FileChange(path="gone", before=b"2", after=None),
        FileChange(path="a/new", before=None, after=b"\xef\xbb\xbfthree"),
    ]
    assert [change.texts for change in changes] == [("1", "one"), ("2", ""), ("", "three")]
    applied(tmp_path, changes)
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {
        "old": b"one",
        "new": b"\xef\xbb\xbfthree",
    }
