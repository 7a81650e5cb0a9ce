"""Pages of papers put into the places that a set volume has for them, or stamped as they are there.

Of each paper only what is at hand of its structure is in memory; what its pages show is copied from
one file into the other, once, when the volume is written.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from sphinx_proceedings.printing.typesetting import PrintError
from sphinx_proceedings.printing.volume_pages import Member
from sphinx_proceedings.printing.xmp import PRODUCER, Described, xmp_packet

__all__ = ["bind", "stamp"]

_MEMBER, _PAGE = "volume-member:", "volume-page:"
"""How templates/volume.typ calls places of pages, and links to them."""
_SHOWN = ("MediaBox", "CropBox", "Rotate", "UserUnit", "Group", "Contents", "Resources", "Annots")
_FOOT = "/ProceedingsFoot"
_OFF = "/ProceedingsOff"
_HALF_TURN = 180


@dataclass(frozen=True, slots=True)
class _Place:
    """A page that is to be that of a paper."""

    page: Object
    number: int
    member: int
    at: int
    """Which of the paper's pages, from 0."""


def bind(volume: bytes, members: Sequence[Member], described: Described, target: Path) -> None:
    """Write the volume with the pages of papers.

    The same gives the same bytes.  Raises `PrintError`.
    """
    with (
        _told("the volume"),
        tempfile.TemporaryDirectory(dir=target.parent, prefix=".proceedings-bind-") as folder,
        _joined(volume, Path(folder), members) as made,
    ):
        _bind(made, volume, members, described, target)


def stamp(volume: bytes, members: Sequence[Member], folder: Path) -> None:
    """Write each paper by itself, with what the volume has on its pages, under its name.

    The same gives the same bytes.  Raises `PrintError`.
    """
    with _told("the papers"), Pdf.open(io.BytesIO(volume)) as before:
        places = list(_places([page.obj for page in before.pages]))
        for number, member in enumerate(members):
            own = [place for place in places if place.member == number]
            with Pdf.open(member.pages) as made:
                _stamp_all(made, before, own)
                _join_layers(made)
                _number(made, own[0].number)
                _describe(made, member.described)
                _save(made, folder / member.name)


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, pikepdf.PdfError) as error:
        raise PrintError(f"{what} cannot be written: {error}") from error


def _joined(volume: bytes, folder: Path, members: Sequence[Member]) -> Pdf:
    """The volume with all pages of papers behind it: by qpdf itself, with no file in memory."""
    whole = folder / "set.pdf"
    whole.write_bytes(volume)
    files = [".", *(str(member.pages) for member in members)]
    return pikepdf.Job(
        {
            "inputFile": str(whole),
            "outputFile": str(folder / "not written.pdf"),
            "pages": [{"file": file, "range": "1-z"} for file in files],
            "keepFilesOpen": "n",
            "removeUnreferencedResources": "no",
        }
    ).create_pdf()


def _bind(
    made: Pdf, volume: bytes, members: Sequence[Member], described: Described, target: Path
) -> None:
    with Pdf.open(io.BytesIO(volume)) as before:
        made.Root.PageLabels = made.copy_foreign(before.make_indirect(before.Root.PageLabels))
        whole = [page.obj for page in made.pages[: len(before.pages)]]
        places = list(_places(whole))
        first = [page.objgen for page in whole].index(places[0].page.objgen) - places[0].number + 1
        at = len(whole)
        for number, member in enumerate(members):
            own = [place for place in places if place.member == number]
            _fill_all(made, own, [page.obj for page in made.pages[at : at + len(own)]])
            own[0].page.Metadata = _metadata(made, member.described)
            at += len(own)
        del made.pages[len(whole) :]
        _join_layers(made)
        _lead(made, whole, first, {place.page.objgen for place in places})
        _untag(made)
        _describe(made, described)
        made.Root.PageMode = Name.UseOutlines
        _save(made, target)


def _save(made: Pdf, target: Path) -> None:
    made.save(
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )


