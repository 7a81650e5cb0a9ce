"""Whether two values of a field say the same, however they are written."""

from __future__ import annotations

import re

from sphinx_proceedings.sources.latex.rich_text import latex_to_richtext
from sphinx_proceedings.sources.markup.rich_text import publisher_markup
from sphinx_proceedings.sources.names.splitting import split_names
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
    if name in {"author", "editor"}:
        read = split_names(value)
        return read.others, [parsed.name for parsed in read.names]
    if name == "doi":
        return doi_in(value) or value
    if name in _ADDRESSES:
        return url_in(value) or value
    if name == "keywords":
        return [latex_to_richtext(word).text.plain for word in split_keywords(value)]
    if name == "pages":
        return pages_in(latex_to_richtext(value).text.plain)
    parts = _PARAGRAPH.split(value) if name == "abstract" else [value]
    texts = [publisher_markup(latex_to_richtext(part).text)[0] for part in parts]
    return [text for text in texts if text]
