"""Rich texts written in tests: plain strings stand for what they say."""

from sphinx_proceedings.model.richtext import Node, RichText, Span, Style, Text

__all__ = ["plain", "rich", "span"]


def span(style: Style, *children: Node | str) -> Span:
    return Span(style, tuple(Text(c) if isinstance(c, str) else c for c in children))


def rich(*nodes: Node | str) -> RichText:
    return RichText(tuple(Text(n) if isinstance(n, str) else n for n in nodes))


def plain(text: str) -> RichText:
    return RichText.from_plain(text)
