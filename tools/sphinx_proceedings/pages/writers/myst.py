"""The only place that writes MyST: everything from the data passes through here as text.

CommonMark 0.31 lets a backslash escape any ASCII punctuation.  Escaping all of it is always right
but hard to read, so marks that cannot mean anything where they stand are left bare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from sphinx_proceedings.model.richtext import (
    Link,
    Math,
    Node,
    RichText,
    Span,
    Style,
    Text,
    unprotected,
)
from sphinx_proceedings.outputs.richtext_html import HTML_TAGS
from sphinx_proceedings.pages.blocks import (
    Block,
    Body,
    Box,
    Cards,
    Code,
    Facts,
    Heading,
    Html,
    Item,
    Items,
    Paragraph,
    Slot,
    Table,
)
from sphinx_proceedings.pages.inlines import (
    AnchorLink,
    Emphasised,
    FileLink,
    Inline,
    Line,
    Marked,
    Markup,
    PageLink,
    Plain,
    Rich,
    Strong,
    Time,
    UrlLink,
    Words,
    is_address,
)
from sphinx_proceedings.pages.isolation import is_isolated
from sphinx_proceedings.pages.writers.harmless_marks import is_harmless

__all__ = [
    "FILE_ROLE",
    "MARKER",
    "UNSEARCHED",
    "blocks_text",
    "box_tag",
    "destination",
    "inline",
    "page_text",
    "printable",
    "text",
    "written",
]


FILE_ROLE = "site-file"
"""The role of what leads to a file of the site."""
MARKER = "% Made by sphinx-proceedings from "
"""How the first line of every generated page begins; no other page may be overwritten."""
UNSEARCHED = "no-search"
"""The class of elements that say nothing which the page does not say elsewhere."""
_LINE_END = re.compile(r" *\n[ \n]*")
_DEEPER = 3  # spaces
_NEXT, _APART = "\n", "\n\n"
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
# Characters that no Markdown reader keeps as they are.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


def text(value: str) -> str:
    """Plain text on one line that prints as itself, whatever is in it."""
    return _isolated(_text(value))


def _text(value: str, before: str = "") -> str:
    shown = printable(value)
    whole = before + shown

    def escaped(mark: re.Match[str]) -> str:
        at = len(before) + mark.start()
        return mark[0] if is_harmless(whole, at) else f"\\{mark[0]}"

    return _PUNCTUATION.sub(escaped, shown) if _PUNCTUATION.search(shown) else shown


def _isolated(written: str) -> str:
    """A text as a whole: where any of it is read from right to left, its first letter decides."""
    return f"<bdi>{written}</bdi>" if is_isolated(written) else written


def printable(value: str) -> str:
    """The same with spaces for characters that no reader of a page keeps as they are."""
    return value if value.isprintable() else _UNPRINTABLE.sub(" ", value)


def inline(value: RichText) -> str:
    """Rich text as MyST on one line."""
    written = _nodes(value.nodes).strip()
    # Tags within have letters of their own.
    return f"<bdi>{written}</bdi>" if is_isolated(value.plain) else written


def _nodes(nodes: Iterable[Node]) -> str:
    # Protected case does not show; without it, text around it is one run and reads better.
    merged = RichText(tuple(unprotected(nodes))).nodes
    pieces = [(True, _source(node)) if _is_code(node) else (False, _node(node)) for node in merged]
    runs = groupby(filter(itemgetter(1), pieces), key=itemgetter(0))
    # Neighbours share one pair of fences: two fences that touch would be one longer fence.
    return "".join(
        _code(joined) if is_code else joined
        for is_code, run in runs
        for joined in ["".join(map(itemgetter(1), run))]
    )


def _is_code(node: Node) -> bool:
    match node:
        case Span(style, _):
            return style is Style.CODE
        case Math():
            # Marks that would end the formula early.
            tex = _source(node)
            return "$" in tex or "`" in tex or tex.endswith("\\")
        case _:
            return False


def _source(node: Node) -> str:
    """What stands between the marks of a formula or of code."""
    if isinstance(node, Math):
        return " ".join(_UNPRINTABLE.sub(" ", node.tex).split())
    return str(RichText((node,)))


def _node(node: Node) -> str:
    match node:
        case Text(value):
            return _text(value)
        case Math():
            return _math(node)
        case Link(url, children):
            label = _nodes(children)
            return f"[{label}](<{destination(url)}>)" if is_address(url) else label
        case Span(style, children):
            return _span(style, children)


def _span(style: Style, children: tuple[Node, ...]) -> str:
    inner = _nodes(children)
    if not inner.strip():
        return inner
    # Emphasis marks depend on their neighbours; tags work everywhere.
    opening, closing = HTML_TAGS[style]
    return f"{opening}{inner}{closing}"


def _code(value: str) -> str:
    cleaned = _UNPRINTABLE.sub(" ", value)
    if not cleaned.strip():
        return cleaned
    longest = max((len(run) for run in re.findall(r"`+", cleaned)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if cleaned[0] in "` " or cleaned[-1] in "` " else ""
    return f"{fence}{padding}{cleaned}{padding}{fence}"


def _math(node: Math) -> str:
    tex = _source(node)
    if not tex:
        return ""
    return f"$\\displaystyle {tex}$" if node.display else f"${tex}$"


def destination(url: str) -> str:
    """An address that stays inside `<…>`: RFC 3986 lets any character be percent-encoded."""
    unsafe = {character: f"%{ord(character):02X}" for character in '<>\\"{}|^` '}
    encoded = "".join(unsafe.get(character, character) for character in _UNPRINTABLE.sub("", url))
    return encoded.replace("&", "&amp;")


def page_text(body: Body) -> str:
    """A whole page, with a line feed at the end."""
    source = " ".join(body.source.split())
    return f"{MARKER}{source}. Edits here are lost.\n\n{blocks_text(body.blocks)}"


def blocks_text(blocks: Iterable[Block]) -> str:
    """Blocks with an empty line between them."""
    listed = tuple(blocks)
    told = [_block(block) for block in listed[:1]]
    for before, block in pairwise(listed):
        told += [*(("%",) if _would_join(before, block) else ()), _block(block)]
    return "\n\n".join(told) + "\n"


def _would_join(before: Block, block: Block) -> bool:
    """Whether the two would be one list to Markdown, without a comment between them."""
    is_list = isinstance(block, Items | Facts) and not block.classes
    return is_list and type(before) is type(block)


def _block(block: Block) -> str:
    match block:
        case Heading():
            made = _heading(block)
        case Paragraph(what, classes):
            made = _classes(classes) + _lines(what)
        case Items():
            made = _classes(block.classes) + _items(block, 0)
        case Facts(facts, classes):
            listed = (f"{_line(fact.label)}\n: {_lines(fact.value)}" for fact in facts)
            made = _classes(classes) + "\n\n".join(listed)
        case Table():
            made = _table(block)
        case Code(language, code, is_searched):
            made = _classes(() if is_searched else (UNSEARCHED,)) + _fenced(language, code)
        case Slot(name, content):
            made = _fenced(f"{{{name}}}", content)
        case Html(html, is_searched):
            made = _fenced("{html}" if is_searched else f"{{html}} {UNSEARCHED}", html)
        case Box() | Cards():
            made = _around(block)
    return made


def box_tag(box: Box) -> str:
    """How a box begins, in HTML."""
    language = f' lang="{box.language}"' if box.language else ""
    label = f' aria-label="{escape(printable(box.label))}"' if box.label else ""
    return f'<{box.tag} class="{box.css_class}"{language}{label}>'


def _classes(classes: Sequence[str], anchor: str = "") -> str:
    """The line above a block that gives it classes or a name; nothing for nothing."""
    return f"{_attributes(classes, anchor)}\n" if classes or anchor else ""


def _attributes(classes: Iterable[str], anchor: str) -> str:
    given = [f"#{anchor}"] if anchor else []
    return f"{{{' '.join([*given, *(f'.{css_class}' for css_class in classes)])}}}"


def _lines(part: Inline) -> str:
    """What is said in a paragraph: no line of it begins with space or is empty."""
    return _LINE_END.sub("\n", written(part).strip(" \n"))


def _line(part: Inline) -> str:
    """What is said where no other line can follow."""
    return _lines(part).replace("\n", " ")


def _heading(block: Heading) -> str:
    label = f"({block.label})=\n" if block.label else ""
    attributes = _classes(block.classes, block.anchor)
    return f"{label}{attributes}{'#' * block.level} {_line(block.text)}"


def _items(block: Items, depth: int) -> str:
    between = "\n\n" if block.is_loose else "\n"
    return between.join(_item(block, at, item, depth) for at, item in enumerate(block.items))


def _item(block: Items, at: int, item: Item, depth: int) -> str:
    mark = f"{block.first + (at if block.is_counted else 0)}." if block.first else "-"
    margin = " " * (_DEEPER * depth)
    # Below a mark of two signs what follows may stand further in.
    inner = " " * (_DEEPER * (depth + 1) if block.first or depth else len("- "))
    lines = f"\n{inner}".join(filter(None, map(_lines, item.lines)))
    own = f"{margin}{mark} {lines}"
    if item.more is None:
        return own
    return f"{own}{_NEXT if item.is_close else _APART}{_items(item.more, depth + 1)}"


def _table(block: Table) -> str:
    marks = ["---:" if at in block.numbers else "---" for at in range(len(block.head))]
    rows = [map(_cell, block.head), marks, *(map(_cell, row) for row in block.rows)]
    return _classes(block.classes) + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(part: Inline) -> str:
    """Tables are cut at bars, whatever they stand in, before backslashes say anything else."""
    return _line(part).replace("|", "\\|")


def _around(block: Box | Cards) -> str:
    """What has blocks in it; grids of cards are sphinx-design's."""
    if isinstance(block, Box):
        return f"{box_tag(block)}\n\n{blocks_text(block.blocks)}\n</{block.tag}>"
    cards = (
        _fenced("{grid-item-card}", f":shadow: none\n\n{blocks_text(card)}") for card in block.cards
    )
    options = f":class-container: {block.css_class}\n:gutter: 3\n"
    columns = " ".join(map(str, block.columns))
    return _fenced(f"{{grid}} {columns}", f"{options}\n{_APART.join(cards)}")


