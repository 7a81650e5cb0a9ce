"""The book of abstracts: sessions with times, papers and talks with abstracts, who they are by."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.resolvers import doi_url
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.timetable.events import Event, SessionEvents
from sphinx_proceedings.model.timetable.table import Day
from sphinx_proceedings.pages.blocks import Block, paragraph
from sphinx_proceedings.pages.event_lines import (
    Said,
    TalkLine,
    chairs_told,
    session_flags,
    session_when,
    talk_lines,
)
from sphinx_proceedings.pages.inlines import Emphasised, Inline, Rich, joined, span, told, url_link
from sphinx_proceedings.pages.lone_talks import lone_talk, session_title
from sphinx_proceedings.pages.notices import notice, withheld_told
from sphinx_proceedings.pages.papers import author_blocks
from sphinx_proceedings.pages.printed_links import printed_title
from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.printing.making import Making
from sphinx_proceedings.wording.dates import day
from sphinx_proceedings.wording.messages import gettext

__all__ = ["abstracts"]


def abstracts(making: Making) -> Document:
    """The book of an edition."""
    return _Book(making).document()


class _Book:
    def __init__(self, making: Making) -> None:
        self._making = making
        self._portal = making.portal
        self._write = making.write
        self._places: list[tuple[str, list[str]]] = []
        self._printed: set[str] = set()
        """Keys of papers whose abstract is there already: a paper may be presented twice."""

    def document(self) -> Document:
        edition = self._making.edition
        days = [self._day(each) for each in self._portal.timetables[edition.id].days]
        parts = [part for part in days if part["sessions"]]
        papers = self._portal.papers_by_edition[edition.id]
        if others := [paper for paper in papers if paper.key not in self._printed]:
            session = {"title": [], "lines": [], "entries": [self._paper(each) for each in others]}
            title = gettext("Not in the programme") if parts else gettext("Papers")
            parts.append({"title": title, "sessions": [session]})
        return self._making.document(
            "abstracts",
            printed_title("abstracts"),
            parts=parts,
            index=self._making.index(self._places),
        )

    def _day(self, each: Day) -> dict[str, object]:
        sessions = [self._session(item) for item in each.sessions if item.talks]
        return {"title": day(each.date), "sessions": sessions}

    def _session(self, item: SessionEvents) -> dict[str, object]:
        session = item.session
        said = Said(date=session.start.date(), zone=session.start)
        talks = talk_lines(self._portal, item, said)
        facts = (
            session_when(item.event, said),
            session.room,
            session.track,
            chairs_told(session.chairs),
            session_flags(self._portal, item),
        )
        is_lone = lone_talk(self._portal, session) is not None
        return {
            "title": self._write.inline(session_title(self._portal, session)),
            "lines": [self._write.inline(joined(" · ", filter(None, facts)))],
            "entries": [self._talk(talk, is_lone=is_lone) for talk in talks],
        }

    def _talk(self, talk: TalkLine, *, is_lone: bool) -> dict[str, object]:
        event = talk.event
        key = (event.edition, talk.talk.paper)
        paper = self._portal.paper_by_id.get(key)
        above = joined(" · ", filter(None, (talk.when, talk.board, talk.flags)))
        title = RichText() if is_lone else event.title
        if paper is not None and not talk.talk.abstract:
            return self._paper(paper, title, above, event)
        people = [paragraph(talk.people, classes="authors")] if talk.people else []
        return self._entry(event.anchor, title, above, [*people, *_own_text(talk)], _ids(event))

    def _paper(
        self,
        paper: Paper,
        title: RichText | None = None,
        above: Inline | None = None,
        event: Event | None = None,
    ) -> dict[str, object]:
        is_new = paper.key not in self._printed
        self._printed.add(paper.key)
        label = event.anchor if event else f"paper-{paper.key}"
        people = [author.person for author in paper.authors]
        people += _ids(event) if event else []
        shown = paper.full_title if title is None else title
        blocks = [*author_blocks(paper), *(_text(paper) if is_new else ())]
        if shown.plain not in {paper.full_title.plain, paper.title.plain}:
            # For translators: the title of a paper is behind it, whose talk has another one.
            published = told("Published as {title}", title=Emphasised(Rich(paper.full_title)))
            blocks.insert(0, paragraph(published, classes="published"))
        return self._entry(label, shown, above, blocks, people)

    def _entry(
        self,
        label: str,
        title: RichText,
        above: Inline | None,
        blocks: list[Block],
        people: list[str],
    ) -> dict[str, object]:
        self._places.append((label, people))
        return {
            "label": label,
            "title": self._write.inline(title),
            "above": self._write.inline(above) if above else [],
            "blocks": self._write.blocks(blocks),
        }


def _ids(event: Event) -> list[str]:
    return [presenter.person for presenter in event.people]


def _own_text(talk: TalkLine) -> Iterator[Block]:
    """The abstract of a talk that has one of its own."""
    yield from (paragraph(each, classes="abstract") for each in talk.talk.abstract)
    if talk.talk.withheld and talk.talk.withheld.abstract:
        yield paragraph(withheld_told(talk.talk.withheld), classes="embargo")


def _text(paper: Paper) -> Iterator[Block]:
    """The abstract of a paper, and by what it is found."""
    if told := notice(paper):
        yield paragraph(told, classes="notice")
    if paper.withdrawn:
        return
    yield from (paragraph(each, classes="abstract") for each in paper.abstract)
    if paper.withheld and paper.withheld.abstract:
        yield paragraph(withheld_told(paper.withheld), classes="embargo")
    if paper.doi:
        yield paragraph(span("doi", url_link(f"doi:{paper.doi}", doi_url(paper.doi))))
