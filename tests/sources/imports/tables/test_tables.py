"""Tables of CSV and .xlsx as rows of texts with their places."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.tables.tables import Table, headers_of, read_tables
from support.packages import package_of, workbook, zipped

_ON = datetime(2027, 3, 22, 9, 30)  # noqa: DTZ001  # as workbooks have it
_ROW = "#,Title,Authors\n1,Käse,Ada\n"


def _read(data: bytes | str, name: str = "a.csv") -> tuple[Table, ...]:
    return read_tables(package_of({name: data}), name)


def _rows(table: Table) -> list[tuple[str, dict[str, str]]]:
    return [(str(row.location), dict(row.values)) for row in table.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_a_programme_saves_as_csv(separator: str, encoding: str, end: str) -> None:
    text = _ROW.replace(",", separator).replace("\n", end)
    (table,) = _read(text.encode(encoding))
    assert (table.name, table.columns) == ("a", ("#", "title", "authors"))
    assert _rows(table) == [("export/a.csv:2", {"#": "1", "title": "Käse", "authors": "Ada"})]
    said = ["the file is not UTF-8; it was read as Windows-1252, which every byte of it fits"]
    assert [remark.text for remark in table.remarks] == (said if encoding == "cp1252" else [])


def test_line_breaks_in_cells_and_empty_rows() -> None:
    text = '\n"#","form_fields ",x\n1,"a\n\n""b"", c",\n,,\n2\n'
    (table,) = _read(text)
    assert _rows(table) == [
        ("export/a.csv:3", {"#": "1", "form fields": 'a\n\n"b", c', "x": ""}),
        ("export/a.csv:7", {"#": "2"}),
    ]
    assert table.rows[0].get("x", "form fields") == 'a\n\n"b", c'


def test_the_line_that_excel_writes_for_itself() -> None:
    (table,) = _read("sep=;\na;b,c\n1;2\n")
    assert _rows(table) == [("export/a.csv:3", {"a": "1", "b,c": "2"})]


def test_columns_of_one_name_and_without_one() -> None:
    (table,) = _read("a,,A\n,x,2\n1,y,3\n")
    assert [values for _, values in _rows(table)] == [{"a": "2"}, {"a": "1"}]


def test_formulas_are_text() -> None:
    (table,) = _read('a,b\n=1+1,"=HYPERLINK(""https://example.org"")"\n')
    assert _rows(table)[0][1] == {"a": "=1+1", "b": '=HYPERLINK("https://example.org")'}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param('a,b\n1,"2', "export/a.csv:2: this is not CSV: unexpected end", id="open"),
        pytest.param('a,b\n1,"2"3', "export/a.csv:2: this is not CSV: ',' expected", id="quote"),
        pytest.param("a\n" + "x" * 140_000, "field larger than field limit", id="long cell"),
        pytest.param("a\n" + "," * 1_000, "export/a.csv:2: the row has more than", id="wide"),
        pytest.param("a\n" + "1\n" * 100_001, "there are more than 100,000 rows", id="many"),
        pytest.param("a\n" + ("," * 900 + "\n") * 4_000, "3,000,000 cells", id="cells"),
        pytest.param(b"a\n\xff\xfe\x00", "export/a.csv:2:1: byte 2 (0xff)", id="binary"),
        pytest.param(b"a\n\xe4\xf6\xfc\xdf\x81", "is not UTF-8 text", id="encoding"),
        pytest.param(b"a" * (64 * 1024**2 + 1), "it has 67,108,865 bytes, more than", id="large"),
    ],
)
def test_what_is_no_table(data: bytes | str, said: str) -> None:
    with pytest.raises(ExportError) as caught:
        _read(data)
    assert said in f"{caught.value.location}: {caught.value.message}"
    assert caught.value.hint


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    with suppress(ExportError):
        (table,) = _read(text.encode("utf-8", "replace"))
        (seen,) = headers_of(package_of({"a.csv": text.encode("utf-8", "replace")}), "a.csv")
        assert seen == frozenset(table.columns)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    for name in ("a.csv", "a.xlsx"):
        headers_of(package_of({name: data}), name)
        with suppress(ExportError):
            _read(data, name)


def test_sheets_of_a_workbook() -> None:
    data = workbook(
        {
            "Submissions": [
                [None, None],
                ["#", "Title", "Day", "At", "On", "Sure"],
                [1, "A & B", date(2027, 3, 22), time(9, 30), _ON, True],
                [None],
                [2.5, "C\nD"],
                [3.0, "x_x000D_\ny"],
            ],
            "Empty": [],
        }
    )
    first, empty = _read(data, "all.xlsx")
    assert (first.name, str(first.location), str(empty.location)) == (
        "Submissions",
        "export/all.xlsx:Submissions",
        "export/all.xlsx:Empty",
    )
    assert _rows(first) == [
        (
            "export/all.xlsx:Submissions!A3",
            {
                "#": "1",
                "title": "A & B",
                "day": "2027-03-22",
                "at": "09:30:00",
                "on": "2027-03-22 09:30:00",
                "sure": "yes",
            },
        ),
        ("export/all.xlsx:Submissions!A5", {"#": "2.5", "title": "C\nD"}),
        ("export/all.xlsx:Submissions!A6", {"#": "3", "title": "x\ny"}),
    ]
    assert (empty.columns, empty.rows) == ((), ())
    assert headers_of(package_of({"all.xlsx": data}), "all.xlsx") == (
        frozenset(first.columns),
        frozenset(),
    )


def _changed(change: Callable[[str, bytes], bytes], data: bytes | None = None) -> bytes:
    stream = io.BytesIO(data or workbook({"A": [["a", "b"], ["1", "=1+1"]]}))
    with zipfile.ZipFile(stream) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})


def _in_sheet(old: bytes, new: bytes) -> bytes:
    return _changed(
        lambda name, data: data.replace(old, new) if name.endswith("sheet1.xml") else data
    )


_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet '


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(lambda: b"a,b\n", "this is no .xlsx workbook", id="csv"),
        pytest.param(lambda: zipped({"a.xml": ""}), "no workbook that can be read", id="zip"),
        pytest.param(lambda: workbook({"A": [["a"]]})[:-50], "is damaged", id="cut off"),
        pytest.param(
            lambda: _in_sheet(b"<worksheet ", _LAUGHS), "declares entities", id="entities"
        ),
        pytest.param(
            lambda: _changed(
                lambda name, data: (
                    ('<?xml version="1.0" encoding="utf-16"?>' + _LAUGHS.decode()).encode("utf-16")
                    if name.endswith("sheet1.xml")
                    else data
                )
            ),
            "declares entities",
            id="entities in UTF-16",
        ),
        pytest.param(
            lambda: _in_sheet(b"<worksheet ", b'<?xml version="1.0" encoding="cp037"?><worksheet '),
            "an encoding of its own",
            id="encoding",
        ),
        pytest.param(
            lambda: _in_sheet(b'<row r="2"', b'<row r="99999999999"'), "1,048,576 rows", id="row"
        ),
        pytest.param(
            lambda: _in_sheet(b'<c r="B2"', b'<c r="XFD2"'), "more than 1,000 cells", id="column"
        ),
        pytest.param(lambda: _in_sheet(b"</sheetData>", b""), "can be read", id="not well-formed"),
        pytest.param(
            lambda: workbook({f"S{number}": [] for number in range(101)}), "100 sheets", id="sheets"
        ),
        pytest.param(
            lambda: _changed(lambda _, data: data + b" " * (8 * 1024**2)), "far more", id="bomb"
        ),
    ],
)
def test_workbooks_that_are_not_read(data: Callable[[], bytes], said: str) -> None:
    with pytest.raises(ExportError) as caught:
        _read(data(), "all.xlsx")
    assert said in caught.value.message
    assert caught.value.location.path.startswith("export/all.xlsx")


@pytest.mark.parametrize("computed", ["", "2"])
def test_formulas_of_a_workbook_are_not_computed(computed: str) -> None:
    (table,) = _read(_in_sheet(b"<v></v>", f"<v>{computed}</v>".encode()), "all.xlsx")
    assert [values for _, values in _rows(table)] == [{"a": "1", "b": computed}]
