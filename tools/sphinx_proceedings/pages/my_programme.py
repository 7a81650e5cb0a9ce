"""The page on which a reader's own programme is shown."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.addresses import my_programme_docname, programme_docname
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, Box, Slot, heading, paragraph
from sphinx_proceedings.pages.inlines import Words, doc_link
from sphinx_proceedings.pages.page import Page

__all__ = ["my_programme_page"]


def my_programme_page(edition: Edition) -> Page:
    """A place for what a reader chose, which only the reader's own device knows."""
    return Page(
        docname=my_programme_docname(edition.id),
        kind=kinds.MY_PROGRAMME,
        name=f"{edition.id}/my-programme",
        title=f"My programme of {edition.name}",
        edition=edition.id,
        body=partial(_body, edition),
    )


def _body(edition: Edition) -> Body:
    timetable = doc_link(Words("timetable"), programme_docname(edition.id))
    told = paragraph(
        Words("What you star in the "),
        timetable,
        Words(" is listed here. It is kept on this device only, which needs\nJavaScript. The "),
        timetable,
        Words(", the pages of sessions and the calendars work without it."),
    )
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, Words("My programme of "), edition.name),
            Slot("programme-tools"),
            Box("div", "my-programme", (told,)),
        ),
    )
