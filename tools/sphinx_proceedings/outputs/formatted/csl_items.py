"""CSL items as pandoc gets them, and what it must not change in them.

Items are CSL-JSON (https://github.com/citation-style-language/schema) with citeproc-js's tags in
texts.  Two things CSL-JSON cannot say are said by convention: a list of authors that ends with the
literal `others` goes on, and `<` with a word joiner (U+2060) behind it is no tag.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sphinx_proceedings.model.names import is_east_asian

__all__ = ["Needs", "Prepared", "cleaned", "prepared", "restored"]

# Pandoc takes every straight or single quote for a mark of quotation that it may set anew, and
# `<b>` for markup.  A title's own marks are hidden from it behind characters that are none.
_HIDDEN = {"\ufdd0": "'", "\ufdd1": "‘", "\ufdd2": "’", "\ufdd3": "<"}
_HIDE = str.maketrans({"'": "\ufdd0", "‘": "\ufdd1", "’": "\ufdd2"})
_LITERAL_LESS = "<\u2060"
_SPECIAL = re.compile("[\ud800-\udfff\ufdd0-\ufdd3\u2060'‘’<$&\\\\]")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufdd0-\ufdd3]")

# What looks like code is no word that a style may give a capital.
_LESS = r"<(?!/?(?:i|b|sc|sup|sub|span)\b)"
_CODE = re.compile(rf"(?<!\S)(?:[\\$&\ufdd3]|{_LESS})(?:[^\s<]|{_LESS})*")

_LONG_FIELDS = ("abstract", "annote", "keyword", "note")
# Styles say of a title in another language that the work was first published under it.
_NEVER_PASSED = frozenset({"custom", "id", "original-title"})
_ARCHIVE = frozenset({"archive", "archive_location"})
_IDENTIFIERS = frozenset({"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "language", "type"})
_CONTAINERS = frozenset({"container-title", "collection-title"})
_EVENT = ("event", "event-date", "event-place", "event-title")
_OTHERS = {"literal": "others"}

# Styles that take a paper without editors for one in a journal ask for these.
_EDITORS = ("collection-editor", "compiler", "editor", "editorial-director")
_ASKS_FOR_EDITORS = f'variable="{" ".join(_EDITORS)}"'.encode()


@dataclass(frozen=True, kw_only=True, slots=True)
class Needs:
    """What a style makes of items."""

    unused: frozenset[str]
    """Fields that it never prints and that are long, or in which pandoc looks for commands.

    Pandoc reads `DOI: …` in a note as if it were a field of its own.
    """
    chapters: bool
    """To it a paper in a volume is a chapter if the volume has editors, else one in a journal.

    Its manual makes no such difference, so all of them become chapters: a paper in a journal would
    lose its publisher.
    """

    @classmethod
    def of(cls, csl: bytes) -> Needs:
        """The needs of a CSL style."""
        return cls(
            unused=frozenset(name for name in _LONG_FIELDS if f'"{name}"'.encode() not in csl),
            chapters=_ASKS_FOR_EDITORS in csl,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """An item for pandoc."""

    json: str
    """A JSON object without `id`."""
    shown: int = 0
    """How many authors are named where there are more; 0 for a complete list.

    Where there are more, the list has one author too many: `with_et_al` makes a style that never
    prints the last one.
    """


def cleaned(item: Mapping[str, object]) -> dict[str, object]:
    """An item whose texts pandoc will not take for anything else."""
    return {
        name: _checked(value, _Kind.IDENTIFIER if name in _IDENTIFIERS else _Kind.TEXT)
        for name, value in item.items()
        if name not in _NEVER_PASSED
    }


def prepared(item: Mapping[str, object], needs: Needs) -> Prepared:
    """A cleaned item as a style needs it; equal content gives equal JSON."""
    # What was published in a volume is cited by that: where its preprint lies is no part of it.
    left_out = needs.unused | _ARCHIVE if "container-title" in item else needs.unused
    passed = {name: value for name, value in item.items() if name not in left_out}
    for name in _CONTAINERS & passed.keys():
        # “J. of X” is called so: what holds a paper prints as it calls itself.
        passed[name] = f'<span class="nocase">{passed[name]}</span>'
    if needs.chapters and _in_book(item):
        passed = {name: value for name, value in passed.items() if name not in _EVENT}
        passed["type"] = "chapter"
    authors = item.get("author")
    is_cut = isinstance(authors, list) and len(authors) > 1 and authors[-1] == _OTHERS
    return Prepared(
        json=json.dumps(passed, sort_keys=True),
        shown=len(authors) - 1 if is_cut and isinstance(authors, list) else 0,
    )


def restored(text: str) -> str:
    """What pandoc made of texts, with the hidden characters as they were."""
    for hidden, shown in _HIDDEN.items():
        text = text.replace(hidden, shown)
    return text


def _in_book(item: Mapping[str, object]) -> bool:
    """Whether it is a paper in a book without editors."""
    return (
        item.get("type") == "paper-conference"
        and "container-title" in item
        and not any(name in item for name in (*_EDITORS, "issue"))
    )


class _Kind(Enum):
    TEXT = auto()
    NAME = auto()
    IDENTIFIER = auto()


def _checked(value: object, kind: _Kind) -> object:
    match value:
        case str():
            plain = _SPECIAL.search(value) is None
            return value if plain else _hidden(_NOT_TEXT.sub("\ufffd", value), kind)
        case dict():
            return _whole({str(name): _checked(part, _Kind.NAME) for name, part in value.items()})
        case list() | tuple():
            return [_checked(part, kind) for part in value]
        case _:
            return value


def _hidden(text: str, kind: _Kind) -> str:
    match kind:
        case _Kind.TEXT:
            marked = text.replace(_LITERAL_LESS, "\ufdd3").translate(_HIDE)
            return _CODE.sub(r'<span class="nocase">\g<0></span>', marked)
        case _Kind.NAME:  # An apostrophe decides how a particle joins its name.
            return text.replace(_LITERAL_LESS, "\ufdd3")
        case _Kind.IDENTIFIER:
            return text.replace(_LITERAL_LESS, "<")


def _whole(name: dict[str, object]) -> dict[str, object]:
    """An East Asian name as one piece, in its own order; anything else as it is."""
    family, given = name.get("family"), name.get("given")
    if len(name) == 2 and isinstance(family, str) and isinstance(given, str):  # noqa: PLR2004
        whole = f"{family}{given}"
        # Pandoc would put a space into it, and take a given name of one character for an initial.
        if family and given and is_east_asian(whole):
            return {"literal": whole}
    return name
