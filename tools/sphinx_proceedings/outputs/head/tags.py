"""Elements of a page's head as values, and the only place that writes them as HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sphinx_proceedings.outputs.compact_json import compact_json

__all__ = ["HttpEquiv", "JsonLd", "Link", "Meta", "Property", "Tag", "tags_html"]

_NOT_IN_HTML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# What would end the script element or open a comment in it, and what old parsers take for a line.
_NOT_IN_SCRIPT = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)
# Text that is the same when it is quoted: words with single spaces and harmless marks.  The
# quantifiers are possessive, so that no text takes long.
_HARMLESS = re.compile(r"[\w.,:;/()#?=–-]++(?: [\w.,:;/()#?=–-]++)*+")


_JSON_ESCAPE = re.compile(r"\\(u00[01][0-9a-f]|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Meta:
    """`<meta name content>`."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class HttpEquiv:
    """`<meta http-equiv content>`, which a server would say in a header."""

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


Tag = Meta | HttpEquiv | Property | Link | JsonLd


def tags_html(tags: Iterable[Tag]) -> str:
    """The elements, one a line.  Values are text: nothing in them can end an element."""
    return "\n".join(map(_element, tags))


def _element(tag: Tag) -> str:
    match tag:
        case Meta(name, content):
            return f'<meta name="{_quoted(name)}" content="{_quoted(content)}" />'
        case HttpEquiv(name, content):
            return f'<meta http-equiv="{_quoted(name)}" content="{_quoted(content)}" />'
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
            written = compact_json({"@context": "https://schema.org", **data})
            safe = _NOT_IN_HTML.sub("\ufffd", _JSON_ESCAPE.sub(_without_control, written))
            for char, escape in _NOT_IN_SCRIPT:
                safe = safe.replace(char, escape)
            return f'<script type="application/ld+json">\n{safe}\n</script>'


def _without_control(escape: re.Match[str]) -> str:
    """No control character but white space comes back when the JSON is read."""
    return "\ufffd" if escape[1].startswith(("u00", "b")) else escape[0]


def _quoted(text: str) -> str:
    if _HARMLESS.fullmatch(text):
        return text
    return html.escape(_NOT_IN_HTML.sub("\ufffd", " ".join(text.split())))
