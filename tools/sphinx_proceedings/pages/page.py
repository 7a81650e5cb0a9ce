"""A generated page as a value, and what is declared of each kind of page (`kinds.py`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.views import View
from sphinx_proceedings.outputs.feeds.record_dates import DatesOfRecords
from sphinx_proceedings.outputs.head.context import Alternate, PageContext
from sphinx_proceedings.outputs.head.tags import Tag
from sphinx_proceedings.pages.blocks import Body
from sphinx_proceedings.pages.writers.myst import page_text

__all__ = ["Head", "Kind", "Page", "Searched"]


class Searched(Enum):
    """How readers find a page by the site's search."""

    RECORD = "record"
    """By all that its record holds."""
    TITLE = "title"
    NOT = "not"


Head = Callable[[PageContext, "Page", str, Callable[[], str]], tuple[Tag, ...]]
"""What tells machines of a page, by its title and what gives the text that it begins with."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Kind:
    """What pages show, and how they are treated for it."""

    slug: str
    """Its name, also of the role that refers to records of the kind."""
    folder: str
    """Where such pages lie; `{edition}` stands for an edition's id."""
    head: Head
    """What its head tells machines."""
    dated: Callable[[DatesOfRecords, Page], datetime | None]
    """When it last had something new to say, for the site map; UTC, None where not known."""
    reserves: frozenset[str] = frozenset()
    """Names in that folder that no record may have; those of `model/reserved_names.py`."""
    unknown: Code | None = None
    """What is told of a reference to a record that there is not; None of what is no record."""

    is_direct: bool = True
    """Whether such pages may be written without a doctree."""
    has_labels: bool = True
    """Whether there are places in such a page that others may refer to."""
    anchors: tuple[str, ...] = ()
    """How names of places begin that are known in such a page only."""
    has_contents: bool = True
    """Whether contents stand beside a page with several sections."""

    is_cited: bool = False
    """Whether it tells how to cite its record."""
    lists_papers: bool = False
    """Whether scripts find lists of papers on it."""
    searched: Searched = Searched.NOT
    is_indexed: bool = True
    """Whether search engines may list such pages."""
    is_listed: Callable[[Portal, Page], bool] | None = None
    """Whether they may list this page; None for all."""

    feed: Callable[[Portal, Page], Alternate | None] | None = None
    """A feed of its own."""
    card: Callable[[Portal, Page], str] | None = None
    """The path of the picture that is shown where it is linked, or nothing; None for the card of
    the edition, else of the site."""
    schedules: Callable[[Page], Mapping[str, str]] | None = None
    """Files for schedule apps beside its calendar, with their media types; None where a calendar
    is not the same in another form."""

    is_corrected: bool = False
    """Whether it leads to where its record stands in a source."""
    is_of_programme: bool = False
    """Whether changes of the programme are news on it."""
    has_tools: bool = False
    """Whether scripts of the programme work on it."""
    has_grid: bool = False
    """Whether it shows days on which rooms stand side by side."""
    has_screen: bool = False
    """Whether it can be shown on a screen in the room that it is called by."""
    events: Callable[[Portal, Page], Mapping[str, object]] | None = None
    """The events on it, for scripts."""
    event: Callable[[Portal, Page], str] | None = None
    """The id of the event that it is about."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A MyST page to be written."""

    docname: str
    kind: Kind
    name: str
    """The record's name in the Sphinx domain, such as `myworkshop2027/lovelace2027notes`.

    A redirect has the name that the record had.
    """
    title: str
    """Plain text."""
    body: Callable[[], Body] = field(repr=False, compare=False)
    """Makes what it says."""
    version: str = ""
    """Equal versions have the same text, so that it need not be written to be compared."""
    view: View | None = field(default=None, repr=False, compare=False)
    """What of the portal it is made from, with its head; None where that may be anything."""
    edition: str = ""
    """The edition it belongs to, or empty."""
    qualifier: str = ""
    """What tells it from other pages of the same title, where there are any."""
    target: str = ""
    """Where a redirect leads, as a docname."""
    is_further_part: bool = False
    """Whether it goes on with a list that begins on another page."""

    above: tuple[tuple[str, str], ...] = ()
    """The pages that lead to it, as titles and docnames from the home page down; a plan says of
    all but lists which these are (`trails.py`)."""

    def render(self) -> str:
        """Its text."""
        return page_text(self.body())

    @property
    def record(self) -> tuple[str, str]:
        """The edition and the key or id in it, of a paper's or a session's page."""
        edition, _, key = self.name.partition("/")
        return edition, key

    @property
    def trail(self) -> tuple[tuple[str, str], ...]:
        """The same, with the page itself."""
        return (*self.above, (self.title, self.docname))

    @property
    def path(self) -> str:
        """The file, relative to the portal's root."""
        return f"{self.docname}.md"
