r"""Abstracts with HTML or Markdown in them → paragraphs of plain text.

What the text says is kept and its marks are not: `**so**` and `<b>so</b>` are “so”, a link is its
text with the address behind it, and each item of a list is a paragraph with its mark.  Marks that
a plain text may mean literally stay: `2*3*4`, `x < y`, `[1]`, `<y>`.  Markdown is CommonMark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sphinx_proceedings.sources.text.characters import is_suitable
from sphinx_proceedings.sources.text.entities import ENTITY
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain

__all__ = ["plain_paragraphs", "without_markup"]

_BLOCKS = (
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
_INLINE = (
    "a", "abbr", "acronym", "b", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "tt", "u", "var", "wbr",
)  # fmt: skip
_NAMES = "|".join(sorted((*_BLOCKS, *_INLINE), key=len, reverse=True))
_ATTRIBUTES = r"(?:\s++[\w:.-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>=]++))?+)*+"
_TAG = re.compile(
    rf"<(?P<slash>/?+)(?P<name>{_NAMES})(?P<attributes>{_ATTRIBUTES})\s*+/?+>", re.IGNORECASE
)
_HIDES = re.compile(r"<!--|<(script|style)\b[^<>]*+>", re.IGNORECASE)
_SHOWS = {
    None: re.compile("-->"),
    "script": re.compile(r"</script\s*+>", re.IGNORECASE),
    "style": re.compile(r"</style\s*+>", re.IGNORECASE),
}
"""What ends a comment, a script and a style sheet."""
_HREF = re.compile(r"\shref\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)')", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_WEB = re.compile(r"https?://\S+")
_LONGEST = 200_000
"""Characters; in what is longer, Markdown stays as it is."""


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which empty lines part; no character in it means anything."""
    return tuple(paragraph.plain for paragraph in paragraphs_of_plain(text))


def without_markup(text: str) -> tuple[str, ...]:
    """The paragraphs of a text in which HTML or Markdown may mean something."""
    text = _shown(text)
    names = {match["name"].lower() for match in _TAG.finditer(text)}
    if names:
        text = _without_tags(text)
    if names & {*_BLOCKS, "br"}:
        return plain_paragraphs(ENTITY.sub(_character, text))
    if len(text) > _LONGEST:
        return plain_paragraphs(text)
    paragraphs = tuple(_from_markdown(text))
    # What nests too deeply is no text to Markdown.
    return paragraphs or plain_paragraphs(text)


def _shown(text: str) -> str:
    """The text without comments, scripts and style sheets; what does not end stays."""
    parts: list[str] = []
    position = 0
    endless: set[str | None] = set()
    while opening := _HIDES.search(text, position):
        kind = opening[1].lower() if opening[1] else None
        closing = None if kind in endless else _SHOWS[kind].search(text, opening.end())
        if closing is None:
            endless.add(kind)
            parts.append(text[position : opening.end()])
            position = opening.end()
        else:
            parts += [text[position : opening.start()], " "]
            position = closing.end()
    return "".join((*parts, text[position:]))


def _character(entity: re.Match[str]) -> str:
    character = html.unescape(entity[0])
    # Numbers of no character, or of one that no text may hold, mean nothing.
    is_text = character != "\ufffd" and is_suitable(character)
    return character if is_text else entity[0]


def _without_tags(text: str) -> str:
    parts: list[str] = []
    hrefs: list[tuple[str, int]] = []
    """Of open links: the address, and where in the parts the text begins."""
    end = 0
    for tag in _TAG.finditer(text):
        parts.append(text[end : tag.start()])
        end = tag.end()
        name = tag["name"].lower()
        if name == "a" and not tag["slash"]:
            href = _HREF.search(tag["attributes"])
            address = (href["a"] or href["b"] or "") if href else ""
            hrefs = [(html.unescape(address), len(parts))]  # links do not nest
        elif name == "a" and hrefs:
            address, start = hrefs.pop()
            parts.append(_behind("".join(parts[start:]), address))
        elif name == "li" and not tag["slash"]:
            parts.append("\n\n- ")
        elif name == "br":
            parts.append("\n")
        elif name in _BLOCKS:
            parts.append(" " if name in {"td", "th"} else "\n\n")
    return "".join((*parts, text[end:]))


def _behind(text: str, address: str) -> str:
    """What follows the text of a link: its address, unless the text is the address."""
    if not _WEB.fullmatch(address) or text.strip() in (address, address.split("://", 1)[1]):
        return ""
    return f" ({address})" if text.strip() else address


def _from_markdown(text: str) -> Iterator[str]:
    """The paragraphs of a Markdown text."""
    parser = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])
    # Definitions of links would vanish, and `[1]` with them.
    parser.disable("reference")
    marks: list[str] = []
    for token in parser.parse(text):
        match token.type:
            case "list_item_open":
                marks.append(f"{token.info}{token.markup}")
            case "inline":
                words = " ".join(_flat(token.children or []).split())
                if words:
                    yield " ".join((*marks, words))
                    marks.clear()
            case "code_block" | "fence":
                for part in _PARAGRAPHS.split(token.content):
                    if part.strip():
                        yield " ".join((*marks, *part.split()))
                        marks.clear()
            case "list_item_close":
                marks.clear()


def _flat(tokens: Sequence[Token]) -> str:
    literal = _literal(tokens)
    parts: list[str] = []
    links: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "text" | "code_inline":
                parts.append(token.content)
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "image":
                parts.append(_flat(token.children or []))
            case "em_open" | "em_close" | "strong_open" | "strong_close" if index in literal:
                parts.append(token.markup)
            case "link_open":
                links.append((str(token.attrs.get("href", "")), len(parts)))
            case "link_close":
                address, start = links.pop()
                parts.append(_behind("".join(parts[start:]), address))
    return "".join(parts)


def _literal(tokens: Sequence[Token]) -> frozenset[int]:
    """Where marks of emphasis stand between letters or digits: as in `2*3*4`."""
    # Between delimiters that were matched stand empty texts.
    said = [(i, token) for i, token in enumerate(tokens) if token.type != "text" or token.content]
    found: set[int] = set()
    stack: list[tuple[int, bool]] = []
    for number, (index, token) in enumerate(said):
        if token.type in ("em_open", "strong_open"):
            before = said[number - 1][1].content[-1:] if number else ""
            stack.append((index, before.isalnum()))
        elif token.type in ("em_close", "strong_close"):
            opening, is_in_word = stack.pop()
            after = said[number + 1][1].content[:1] if number + 1 < len(said) else ""
            if is_in_word or after.isalnum():
                found |= {opening, index}
    return frozenset(found)
