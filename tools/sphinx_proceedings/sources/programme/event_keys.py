"""Stable names of talks and key dates, by which calendars and readers' own programmes know them.

A name must not follow from a time, a room or a place in a list: these change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.model.slugs import FreeSlugs, slug_of
from sphinx_proceedings.sources.yaml.schemas import (
    KeyDateForm,
    ProgrammeFile,
    SessionForm,
    TalkForm,
)

__all__ = ["EventKeys"]


class EventKeys:
    """The names of one edition's talks and key dates, each once.

    An `id` is taken as it is, wherever it stands in the file.  Other talks are called after their
    paper, or else after their title; what would be called the same is told apart by its session.
    """

    def __init__(
        self, form: ProgrammeFile, papers: Mapping[str, Paper], problems: Problems
    ) -> None:
        self._problems = problems
        self._papers = papers
        talks = [(session, talk) for session in form.sessions for talk in session.talks]
        # A paper's talk has the paper's name, and its poster another, wherever they stand.
        talks.sort(key=lambda pair: SessionKind.POSTERS in pair[0].kind)
        self._talks = self._named([(talk, self._wishes(session, talk)) for session, talk in talks])
        self._dates = self._named(
            [(date, (slug_of(date.what, "date"),)) for date in form.key_dates]
        )

    def talk(self, form: TalkForm) -> str:
        """The talk's name."""
        return self._talks[id(form)]

    def key_date(self, form: KeyDateForm) -> str:
        """The key date's name."""
        return self._dates[id(form)]

    def _wishes(self, session: SessionForm, talk: TalkForm) -> tuple[str, ...]:
        paper = self._papers.get(talk.paper or "")
        called = paper.slug if paper else talk.title or talk.paper or ""
        name = slug_of(called, "talk")
        return name, slug_of(f"{name} {session.id}", name)

    def _named(
        self, wanted: Sequence[tuple[TalkForm | KeyDateForm, tuple[str, ...]]]
    ) -> dict[int, str]:
        """Names by the forms' identity: equal forms are two talks all the same."""
        names: dict[int, str] = {}
        first: dict[str, TalkForm | KeyDateForm] = {}
        for form, _ in wanted:
            if form.id is not None and form.id not in first:
                names[id(form)] = form.id
                first[form.id] = form
            elif form.id is not None:
                self._report_duplicate(form, first[form.id])
        free = FreeSlugs(first)
        for form, wishes in wanted:
            if id(form) not in names:
                wish = next((wish for wish in wishes if wish not in free.taken), wishes[-1])
                name = free.give(wish)
                if name != wishes[0] and not (isinstance(form, TalkForm) and form.paper):
                    self._report_same_name(form, name)
                names[id(form)] = name
        return names

    def _report_same_name(self, form: TalkForm | KeyDateForm, name: str) -> None:
        called = form.what if isinstance(form, KeyDateForm) else form.title
        self._problems.report(
            Code.EVENT_SAME_NAME,
            form.at.start,
            f"{called!r} is there more than once; this one goes by {name!r} as long as none"
            " before it comes or goes",
            f"add id: {name} to it, so that calendars never take it for another",
        )

    def _report_duplicate(
        self, form: TalkForm | KeyDateForm, first: TalkForm | KeyDateForm
    ) -> None:
        self._problems.report(
            Code.EVENT_DUPLICATE_ID,
            form.at.of("id"),
            f"the id {form.id!r} is already taken; this one is called as if it had none",
            "give it an id of its own",
            related=(first.at.of("id"),),
        )
