"""Writes what stands in a line as HTML, as docutils does with this theme."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from sphinx_proceedings.model.richtext import Link, Math, Node, Span, Style, Text, unprotected
from sphinx_proceedings.outputs.richtext_html import HTML_TAGS
from sphinx_proceedings.pages.event_classes import HEADING, is_heading
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
from sphinx_proceedings.pages.writers.html_context import HtmlContext, NotWrittenError
from sphinx_proceedings.pages.writers.myst import destination, printable

__all__ = [
    "Run",
    "classes_and_language",
    "escaped",
    "known_attributes",
    "known_classes",
    "run_of",
]

_PAGE = re.compile(r"[^\s()<>#\\]+", re.ASCII)
_PLACE = re.compile(r"[a-z][\w-]*", re.ASCII)
_NAME = re.compile(r"[a-z](?:-?[a-z0-9]+)*", re.ASCII)
_CLASS = re.compile(r"(?!language-)[a-z][\w-]*", re.ASCII)
_LANGUAGE = re.compile(r"language-([a-z][\w-]*)", re.ASCII)
_OF_DOCUTILS = {"arabic", "myst", "simple", "table"}
_URL = re.compile(r"(?:https?://|mailto:)[\w:/?#.,;=~%+@-]+", re.ASCII)
_TEX = re.compile(r"(?:[^$`\\]|\\[^$`])+")


def escaped(text: str) -> str:
    """Plain text as docutils writes it, with entities for marks."""
    # Most texts hold no mark: looking for each takes a tenth of what a translation does.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("@", "&#64;")


def known_classes(classes: Sequence[str]) -> str:
    """Classes that docutils writes as they are; raises `NotWrittenError`."""
    are_known = all(map(_CLASS.fullmatch, classes)) and _OF_DOCUTILS.isdisjoint(classes)
    if not are_known or len(set(classes)) < len(classes):
        raise NotWrittenError(classes)
    return " ".join(classes)


@lru_cache(maxsize=1_000)
def classes_and_language(classes: tuple[str, ...]) -> tuple[str, str]:
    """The same, and the attribute that docutils makes of the class of a language."""
    *others, last = classes or ("",)
    language = _LANGUAGE.fullmatch(last)
    if language is None:
        return known_classes(classes), ""
    return known_classes(others), f' lang="{language[1]}"'


def known_attributes(classes: tuple[str, ...], name: str = "") -> str:
    """Classes, a name and a language as docutils writes them; raises `NotWrittenError`."""
    known, language = classes_and_language(classes)
    given = f' class="{known}"' if known else ""
    return f'{given} id="{name}"{language}' if name else f"{given}{language}"


class Run(NamedTuple):
    """A part of a line as HTML."""

    html: str
    text: str
    """Plain; empty where tags are in it."""
    anchors: tuple[str, ...] = ()
    """The names that others can link to."""
    targets: tuple[str, ...] = ()
    """The names in the same page that it links to."""
    classes: frozenset[str] = frozenset()
    """Those of its marked parts."""
    has_markup: bool = False


def run_of(part: Inline, context: HtmlContext) -> Run:
    """A part of a line; raises `NotWrittenError`."""
    writer = _Writer(context)
    writer.write(part)
    text = "".join(writer.text) if writer.is_plain else ""
    return Run(
        "".join(writer.html),
        text,
        tuple(writer.anchors),
        tuple(writer.targets),
        frozenset(writer.classes),
        writer.has_markup,
    )


class _Writer:
    def __init__(self, context: HtmlContext) -> None:
        self._context = context
        self.html: list[str] = []
        self.text: list[str] = []
        self.is_plain = True
        self.anchors: list[str] = []
        self.targets: list[str] = []
        self.classes: set[str] = set()
        self.has_markup = False
        self._is_in_link = False

    def write(self, part: Inline) -> None:
        self._WRITES[type(part)](self, part)

    def _words(self, part: Words) -> None:
        self._say("\n".join(map(printable, part.text.split("\n"))))

    def _plain(self, part: Plain) -> None:
        self._isolated(printable(part.text))

    def _rich(self, part: Rich) -> None:
        begins = len(self.html), len(self.text)
        self._nodes(part.text.nodes)
        html = "".join(self.html[begins[0] :]).strip()
        plain = "".join(self.text[begins[1] :])
        if is_isolated(part.text.plain):
            html = f"<bdi>{html}</bdi>"
        self.html[begins[0] :] = [html]
        self.text[begins[1] :] = [plain.strip()]

    def _line(self, part: Line) -> None:
        for each in part.parts:
            self._WRITES[type(each)](self, each)

    def _markup(self, part: Markup) -> None:
        self.is_plain, self.has_markup = False, True
        self.html.append(part.html)

    def _time(self, part: Time) -> None:
        self.is_plain = False
        self.html.append(f'<time datetime="{part.value}">')
        self._isolated(printable(part.label))
        self.html.append("</time>")

    def _strong(self, part: Strong) -> None:
        self.is_plain = False
        self._around("<strong>", part.inner, "</strong>")

    def _emphasised(self, part: Emphasised) -> None:
        self.is_plain = False
        self._around("<em>", part.inner, "</em>")

    def _say(self, text: str) -> None:
        self.html.append(escaped(text))
        self.text.append(text)

    def _isolated(self, text: str) -> None:
        if is_isolated(text):
            self.html.append(f"<bdi>{escaped(text)}</bdi>")
            self.text.append(text)
        else:
            self._say(text)

    def _around(self, before: str, inner: Inline, after: str) -> None:
        self.html.append(before)
        self.write(inner)
        self.html.append(after)

    def _label(self, write: Callable[[Any], None], label: Any) -> None:
        """What is written so is the label of a link."""
        if self._is_in_link:
            raise NotWrittenError("a link in a link")
        begins = len(self.html)
        self._is_in_link = True
        write(label)
        self._is_in_link = False
        if not "".join(self.html[begins:]).strip():
            raise NotWrittenError("a link without a label")

    def _page_link(self, link: PageLink) -> None:
        docname, anchor, context = link.docname, link.anchor, self._context
        if not _PAGE.fullmatch(docname) or not (anchor == "" or _PLACE.fullmatch(anchor)):
            raise NotWrittenError(docname)
        address = context.place(docname, anchor) if anchor else context.address(docname)
        opening, closing = f'<a class="reference internal" href="{escaped(address)}">', "</a>"
        if anchor or not context.has_bare_links:
            kind = "std-ref" if anchor else "std-doc"
            opening, closing = f'{opening}<span class="std {kind}">', "</span></a>"
        self.html.append(opening)
        self._label(self.write, link.label)
        self.html.append(closing)

    def _anchor_link(self, link: AnchorLink) -> None:
        if not _PLACE.fullmatch(link.name):
            raise NotWrittenError(link.name)
        self.targets.append(link.name)
        self.html.append(f'<a class="reference internal" href="#{link.name}">')
        self._label(self.write, link.label)
        self.html.append("</a>")

    def _file_link(self, link: FileLink) -> None:
        address = self._context.file(link.path)
        # It is no part of the id of a heading that it stands in.
        self.is_plain = False
        self.html.append(f'<a class="reference internal" href="{escaped(address)}">')
        self._label(self._write_label, link.label)
        self.html.append("</a>")

    def _write_label(self, label: Words) -> None:
        # In a role it stands as it is, also where it looks like more than words.
        self.html.append(escaped(printable(label.text)))

    def _url_link(self, link: UrlLink) -> None:
        begins = len(self.html)
        self._label(self.write, link.label)
        self._finish_url(begins, link.url)

    def _finish_url(self, begins: int, url: str) -> None:
        """Around what is written since then, a link to an address."""
        target = destination(url)
        if not _URL.fullmatch(target):
            raise NotWrittenError(url)
        label = "".join(self.html[begins:])
        if target.startswith("mailto:"):
            self.html[begins:] = [_mail_link(escaped(target), label)]
            return
        classes = "reference external"
        short = self._context.short_link(target) if label == escaped(target) else None
        if short:
            classes, label = f"{short[0]} {classes}", escaped(short[1])
        self.html[begins:] = [f'<a class="{classes}" href="{escaped(target)}">{label}</a>']

    def _marked(self, part: Marked) -> None:
        is_known = not part.name or _NAME.fullmatch(part.name)
        if not is_known or not part.classes:
            raise NotWrittenError(part.name)
        self.classes.update(part.classes)
        if part.name:
            self.anchors.append(part.name)
        attributes = known_attributes(part.classes, part.name)
        if part.name and is_heading(part.classes):
            # In docutils' order.
            attributes = f' aria-level="{HEADING["aria-level"]}"{attributes} role="heading"'
        opening = f"<span{attributes}>"
        self._around(opening, part.inner, "</span>")

    def _nodes(self, nodes: Iterable[Node]) -> None:
        for node in unprotected(nodes):
            match node:
                case Text(text):
                    self._say(printable(text))
                case Math():
                    self._math(node)
                case Link(url, children):
                    self._rich_link(url, children)
                case Span(style, children):
                    self._span(style, children)

    def _rich_link(self, url: str, children: tuple[Node, ...]) -> None:
        if not is_address(url):
            self._nodes(children)
            return
        begins = len(self.html)
        self._label(self._nodes, children)
        self._finish_url(begins, url)

    def _span(self, style: Style, children: tuple[Node, ...]) -> None:
        if style is Style.CODE:
            raise NotWrittenError("code in a line")
        begins = len(self.html)
        self._nodes(children)
        inner = "".join(self.html[begins:])
        if inner.strip():
            self.is_plain = False
            opening, closing = HTML_TAGS[style]
            self.html[begins:] = [opening, inner, closing]

    def _math(self, node: Math) -> None:
        tex = " ".join(printable(node.tex).split())
        if not tex:
            return
        if not _TEX.fullmatch(tex):
            raise NotWrittenError(tex)
        self.is_plain = False
        self.html.append(self._context.formula(f"\\displaystyle {tex}" if node.display else tex))

    _WRITES: ClassVar[dict[type, Callable[[_Writer, Any], None]]] = {
        Words: _words,
        Plain: _plain,
        Rich: _rich,
        Line: _line,
        Markup: _markup,
        Time: _time,
        PageLink: _page_link,
        AnchorLink: _anchor_link,
        UrlLink: _url_link,
        FileLink: _file_link,
        Strong: _strong,
        Emphasised: _emphasised,
        Marked: _marked,
    }


def _mail_link(target: str, label: str) -> str:
    """A link to write to somebody, as docutils hides it from those who gather addresses."""
    if "<" in label:
        raise NotWrittenError(label)
    hidden = target.replace("&#64;", "%40").replace("%40", "&#37;&#52;&#48;").replace(".", "&#46;")
    shown = label.replace("&#64;", "<span>&#64;</span>").replace(".", "<span>&#46;</span>")
    return f'<a class="reference external" href="{hidden}">{shown}</a>'
