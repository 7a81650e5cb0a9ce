"""XML elements with text from the sources: text stays text, whatever its characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from sphinx_proceedings.model.richtext import Link, Math, Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.plain_text import XML_DECLARATION, one_line, xml_text

__all__ = ["add", "add_rich", "add_text", "child", "document", "leaf", "optional_leaf"]

_SPACE = re.compile(r"\s+")


def add(
    parent: Element, tag: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> Element:
    """A new last element of `parent` that holds text, whose white space stays as it is."""
    safe = {name: xml_text(value) for name, value in (attributes or {}).items()}
    element = SubElement(parent, tag, safe)
    if text:
        element.text = xml_text(text)
    return element


def child(parent: Element, tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new last element of `parent` that holds elements only."""
    safe = {name: one_line(value) for name, value in (attributes or {}).items()}
    return SubElement(parent, tag, safe)


def leaf(
    parent: Element, tag: str, text: str, attributes: Mapping[str, str] | None = None
) -> Element:
    """A new last element of `parent` that holds one line of text."""
    element = child(parent, tag, attributes)
    element.text = one_line(text)
    return element


def optional_leaf(
    parent: Element, tag: str, text: str, attributes: Mapping[str, str] | None = None
) -> None:
    """The same where there is text, else nothing."""
    if text:
        leaf(parent, tag, text, attributes)


def add_rich(element: Element, text: RichText, faces: Mapping[Style, str]) -> None:
    """Append rich text; styles in `faces` become elements of these names.

    Other styles and links leave their text, a formula becomes plain text.
    """
    add_text(element, "")
    _add_nodes(element, text.nodes, faces)


def add_text(element: Element, text: str) -> None:
    """Append text after what `element` holds."""
    safe = _SPACE.sub(" ", xml_text(text))
    if len(element):
        element[-1].tail = (element[-1].tail or "") + safe
    else:
        element.text = (element.text or "") + safe


def _add_nodes(element: Element, nodes: Iterable[Node], faces: Mapping[Style, str]) -> None:
    for node in nodes:
        match node:
            case Text(text):
                add_text(element, text)
            case Math(tex, _, text):
                add_text(element, text or tex)
            case Span(style, children) if style in faces:
                face = SubElement(element, faces[style])
                add_text(face, "")
                _add_nodes(face, children, faces)
            case Span(_, children) | Link(_, children):
                _add_nodes(element, children, faces)


def document(root: Element) -> bytes:
    """The document in UTF-8, indented where no element's text is changed by it."""
    _indent(root, "\n")
    return f"{XML_DECLARATION}{tostring(root, 'unicode')}\n".encode()


def _indent(element: Element, line: str) -> None:
    # An element with text, even empty text, holds text: blanks would become part of it.
    if element.text is not None or not len(element):
        return
    element.text = line + "  "
    for inner in element:
        _indent(inner, line + "  ")
        inner.tail = line + "  "
    element[-1].tail = line
