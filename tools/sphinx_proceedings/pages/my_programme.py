"""The page on which a reader's own programme is shown."""

from __future__ import annotations

from functools import partial

from sphinx_proceedings.model.addresses import my_programme_docname, programme_docname
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.source_paths import programme_paths
from sphinx_proceedings.pages import kinds
from sphinx_proceedings.pages.blocks import Body, Box, Slot, heading, paragraph
from sphinx_proceedings.pages.inlines import doc_link, told, words
from sphinx_proceedings.pages.page import Page
from sphinx_proceedings.wording.messages import gettext

__all__ = ["my_programme_page"]


def my_programme_page(edition: Edition) -> Page:
    """A place for what a reader chose, which only the reader's own device knows."""
    return Page(
        docname=my_programme_docname(edition.id),
        kind=kinds.MY_PROGRAMME,
        name=f"{edition.id}/my-programme",
        title=gettext("My programme of {edition}", edition=edition.name),
        edition=edition.id,
        body=partial(_body, edition),
    )


def _body(edition: Edition) -> Body:
    timetable = doc_link(words("timetable"), programme_docname(edition.id))
    # For translators: {timetable} is a link with the word “timetable”.
    message = told(
        "What you star in the {timetable} is listed here. It is kept on this device only,"
        " which needs JavaScript. The {timetable}, the pages of sessions and the calendars work"
        " without it.",
        timetable=timetable,
    )
    return Body(
        programme_paths(edition.id)[0],
        (
            heading(1, told("My programme of {edition}", edition=edition.name)),
            Slot("programme-tools"),
            Box("div", "my-programme", (paragraph(message),)),
        ),
    )
