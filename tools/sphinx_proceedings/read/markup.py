r"""Publisher's markup in text: HTML, JATS and entities become rich text.

Exports of publishers and of Crossref put `<i>`, `<jats:p>` and `&amp;` into titles and abstracts.
This pass runs on rich text, after LaTeX: formulas (`$x<y$`) and code are nodes of their own by
then and stay as they are, and `\&amp;` and `&amp;` look the same.

* Only the tags below, and only pairs that nest properly, mean anything; attributes are dropped.
  Every other tag, a lone `<b>` and `x < y` stay text.  MathML, scripts and styles stay text with
  all that is in them.
* `<p>` and `<jats:sec>` part paragraphs, `<br>` is a space.  `<jats:title>` is a strong paragraph,
  except for the lone title “Abstract”, which pages print themselves.
* Entities are those of the HTML standard (section 13.5) that end in `;`, and numbers.  Each is
  decoded once, after the tags: `&lt;b&gt;` is text.

Nothing here raises, and time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sphinx_proceedings.model.richtext import Link, Node, RichText, Span, Style, Text
from sphinx_proceedings.read.characters import suitable
from sphinx_proceedings.read.entities import ENTITY, entity_text
from sphinx_proceedings.read.latex_nodes import tidied

__all__ = ["publisher_markup", "publisher_paragraphs"]

_STYLES: Mapping[str, Style | None] = {
    **dict.fromkeys(("i", "em", "italic", "jats:italic"), Style.EMPHASIS),
    **dict.fromkeys(("b", "strong", "bold", "jats:bold"), Style.STRONG),
    **dict.fromkeys(("tt", "code", "monospace", "jats:monospace"), Style.CODE),
    **dict.fromkeys(("sc", "jats:sc"), Style.SMALL_CAPS),
    **dict.fromkeys(("sub", "jats:sub"), Style.SUBSCRIPT),
    **dict.fromkeys(("sup", "jats:sup"), Style.SUPERSCRIPT),
    "jats:title": Style.STRONG,
    **dict.fromkeys(("p", "jats:p", "jats:sec", "span"), None),
}
_BLOCKS = frozenset({"p", "jats:p", "jats:sec", "jats:title"})
_BREAKS = frozenset({"br", "jats:break"})
_OPAQUE = frozenset({"math", "mml:math", "script", "style"})
_PARAGRAPH = "\u2029"

_NAMES = "|".join(sorted({*_STYLES, *_BREAKS, *_OPAQUE}, key=len, reverse=True))
# LaTeX has curled the quotes of attributes by now.
_ATTRIBUTE = r"\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<>]*+\"|['’“][^'’”<>]*+['’”])"
_TAG = re.compile(
    rf"<(?P<slash>/?)(?P<name>{_NAMES})(?P<attributes>(?:{_ATTRIBUTE})*+)\s*+(?P<empty>/?)>",
    re.IGNORECASE,
)
_SMALL_CAPS = re.compile(
    r"\bclass\s*=\s*.(?:[^\"'’”]*\s)?small-?caps\b|font-variant:\s*small-caps", re.IGNORECASE
)
_ABSTRACT = re.compile(r"abstract[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tag:
    raw: str
    name: str
    closes: bool
    empty: bool
    style: Style | None


@dataclass(frozen=True, slots=True)
class _Literal:
    """A node in which nothing means anything: MathML, a script."""

    node: Node


@dataclass(slots=True)
class _Frame:
    """What is open: the nodes so far, and the styles around them."""

    within: frozenset[Style]
    nodes: list[Node] = field(default_factory=list)


_Piece = Node | _Tag | _Literal


def publisher_markup(text: RichText) -> tuple[RichText, tuple[str, ...]]:
    """One line of text with its markup taken for what it means, and what was found.

    Found are tags and entities as they are usually written (`<i>`, `&amp;`), each once.
    """
    reader = _Reader()
    nodes = reader.read(text.nodes)
    return (tidied(nodes), tuple(reader.found)) if reader.found else (text, ())


def publisher_paragraphs(
    paragraphs: Sequence[RichText],
) -> tuple[tuple[RichText, ...], tuple[str, ...]]:
    """The same for paragraphs; tags may part them further, or reach over several."""
    reader = _Reader()
    joined: list[Node] = []
    for paragraph in paragraphs:
        joined += [Text(_PARAGRAPH), *paragraph.nodes]
    nodes = RichText(tuple(reader.read(RichText(tuple(joined)).nodes))).nodes
    if not reader.found:
        return tuple(paragraphs), ()
    parted = [text for part in _parted(nodes) if (text := tidied(part))]
    if len(parted) > 1 and "<jats:title>" in reader.found and _ABSTRACT.fullmatch(parted[0].plain):
        del parted[0]
    return tuple(parted), tuple(reader.found)


class _Reader:
    """Reads nodes, remembering which tags and entities it took."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        """In order of appearance; a dictionary is an ordered set."""

    def read(self, nodes: Iterable[Node], within: frozenset[Style] = frozenset()) -> list[Node]:
        """The nodes without their markup, before whitespace is put right."""
        pieces = list(_pieces(nodes))
        openings = _openings(pieces)
        frames = [_Frame(within)]
        for index, piece in enumerate(pieces):
            if not isinstance(piece, _Tag):
                frames[-1].nodes.append(self._node(piece, frames[-1].within))
            elif (opening := openings.get(index)) is None:
                frames[-1].nodes.append(Text(piece.raw))
            else:
                self._tag(piece, opening, frames)
        return frames[0].nodes

    def _tag(self, tag: _Tag, opening: _Tag, frames: list[_Frame]) -> None:
        self.found[f"<{tag.name}>"] = None
        boundary = [Text(_PARAGRAPH)] if tag.name in _BLOCKS else []
        style = opening.style
        if tag.name in _BREAKS or tag.empty:
            frames[-1].nodes += boundary or [Text(" ")]
        elif tag.closes:
            closed = frames.pop()
            top = frames[-1]
            # A style within itself adds nothing; so no nesting is deep.
            is_new = style is not None and style not in top.within
            top.nodes += [Span(style, tuple(closed.nodes))] if style and is_new else closed.nodes
            top.nodes += boundary
        else:
            frames[-1].nodes += boundary
            frames.append(_Frame(frames[-1].within | ({style} if style else set())))

    def _node(self, piece: Node | _Literal, within: frozenset[Style]) -> Node:
        match piece:
            case _Literal(node):
                return node
            case Text(text):
                return Text(ENTITY.sub(self._entity, text))
            case Span(style, children) if style is not Style.CODE:
                return Span(style, tuple(self.read(children, within | {style})))
            case Link(url, children) if children != (Text(url),):
                return Link(url, tuple(self.read(children, within)))
            case _:
                return piece

    def _entity(self, match: re.Match[str]) -> str:
        raw = match[0]
        text = entity_text(raw)
        if not text:
            return raw
        self.found[raw] = None
        return suitable(text)[0]


def _pieces(nodes: Iterable[Node]) -> list[_Piece]:
    """The nodes with the tags among them cut out, and what is opaque made literal."""
    pieces: list[_Piece] = []
    for node in nodes:
        if not isinstance(node, Text):
            pieces.append(node)
            continue
        end = 0
        for match in _TAG.finditer(node.text):
            pieces += [Text(node.text[end : match.start()]), _tag(match)]
            end = match.end()
        pieces.append(Text(node.text[end:]))
    return _with_literals(pieces)


def _tag(match: re.Match[str]) -> _Tag:
    name = match["name"].lower()
    is_small_caps = name == "span" and _SMALL_CAPS.search(match["attributes"])
    return _Tag(
        raw=match[0],
        name=name,
        closes=bool(match["slash"]),
        empty=bool(match["empty"]),
        style=Style.SMALL_CAPS if is_small_caps else _STYLES.get(name),
    )


def _with_literals(pieces: list[_Piece]) -> list[_Piece]:
    """The pieces, with everything from an opaque tag to the end of its element made literal."""
    ends = {
        piece.name: index
        for index, piece in enumerate(pieces)
        if isinstance(piece, _Tag) and piece.name in _OPAQUE and piece.closes
    }
    result: list[_Piece] = []
    open_name = ""
    for index, piece in enumerate(pieces):
        if isinstance(piece, _Tag):
            if open_name:
                result.append(_Literal(Text(piece.raw)))
                open_name = "" if piece.closes and piece.name == open_name else open_name
                continue
            if not piece.closes and not piece.empty and ends.get(piece.name, -1) > index:
                open_name = piece.name
            result.append(piece)
        else:
            literal = open_name and not isinstance(piece, _Literal)
            result.append(_Literal(piece) if literal else piece)  # type: ignore[arg-type]
    return result


def _openings(pieces: Sequence[_Piece]) -> dict[int, _Tag]:
    """For the index of every tag that means something, the tag that opens its element."""
    meant: dict[int, _Tag] = {}
    stack: list[tuple[int, _Tag]] = []
    open_names: Counter[str] = Counter()
    for index, tag in enumerate(pieces):
        if not isinstance(tag, _Tag) or tag.name in _OPAQUE:
            continue
        if (tag.name in _BREAKS and not tag.closes) or (tag.empty and tag.name in _BLOCKS):
            meant[index] = tag
        elif not tag.closes and not tag.empty:
            stack.append((index, tag))
            open_names[tag.name] += 1
        elif tag.closes and open_names[tag.name]:
            opened, opening = stack.pop()
            open_names[opening.name] -= 1
            while opening.name != tag.name:
                opened, opening = stack.pop()
                open_names[opening.name] -= 1
            if opening.name != "span" or opening.style:
                meant[opened] = meant[index] = opening
    return meant


def _parted(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """The nodes of each paragraph."""
    current: list[Node] = []
    for node in nodes:
        if not isinstance(node, Text):
            current.append(node)
            continue
        first, *others = node.text.split(_PARAGRAPH)
        current.append(Text(first))
        for other in others:
            yield current
            current = [Text(other)]
    yield current
