"""XML that may be anybody's → its root element.

Nothing is fetched, no entity is expanded, and sizes have limits.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.clean_text import clean_line
from sphinx_proceedings.sources.imports.export_error import ExportError

__all__ = ["local_name", "xml_root"]

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r", line \d+, column \d+$")


def xml_root(path: str, data: bytes, *, wanted: str, export: str) -> Any:
    """The root element, without comments and processing instructions; raises `ExportError`.

    `wanted` is what it should be, `a schedule`; `export` the hint where it is something else.
    """
    # Without huge_tree libxml2 limits depth, lengths of texts and growth by entities.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if _HTML.match(data[:10_000]):
            message = f"this is a web page, not {wanted}"
            raise ExportError(Location(path=path), message, export) from None
        line, column = error.position
        reason = _PLACE.sub("", clean_line(error.msg or "it is empty"))
        raise ExportError(
            Location(path=path, line=max(line or 0, 0), column=max(column or 0, 0) if line else 0),
            f"this is not well-formed XML: {reason}",
            "download the file again; it may be cut off or not be XML",
        ) from None
    except ValueError as error:  # unknown encodings
        raise ExportError(Location(path=path), clean_line(str(error)), export) from None
    if local_name(root) == "html":
        raise ExportError(Location(path=path), f"this is a web page, not {wanted}", export)
    dtd = root.getroottree().docinfo.internalDTD
    entities = [*dtd.iterentities()] if dtd is not None else []
    if entities or next(root.iter(etree.Entity), None) is not None:
        raise ExportError(
            Location(path=path),
            "the file declares or uses entities of its own; they are not read",
            "write the characters themselves, and remove the <!DOCTYPE …>",
        )
    return root


def local_name(element: Any) -> str:
    """The element's name without its namespace."""
    return clean_line(etree.QName(element).localname)
