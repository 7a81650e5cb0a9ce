"""An HTML file as a page's facts, read as leniently as browsers do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

from lxml import etree

from sphinx_proceedings.audit.code_addresses import (
    import_map_addresses,
    module_addresses,
    srcset_addresses,
    style_addresses,
)
from sphinx_proceedings.audit.html_tree import html_tree
from sphinx_proceedings.audit.page import HeadLink, Page, Use, Within

__all__ = ["page_of"]

_ASSET_RELS = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
    }
)
_ASSETS = frozenset(
    {
        ("audio", "src"),
        ("embed", "src"),
        ("iframe", "src"),
        ("image", "href"),
        ("image", "{http://www.w3.org/1999/xlink}href"),
        ("image", "xlink:href"),
        ("img", "src"),
        ("input", "src"),
        ("object", "data"),
        ("source", "src"),
        ("track", "src"),
        ("use", "href"),
        ("use", "xlink:href"),
        ("video", "poster"),
        ("video", "src"),
    }
)
_SCRIPT_TYPES = frozenset(
    {"", "importmap", "module", "speculationrules", "text/javascript", "application/javascript"}
)
"""Others are data to browsers."""
_LINKS = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
_ADDRESS_METAS = frozenset(
    {
        "citation_abstract_html_url",
        "citation_fulltext_html_url",
        "citation_pdf_url",
        "og:image",
        "og:url",
        "twitter:image",
    }
)
_LONGEST_QUOTE = 60
_MOST_PARTS = 100
"""Of a control, to look for its name in: damaged pages nest thousands in each other."""


def page_of(path: str, content: bytes) -> Page:
    """The facts of an HTML file; what is no UTF-8 becomes U+FFFD.

    What is inside a `template` is no part of the page.
    """
    root = html_tree(content)
    if root is None:
        return Page(path=path)
    for template in list(root.iter("template")):
        template.clear(keep_tail=True)
    page = Page(path=path, language=(root.get("lang") or "").strip() if root.tag == "html" else "")
    for element in root.iter(etree.Element):
        _take(element, page)
    return page


def _take(element: Any, page: Page) -> None:
    """Note what one element says."""
    tag = element.tag
    for name, value in element.attrib.items():
        if name == "id":
            page.ids.append(value)
        elif (tag, name) in _LINKS:
            page.refer(value, Use.LINK)
        elif (tag, name) in _ASSETS:
            page.refer(value, Use.ASSET)
        elif name in {"srcset", "imagesrcset"}:
            for address in srcset_addresses(value):
                page.refer(address, Use.ASSET)
        elif name == "class" and "standing" in (classes := value.split()):
            standings = (word for word in classes if word.startswith("standing-"))
            page.statuses.extend(word.removeprefix("standing-") for word in standings)
        elif name == "style" or name.startswith("on"):
            _take_code(name, value, page)
    take = _TAKERS.get(tag)
    if take is not None:
        take(element, page)


def _take_code(name: str, value: str, page: Page) -> None:
    """Note an attribute that is a style or a script."""
    page.within[Within.STYLE if name == "style" else Within.HANDLER] += 1
    if name == "style":
        _take_styles(value, page)


def _take_title(element: Any, page: Page) -> None:
    if not any(True for _ in element.iterancestors("svg")):
        # Of several only the first is read: damaged pages nest thousands in each other.
        page.titles.append("" if page.titles else _text(element))


def _take_heading(element: Any, page: Page) -> None:
    page.headings.append("" if page.headings else _text(element))


def _take_meta(element: Any, page: Page) -> None:
    name = (element.get("name") or element.get("property") or "").strip().lower()
    content = _words(element.get("content") or "")
    if name:
        page.metas.append((name, content))
    if name in _ADDRESS_METAS:
        page.refer(content, Use.LINK)
    header = (element.get("http-equiv") or "").lower()
    if header == "content-security-policy":
        page.policies.append(content)
    elif header == "refresh":
        address = _refresh_address(element.get("content") or "")
        page.refreshes.append(address)
        page.refer(address, Use.LINK)


def _refresh_address(content: str) -> str:
    """The address in `0; url=page.html`; empty where a page only loads itself again."""
    address = content.replace(",", ";", 1).partition(";")[2].strip()
    if address[:3].lower() == "url" and address[3:].lstrip().startswith("="):
        address = address[3:].lstrip()[1:].strip()
    if address[:1] in {"'", '"'}:
        address = address[1:].partition(address[0])[0]
    return address.strip()


def _take_link(element: Any, page: Page) -> None:
    href = element.get("href")
    if href is None:
        return
    rels = (element.get("rel") or "").lower().split()
    media = (element.get("type") or "").strip().lower()
    page.links.extend(HeadLink(rel=rel, href=href.strip(), type=media) for rel in rels)
    if "stylesheet" in rels:
        page.refer(href, Use.STYLES)
    elif _ASSET_RELS.isdisjoint(rels):
        page.refer(href, Use.LINK)
    else:
        page.refer(href, Use.ASSET)


def _take_script(element: Any, page: Page) -> None:
    kind = (element.get("type") or "").strip().lower()
    source = element.get("src")
    text = element.text or ""
    if source is None and kind in _SCRIPT_TYPES:
        page.within[Within.SCRIPT] += 1
    if source is not None:
        page.refer(source, Use.MODULE if kind == "module" else Use.ASSET)
    elif kind == "application/ld+json":
        page.linked_data.append(text)
    elif kind == "importmap":
        for address in import_map_addresses(text):
            page.refer(address, Use.MODULE)
    elif kind == "module":
        for address in module_addresses(text):
            page.refer(address, Use.MODULE)


def _take_style(element: Any, page: Page) -> None:
    page.within[Within.SHEET] += 1
    _take_styles(element.text or "", page)


def _take_styles(css: str, page: Page) -> None:
    for address, imported in style_addresses(css):
        page.refer(address, Use.STYLES if imported else Use.ASSET)


def _take_image(element: Any, page: Page) -> None:
    if element.get("alt") is None:
        page.images_without_alt.append(element.get("src") or "")


def _take_input(element: Any, page: Page) -> None:
    kind = (element.get("type") or "").lower()
    if kind == "image" and not (element.get("alt") or "").strip():
        page.images_without_alt.append(element.get("src") or "")
    elif kind == "button" and not (element.get("value") or "").strip() and not _labelled(element):
        page.unnamed_controls.append("an input")


def _take_anchor(element: Any, page: Page) -> None:
    name = element.get("name")
    if name:
        page.anchors.append(name)
    href = element.get("href")
    if href is not None and not _named(element):
        page.unnamed_controls.append(f"the link to {_shortened(href)}")


def _take_button(element: Any, page: Page) -> None:
    if not _named(element):
        # Its classes are what tells one button without a name from another.
        classes = _words(element.get("class") or "")
        page.unnamed_controls.append(
            f"the button of class {_shortened(classes)}" if classes else "a button"
        )


_TAKERS: dict[str, Callable[[Any, Page], None]] = {
    "a": _take_anchor,
    "button": _take_button,
    "h1": _take_heading,
    "img": _take_image,
    "input": _take_input,
    "link": _take_link,
    "meta": _take_meta,
    "script": _take_script,
    "style": _take_style,
    "title": _take_title,
}


def _labelled(element: Any) -> bool:
    """Whether attributes name it (Accessible Name and Description Computation, 2B to 2I)."""
    names = ("aria-label", "aria-labelledby", "title")
    return any((element.get(name) or "").strip() for name in names)


def _named(element: Any) -> bool:
    """Whether a control has a name, or is kept from those who would need one."""
    if element.get("aria-hidden") == "true" or _labelled(element):
        return True
    if (element.text or "").strip():
        return True
    inside = islice(element.iterdescendants(etree.Element), _MOST_PARTS)
    return any(
        _labelled(inner)
        or any((text or "").strip() for text in (inner.get("alt"), inner.text, inner.tail))
        for inner in inside
    )


def _text(element: Any) -> str:
    return _words("".join(element.itertext()))


def _words(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