def _fenced(info: str, value: str) -> str:
    """A fenced block whose content cannot close the fence."""
    longest = max((len(run) for run in re.findall(r"`{3,}", value)), default=2)
    fence = "`" * (longest + 1)
    return "\n".join(filter(None, (f"{fence}{info}", value.rstrip(), fence)))


def written(value: Inline, before: str = "") -> str:
    """A part of a line as MyST, behind what is written of the line."""
    return _WRITES[type(value)](value, before)


def _words(part: Words, before: str) -> str:
    first, *more = part.text.split("\n")
    return "\n".join((_text(first, before), *map(_text, more)))


def _linked(link: PageLink | AnchorLink | UrlLink, before: str) -> str:
    return f"[{written(link.label, f'{before}[')}]({_target(link)})"


def _target(link: PageLink | AnchorLink | UrlLink) -> str:
    match link:
        case PageLink(_, docname, anchor):
            return f"/{docname}.md#{anchor}" if anchor else f"/{docname}.md"
        case AnchorLink(_, name):
            return f"#{name}"
        case UrlLink(_, url):
            return f"<{destination(url)}>"


def _file_link(link: FileLink, _before: str) -> str:
    return f"{{{FILE_ROLE}}}`{printable(link.label.text)} <{link.path}>`"


def _marked(part: Marked, before: str) -> str:
    return f"[{written(part.inner, f'{before}[')}]{_attributes(part.classes, part.name)}"


def _between(mark: str, tag: str, inner: Inline, before: str) -> str:
    """Marks depend on their neighbours; where these may not be letters, tags work."""
    made = written(inner, f"{before}{mark}")
    is_clear = made[:1].isalnum() and made[-1:].isalnum() and not before.endswith("*")
    return f"{mark}{made}{mark}" if is_clear else f"<{tag}>{made}</{tag}>"


def _joined(parts: Iterable[Inline], before: str) -> str:
    made = ""
    for part in parts:
        made += _WRITES[type(part)](part, (before + made).rpartition("\n")[2])
    return made


_WRITES: Mapping[type, Callable[[Any, str], str]] = {
    Words: _words,
    Markup: lambda part, _: part.html,
    Plain: lambda part, _: text(part.text),
    Rich: lambda part, _: inline(part.text),
    Line: lambda part, before: _joined(part.parts, before),
    Time: lambda part, _: f'<time datetime="{part.value}">{text(part.label)}</time>',
    PageLink: _linked,
    AnchorLink: _linked,
    UrlLink: _linked,
    FileLink: _file_link,
    Marked: _marked,
    Strong: lambda part, before: _between("**", "strong", part.inner, before),
    Emphasised: lambda part, before: _between("*", "em", part.inner, before),
}
