"""The tags of publishers: HTML, JATS and Elsevier's with and without prefix, and others' own.

A tag is known by its name without prefix; what it means for text is in the tables.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sphinx_proceedings.model.richtext import Style

__all__ = [
    "BLOCKS",
    "BREAKS",
    "HEADINGS",
    "ITEMS",
    "LEFT_OUT",
    "OPAQUE",
    "TAG",
    "Tag",
    "read_tag",
]

_STYLES: Mapping[str, Style | None] = {
    **dict.fromkeys(("i", "em", "emph", "emphasis", "italic"), Style.EMPHASIS),
    **dict.fromkeys(("cite", "var", "dfn"), Style.EMPHASIS),
    **dict.fromkeys(("b", "strong", "bold"), Style.STRONG),
    **dict.fromkeys(("tt", "code", "monospace", "kbd", "samp"), Style.CODE),
    **dict.fromkeys(("sc", "scp", "small-caps"), Style.SMALL_CAPS),
    **dict.fromkeys(("sub", "inf"), Style.SUBSCRIPT),
    **dict.fromkeys(("sup", "super"), Style.SUPERSCRIPT),
    **dict.fromkeys(("title", "st", "section-title"), Style.STRONG),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Style.STRONG),
}
HEADINGS = frozenset({"title", "st", "section-title", "h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "p", "sec", "section", "div", "li", "ul", "ol", "list", "list-item", "dl", "dt", "dd",
    "blockquote", "disp-quote", "abstract", "tr", "article", "center", "pre", "def-list", "para",
    "simple-para",
}  # fmt: skip
_PLAIN = frozenset(
    {
        "span", "u", "underline", "s", "strike", "small", "big", "font", "overline", "roman",
        "sans-serif", "named-content", "styled-content", "inline-formula", "disp-formula",
        "tex-math", "alternatives", "a", "ext-link", "uri", "email", "xref", "abbrev", "abbr",
        "tex", "formula", "fn", "inter-ref", "cross-ref", "q", "label", "table", "tbody", "thead",
        "td", "th", "ins", "del", "mark", "nobr",
    }
)  # fmt: skip
_LINKS = frozenset({"a", "ext-link", "uri"})
ITEMS = frozenset({"li", "list-item"})
BREAKS = frozenset({"br", "break", "hr"})
LEFT_OUT = frozenset({"img", "graphic", "inline-graphic"})
"""Tags that show what no text can, where they say what."""
OPAQUE = frozenset({"math", "script", "style"})
_KNOWN = (*_STYLES, *BLOCKS, *_PLAIN, *BREAKS, *LEFT_OUT, *OPAQUE)
_NAMES = "|".join(sorted({*_KNOWN}, key=len, reverse=True))
# LaTeX has curled the quotes of attributes by now.
_ATTRIBUTE = r"\s++[\w:.-]++(?:\s*+=\s*+(?:\"[^\"<>]*+\"|['’“][^'’”<>]*+['’”]|[^\s\"'’“<>=/]++))"
TAG = re.compile(
    rf"<(?P<slash>/?)(?P<name>(?:jats:|mml:|m:|ce:)?(?:{_NAMES})|(?:jats|mml|ce):[\w-]++)"
    rf"(?P<attributes>(?:{_ATTRIBUTE})*+)\s*+(?P<empty>/?)>",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\A(?:jats|mml|m|ce):")
_HREF = re.compile(
    r"\s(?:xlink:)?href\s*=\s*[\"'’“]?((?:https?://|mailto:)[^\s\"'’”<>]+)", re.IGNORECASE
)
_SMALL_CAPS = re.compile(
    r"\bclass\s*=\s*.(?:[^\"'’”]*\s)?small-?caps\b|font-variant:\s*small-caps", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text."""

    raw: str
    name: str
    """As written, in lower case."""
    meaning: str
    """The name without its prefix."""
    closes: bool
    empty: bool
    style: Style | None
    url: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether it is a tag also without its partner."""
        return self.name.startswith(("jats:", "mml:", "ce:"))


def read_tag(match: re.Match[str]) -> Tag:
    """The tag that `TAG` found."""
    name, attributes = match["name"].lower(), match["attributes"]
    meaning = _PREFIX.sub("", name)
    is_small_caps = meaning in ("span", "styled-content") and _SMALL_CAPS.search(attributes)
    href = _HREF.search(attributes) if meaning in _LINKS else None
    return Tag(
        raw=match[0],
        name=name,
        meaning=meaning,
        closes=bool(match["slash"]),
        empty=bool(match["empty"]),
        style=Style.SMALL_CAPS if is_small_caps else _STYLES.get(meaning),
        url=html.unescape(href[1]) if href else "",
    )
