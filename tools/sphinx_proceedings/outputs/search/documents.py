"""Search records as the documents that Pagefind reads.

What is searched and what is shown are two texts. Searched are folded words, each once in its
field: fields are metadata, which Pagefind weighs by name, and the text. What is shown lies in a
filter that is never asked for: Pagefind gives it back with a result, and does not index it.

Pagefind loads orders with the first query: the titles' is the only one. Years are a choice, and
few: browsers ask for one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from sphinx_proceedings.outputs.compact_json import compact_json
from sphinx_proceedings.outputs.search.searched_pages import METADATA, Field, SearchedPage
from sphinx_proceedings.outputs.search.words import stem, without_stop_words

__all__ = ["SHOWN", "document"]

SHOWN = "shown"
"""The filter that holds what a result shows, as JSON."""


def document(record: SearchedPage) -> str:
    """One page for Pagefind."""
    return "".join(
        [
            '<!doctype html><html lang="en"><title></title><body data-pagefind-body><p>',
            # Pagefind leaves out a page without a text.
            escape(
                " ".join(_telling(record.words[Field.TEXT] or record.words[Field.TITLE]))
                or record.path
            ),
            "</p>",
            *_metadata(record),
            *(_tag("filter", name, value) for name, value in record.choices),
            _tag("filter", SHOWN, _shown(record)),
            # By this order, pages are told apart; that of titles takes its place.
            _tag("sort", "title", record.path),
            "</body></html>",
        ]
    )


def _telling(words: Sequence[str]) -> list[str]:
    """The words that tell texts apart, one for each stem, in the order of the alphabet."""
    stems: dict[str, str] = {}
    for word in without_stop_words(words):
        stems.setdefault(stem(word), word)
    return sorted(stems.values())


def _metadata(record: SearchedPage) -> Iterator[str]:
    for field in METADATA:
        if record.words[field]:
            yield _tag("meta", field, " ".join(record.words[field]))


def _shown(record: SearchedPage) -> str:
    shown: dict[str, object] = {
        "path": record.path,
        "kind": record.kind,
        "title": record.title,
        "people": record.people,
        "more": record.more_people,
        "context": record.context,
        "when": record.when,
        "flags": record.flags,
        "text": record.text,
    }
    return compact_json({name: value for name, value in shown.items() if value})


def _tag(what: str, name: str, value: str) -> str:
    """An empty element with a value for Pagefind in an attribute, whatever the value holds."""
    return f'<i data-v="{escape(value)}" data-pagefind-{what}="{escape(name)}[data-v]"></i>'
