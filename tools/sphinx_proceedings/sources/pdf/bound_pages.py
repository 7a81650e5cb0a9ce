"""The pages of a PDF as they may stand in a volume: what is shown, links, and nothing that acts.

Only in a confined process, as what is in a file is hostile.  Only what belongs to pages is taken:
scripts, actions, files, forms and names of the document stay where they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import SupportsFloat

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf

from sphinx_proceedings.model.pdf_facts import PdfProblem
from sphinx_proceedings.sources.pdf.opening import UnreadablePdfError, read_pdf, said_by_qpdf

__all__ = ["told_bound_pages"]

_OF_PAGES = frozenset(
    ("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources")
) | {"/Group", "/Annots"}
_OF_LINKS = ("/Rect", "/Border", "/C", "/H", "/F")
_ACTING = ("/AA", "/OpenAction", "/JS", "/AF", "/PieceInfo", "/Ref", "/OPI", "/Alternates")
"""Entries of dictionaries that begin something, or lead out of the file, when it is shown."""
_OUTSIDE = ("/F", "/FFilter", "/FDecodeParms")
"""Entries of streams whose data is in another file."""
_SCHEMES = ("http://", "https://", "mailto:")
_OFF = "/ProceedingsOff"
"""In layers that are off."""
_LONGEST_SIDE = 14_400.0
"""PDF units (ISO 32000-1, annex C)."""
_DEEPEST = 12
_QUARTER, _TURN = 90, 360
_CORNERS = 4


def told_bound_pages(path: str, sha256: str) -> bytes:
    """A line of JSON with `sizes` of pages, `encrypted` and `damage`, then a PDF of the pages.

    Where that cannot be, `PdfTrouble` as JSON.
    """
    try:
        head, pages = _bound(read_pdf(path, sha256))
    except UnreadablePdfError as error:
        return json.dumps([error.problem, error.detail]).encode()
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + pages


def _bound(data: bytes) -> tuple[dict[str, object], bytes]:
    try:
        with Pdf.open(BytesIO(data)) as source, Pdf.new() as made:
            head = {"encrypted": source.is_encrypted, "sizes": _take(source, made)}
            damage = (
                said_by_qpdf(each)
                for each in source.get_warnings()
                if "file is damaged" in str(each)
            )
            _disarm(made)
            saved = BytesIO()
            made.save(
                saved,
                compress_streams=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                static_id=True,
            )
            return head | {"damage": next(damage, "")}, saved.getvalue()
    except pikepdf.PasswordError as error:
        raise UnreadablePdfError(PdfProblem.PASSWORD) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise UnreadablePdfError(PdfProblem.DAMAGED, said_by_qpdf(error)) from error


def _take(source: Pdf, made: Pdf) -> list[tuple[float, float]]:
    """Take the pages; their sizes as they are shown."""
    if not len(source.pages):
        raise UnreadablePdfError(PdfProblem.DAMAGED, "it has no page")
    with suppress(pikepdf.PdfError, RuntimeError):
        # What forms and remarks look like becomes a part of the page.
        source.flatten_annotations("print")
    _mark_layers(source)
    targets = _Targets(source)
    sizes = []
    for number, page in enumerate(source.pages, start=1):
        kept = [source.make_indirect(link) for link in _links(page.obj, targets)]
        page.obj.Annots = Array(kept)
        for name in set(page.obj.keys()) - _OF_PAGES:
            del page.obj[name]
        made.pages.append(page)
        sizes.append(_boxes(made.pages[-1].obj, number))
    return sizes


def _boxes(page: Object, number: int) -> tuple[float, float]:
    """Let the page say itself which part of it is shown, and how turned; its size."""
    media = _box(page.get("/MediaBox"), number)
    try:
        crop = _box(page.get("/CropBox"), number) if "/CropBox" in page else media
    except UnreadablePdfError:
        crop = media
    low = [max(media[at], crop[at]) for at in (0, 1)]
    high = [min(media[at], crop[at]) for at in (2, 3)]
    shown = [*low, *high] if low[0] < high[0] and low[1] < high[1] else media
    turned = page.get("/Rotate", 0)
    angle = int(turned) % _TURN if isinstance(turned, int) else 0
    angle = angle if angle % _QUARTER == 0 else 0
    page.MediaBox = Array([round(each, 3) for each in media])
    page.CropBox = Array([round(each, 3) for each in shown])
    page.Rotate = angle
    width, height = shown[2] - shown[0], shown[3] - shown[1]
    if not (1 <= width <= _LONGEST_SIDE and 1 <= height <= _LONGEST_SIDE):
        raise UnreadablePdfError(PdfProblem.DAMAGED, f"page {number} has no usable size")
    return (height, width) if angle % (2 * _QUARTER) else (width, height)


def _box(told: Object | None, number: int) -> list[float]:
    numbers = [float(each) for each in told] if isinstance(told, Array) else []
    if len(numbers) != _CORNERS or not all(map(math.isfinite, numbers)):
        raise UnreadablePdfError(PdfProblem.DAMAGED, f"page {number} has no usable size")
    left, right = sorted(numbers[0::2])
    bottom, top = sorted(numbers[1::2])
    return [left, bottom, right, top]


class _Targets:
    """Where links within the file lead, as numbers of pages from 0."""

    def __init__(self, source: Pdf) -> None:
        self._numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        self._old = source.Root.get("/Dests")
        names = source.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        self._tree = NameTree(tree) if tree is not None and tree.is_indirect else None

    def of(self, target: Object | None) -> Array | None:
        """The target with a number for its page; None where it leads nowhere."""
        if isinstance(target, pikepdf.String) and self._tree is not None:
            target = self._tree.get(str(target))
        elif isinstance(target, Name) and isinstance(self._old, Dictionary):
            target = self._old.get(str(target))
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if not isinstance(target, Array) or not len(target):
            return None
        page = target[0]
        number = self._numbers.get(page.objgen) if isinstance(page, Dictionary) else None
        if number is None:
            return None
        rest = [each for each in list(target)[1:6] if _is_plain(each)]
        return Array([number, *(rest or [Name.Fit])])


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, Name | int | float) or _is_number(value)


def _is_number(value: object) -> bool:
    try:
        return isinstance(value, SupportsFloat) and math.isfinite(float(value))
    except (TypeError, ValueError):
        return False


def _links(page: Object, targets: _Targets) -> Iterator[Object]:
    """What of a page's annotations is a link to a page of the web, or within the file."""
    found = page.get("/Annots")
    for each in list(found) if isinstance(found, Array) else ():
        if not isinstance(each, Dictionary) or each.get("/Subtype") != Name.Link:
            continue
        with suppress(pikepdf.PdfError, ValueError, TypeError, RuntimeError):
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link)
            for name in _OF_LINKS:
                if name in each and _is_simple(each[name]):
                    link[name] = each[name]
            if "/Rect" in link and _lead(link, each, targets):
                yield link