def _places(pages: Sequence[Object]) -> Iterator[_Place]:
    for page in pages:
        for address in _addresses(page):
            if address.startswith(_MEMBER):
                number, member, at = map(int, address.removeprefix(_MEMBER).split(":"))
                yield _Place(page, number, member, at)


def _addresses(page: Object) -> Iterator[str]:
    for link in page.get("/Annots", ()):
        yield _address(link)


def _address(link: Object) -> str:
    return str(link.A.get("/URI", "")) if "/A" in link else ""


def _fill_all(made: Pdf, places: Sequence[_Place], taken: Sequence[Object]) -> None:
    """Let places be the pages of a paper, each with what was set for it on top."""
    for place, page in zip(places, taken, strict=True):
        _fill(made, place.page, page)
    _lead_within([place.page for place in places])


def _fill(made: Pdf, place: Object, page: Object) -> None:
    foot = _foot(made, place)
    for name in set(place.keys()) - {"/Type", "/Parent"}:
        del place[name]
    for name in _SHOWN:
        if f"/{name}" in page:
            place[f"/{name}"] = page[f"/{name}"]
    _stamp(made, place, foot)


def _stamp_all(made: Pdf, before: Pdf, places: Sequence[_Place]) -> None:
    """Put what was set for the pages of a paper on top of them."""
    pages = [page.obj for page in made.pages]
    for place, page in zip(places, pages, strict=True):
        _stamp(made, page, made.copy_foreign(_foot(before, place.page)))
    _lead_within(pages)


def _lead_within(pages: Sequence[Object]) -> None:
    """Let links lead to the pages of their paper of which they have the numbers."""
    for page in pages:
        for link in page.get("/Annots", ()):
            if "/Dest" in link:
                at = int(link.Dest[0])
                link.Dest[0] = pages[at] if at < len(pages) else pages[0]


def _stamp(made: Pdf, page: Object, foot: Object) -> None:
    resources = Dictionary(dict(page.get("/Resources", Dictionary()).items()))
    shown = Dictionary(dict(resources.get("/XObject", Dictionary()).items()))
    shown[_FOOT] = foot
    resources.XObject = shown
    page.Resources = resources
    contents = page.get("/Contents", Array())
    parts = list(contents) if isinstance(contents, Array) else [contents]
    matrix = " ".join(f"{each:g}" for each in _matrix(page))
    after = f"\nQ q {matrix} cm {_FOOT} Do Q\n".encode()
    page.Contents = Array([made.make_stream(b"q\n"), *parts, made.make_stream(after)])


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


def _join_layers(made: Pdf) -> None:
    """Let layers be off that were so in the papers, as `sources/pdf/bound_pages.py` marks them."""
    layers = [
        each
        for each in made.objects
        if isinstance(each, Dictionary) and each.get("/Type") == Name.OCG
    ]
    if layers:
        off = [each for each in layers if _OFF in each]
        for each in off:
            del each[_OFF]
        made.Root.OCProperties = Dictionary(OCGs=Array(layers), D=Dictionary(OFF=Array(off)))


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


def _number(made: Pdf, first: int) -> None:
    """Label pages by their numbers in the volume."""
    made.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first)]))


def _untag(made: Pdf) -> None:
    """Papers are not tagged, or no longer: nobody must take what is tagged for all there is."""
    for name in ("/MarkInfo", "/StructTreeRoot"):
        if name in made.Root:
            del made.Root[name]
    for page in made.pages:
        for name in ("/StructParents", "/Tabs"):
            if name in page:
                del page[name]
        for link in page.get("/Annots", ()):
            if "/StructParent" in link:
                del link["/StructParent"]


def _describe(made: Pdf, described: Described) -> None:
    root = made.Root
    root.Metadata = _metadata(made, described)
    if described.language:
        root.Lang = pikepdf.String(described.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if "/Info" in made.trailer:
        del made.trailer["/Info"]
    made.docinfo["/Title"] = described.title
    made.docinfo["/Author"] = ", ".join(described.creators)
    made.docinfo["/Producer"] = PRODUCER
