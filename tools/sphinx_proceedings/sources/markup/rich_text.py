r"""Publisher's markup in text: HTML, JATS and entities become rich text.

Exports of publishers and of Crossref put `<i>`, `<jats:p>` and `&amp;` into titles and abstracts.
This pass runs on rich text, after LaTeX: formulas (`$x<y$`) and code are nodes of their own by
then and stay as they are, and `\&amp;` and `&amp;` look the same.

* Only the tags of `tags.py`, and only pairs that nest properly, mean anything; attributes are
  dropped, except for the address of a link.  What begins with `jats:`, `mml:` or `ce:` is always a
  tag.  Every other tag, a lone `<b>` and `x < y` stay text, and so do scripts and styles with all
  that is in them.
* MathML becomes a formula, and so does what `tex-math` holds; of alternatives the TeX counts.
* Paragraphs, sections, divisions and items of lists part paragraphs, `<br>` is a space.  A heading
  is a strong paragraph, except for the lone title “Abstract”, which pages print themselves.
* Entities are those of the HTML standard (section 13.5) that end in `;`, and numbers.  Each is
  decoded once, after the tags: `&lt;b&gt;` is text.  What was encoded twice is decoded twice,
  before them: `&amp;lt;b&amp;gt;` is a tag, `&amp;amp;` an ampersand.

Nothing here raises, and time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sphinx_proceedings.model.richtext import (
    Link,
    Math,
    Node,
    RichText,
    Span,
    Style,
    Text,
    plain_text,
)
from sphinx_proceedings.sources.latex.math_text import math_text
from sphinx_proceedings.sources.latex.nodes import tidied
from sphinx_proceedings.sources.markup.mathml_tex import tex_of_mathml
from sphinx_proceedings.sources.markup.tags import (
    BLOCKS,
    BREAKS,
    HEADINGS,
    ITEMS,
    LEFT_OUT,
    OPAQUE,
    TAG,
    Tag,
    read_tag,
)
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.entities import ENTITY, entity_text

__all__ = ["publisher_markup", "publisher_paragraphs"]

_PARAGRAPH = "\u2029"
_BULLET = Text("• ")

_TWICE = re.compile(
    r"&(?:amp;)+(?P<name>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_BRACKETS = {"lt": "<", "gt": ">", "#60": "<", "#62": ">"}
_IN_FORMULA = re.compile(r"&(?:amp;)*(?P<name>#60|#62|#38|[a-z]{2,8});")
_TAG_CONTENT = re.compile(r"/?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?")
_ABSTRACT = re.compile(r"abstract[.:]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Literal:
    """A node in which nothing means anything: a formula, a script."""

    node: Node


@dataclass(slots=True)
class _Frame:
    """What is open: the nodes so far, and the styles around them."""

    within: frozenset[Style]
    linked: bool = False
    nodes: list[Node] = field(default_factory=list)


_Piece = Node | Tag | _Literal


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
    is_headed = any(name.strip("<>").rpartition(":")[2] in HEADINGS for name in reader.found)
    if len(parted) > 1 and is_headed and _ABSTRACT.fullmatch(parted[0].plain):
        del parted[0]
    return tuple(parted), tuple(reader.found)


class _Reader:
    """Reads nodes, remembering which tags and entities it took."""

    def __init__(self) -> None:
        self.found: dict[str, None] = {}
        """In order of appearance; a dictionary is an ordered set."""

    def read(
        self, nodes: Iterable[Node], within: frozenset[Style] = frozenset(), *, linked: bool = False
    ) -> list[Node]:
        """The nodes without their markup, before whitespace is put right."""
        pieces = self._pieces(nodes)
        openings = _openings(pieces)
        frames = [_Frame(within, linked)]
        for index, piece in enumerate(pieces):
            if not isinstance(piece, Tag):
                frames[-1].nodes.append(self._node(piece, frames[-1]))
            elif (opening := openings.get(index)) is not None:
                self._tag(piece, opening, frames)
            elif piece.is_certain:
                self.found[f"<{piece.name}>"] = None
            else:
                frames[-1].nodes.append(Text(piece.raw))
        return frames[0].nodes

    def _tag(self, tag: Tag, opening: Tag, frames: list[_Frame]) -> None:
        top = frames[-1]
        is_left_out = tag.meaning in LEFT_OUT
        self.found[f"<{tag.name}>{' (left out)' if is_left_out else ''}"] = None
        boundary = [Text(_PARAGRAPH)] if tag.meaning in BLOCKS else []
        if is_left_out:
            return
        if tag.meaning in BREAKS or tag.empty:
            top.nodes += boundary or [Text(" ")]
        elif tag.closes:
            frames.pop()
            frames[-1].nodes += [*_closed(opening, top, frames[-1]), *boundary]
        else:
            mark = [_BULLET] if tag.meaning in ITEMS else []
            # An item's paragraph begins behind its mark.
            top.nodes += [] if _ends_in_mark(top.nodes) else boundary
            style = {opening.style} if opening.style else set()
            frames.append(_Frame(top.within | style, top.linked or bool(opening.url), [*mark]))

    def _node(self, piece: Node | _Literal, frame: _Frame) -> Node:
        match piece:
            case _Literal(node):
                return node
            case Text(text):
                return Text(ENTITY.sub(self._entity, text))
            case Span(style, children) if style is not Style.CODE:
                inside = self.read(children, frame.within | {style}, linked=frame.linked)
                return Span(style, tuple(inside))
            case Link(url, children) if children != (Text(url),):
                return Link(url, tuple(self.read(children, frame.within, linked=True)))
            case Math(tex, display) if "&" in tex:
                return self._formula(tex, display=display)
            case _:
                return piece

    def _formula(self, tex: str, *, display: bool) -> Math:
        """A formula with its entities as what they stand for: `p &lt; 0.05`."""

        def meant(match: re.Match[str]) -> str:
            text = entity_text(f"&{match['name']};")
            if len(text) != 1:
                return match[0]
            self.found[match[0]] = None
            return r"\&" if text == "&" else text

        changed = _IN_FORMULA.sub(meant, tex)
        return Math(changed, display, math_text(changed))

    def _pieces(self, nodes: Iterable[Node]) -> list[_Piece]:
        """The nodes with the tags among them cut out, and what is opaque made literal."""
        pieces: list[_Piece] = []
        for node in _with_brackets(tuple(nodes)):
            if not isinstance(node, Text):
                pieces.append(node)
                continue
            text = _TWICE.sub(self._once, node.text) if "&amp;" in node.text else node.text
            end = 0
            for match in TAG.finditer(text):
                pieces += [Text(text[end : match.start()]), read_tag(match)]
                end = match.end()
            pieces.append(Text(text[end:]))
        # Empty texts would add up where elements nest deeply.
        return self._with_formulas([piece for piece in pieces if piece != Text("")])

    def _once(self, match: re.Match[str]) -> str:
        """An entity that was encoded twice, encoded once; a bracket as such."""
        name = match["name"]
        if not entity_text(f"&{name};"):
            return match[0]
        self.found["&amp;"] = None
        return _BRACKETS.get(name.lower(), f"&{name};")

    def _with_formulas(self, pieces: list[_Piece]) -> list[_Piece]:
        """The pieces with each MathML element as a formula, and scripts and styles literal."""
        ends = {
            piece.name: index
            for index, piece in enumerate(pieces)
            if isinstance(piece, Tag) and piece.meaning in OPAQUE and piece.closes
        }
        result: list[_Piece] = []
        position = 0
        while position < len(pieces):
            piece = pieces[position]
            position += 1
            result.append(piece)
            is_open = isinstance(piece, Tag) and piece.meaning in OPAQUE and not piece.closes
            if not isinstance(piece, Tag) or not is_open or piece.empty:
                continue
            if ends.get(piece.name, -1) < position:
                continue
            end = next(i for i in range(position, len(pieces)) if _closes(pieces[i], piece.name))
            inside = pieces[position:end]
            position = end + 1
            if piece.meaning == "math":
                result[-1:] = self._mathml(piece, inside)
            else:
                result += [_literal(part) for part in inside]
                result.append(pieces[end])
        return result

    def _mathml(self, tag: Tag, inside: Sequence[_Piece]) -> list[_Piece]:
        self.found[f"<{tag.name}>"] = None
        tex = tex_of_mathml("".join(_source(piece) for piece in inside))
        return [_Literal(Math(tex, text=math_text(tex)))] if tex else []

    def _entity(self, match: re.Match[str]) -> str:
        raw = match[0]
        text = entity_text(raw)
        if not text:
            return raw
        self.found[raw] = None
        return suitable(text)[0]


def _with_brackets(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """The nodes with tags whose brackets were written as formulas (`$<$b$>$`) as text."""
    position = 0
    while position < len(nodes):
        node = nodes[position]
        following = nodes[position + 1 : position + 3]
        position += 1
        match (node, *following):
            case (Math("<"), Text(content), Math(">")) if _TAG_CONTENT.fullmatch(content):
                yield Text(f"<{content}>")
                position += 2
            case _:
                yield node


def _closes(piece: _Piece, name: str) -> bool:
    return isinstance(piece, Tag) and piece.closes and piece.name == name


def _literal(piece: _Piece) -> _Literal:
    match piece:
        case _Literal():
            return piece
        case Tag(raw):
            return _Literal(Text(raw))
        case _:
            return _Literal(piece)


def _source(piece: _Piece) -> str:
    """A piece of MathML as it is written."""
    match piece:
        case Tag(raw):
            return raw
        case _Literal(node):
            return plain_text((node,))
        case Math(tex):
            return tex
        case _:
            return plain_text((piece,))


def _ends_in_mark(nodes: list[Node]) -> bool:
    written = (node for node in reversed(nodes) if not isinstance(node, Text) or node.text.strip())
    return next(written, None) == _BULLET


def _closed(opening: Tag, closed: _Frame, around: _Frame) -> list[Node]:
    """What an element becomes.

    A style or link within itself adds nothing, so no nesting is deep.
    """
    nodes = closed.nodes
    if opening.meaning in ("tex-math", "tex"):
        return [_inline(nodes)]
    if opening.meaning == "alternatives":
        formulas: list[Node] = [node for node in nodes if isinstance(node, Math)]
        return formulas[:1] or nodes
    if opening.meaning in ("inline-formula", "formula"):
        return [Math(n.tex, text=n.text) if isinstance(n, Math) else n for n in nodes]
    if opening.url and not around.linked:
        return [Link(opening.url, tuple(nodes) or (Text(opening.url),))]
    if opening.style and opening.style not in around.within:
        return [Span(opening.style, tuple(nodes))]
    return nodes


def _inline(nodes: list[Node]) -> Node:
    """The formula that `tex-math` holds, with or without dollars."""
    formula = next((node for node in nodes if isinstance(node, Math)), None)
    if formula is not None:
        return Math(formula.tex, text=formula.text)
    tex = plain_text(nodes).strip()
    return Math(tex, text=math_text(tex)) if tex else Text("")


def _openings(pieces: Sequence[_Piece]) -> dict[int, Tag]:
    """For the index of every tag that means something, the tag that opens its element."""
    meant: dict[int, Tag] = {}
    stack: list[tuple[int, Tag]] = []
    open_names: Counter[str] = Counter()
    for index, tag in enumerate(pieces):
        if not isinstance(tag, Tag) or tag.meaning in OPAQUE:
            continue
        is_alone = tag.meaning in BREAKS or (tag.meaning in LEFT_OUT and "=" in tag.raw)
        if (is_alone and not tag.closes) or (tag.empty and tag.meaning in BLOCKS):
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