def _is_simple(value: Object) -> bool:
    if isinstance(value, Array):
        return all(map(_is_plain, value)) and len(value) <= _CORNERS
    return _is_plain(value)


def _lead(link: Object, was: Object, targets: _Targets) -> bool:
    """Let a link lead where it led; whether it may."""
    action = was.get("/A")
    kind = action.get("/S") if isinstance(action, Dictionary) else None
    if kind == Name.URI and action is not None:
        address = str(action.get("/URI", ""))
        if not address.lower().startswith(_SCHEMES):
            return False
        link.A = Dictionary(S=Name.URI, URI=pikepdf.String(address))
        return True
    is_within = kind == Name.GoTo and action is not None
    target = targets.of(action.get("/D") if is_within and action is not None else was.get("/Dest"))
    if target is None:
        return False
    link.Dest = target
    return True


def _mark_layers(source: Pdf) -> None:
    """Note in layers that are off that they are: a volume has one list of those of all papers."""
    layers = source.Root.get("/OCProperties")
    shown = layers.get("/D") if isinstance(layers, Dictionary) else None
    if not isinstance(layers, Dictionary) or not isinstance(shown, Dictionary):
        return
    is_on = shown.get("/BaseState") != Name.OFF
    kept_on = shown.get("/ON", Array())
    on = {each.objgen for each in kept_on} if isinstance(kept_on, Array) else set()
    off = shown.get("/OFF", Array()) if is_on else layers.get("/OCGs", Array())
    for each in off if isinstance(off, Array) else ():
        if isinstance(each, Dictionary) and (is_on or each.objgen not in on):
            each[_OFF] = True


def _disarm(made: Pdf) -> None:
    """Take out what could begin something, wherever it is."""
    for each in made.objects:
        if isinstance(each, Dictionary | pikepdf.Stream | Array):
            _clean(each, 0)


def _clean(held: Object, depth: int) -> None:
    if isinstance(held, Dictionary | pikepdf.Stream):
        for name in _ACTING:
            if name in held:
                del held[name]
        if isinstance(held, pikepdf.Stream):
            for name in _OUTSIDE:
                if name in held:
                    del held[name]
        inner = [value for _, value in held.items()]
    else:
        inner = list(held)
    if depth < _DEEPEST:
        for value in inner:
            if isinstance(value, Dictionary | Array) and not value.is_indirect:
                _clean(value, depth + 1)
