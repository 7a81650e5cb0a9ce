"""Pages of papers put into the places that a set volume has for them.

Of each paper only what is at hand of its structure is in memory; what its pages show is copied from
one file into the other, when the volume is written.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from sphinx_proceedings.printing.typesetting import PrintError
from sphinx_proceedings.printing.volume_pages import Member
from sphinx_proceedings.printing.xmp import PRODUCER, Described, xmp_packet

__all__ = ["bind"]

_MEMBER, _PAGE = "volume-member:", "volume-page:"
"""How templates/volume.typ calls places of pages, and links to them."""
_OF_PAGES = ("MediaBox", "CropBox", "Rotate", "UserUnit", "Group", "Contents", "Annots")
_FOOT = "/ProceedingsFoot"
_HALF_TURN = 180


@dataclass(frozen=True, slots=True)
class _Place:
    """A page that is to be that of a paper."""

    page: Object
    number: int
    member: int
    at: int
    """Which of the paper's pages, from 0."""


def bind(
    volume: bytes, pages: BinaryIO, members: Sequence[Member], described: Described, target: Path
) -> None:
    """Write the volume with the pages of papers, of which `pages` has one PDF behind the other.

    The same gives the same bytes.  Raises `PrintError`.
    """
    try:
        _bind(volume, pages, members, described, target)
    except (OSError, RuntimeError, pikepdf.PdfError) as error:
        raise PrintError(f"the volume cannot be written: {error}") from error


def _bind(
    volume: bytes, pages: BinaryIO, members: Sequence[Member], described: Described, target: Path
) -> None:
    with Pdf.open(io.BytesIO(volume)) as made:
        places = list(_places(made))
        whole = [page.obj for page in made.pages]
        numbered = [page.objgen for page in whole].index(places[0].page.objgen)
        first = numbered - places[0].number + 1
        for number, member in enumerate(members):
            own = [place for place in places if place.member == number]
            _fill_all(made, _Window(pages, member), own)
            own[0].page.Metadata = _metadata(made, member.described)
        _lead(made, whole, first, {place.page.objgen for place in places})
        _describe(made, described)
        made.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            compress_streams=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


class _Window(io.RawIOBase):
    """A PDF within a file, as a file: all share one descriptor."""

    def __init__(self, pages: BinaryIO, member: Member) -> None:
        self._pages = pages
        self._start, self._length, self._at = member.start, member.length, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        count = max(0, min(len(buffer), self._length - self._at))
        self._pages.seek(self._start + self._at)
        data = self._pages.read(count)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


def _places(made: Pdf) -> Iterator[_Place]:
    for page in made.pages:
        for address in _addresses(page.obj):
            if address.startswith(_MEMBER):
                number, member, at = map(int, address.removeprefix(_MEMBER).split(":"))
                yield _Place(page.obj, number, member, at)


def _addresses(page: Object) -> Iterator[str]:
    for link in page.get("/Annots", ()):
        yield _address(link)


def _address(link: Object) -> str:
    return str(link.A.get("/URI", "")) if "/A" in link else ""


def _fill_all(made: Pdf, window: _Window, places: Sequence[_Place]) -> None:
    """Let places be the pages of a PDF, each with what was set for it on top."""
    source = Pdf.open(cast("BinaryIO", window), access_mode=pikepdf.AccessMode.stream)
    before = len(made.pages)
    made.pages.extend(source.pages)
    taken = [made.pages[number].obj for number in range(before, before + len(places))]
    for place, page in zip(places, taken, strict=True):
        _fill(made, place.page, page)
    for place in places:
        for link in place.page.get("/Annots", ()):
            if "/Dest" in link:
                at = int(link.Dest[0])
                link.Dest[0] = places[at].page if at < len(places) else places[0].page
    del made.pages[before:]
    _join_layers(made, source)


