"""What stands in a line of a page, as values: words, texts from the data, links, marked parts.

Nothing here is written yet: `writers/` makes MyST and HTML of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from sphinx_proceedings.model.richtext import Link, Node, RichText, Span
from sphinx_proceedings.wording.messages import gettext, ngettext, noop

__all__ = [
    "NOTHING",
    "AnchorLink",
    "Emphasised",
    "FileLink",
    "Inline",
    "Line",
    "Marked",
    "Markup",
    "PageLink",
    "Part",
    "Plain",
    "Rich",
    "Strong",
    "Time",
    "UrlLink",
    "Words",
    "as_inline",
    "date",
    "doc_link",
    "is_address",
    "joined",
    "line",
    "span",
    "time",
    "told",
    "told_of_many",
    "url_link",
    "words",
]

# For translators: what parts names and other items of a list.
_SEPARATORS = (noop(", "), noop("; "))
_TAG = r"""</?[a-z][a-z0-9-]*( +[a-z][\w:.-]*="[^"<>\n]*")* */?>"""
_TAGS = re.compile(rf"({_TAG}|[^\W_]| )+", re.IGNORECASE)
_INSTANT = re.compile(r"[\w:.+-]+", re.ASCII)
_PATH = re.compile(r"[\w.+/-]+", re.ASCII)
_FILE_LABEL = re.compile(r"[^\s`<>\\!~]([^`<>\\\n]*[^\s`<>\\])?")
_SCHEME = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The tool's own words, such as `and others`; only they may go on in a new line."""

    text: str


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that is safe as it stands, such as a small drawing; other formats leave it out."""

    html: str
    """Tags, with letters, digits and spaces between them."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for anything else, which may have a meaning where it stands."""
        if not _TAGS.fullmatch(self.html):
            raise ValueError(f"{self.html!r} is not made of tags, letters and digits alone")


@dataclass(frozen=True, slots=True)
class Plain:
    """Text from the data."""

    text: str


@dataclass(frozen=True, slots=True)
class Rich:
    """Text from the data with its emphasis, formulas and links."""

    text: RichText


_TEXTS = (Words, Plain, Rich)


@dataclass(frozen=True, slots=True)
class _Link:
    label: Inline

    def __post_init__(self) -> None:
        """Raise `ValueError` for a label with links or marked parts, which Markdown has not."""
        if isinstance(self.label, _TEXTS):
            return
        if any(isinstance(part, _NOT_IN_LABELS) for part in _parts(self.label)):
            raise ValueError("the label of a link has no links and no marked parts in it")


@dataclass(frozen=True, slots=True)
class PageLink(_Link):
    """A link to another page of the portal, or to what has that name in it."""

    docname: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class AnchorLink(_Link):
    """A link to a name in the same page."""

    name: str


@dataclass(frozen=True, slots=True)
class UrlLink(_Link):
    """A link to an http, https or mailto address."""

    url: str


@dataclass(frozen=True, slots=True)
class FileLink(_Link):
    """A link to a file of the site that is no page."""

    label: Words
    path: str
    """Below the site's root: letters, digits and `. _ + - /`."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for what could end the link early in Markdown."""
        if not _PATH.fullmatch(self.path) or not _FILE_LABEL.fullmatch(self.label.text):
            raise ValueError(f"{self.label.text!r}, {self.path!r} is no link to a file")


@dataclass(frozen=True, slots=True)
class Marked:
    """A part with CSS classes of our own; with a name, links find it."""

    inner: Inline
    classes: tuple[str, ...]
    name: str = ""


_NOT_IN_LABELS = (_Link, Marked)


@dataclass(frozen=True, slots=True)
class Strong:
    """What weighs more than what is around it."""

    inner: Inline


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A title within a sentence, or what is no value like the others."""

    inner: Inline


@dataclass(frozen=True, slots=True)
class Time:
    """A time or date that machines can read."""

    value: str
    """ISO 8601."""
    label: str

    def __post_init__(self) -> None:
        """Raise `ValueError` for what is no time."""
        if not _INSTANT.fullmatch(self.value):
            raise ValueError(f"{self.value!r} is no time or date by ISO 8601")


@dataclass(frozen=True, slots=True)
class Line:
    """Parts one after another."""

    parts: tuple[Inline, ...]

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return any(self.parts)


Inline = (
    Words
    | FileLink
    | Markup
    | Plain
    | Rich
    | PageLink
    | AnchorLink
    | UrlLink
    | Marked
    | Strong
    | Emphasised
    | Time
    | Line
)
Part = Inline | RichText | str | None
"""Anything that can stand in a line: a string is text from the data."""

NOTHING = Line(())


def as_inline(value: Part) -> Inline:
    """Anything that can stand in a line as a part of it."""
    if isinstance(value, str):
        return Plain(value)
    if isinstance(value, RichText):
        return Rich(value)
    return NOTHING if value is None else value


def line(*parts: Part) -> Line:
    """The parts one after another."""
    return Line(tuple(map(as_inline, parts)))


def joined(separator: str, parts: Iterable[Part]) -> Line:
    """The parts with these words of ours between them."""
    separator = gettext(separator)
    found: list[Inline] = []
    for part in parts:
        found += [Words(separator), as_inline(part)] if found else [as_inline(part)]
    return Line(tuple(found))


def words(message: str, **values: object) -> Words:
    """A message of ours in the language that is spoken, with its values."""
    return Words(gettext(message, **values))


def told(message: str, **parts: Part) -> Line:
    """A message of ours in the language that is spoken, with these parts where it names them."""
    return _filled(gettext(message), parts)


def told_of_many(one: str, several: str, count: int, **parts: Part) -> Line:
    """The same of `{count}` things."""
    return _filled(ngettext(one, several, count), parts)


def _filled(message: str, parts: Mapping[str, Part]) -> Line:
    found: list[Inline] = []
    for text, name, _form, _conversion in Formatter().parse(message):
        found += [Words(text)] if text else []
        found += [] if name is None else [as_inline(parts[name])]
    return Line(tuple(found))


def doc_link(label: Part, docname: str, anchor: str = "") -> PageLink:
    """A link to another page of the portal, or to what has that name in it."""
    return PageLink(_label(label), docname, anchor)


def url_link(label: Part, url: str) -> Inline:
    """A link to an http, https or mailto address; any other address leaves the label alone."""
    return UrlLink(_label(label), url) if is_address(url) else as_inline(label)


def is_address(url: str) -> bool:
    """Whether links may lead there."""
    return _SCHEME.match(url) is not None


def span(css_class: str, value: Part) -> Marked:
    """A part with CSS classes of our own, which spaces part."""
    return Marked(as_inline(value), tuple(css_class.split()))


def time(instant: datetime.datetime, label: str) -> Time:
    """A time that machines can read."""
    return Time(instant.isoformat(timespec="minutes"), label)


def date(value: datetime.date, label: str) -> Time:
    """A date that machines can read."""
    return Time(value.isoformat(), label)


def _parts(part: Inline) -> Iterator[Inline]:
    """A part and all that is in it, but what is in links."""
    yield part
    match part:
        case Line(parts):
            for each in parts:
                yield from _parts(each)
        case Marked(inner) | Strong(inner) | Emphasised(inner):
            yield from _parts(inner)


def _label(value: Part) -> Inline:
    """What a link is called; there are no links within links."""
    return as_inline(
        RichText(tuple(_unlinked(value.nodes))) if isinstance(value, RichText) else value
    )


def _unlinked(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Link(_, children):
                yield from _unlinked(children)
            case Span(style, children):
                yield Span(style, tuple(_unlinked(children)))
            case _:
                yield node
