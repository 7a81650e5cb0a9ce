"""Whether two values of a field say the same, however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.markup.rich_text import publisher_markup
from sphinx_proceedings.sources.names.splitting import split_names
from sphinx_proceedings.sources.values.dates import month_in
from sphinx_proceedings.sources.values.identifiers import doi_in, url_in
from sphinx_proceedings.sources.values.keywords import split_keywords
from sphinx_proceedings.sources.values.pages import pages_in

__all__ = ["are_alike", "spaced"]

_PARAGRAPH = re.compile(r"(?:[ \t]*\n){2,}|\\par(?![a-zA-Z])")
_ADDRESSES = frozenset({"url", "pdf", "preprint", "code", "dataset", "slides", "poster", "video"})


def are_alike(name: str, one: str, other: str) -> bool:
    """Whether two values of the field `name`, as LaTeX without delimiters, say the same.

    An empty value is that of a field which is not there.
    """
    if spaced(one) == spaced(other):
        return True
    if not one.strip() or not other.strip():
        return False
    return _reading(name, one) == _reading(name, other)


def spaced(value: str) -> str:
    """The value with its lines joined; paragraphs stay apart."""
    if "\n" not in value:
        return " ".join(value.split())
    return "\n\n".join(
        words for part in _PARAGRAPH.split(value) if (words := " ".join(part.split()))
    )


def _reading(name: str, value: str) -> object:
    if name in _READERS:
        return _READERS[name](value)
    parts = _PARAGRAPH.split(value) if name == "abstract" else [value]
    texts = [publisher_markup(latex_to_richtext(part).text)[0] for part in parts]
    return [text for text in texts if text]


def _people(value: str) -> object:
    read = split_names(value)
    return read.others, [parsed.name for parsed in read.names]


def _keywords(value: str) -> object:
    return [latex_to_richtext(word).text.plain for word in split_keywords(value)]


def _month(value: str) -> object:
    month = month_in(latex_to_richtext(value).text.plain)
    return value if month.doubt else month


def _number(value: str) -> object:
    return value.replace("-", "").replace(" ", "").upper()


_READERS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("author", "editor"), _people),
    **dict.fromkeys(_ADDRESSES, lambda value: url_in(value) or value),
    **dict.fromkeys(("isbn", "issn"), _number),
    "doi": lambda value: doi_in(value) or value,
    "keywords": _keywords,
    "month": _month,
    "pages": lambda value: pages_in(latex_to_richtext(value).text.plain),
}
"""How fields are read that are no text."""
