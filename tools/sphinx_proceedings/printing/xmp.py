"""What a PDF says of itself to machines, as XMP (ISO 16684-1) by Dublin Core and PRISM 3.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

__all__ = ["PRODUCER", "Described", "xmp_packet"]

PRODUCER = "sphinx-proceedings"
"""Without its version: the same sources are to give the same bytes."""
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PRISM = "http://prismstandard.org/namespaces/basic/3.0/"
_PDF = "http://ns.adobe.com/pdf/1.3/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
for _prefix, _uri in {"rdf": _RDF, "dc": _DC, "prism": _PRISM, "pdf": _PDF}.items():
    ElementTree.register_namespace(_prefix, _uri)
ElementTree.register_namespace("x", "adobe:ns:meta/")
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="r"?>'


@dataclass(frozen=True, kw_only=True, slots=True)
class Described:
    """A volume, or a paper in it; what is empty is not said."""

    title: str
    creators: tuple[str, ...] = ()
    language: str = ""
    """A BCP 47 tag."""
    publisher: str = ""
    date: str = ""
    """ISO 8601, as far as it is known."""
    rights: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    container: str = ""
    """Title of the volume that holds it."""
    first_page: str = ""
    last_page: str = ""


def xmp_packet(told: Described) -> bytes:
    """The packet; the same for the same."""
    meta = ElementTree.Element("{adobe:ns:meta/}xmpmeta")
    rdf = ElementTree.SubElement(meta, f"{{{_RDF}}}RDF")
    about = ElementTree.SubElement(rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})
    for name, kind, values in _arrays(told):
        held = ElementTree.SubElement(about, f"{{{_DC}}}{name}")
        array = ElementTree.SubElement(held, f"{{{_RDF}}}{kind}")
        for value in values:
            item = ElementTree.SubElement(array, f"{{{_RDF}}}li")
            item.text = _shown(value)
            if kind == "Alt":
                item.set(_LANG, "x-default")
    for tag, value in _texts(told):
        if value:
            ElementTree.SubElement(about, tag).text = _shown(value)
    return (_BEGIN + ElementTree.tostring(meta, encoding="unicode") + _END).encode()


def _arrays(told: Described) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Names, kinds of arrays, and what is in them, of what has some."""
    arrays = (
        ("title", "Alt", (told.title,)),
        ("creator", "Seq", told.creators),
        ("language", "Bag", (told.language,)),
        ("publisher", "Bag", (told.publisher,)),
        ("date", "Seq", (told.date,)),
        ("rights", "Alt", (told.rights,)),
    )
    for name, kind, values in arrays:
        if held := tuple(filter(None, values)):
            yield name, kind, held


def _texts(told: Described) -> Iterator[tuple[str, str]]:
    yield f"{{{_DC}}}format", "application/pdf"
    yield f"{{{_DC}}}identifier", f"doi:{told.doi}" if told.doi else ""
    for name, value in (
        ("doi", told.doi),
        ("isbn", told.isbn),
        ("issn", told.issn),
        ("publicationName", told.container),
        ("startingPage", told.first_page),
        ("endingPage", told.last_page),
    ):
        yield f"{{{_PRISM}}}{name}", value
    yield f"{{{_PDF}}}Producer", PRODUCER


def _shown(text: str) -> str:
    """Without what XML has no way to say."""
    return "".join(each for each in text if each >= " " and each not in "\ufffe\uffff")
