"""What is told of two versions' files."""

from same.comparing import differences


def test_same_files_are_not_told() -> None:
    assert list(differences({"a": b"x", "b": b"\xff"}, {"b": b"\xff", "a": b"x"})) == []


def test_each_file_that_differs_is_told_with_its_first_line() -> None:
    before = {"gone": b"", "page": b"same\n" + b"." * 50 + b"old end\n", "picture": b"\xff1"}
    now = {"new": b"", "page": b"same\n" + b"." * 50 + b"new end\n", "picture": b"\xff2"}
    assert list(differences(before, now)) == [
        "gone: gone",
        "new: new",
        f"other: page\n  - {'.' * 40}old end\n  + {'.' * 40}new end",
        "other: picture",
    ]


def test_what_is_only_longer_is_told() -> None:
    assert list(differences({"a": b"x"}, {"a": b"x\ny"})) == ["other: a\n  - \n  + y"]
