"""Styles within pages, moved into style sheets beside those pages.

Timetables say in `style` attributes where sessions stand, docutils gives columns and images
their widths so, and raw HTML may have any; a security policy that keeps out what others put into
pages allows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape, unescape
from pathlib import Path

from sphinx_proceedings.files.whole_files import write_atomically
from sphinx_proceedings.model.addresses import STYLES_SUFFIX

__all__ = ["put_styles", "styles_apart", "styles_path"]

_MAY_HAVE_STYLE = re.compile(rb"style[\s=>]")
"""In lower case.  It begins with what is looked for, which takes a tenth of the time."""
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s>"']+)"""
_PART = re.compile(
    # HTML Standard, 13.1.2: what is no markup, then style sheets, then tags with attributes.
    rf"""(?isx)
    <!--.*?--> | <(?P<raw>script|textarea|title)\b.*?</(?P=raw)\s*>
    | <style\b(?P<told>[^>]*)>(?P<css>.*?)</style\s*>
    | <[a-z][^\s/>]*(?P<attributes>(?:\s+[^\s=>/"']+(?:\s*=\s*{_VALUE})?)+)\s*/?>"""
)
_ATTRIBUTE = re.compile(rf"(?s)\s+(?P<name>[^\s=>/\"']+)(?:\s*=\s*(?P<value>{_VALUE}))?")
_MEDIA = re.compile(rf"(?is)\bmedia\s*=\s*(?P<value>{_VALUE})")
_IS_CSS = re.compile(r"(?is)(?!.*\btype\s*=(?!\s*[\"']?text/css))")


def styles_path(page: str) -> str:
    """Where the styles of a page are, by the path of its file."""
    return f"{page.rpartition('.')[0]}{STYLES_SUFFIX}"


def put_styles(page: Path, data: bytes) -> bytes:
    """Write the styles of a page beside it; the page without them.  Raises OSError."""
    beside = page.with_name(styles_path(page.name))
    if _MAY_HAVE_STYLE.search(data.lower()):
        # Whichever encoding it has, marks are ASCII.
        html, css = styles_apart(data.decode("utf-8", "surrogateescape"), beside.name)
        if css:
            write_atomically(beside, css.encode("utf-8", "surrogateescape"))
            return html.encode("utf-8", "surrogateescape")
    beside.unlink(missing_ok=True)
    return data


def styles_apart(html: str, address: str) -> tuple[str, str]:
    """A page without styles within it, which links to them at `address`, and these as CSS.

    The latter is empty where there are none.
    """
    taken = _Taken()
    html = _PART.sub(taken.without, html)
    css = "".join(f"{rule}\n" for rule in taken.rules())
    if css:
        version = sha256(css.encode("utf-8", "surrogateescape")).hexdigest()[:8]
        link = f'<link rel="stylesheet" href="{escape(address)}?v={version}" />'
        html = html.replace("</head>", f"{link}\n</head>", 1)
    return html, css


@dataclass(slots=True)
class _Taken:
    """What was taken out of a page."""

    sheets: list[str] = field(default_factory=list)
    classes: dict[str, str] = field(default_factory=dict)
    """By what was declared."""

    def rules(self) -> Iterator[str]:
        yield from self.sheets
        for declared, name in self.classes.items():
            # As strong as an attribute is: no rule of the theme has as many ids.
            yield f".{name}:not(#_#_) {{{declared}}}"

    def without(self, part: re.Match[str]) -> str:
        """A part of the page without its styles, which are taken."""
        if part["css"] is not None:
            return self._without_sheet(part)
        if part["attributes"] is None:
            return part[0]
        found = {each["name"].lower(): each for each in _ATTRIBUTE.finditer(part["attributes"])}
        style = found.get("style")
        declared = _told(style).strip().rstrip(";")
        if style is None or not _is_plain(declared):
            return part[0]
        told = found.get("class")
        classes = [_unquoted(told["value"] or "''")] if told else []
        if declared:
            classes.append(self._class_of(declared))
        kept = part["attributes"].replace(style[0], "", 1)
        kept = kept.replace(told[0], "", 1) if told else kept
        class_ = f' class="{" ".join(classes)}"' if classes else ""
        start, _, end = part[0].partition(part["attributes"])
        return f"{start}{class_}{kept}{end}"

    def _without_sheet(self, part: re.Match[str]) -> str:
        if not _IS_CSS.match(part["told"]):
            return part[0]
        css = part["css"].strip()
        media = _MEDIA.search(part["told"])
        condition = _told(media)
        self.sheets.append(f"@media {condition} {{\n{css}\n}}" if condition else css)
        return ""

    def _class_of(self, declared: str) -> str:
        return self.classes.setdefault(declared, f"styled-{len(self.classes) + 1}")


def _told(attribute: re.Match[str] | None) -> str:
    """The value of an attribute, empty where it has none."""
    value = attribute["value"] if attribute else None
    return unescape(_unquoted(value)) if value else ""


def _unquoted(value: str) -> str:
    return value[1:-1] if value[0] in "\"'" else value


def _is_plain(declared: str) -> bool:
    """Whether declarations can stand in a rule: nothing in them ends it."""
    return not re.search(r"[{}]|/\*|\\", declared)
