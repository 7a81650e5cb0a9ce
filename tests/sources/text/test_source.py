"""Bytes → text with places."""

from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.sources.text.source import Source, decode


def test_byte_order_mark_and_line_ends() -> None:
    assert decode("x", b"\xef\xbb\xbfa\r\nb\rc\n") == Source(path="x", text="a\nb\nc\n")


def test_place_of_a_wrong_byte() -> None:
    problem = decode("x.bib", "é\nab".encode() + b"\xe9")
    assert isinstance(problem, Diagnostic)
    assert (problem.code, problem.location) == (
        Code.FILE_ENCODING,
        Location(path="x.bib", line=2, column=3),
    )
    assert problem.message == "byte 5 (0xe9) is not UTF-8 text; the file is not read"
    assert problem.hint.endswith(
        "if this byte is to be 'é', the file is Windows-1252 or Latin-1 now"
    )


def test_utf16_is_read_where_its_mark_tells() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        mark = "" if encoding == "utf-16" else "\ufeff"
        assert decode("x", f"{mark}@misc é".encode(encoding)) == Source(path="x", text="@misc é")


def test_nul_and_utf32_are_refused() -> None:
    for data in (b"a\0b", "@misc".encode("utf-32"), "@misc".encode("utf-16-le"), b"\xff\xfea"):
        problem = decode("x", data)
        assert isinstance(problem, Diagnostic)
        assert problem.code is Code.FILE_ENCODING


@given(st.text(alphabet="ab\né", max_size=30), st.data())
def test_places_lead_back_to_offsets(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    source = Source(path="x", text=text)
    place = source.locate(offset)
    assert source.offset(place) == offset
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset


@given(st.binary(max_size=40))
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    assert isinstance(decode("x", data), Source | Diagnostic)
