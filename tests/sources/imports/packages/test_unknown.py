"""Why nobody can tell what was given to be imported."""

from dataclasses import replace

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import form_of
from sphinx_proceedings.sources.imports.packages.unknown import demand_readable
from support.packages import package_of

TEXT = '{"title": "é"}'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
OPEN = b"application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({"a.json": b""}, "the file is empty", id="empty"),
        pytest.param(
            {"a.json": TEXT.encode("utf-16-le")}, "byte 1 (0x00) is not UTF-8 text", id="UTF-16"
        ),
        pytest.param(
            {"a.csv": TEXT.encode("utf-32")}, "byte 2 (0x00) is not UTF-8 text", id="UTF-32"
        ),
        pytest.param(
            {"a.xls": OLE}, "this is a file of an old Office, which is not read", id="old Office"
        ),
        pytest.param(
            {"content.xml": b"<x/>", "mimetype": OPEN},
            "this is an OpenDocument file, which is not read",
            id="OpenDocument",
        ),
    ],
)
def test_what_can_be_of_no_form(files: dict[str, bytes], message: str) -> None:
    with pytest.raises(ExportError) as caught:
        form_of(package_of(files), ())
    assert (caught.value.message, bool(caught.value.hint)) == (message, True)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a.json": TEXT.encode("utf-16")},
        {"a.json": TEXT.encode(), "b.json": b""},
        {"a.pdf": b"%PDF-1.4\0"},
    ],
)
def test_what_may_be_of_some(files: dict[str, bytes]) -> None:
    demand_readable(package_of(files))


def test_a_file_that_is_damaged_is_told() -> None:
    def refuse(name: str) -> bytes:
        raise ExportError(package.locate(name), "the archive is damaged", "copy it again")

    package = replace(package_of({"a.json": b""}), reader=refuse)
    with pytest.raises(ExportError, match="the archive is damaged"):
        demand_readable(package)
