"""How elements of a page become HTML: what docutils' writers and Sphinx's translator do inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.locale import _

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.highlighting import PygmentsBridge
    from sphinx.writers.html5 import HTML5Translator

__all__ = [
    "CodeColours",
    "Permalinks",
    "around",
    "code_colours",
    "instead",
    "page_in_hand",
    "permalinks",
    "section_with",
    "start_tag",
]

Visitor = Callable[[Any, Any], None]
"""What a translator calls with itself and an element."""


def around(
    begin: Callable[[HTML5Translator, nodes.Element], str], end: str
) -> tuple[Visitor, Visitor]:
    """HTML before and behind what is in an element."""

    def visit(translator: HTML5Translator, node: nodes.Element) -> None:
        translator.body.append(begin(translator, node))

    def depart(translator: HTML5Translator, _node: nodes.Element) -> None:
        translator.body.append(end)

    return visit, depart


def instead(html: Callable[[HTML5Translator, nodes.Element], str]) -> tuple[Visitor, None]:
    """HTML in the place of an element and all that is in it."""

    def visit(translator: HTML5Translator, node: nodes.Element) -> None:
        translator.body.append(html(translator, node))
        raise nodes.SkipNode

    return visit, None


def section_with(attributes: Callable[[nodes.section], dict[str, Any]]) -> tuple[Visitor, Visitor]:
    """A section with more attributes than docutils gives it, if it begins it by its start tag."""

    def visit(translator: HTML5Translator, node: nodes.section) -> None:
        translator.visit_section(node)
        if translator.body[-1] == translator.starttag(node, "section"):
            translator.body[-1] = translator.starttag(node, "section", **attributes(node))

    def depart(translator: HTML5Translator, node: nodes.section) -> None:
        translator.depart_section(node)

    return visit, depart


def start_tag(
    translator: HTML5Translator, node: nodes.Element, name: str, attributes: dict[str, Any]
) -> str:
    """The start tag of an element, on the same line as what is in it."""
    return translator.starttag(node, name, "", **attributes)


def page_in_hand(translator: HTML5Translator) -> str:
    """The page that is being written, or nothing where Sphinx does not tell."""
    return getattr(translator.builder, "current_docname", "")


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The links that Sphinx puts behind headings."""

    title: str
    icon: str | None
    """None where there are to be none."""

    def link(self, name: str) -> str:
        """The one to the section with this id."""
        if self.icon is None:
            return ""
        return f'<a class="headerlink" href="#{name}" title="{self.title}">{self.icon}</a>'


def permalinks(config: Config) -> Permalinks:
    """Those of a site."""
    icon = config.html_permalinks_icon if config.html_permalinks else None
    return Permalinks(str(_("Link to this heading")), icon)


@dataclass(frozen=True, slots=True)
class CodeColours:
    """Colours code as Sphinx does."""

    bridge: PygmentsBridge
    options: Mapping[str, dict[str, Any]]
    """Of Pygments, by language."""

    def html(self, docname: str, text: str, language: str) -> str:
        """Code of a page in colours."""
        options = self.options.get(language, {})
        return self.bridge.highlight_block(text, language, opts=options, location=docname)


def code_colours(builder: StandaloneHTMLBuilder) -> CodeColours:
    """That of a site."""
    bridge = copy(builder.highlighter)
    # It makes another one for each block of code, which takes as long as to colour an entry.
    made: Any = bridge
    made.formatter = partial(_ready_formatter, made.formatter)
    return CodeColours(bridge, builder.config.highlight_options)


@cache
def _ready_formatter(kind: Callable[..., Any], **options: object) -> Any:
    """One that keeps nothing of what it wrote."""
    return kind(**options)
