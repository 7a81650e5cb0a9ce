r"""Safe corrections of one field's raw value: each gives what the editor meant, written well.

A correction that would make a text read otherwise is not made: the text is read before and after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.papers import MONTHS
from sphinx_proceedings.read.bibtex import BibEntry, BibField
from sphinx_proceedings.read.latex import latex_to_richtext
from sphinx_proceedings.read.latex_tokens import Kind, tokens
from sphinx_proceedings.read.names import split_names
from sphinx_proceedings.read.orcid import bare_orcid, is_orcid
from sphinx_proceedings.read.text import BibText

__all__ = ["bare_month", "corrected"]

ADDRESSES = frozenset({"url", "pdf", "preprint", "code", "dataset", "slides", "poster", "video"})
TEXTS = frozenset({"title", "booktitle", "abstract", "publisher", "note", "series", "keywords"})
_NAMES = frozenset({"author", "editor", "presenter"})
_VERBATIM = ADDRESSES | {"doi", "file", "eprint", "crossref", "xdata", "xref", "ids", "related"}
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)

_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s{}\\]+")
_RESOLVER = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_ESCAPED = re.compile(r"\\([%_#&~$])")
_DASH = "[-\u2010-\u2015\u2212]+"
_PAGES = re.compile(rf"([0-9]+(?::[0-9]+)?)[ \t]*{_DASH}[ \t]*([0-9]+(?::[0-9]+)?)")
_LETTERED_PAGES = re.compile(r"(\w+)[ \t]*[\u2012-\u2015\u2212][ \t]*(\w+)")
_QUOTED = re.compile(r'"([^"]*)"')
_BARE_SIGN = re.compile(r"%|&(?!#?\w+;)")  # `&amp;` is an entity
_PARAGRAPH = re.compile(r"((?:[ \t]*\n){2,}|\\par(?![a-zA-Z]))")
# Their canonical equivalents are ASCII characters, which may mean something to BibTeX or LaTeX.
_BECOMES_ASCII = re.compile("[\u037e\u1fef\u212a]")
_ROUNDS = 4


def corrected(name: str, value: str) -> str:
    """The value of a field (without delimiters) with all safe corrections; stable when repeated."""
    current = value
    for _ in range(_ROUNDS):
        following = _once(name, current)
        if following == current:
            return current
        current = following
    return value


def bare_month(value: str) -> str:
    """The macro for a month that is written out or a number, or an empty string."""
    word = value.strip().lower().removesuffix(".")
    if re.fullmatch(r"0?[1-9]|1[0-2]", word):
        return MONTHS[int(word) - 1]
    for macro, full in zip(MONTHS, _MONTH_NAMES, strict=True):
        if word in (macro, full) or (word, macro) == ("sept", "sep"):
            return macro
    return ""


def _once(name: str, value: str) -> str:
    if name == "doi":
        return _doi(value)
    if name in ADDRESSES:
        return _address(value)
    if name in _VERBATIM:
        return value
    if name == "pages":
        value = _pages(value)
    elif name.endswith("+an:orcid"):
        value = _QUOTED.sub(_orcid, value)
    composed = unicodedata.normalize("NFC", value)
    if not _BECOMES_ASCII.search(value):
        value = _if_it_reads_the_same(name, value, composed)
    if name in TEXTS and "\\begin" not in value:
        pieces = _PARAGRAPH.split(value) if name == "abstract" else [value]
        escaped = "".join(_escaped(piece) for piece in pieces)
        value = _if_it_reads_the_same(name, value, escaped)
    return value


def _doi(value: str) -> str:
    doi = _ESCAPED.sub(r"\1", value.strip())
    while resolver := _RESOLVER.match(doi):
        doi = doi[resolver.end() :]
    return doi if _DOI.fullmatch(doi) else value


def _address(value: str) -> str:
    inner = value.strip()
    if inner.startswith("\\url{") and inner.endswith("}"):
        inner = inner.removeprefix("\\url{").removesuffix("}")
    address = _ESCAPED.sub(r"\1", inner)
    return address if address != inner and _URL.fullmatch(address) else value


def _pages(value: str) -> str:
    parts = (_page_range(part) for part in re.split(r"(\s*,\s*)", value))
    return "".join(parts)


def _page_range(part: str) -> str:
    for pattern in (_PAGES, _LETTERED_PAGES):
        if found := pattern.fullmatch(part.strip()):
            return part.replace(found[0], f"{found[1]}--{found[2]}")
    return part


def _orcid(quoted: re.Match[str]) -> str:
    bare = bare_orcid(latex_to_richtext(quoted[1]).text.plain)
    return f'"{bare}"' if is_orcid(bare) else quoted[0]


def _escaped(text: str) -> str:
    """`&` and `%` with a backslash where they stand in LaTeX text: not in formulas or addresses."""
    plain = [token for token in tokens(text) if token.kind is Kind.TEXT]
    parts: list[str] = []
    position = 0
    for token in plain:
        end = token.offset + len(token.text)
        # An entity may be cut at a quote or dash; matching in the whole text sees all of it.
        for sign in _BARE_SIGN.finditer(text, token.offset):
            if sign.start() >= end:
                break
            parts += [text[position : sign.start()], "\\"]
            position = sign.start()
    return "".join((*parts, text[position:]))


def _if_it_reads_the_same(name: str, old: str, new: str) -> str:
    same = old == new or _reading(name, old) == _reading(name, new)
    return new if same else old


def _reading(name: str, value: str) -> object:
    """What the reader makes of the value, and how much it complains."""
    if name in _NAMES:
        return split_names(unicodedata.normalize("NFC", value))
    place = Location(path="")
    field = BibField(name=name, value=value, location=place)
    entry = BibEntry(type="misc", key="", fields={name: field}, location=place)
    text = BibText()
    read: Callable[[BibEntry, str], object] = text.paragraphs if name == "abstract" else text.rich
    result = read(entry, name)
    return result, len(text.diagnostics)
