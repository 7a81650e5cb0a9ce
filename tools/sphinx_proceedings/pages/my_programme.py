"""The page on which a reader's own programme is shown."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.addresses import my_programme_docname, program_docname
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.inlines import doc_link
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.pages.render import render

__all__ = ["my_programme_page"]


def my_programme_page(edition: Edition, version: str) -> Page:
    """A place for what a reader chose, which only the reader's own device knows."""
    return Page(
        docname=my_programme_docname(edition.id),
        kind=kinds.MY_PROGRAMME,
        name=f"{edition.id}/my-programme",
        title=f"My programme of {edition.name}",
        edition=edition.id,
        version=version,
        render=partial(_text, edition),
    )


def _text(edition: Edition) -> str:
    return render(
        "my_programme",
        source=f"program/{edition.id}.yaml",
        edition=edition,
        program_link=doc_link(edition.name, program_docname(edition.id)),
        timetable_link=doc_link("timetable", program_docname(edition.id)),
    )
