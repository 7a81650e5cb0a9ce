"""Small PDFs, whole and hostile, for tests."""

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf

from sphinx_proceedings.model.paper_files import FileKind, PaperFile

__all__ = ["HOSTILE", "changed", "paper_file", "pdf"]

A4 = (595, 842)


def paper_file(path: Path, data: bytes) -> PaperFile:
    """The PDF of a paper, written there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return PaperFile(
        kind=FileKind.PDF,
        ending=".pdf",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        source=str(path),
    )


def pdf(*pages: Sequence[str], size: tuple[float, float] = A4, mode: int = 0) -> bytes:
    """Pages of lines, in Helvetica, which is not in the file; `mode` 3 is for what is not seen."""
    return objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count %d /Kids [%s] >>"
            % (len(pages), b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(len(pages)))),
            3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            **{
                10 + 2 * n: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d]"
                b" /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>" % (*size, 11 + 2 * n)
                for n in range(len(pages))
            },
            **{11 + 2 * n: stream(_text(lines, mode)) for n, lines in enumerate(pages)},
        }
    )


def _text(lines: Sequence[str], mode: int) -> bytes:
    shown = (
        f"BT /F {20 if n == 0 else 10} Tf {mode} Tr 60 {780 - 16 * n} Td ({line}) Tj ET\n"
        for n, line in enumerate(lines)
    )
    return "".join(shown).encode("cp1252")


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def objects(found: Mapping[int, bytes]) -> bytes:
    """A file of objects by their numbers, with a table of where they are."""
    made = b"%PDF-1.7\n"
    places = {}
    for number, body in sorted(found.items()):
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(made)
    size = max(found) + 1
    rows = (
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(size)
    )
    made += b"xref\n0 %d\n%s" % (size, b"".join(rows))
    return made + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **saved: object) -> bytes:
    """The same file with something else in it."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        change(document)
        document.save(made, **saved)  # type: ignore[arg-type]
    return made.getvalue()


def _page(resources: bytes, content: bytes, more: Mapping[int, bytes]) -> bytes:
    return objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
            b" /Resources << %s >> /Contents 4 0 R >>" % resources,
            4: stream(content),
            **more,
        }
    )


def _circle_of_pages() -> bytes:
    return objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 9 /Kids [3 0 R] /Parent 3 0 R >>",
            3: b"<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>",
        }
    )


def _deep_pages(depth: int) -> bytes:
    found = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for n in range(2, depth):
        found[n] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] /Parent %d 0 R >>" % (n + 1, n - 1)
    found[depth] = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] >>" % (depth - 1)
    return objects(found)


def _huge_image() -> bytes:
    side = 60_000
    packed = zlib.compress(bytes(10**7), 9)
    image = stream(
        packed,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
        b" /ColorSpace /DeviceRGB /Filter /FlateDecode" % (side, side),
    )
    return _page(b"/XObject << /I 5 0 R >>", b"500 0 0 500 50 50 cm /I Do", {5: image})


def _bomb() -> bytes:
    once = zlib.compress(bytes(10**8), 9)
    packed = zlib.compress(once, 9)
    content = stream(packed, b"/Filter [/FlateDecode /FlateDecode]")
    return _page(b"", b"", {4: content})


def _forms_in_forms(depth: int) -> bytes:
    """Each shows the next ten times."""
    forms = {}
    for n in range(5, 5 + depth):
        forms[n] = stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
            b" /Resources << /XObject << /X %d 0 R >> >>" % (n + 1),
        )
    forms[5 + depth] = stream(
        b"0 0 m 9 9 l S", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
    )
    return _page(b"/XObject << /X 5 0 R >>", b"/X Do", forms)


def _scripted() -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="while (true) app.alert('x')"
        )

    return changed(pdf(["Notes"]), change)


HOSTILE: Mapping[str, bytes] = {
    "circle of pages": _circle_of_pages(),
    "deep pages": _deep_pages(3_000),
    "huge image": _huge_image(),
    "bomb": _bomb(),
    "forms in forms": _forms_in_forms(9),
    "form in itself": _page(
        b"/XObject << /X 5 0 R >>",
        b"/X Do",
        {
            5: stream(
                b"/X Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
                b" /Resources << /XObject << /X 5 0 R >> >>",
            )
        },
    ),
    "huge page": pdf(["Notes"], size=(10**9, 10**9)),
    "no size": pdf(["Notes"], size=(0, 0)),
    "no page": objects(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 0 /Kids [] >>"}
    ),
    "scripts": _scripted(),
    "cut off": pdf(["Notes"])[:-300],
    "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "head alone": b"%PDF-1.7\n",
}
