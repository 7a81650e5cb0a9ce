"""Photos are read from within the portal only."""

import os
from pathlib import Path

import pytest

from sphinx_proceedings.sources.photos.photo_files import (
    LARGEST_PHOTO,
    PhotoFile,
    UnusablePhotoError,
)

MOVE = "put a copy into the portal, such as people/photos/ada.jpg, and write that path"
LOOK = "check what it is, and that you may read it"
WHERE = "check the path, which begins at the portal's root"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal with a photo, beside which there is another one."""
    root = tmp_path / "portal"
    (root / "people").mkdir(parents=True)
    (root / "people/ada.jpg").write_bytes(b"Ada")
    (tmp_path / "out.jpg").write_bytes(b"Out")
    return root


def problem(root: Path, path: str) -> tuple[str, str]:
    with pytest.raises(UnusablePhotoError) as raised:
        PhotoFile(root, path).read()
    return raised.value.message, raised.value.hint


@pytest.mark.parametrize("path", ["people/ada.jpg", "./people//ada.jpg", "people/./ada.jpg"])
def test_file_of_the_portal(root: Path, path: str) -> None:
    assert PhotoFile(root, path).read() == b"Ada"


def test_portal_behind_a_link(root: Path) -> None:
    linked = root.with_name("linked")
    linked.symlink_to(root)
    assert PhotoFile(linked, "people/ada.jpg").read() == b"Ada"


def test_link_within_the_portal(root: Path) -> None:
    (root / "people/link.jpg").symlink_to("ada.jpg")
    assert PhotoFile(root, "people/link.jpg").read() == b"Ada"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../out.jpg", "may lead out of the portal"),
        ("people/../../out.jpg", "may lead out of the portal"),
        ("people/../people/ada.jpg", "may lead out of the portal"),
        (r"people\..\..\out.jpg", "may lead out of the portal"),
        ("/etc/hostname", "is no path within the portal"),
        (r"C:\ada.jpg", "is no path within the portal"),
        (r"\\host\ada.jpg", "is no path within the portal"),
        ("https://example.org/ada.jpg", "is an address, not a file of the portal"),
        ("file:///etc/hostname", "is an address, not a file of the portal"),
    ],
)
def test_path_that_leads_elsewhere(root: Path, path: str, message: str) -> None:
    assert problem(root, path) == (message, MOVE)


def test_links_that_lead_out(root: Path) -> None:
    (root / "people/out.jpg").symlink_to("../../out.jpg")
    (root / "elsewhere").symlink_to("..")
    for path in ("people/out.jpg", "elsewhere/out.jpg"):
        assert problem(root, path) == ("is a link that leads out of the portal", MOVE)


def test_missing(root: Path) -> None:
    assert problem(root, "people/eda.jpg") == ("does not exist", "did you mean 'people/ada.jpg'?")
    assert problem(root, "photos/bob.jpg") == ("does not exist", WHERE)
    assert problem(root, "~/ada.jpg") == ("does not exist", WHERE)


def test_link_to_itself(root: Path) -> None:
    (root / "people/loop.jpg").symlink_to("loop.jpg")
    message, _ = problem(root, "people/loop.jpg")
    assert message in {"does not exist", "cannot be read: Too many levels of symbolic links"}


@pytest.mark.parametrize("path", ["people/\0.jpg", "people/\ud800.jpg", "x" * 5_000])
def test_what_no_file_is_called(root: Path, path: str) -> None:
    message, _ = problem(root, path)
    assert message == "does not exist" or message.startswith("cannot be read: ")


def test_no_file(root: Path) -> None:
    assert problem(root, "people") == ("cannot be read: Is a directory", LOOK)
    os.mkfifo(root / "people/pipe.jpg")
    assert problem(root, "people/pipe.jpg") == ("cannot be read: it is a pipe, not a file", LOOK)


def test_large(root: Path) -> None:
    with (root / "people/large.jpg").open("wb") as file:
        file.truncate(LARGEST_PHOTO + 1)
    assert problem(root, "people/large.jpg") == (
        "has more than the 33,554,432 bytes that are read",
        "save it smaller: 1,000 by 1,000 pixels are plenty",
    )
