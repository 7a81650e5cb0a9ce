"""The parts of a LaTeX text that have begun and not ended, as a stack of frames.

The stack is a list, so no nesting is too deep; only so many frames make a node of their own, so
that whatever walks the finished tree recursively stays within Python's stack.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from sphinx_proceedings.model.richtext import Link, Node, Span, Style, Text
from sphinx_proceedings.sources.latex.nodes import WHITESPACE
from sphinx_proceedings.sources.latex.tables import ACCENTS
from sphinx_proceedings.sources.latex.tokens import Kind, Token

__all__ = ["ANY", "Finish", "Frame", "FrameStack", "Role", "linked", "protected", "styled"]

# Far more than anyone writes.
_MAX_DEPTH = 40

ANY = "*"
"""In place of a pattern of `ARGUMENTS`: keep every argument that follows at once."""

Finish = Callable[[list[Node]], list[Node]]
"""Makes the parent's nodes from a frame's."""


class Role(Enum):
    """How a frame ends."""

    GROUP = auto()
    """At its closing brace."""
    ARGUMENT = auto()
    """At its closing brace, or after one character or command when it has no braces."""
    SCOPE = auto()
    """With the group around it: a font switch, or an argument that is never closed."""


@dataclass(slots=True)
class Frame:
    """A part of the text that has begun and not ended."""

    role: Role
    token: Token
    """What began it."""
    nodes: list[Node]
    """Its content; the parent's own list when `finish` is None."""
    finish: Finish | None = None
    depth: int = 0
    """How many frames around it make nodes of their own, itself included."""
    code: bool = False
    linked: bool = False
    protected: bool = False
    waiting: bool = False
    """An argument that has not begun."""
    rest: str = ""
    """The arguments still to come, as in `ARGUMENTS`, or `ANY`."""
    items: int = 0
    specials: int = 0
    """How many of the items are accents or symbols."""


class FrameStack:
    """Frames, the innermost on top; problems go to `report(what, offset)`."""

    def __init__(self, report: Callable[[str, int], None]) -> None:
        self.top = Frame(Role.GROUP, Token(Kind.OPEN, "", 0), [])
        self.before_brace = False
        """Whether the next token opens a group; to be set for every token."""
        self._frames = [self.top]
        self._report = report
        self._too_deep = False

    def emit(self, node: Node, *, special: bool = False) -> None:
        """Add a node, which also completes an argument without braces."""
        top = self.top
        top.nodes.append(node)
        if not (isinstance(node, Text) and not node.text.strip(WHITESPACE)):
            top.items += 1
            top.specials += special
        self.settle()

    def settle(self) -> None:
        """End the arguments without braces that the last item completed."""
        while self.top.waiting and self._pop():
            pass

    def push(
        self,
        role: Role,
        token: Token,
        finish: Finish | None = None,
        *,
        waiting: bool = False,
        rest: str = "",
    ) -> None:
        """Begin a frame; without `finish` it makes no difference to its content."""
        top = self.top
        if finish and top.depth >= _MAX_DEPTH:
            finish = None
            if not self._too_deep:
                self._report("nested too deeply; the inner commands do nothing", token.offset)
                self._too_deep = True
        self.top = Frame(
            role,
            token,
            [] if finish else top.nodes,
            finish,
            depth=top.depth + bool(finish),
            code=top.code,
            linked=top.linked,
            protected=top.protected,
            waiting=waiting,
            rest=rest,
        )
        self._frames.append(self.top)

    def push_argument(self, token: Token, pattern: str) -> None:
        """Await the next of a command's arguments, as `ARGUMENTS` describes them."""
        finish: Finish | None = {"d": _dropped, "n": _note, "q": _quoted}.get(pattern[0])
        rest = ANY if pattern == ANY else pattern[1:]
        self.push(Role.ARGUMENT, token, finish, waiting=True, rest=rest)

    def close(self) -> None:
        """End the current group or braced argument with everything that ends with it."""
        self.end_scopes()
        if self._pop():
            self.settle()

    def end_scopes(self) -> None:
        """End everything that the end of a group (or of the text) ends."""
        while len(self._frames) > 1 and (self.top.waiting or self.top.role is Role.SCOPE):
            if self.top.waiting:
                token = self.top.token
                self._report(f"\\{token.text} without its argument", token.offset)
            self.abandon()

    def abandon(self) -> None:
        """End the current frame and expect no more arguments of its command."""
        self.top.rest = ""
        self._pop()

    def unprotect(self) -> None:
        """If the current group has only just begun, it is not there to protect its case."""
        if self.top.finish is protected and not self.top.items:
            self.top.finish = _unchanged
            self.top.protected = self._frames[-2].protected

    def _pop(self) -> bool:
        """End the current frame; whether its command has no more arguments to come."""
        frame = self._frames.pop()
        self.top = parent = self._frames[-1]
        special = frame.token.kind is Kind.COMMAND and frame.token.text in ACCENTS
        if frame.finish is not None:
            only_special = frame.items == frame.specials == 1
            unchanged = frame.finish is protected and only_special
            parent.nodes.extend(frame.nodes if unchanged else frame.finish(frame.nodes))
        if frame.items or special:
            parent.items += 1
            parent.specials += special
        if frame.rest == ANY and self.before_brace:
            parent.nodes.append(Text(" "))
            self.push_argument(frame.token, ANY)
            return False
        if frame.rest and frame.rest != ANY:
            self.push_argument(frame.token, frame.rest)
            return False
        return True


def protected(nodes: list[Node]) -> list[Node]:
    """Keep the case."""
    return styled(Style.PROTECTED, nodes)


def styled(style: Style, nodes: list[Node]) -> list[Node]:
    """One span, or nothing around nothing."""
    return [Span(style, tuple(nodes))] if nodes else []


def linked(url: str, nodes: list[Node]) -> list[Node]:
    """A link; its text is the address when it has no other."""
    return [Link(url, tuple(nodes) or (Text(url),))]


def _note(nodes: list[Node]) -> list[Node]:
    return [Text(" ("), *nodes, Text(")")] if nodes else []


def _quoted(nodes: list[Node]) -> list[Node]:
    return [Text("“"), *nodes, Text("”")]


def _dropped(nodes: list[Node]) -> list[Node]:
    return []


def _unchanged(nodes: list[Node]) -> list[Node]:
    return nodes