def _fill(made: Pdf, place: Object, page: Object) -> None:
    foot = _foot(made, place)
    for name in set(place.keys()) - {"/Type", "/Parent"}:
        del place[name]
    for name in _OF_PAGES:
        if f"/{name}" in page:
            place[f"/{name}"] = page[f"/{name}"]
    resources = Dictionary(dict(page.get("/Resources", Dictionary()).items()))
    shown = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    shown[_FOOT] = foot
    resources.XObject = shown
    place.Resources = resources
    contents = page.get("/Contents", Array())
    parts = list(contents) if isinstance(contents, Array) else [contents]
    matrix = " ".join(f"{each:g}" for each in _matrix(page))
    after = f"\nQ q {matrix} cm {_FOOT} Do Q\n".encode()
    place.Contents = Array([made.make_stream(b"q\n"), *parts, made.make_stream(after)])


def _foot(made: Pdf, place: Object) -> Object:
    """What was set for a page, as a drawing of its own."""
    drawn = pikepdf.Page(place)
    drawn.contents_coalesce()
    foot = made.make_stream(drawn.obj.Contents.read_bytes())
    foot.Type, foot.Subtype = Name.XObject, Name.Form
    foot.BBox = drawn.obj.MediaBox
    foot.Resources = drawn.obj.get("/Resources", Dictionary())
    return foot


def _matrix(page: Object) -> tuple[float, ...]:
    """From a page as it is shown to what it is drawn in."""
    left, bottom, right, top = map(float, page.CropBox)
    return {
        0: (1, 0, 0, 1, left, bottom),
        90: (0, 1, -1, 0, right, bottom),
        _HALF_TURN: (-1, 0, 0, -1, right, top),
        270: (0, -1, 1, 0, left, top),
    }[int(page.get("/Rotate", 0))]


def _join_layers(made: Pdf, source: Pdf) -> None:
    layers = source.Root.get("/OCProperties")
    if layers is None:
        return
    copied = made.copy_foreign(source.make_indirect(layers))
    if "/OCProperties" not in made.Root:
        made.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array()))
    joined = made.Root.OCProperties
    joined.OCGs.extend(copied.OCGs)
    is_off = copied.D.get("/BaseState") == Name.OFF
    joined.D.OFF.extend(copied.OCGs if is_off else copied.D.get("/OFF", Array()))


def _lead(made: Pdf, pages: Sequence[Object], first: int, filled: set[tuple[int, int]]) -> None:
    """Let links and the outline lead to pages; `first` is the place of the one with number 1."""
    for page in pages:
        for link in page.get("/Annots", ()):
            if (address := _address(link)).startswith(_PAGE):
                del link["/A"]
                number = int(address.removeprefix(_PAGE))
                link.Dest = Array([pages[first + number - 1], Name.Fit])
    for item in _outline(made.Root.get("/Outlines")):
        if "/Dest" in item and item.Dest[0].objgen in filled:
            item.Dest = Array([item.Dest[0], Name.Fit])


def _outline(above: Object | None) -> Iterator[Object]:
    item = above.get("/First") if above is not None else None
    while item is not None:
        yield item
        yield from _outline(item)
        item = item.get("/Next")


def _metadata(made: Pdf, described: Described) -> Object:
    stream = made.make_stream(xmp_packet(described))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    return stream


def _describe(made: Pdf, described: Described) -> None:
    root = made.Root
    # Papers are not tagged, or no longer: readers must not take what is tagged for all there is.
    for name in ("/MarkInfo", "/StructTreeRoot"):
        if name in root:
            del root[name]
    for page in made.pages:
        for name in ("/StructParents", "/Tabs"):
            if name in page:
                del page[name]
        for link in page.get("/Annots", ()):
            if "/StructParent" in link:
                del link["/StructParent"]
    root.Metadata = _metadata(made, described)
    if "/Info" in made.trailer:
        del made.trailer["/Info"]
    made.docinfo["/Title"] = described.title
    made.docinfo["/Author"] = ", ".join(described.creators)
    made.docinfo["/Producer"] = PRODUCER
    root.PageMode = Name.UseOutlines
