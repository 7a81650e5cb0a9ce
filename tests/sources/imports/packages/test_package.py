"""What is given is opened safely: files, folders, archives."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.packages import given_files
from sphinx_proceedings.sources.imports.packages.package import open_package
from support.folders import files_in
from support.packages import workbook, zipped


def _told(error: ExportError) -> str:
    return f"{error.location}: {error.message} ({error.hint})"


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(b"[]")
    package = open_package([path])
    assert (package.name, dict(package.sizes)) == (path.as_posix(), {"data.json": 2})
    assert (package.read("data.json"), package.begin("data.json", 1)) == (b"[]", b"[")
    assert str(package.locate("data.json")) == path.as_posix()


def test_files_beside_each_other(tmp_path: Path) -> None:
    paths = [tmp_path / "submission.csv", tmp_path / "author.csv"]
    for path in paths:
        path.write_text("a,b\n")
    package = open_package(paths)
    assert package.name == f"{paths[0].as_posix()}, {paths[1].as_posix()}"
    assert sorted(package.sizes) == ["author.csv", "submission.csv"]
    assert package.path("author.csv") == paths[1].as_posix()


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "papers" / "17.pdf").write_bytes(b"%PDF")
    (tmp_path / ".git" / "config").write_bytes(b"secret")
    (tmp_path / ".DS_Store").write_bytes(b"")
    (tmp_path / "papers.yml").symlink_to("papers/17.pdf")
    package = open_package([tmp_path])
    assert dict(package.sizes) == {"papers.yml": 4, "papers/17.pdf": 4}
    assert str(package.locate("papers/17.pdf")) == f"{tmp_path.as_posix()}/papers/17.pdf"


def test_an_archive_and_the_folder_in_it(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(
        zipped({"all/data.json": "[]", "all/papers/17.pdf": "%PDF", "__MACOSX/all/._data.json": ""})
    )
    package = open_package([path])
    assert {name: package.read(name) for name in package.sizes} == {
        "data.json": b"[]",
        "papers/17.pdf": b"%PDF",
    }
    assert str(package.locate("data.json")) == f"{path.as_posix()}/data.json"


def test_an_archive_and_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "pdfs.zip").write_bytes(zipped({"17.pdf": "%PDF"}))
    (tmp_path / "data.json").write_bytes(b"[]")
    package = open_package([tmp_path / "data.json", tmp_path / "pdfs.zip"])
    assert dict(package.sizes) == {"data.json": 2, "17.pdf": 4}


def test_a_workbook_is_one_file(tmp_path: Path) -> None:
    for name in ("all.xlsx", "all.docx"):
        (tmp_path / name).write_bytes(workbook({"Authors": [["a"]]}))
        assert list(open_package([tmp_path / name]).sizes) == [name]


def test_names_in_utf_8_that_no_flag_tells(tmp_path: Path) -> None:
    data = zipped({"Käse-ñ.pdf": "%PDF"})
    # Both places that say so: before the file, and in the list of files.
    data = data.replace(struct.pack("<H", 0x800), struct.pack("<H", 0))
    (tmp_path / "all.zip").write_bytes(data)
    assert list(open_package([tmp_path / "all.zip"]).sizes) == ["Käse-ñ.pdf"]


def _archive(info: zipfile.ZipInfo, data: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, data)
    return stream.getvalue()


def _with_mode(mode: int) -> bytes:
    path = zipfile.ZipInfo("papers/17.pdf")
    path.external_attr = mode << 16
    return _archive(path, "/etc/passwd")


def _encrypted() -> bytes:
    data = bytearray(zipped({"a.json": "[]"}))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


def _overlapping() -> bytes:
    """Two entries of the list for the same bytes, as in zip bombs of David Fifield."""
    data = zipped({"a.json": "[]" * 100, "b.json": "[]" * 100})
    second = data.index(b"PK\1\2", data.index(b"PK\1\2") + 4)
    return data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]


def _too_long_directory() -> bytes:
    data = zipped({"a.json": "[]"})
    end = data.index(b"PK\5\6")
    return data[: end + 12] + struct.pack("<I", 100 * 1024**2) + data[end + 16 :]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(lambda: zipped({"/etc/a.json": ""}), "is not relative", id="absolute"),
        pytest.param(lambda: zipped({"a/../../b": ""}), "leads out of the archive", id="parent"),
        pytest.param(lambda: zipped({"a\\b.json": ""}), "holds a backslash", id="backslash"),
        pytest.param(lambda: zipped({"C:a.json": ""}), "is not relative", id="drive"),
        pytest.param(lambda: zipped({"a\u202eb.json": ""}), "no name should hold", id="direction"),
        pytest.param(lambda: zipped({"a" * 2000: ""}), "longer than 1000", id="long"),
        pytest.param(lambda: zipped({"a/B.json": "", "A/b.json": ""}), "same name", id="case"),
        pytest.param(lambda: zipped({"é": "", "e\u0301": ""}), "same name", id="composed"),
        pytest.param(lambda: _with_mode(stat.S_IFLNK | 0o777), "a link or a device", id="link"),
        pytest.param(lambda: _with_mode(stat.S_IFCHR | 0o666), "a link or a device", id="device"),
        pytest.param(_encrypted, "it is encrypted", id="encrypted"),
        pytest.param(lambda: zipped({"a": "b"}, zipfile.ZIP_LZMA), "in a way", id="lzma"),
        pytest.param(lambda: zipped({"a": bytes(64 * 1024**2)}), "far more than any", id="bomb"),
        pytest.param(_overlapping, "far more than any export", id="overlapping"),
        pytest.param(_too_long_directory, "more than 10,000 files", id="directory"),
        pytest.param(
            lambda: zipped({str(number): "" for number in range(10_001)}, zipfile.ZIP_STORED),
            "more than 10,000 files",
            id="many",
        ),
        pytest.param(lambda: zipped({"a.json": "[]"})[:60], "is damaged", id="cut off"),
        pytest.param(lambda: b"PK\3\4", "is damaged", id="nothing but its beginning"),
        pytest.param(lambda: b"[]", "this is no ZIP archive", id="none"),
        pytest.param(lambda: zipped({}), "there is no file in it", id="empty"),
        pytest.param(
            lambda: zipped({"a.zip": zipped({"b.zip": ""})}), "nothing but another", id="nested"
        ),
    ],
)
def test_archives_that_cannot_be_trusted(
    data: Callable[[], bytes], said: str, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(data())
    with pytest.raises(ExportError) as caught:
        open_package([path])
    assert said in _told(caught.value)
    assert caught.value.location.path.startswith(path.as_posix())
    assert files_in(tmp_path) == ["all.zip"]


def test_the_same_name_twice(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    # As long as each other, so that one name can be put in the place of the other.
    path.write_bytes(zipped({"a.json": "1", "b.json": "2"}).replace(b"b.json", b"a.json"))
    with pytest.raises(ExportError, match=r"two files have the same name, “a\.json”"):
        open_package([path])


def test_an_archive_that_lies_about_a_size(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.json": bytes(10_000)}))
    for signature, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = data.index(signature) + offset
        data[at : at + 4] = struct.pack("<I", 10)
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    with pytest.raises(ExportError, match="the archive is damaged"):
        open_package([path]).read("a.json")


def test_a_damaged_member(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.json": b"[1, 2, 3]"}, zipfile.ZIP_STORED))
    data[data.index(b"[1")] = 0
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    with pytest.raises(ExportError) as caught:
        open_package([path]).read("a.json")
    assert _told(caught.value) == (
        f"{path.as_posix()}/a.json: the archive is damaged: it is cut off or broken"
        " (download or copy it again)"
    )


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6)
)
def test_any_archive_is_read_or_refused(changes: list[tuple[int, int]], tmp_path: Path) -> None:
    data = bytearray(zipped({"a.json": b"[1, 2, 3]" * 20, "b/c.pdf": b"%PDF"}))
    for at, value in changes:
        data[at % len(data)] = value
    path = tmp_path / "all.zip"
    path.write_bytes(data)
    with suppress(ExportError):
        package = open_package([path])
        for name in package.sizes:
            assert len(package.read(name)) == package.sizes[name]


@pytest.mark.parametrize("target", ["/etc/passwd", "..", "/nowhere", "../beside.txt"])
def test_links_that_lead_out_of_a_folder(target: str, tmp_path: Path) -> None:
    (tmp_path / "beside.txt").write_text("secret")
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "papers").symlink_to(target)
    with pytest.raises(ExportError) as caught:
        open_package([folder])
    assert _told(caught.value) == (
        f"{folder.as_posix()}/papers: it is a link that leads out of the folder; it is not followed"
        " (put the file itself in its place, or remove the link)"
    )


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "data.json")
    package = open_package([tmp_path])
    with pytest.raises(ExportError, match="cannot be read: it is a pipe, not a file"):
        package.read("data.json")


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read: No such file or directory"):
        open_package([tmp_path / "data.json"])
    with pytest.raises(ExportError, match="there is no file in it"):
        open_package([tmp_path])


def test_a_file_that_nobody_may_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[]")
    package = open_package([tmp_path])
    (tmp_path / "a.json").unlink()
    with pytest.raises(ExportError, match="cannot be read: No such file or directory"):
        package.read("a.json")


def test_two_files_of_one_name(tmp_path: Path) -> None:
    for name in ("a/data.json", "b/Data.json"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(b"[]")
    with pytest.raises(ExportError, match=r"“Data\.json” is also the name of "):
        open_package([tmp_path / "a" / "data.json", tmp_path / "b" / "Data.json"])


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.json")).write_bytes(b"[]")
    with pytest.raises(ExportError, match=r"the name of “\?\.json” is not UTF-8"):
        open_package([tmp_path])


def test_large_files_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    with path.open("wb") as stream:
        stream.truncate(given_files.LARGEST_FILE + 1)
    package = open_package([path])
    assert package.begin("data.json", 2) == b"\0\0"
    with pytest.raises(ExportError, match="it is larger than 268,435,456 bytes"):
        package.read("data.json")


def test_a_folder_of_very_many_files(tmp_path: Path) -> None:
    for number in range(given_files.MOST_FILES + 1):
        (tmp_path / str(number)).touch()
    with pytest.raises(ExportError, match="more than 10,000 files"):
        open_package([tmp_path])


def test_folders_within_each_other(tmp_path: Path) -> None:
    folders = [os.open(tmp_path, os.O_RDONLY)]
    try:
        for _ in range(1_000):
            os.mkdir("d", dir_fd=folders[-1])
            folders.append(os.open("d", os.O_RDONLY, dir_fd=folders[-1]))
        with pytest.raises(ExportError, match="nest too deeply"):
            open_package([tmp_path])
    finally:
        for folder in reversed(folders):
            with suppress(FileNotFoundError):
                os.rmdir("d", dir_fd=folder)
            os.close(folder)
