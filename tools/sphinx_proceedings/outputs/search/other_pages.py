"""Pages without a record in the model, as search records."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.outputs.search.record_pages import shelf
from sphinx_proceedings.outputs.search.searched_pages import Field, Kind, Searchable, SearchedPage
from sphinx_proceedings.outputs.search.words import Compounds, text_words

__all__ = ["other_page"]

_LONGEST_TEXT = 20_000  # characters


def other_page(
    *, path: str, title: str, text: str, edition: Edition | None, kind: Kind = Kind.PAGE
) -> Searchable:
    """A page with its title and plain text; of an edition, or of none."""
    name = edition.name if edition else ""
    return Searchable(
        path=path,
        version=version_of(title, text, name, kind),
        kind=kind,
        page=partial(_page, path, title, text, name, kind),
        edition=shelf(edition) if edition else "",
    )


def _page(
    path: str, title: str, text: str, edition: str, kind: Kind, _listed: Compounds
) -> SearchedPage:
    return SearchedPage(
        path=path,
        kind=kind,
        title=title,
        words={
            Field.TITLE: tuple(text_words(title, {})),
            Field.PEOPLE: (),
            Field.KEYWORDS: tuple(text_words(edition, {})),
            Field.TEXT: tuple(text_words(text, {})),
        },
        choices=(("kind", kind), *((("edition", edition),) if edition else ())),
        context=edition,
        text=text[:_LONGEST_TEXT],
    )
