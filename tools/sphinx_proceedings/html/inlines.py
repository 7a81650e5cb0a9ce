"""One run of text with its links, spans, emphasis and formulas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_proceedings.html.place import NotUnderstoodError, Place

__all__ = ["Run", "escaped", "run_of"]

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<opening>\[)"
    r"|\]\(/(?P<page>[^\s()<>#\\]+)\.md\)"
    r"|\]\(#(?P<target>[a-z][\w-]*)\)"
    r"|\]\(<(?P<url>(?:https?://|mailto:)[\w:/?#.,;=~%+-]+)>\)"
    r"|\]\{(?P<attributes>(?:#[a-z](?:-?[a-z0-9]+)* )?\.[\w-]+(?: \.[\w-]+)*)\}"
    r"|(?P<tag></?[a-z]+(?: [a-zA-Z-]+=\"[^\"<>]*\")*/?>)"
    r"|(?P<strong>\*\*)"
    r"|(?P<star>\*)"
    r"|\$(?P<tex>(?:[^$`\\]|\\[^$`])+)\$"
    r"|(?P<other>[\\\[\]`$<>{}&])",
    re.ASCII,
)
# What docutils makes of marks in texts and in values of attributes.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", ">": "&gt;", "@": "&#64;"})


# These say in which direction a text is read, and nothing of the text.
_ISOLATES = frozenset({"<bdi>", "</bdi>"})


def escaped(text: str) -> str:
    """Plain text as docutils writes it."""
    return text.translate(_ENTITIES)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of MyST says."""

    html: str
    text: str
    """Plain; empty where tags are in it."""
    anchors: tuple[str, ...] = ()
    """The names that others can link to."""
    targets: tuple[str, ...] = ()
    """The names in the same page that it links to."""


def run_of(source: str, place: Place) -> Run:
    """What a run says; raises `NotUnderstoodError`."""
    return _Reader(place).run_of(source)


class _Reader:
    """Reads one run from left to right."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._html: list[str] = []
        self._text: list[str] = []
        self._open: list[int] = []
        """Where in `_html` brackets were opened that are not closed yet."""
        self._plain = ""
        self._is_plain = True
        self._emphasis: list[str] = []
        self._anchors: list[str] = []
        self._targets: list[str] = []

    def run_of(self, source: str) -> Run:
        at = 0
        for token in _TOKEN.finditer(source):
            self._plain += source[at : token.start()]
            at = token.end()
            kind = token.lastgroup or ""
            if kind == "escaped":
                self._plain += token["escaped"]
            else:
                self._flush()
                getattr(self, f"_{kind}")(token[kind])
        self._plain += source[at:]
        self._flush()
        if self._open or self._emphasis:
            raise NotUnderstoodError(source)
        text = "".join(self._text) if self._is_plain else ""
        return Run("".join(self._html), text, tuple(self._anchors), tuple(self._targets))

    def _flush(self) -> None:
        text, self._plain = self._plain, ""
        self._html.append(escaped(text))
        self._text.append(text)

    def _opening(self, _mark: str) -> None:
        self._open.append(len(self._html))
        self._html.append("")

    def _close(self, before: str, after: str) -> None:
        if not self._open:
            raise NotUnderstoodError(before)
        self._html[self._open.pop()] = before
        self._html.append(after)

    def _page(self, docname: str) -> None:
        address = self._place.address(docname)
        self._close(
            f'<a class="reference internal" href="{escaped(address)}"><span class="std std-doc">',
            "</span></a>",
        )

    def _target(self, name: str) -> None:
        self._targets.append(name)
        self._close(f'<a class="reference internal" href="#{name}">', "</a>")

    def _url(self, url: str) -> None:
        classes = "reference external"
        if self._open and self._html[self._open[-1] :] == ["", escaped(url)]:
            short = self._place.short_link(url)
            if short:
                classes = f"{short[0]} {classes}"
                self._html[-1] = escaped(short[1])
        self._close(f'<a class="{classes}" href="{escaped(url)}">', "</a>")

    def _attributes(self, attributes: str) -> None:
        given = ""
        if attributes.startswith("#"):
            name, _, attributes = attributes.removeprefix("#").partition(" ")
            self._anchors.append(name)
            given = f' id="{name}"'
        names = attributes.replace(".", "")
        self._close(f'<span class="{names}"{given}>', "</span>")

    def _tag(self, tag: str) -> None:
        self._is_plain &= tag in _ISOLATES
        self._html.append(tag)

    def _star(self, _mark: str) -> None:
        self._toggle("em")

    def _strong(self, _mark: str) -> None:
        self._toggle("strong")

    def _toggle(self, tag: str) -> None:
        if tag not in self._emphasis:
            self._emphasis.append(tag)
            self._html.append(f"<{tag}>")
        elif self._emphasis.pop() == tag:
            self._html.append(f"</{tag}>")
        else:
            raise NotUnderstoodError(tag)

    def _tex(self, tex: str) -> None:
        self._is_plain = False
        self._html.append(self._place.formula(tex))

    def _other(self, mark: str) -> None:
        raise NotUnderstoodError(mark)
