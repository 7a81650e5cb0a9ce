"""Elements of a page's head as values, and the only place that writes them as HTML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = ["JsonLd", "Link", "Meta", "Property", "Tag", "tags_html"]

_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What would end the script element or open a comment in it, and what old parsers take for a line.
_NOT_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
_SCRIPT_ESCAPES = str.maketrans(_NOT_IN_SCRIPT | {"\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True, slots=True)
class Meta:
    """`<meta name content>`."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Property:
    """`<meta property content>`, as Open Graph uses it."""

    name: str
    content: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """`<link rel href>`."""

    rel: str
    href: str
    type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class JsonLd:
    """A block of linked data; its context is schema.org."""

    data: Mapping[str, object]


Tag = Meta | Property | Link | JsonLd


def tags_html(tags: Iterable[Tag]) -> str:
    """The elements, one a line.  Values are text: nothing in them can end an element."""
    return "\n".join(map(_element, tags))


def _element(tag: Tag) -> str:
    match tag:
        case Meta(name, content):
            return f'<meta name="{_quoted(name)}" content="{_quoted(content)}" />'
        case Property(name, content):
            return f'<meta property="{_quoted(name)}" content="{_quoted(content)}" />'
        case Link():
            more = "".join(
                f' {name}="{_quoted(value)}"'
                for name, value in (("type", tag.type), ("title", tag.title))
                if value
            )
            return f'<link rel="{_quoted(tag.rel)}" href="{_quoted(tag.href)}"{more} />'
        case JsonLd(data):
            written = json.dumps(
                {"@context": "https://schema.org", **data}, ensure_ascii=False, indent=1
            )
            safe = _NOT_IN_HTML.sub("\ufffd", written).translate(_SCRIPT_ESCAPES)
            return f'<script type="application/ld+json">\n{safe}\n</script>'


def _quoted(text: str) -> str:
    return html.escape(_NOT_IN_HTML.sub("\ufffd", " ".join(text.split())))
