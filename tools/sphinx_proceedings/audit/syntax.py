"""Whether a file is of the format it claims to be: syntax alone, by readers of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from sphinx_proceedings.audit.site import Site

__all__ = ["data_error", "syntax_error", "xml_root"]

_BIBTEX_ENTRY = re.compile(r"^@(?!comment|preamble|string)\w+\s*[{(]", re.MULTILINE | re.IGNORECASE)
_RIS_FILE = re.compile(r"\s*TY  - .*^ER  -\s*\Z", re.DOTALL | re.MULTILINE)
_ENDNOTE_FILE = re.compile(r"\s*%0 \S")
_CONTENT_LINE = re.compile(r"[A-Za-z0-9-]+(?:;[^\x00-\x08\x0a-\x1f]*?)?:")


def xml_root(content: bytes) -> Any:
    """The root element of an XML document; entities are not resolved, nothing is fetched.

    Raises ValueError if it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(error.msg) from error


def data_error(path: str, content: bytes) -> str:
    """What is wrong in a JSON, XML or iCalendar file, told by its name; empty if nothing is."""
    check = _BY_SUFFIX[path.rpartition(".")[2]]
    try:
        check(content)
    except RecursionError:
        return "it is nested too deeply"
    except ValueError as error:
        return f"it does not parse: {error}"
    return ""


def syntax_error(media: str, path: str, site: Site) -> str:
    """What is wrong with a file of this media type; empty if nothing is or the type is not known.

    A file is read only where its name does not say its format: the others are read anyway.
    """
    suffix = path.rpartition(".")[2]
    wanted = _FORMAT_OF_TYPE.get(media) or _structured(media)
    if wanted in _BY_SUFFIX:
        return "" if suffix == wanted else data_error(f"x.{wanted}", site.read(path))
    pattern = _PATTERNS.get(wanted)
    if pattern is None or pattern.search(site.text(path)):
        return ""
    return f"it is no {wanted} file"


def _structured(media: str) -> str:
    """The format under a type such as application/atom+xml (RFC 6839)."""
    suffix = media.rpartition("+")[2]
    return suffix if suffix in {"json", "xml"} else ""


def _check_xml(content: bytes) -> None:
    xml_root(content)


def _check_json(content: bytes) -> None:
    json.loads(content, parse_constant=_no_constant)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _check_calendar(content: bytes) -> None:
    """Content lines and nesting (RFC 5545, 3.1 and 3.6)."""
    text = re.sub(r"\r?\n[ \t]", "", content.decode())
    open_components: list[str] = []
    for line in filter(None, text.replace("\r\n", "\n").split("\n")):
        if not _CONTENT_LINE.match(line):
            raise ValueError(f"{line[:40]!r} is no content line")
        name, _, value = line.partition(":")
        if name.upper() == "BEGIN":
            open_components.append(value.strip().upper())
        elif not open_components:
            raise ValueError(f"{line[:40]!r} is in no calendar")
        elif name.upper() == "END" and open_components.pop() != value.strip().upper():
            raise ValueError(f"{line[:40]!r} closes what is not open")
    if open_components or not text.upper().startswith("BEGIN:VCALENDAR"):
        raise ValueError("a calendar is not open at its start or still open at its end")


_BY_SUFFIX: dict[str, Callable[[bytes], None]] = {
    "ics": _check_calendar,
    "json": _check_json,
    "xml": _check_xml,
}
_PATTERNS = {"BibTeX": _BIBTEX_ENTRY, "RIS": _RIS_FILE, "EndNote": _ENDNOTE_FILE}
_FORMAT_OF_TYPE = {
    "application/json": "json",
    "application/x-bibtex": "BibTeX",
    "application/x-endnote-refer": "EndNote",
    "application/x-research-info-systems": "RIS",
    "application/xml": "xml",
    "text/calendar": "ics",
    "text/x-bibtex": "BibTeX",
    "text/xml": "xml",
}
