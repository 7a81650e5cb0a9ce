"""How papers and people are named where a paper is cited."""

from __future__ import annotations

from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import Eprint, Paper, Status
from sphinx_proceedings.model.richtext import Node, RichText, Span, Style, Text
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.work import Work, WorkKind

__all__ = ["archive_name", "cited_note", "cited_title", "inverted_name", "marked_title"]

_MARKS = {Status.RETRACTED: "RETRACTED", Status.WITHDRAWN: "WITHDRAWN"}


def marked_title(paper: Paper, title: RichText) -> RichText:
    """The title; before that of a paper that stands no more, “RETRACTED: ” or “WITHDRAWN: ”.

    As NISO RP-45-2024 (Communication of Retractions, Removals, and Expressions of Concern) asks
    for retracted papers.
    """
    mark = _MARKS.get(paper.standing.status)
    if mark is None:
        return title
    return RichText((Span(Style.PROTECTED, (Text(mark),)), Text(": "), *title.nodes))


def cited_title(paper: Paper, *, whole: bool = True) -> RichText:
    """The title, with its subtitle if `whole`, as a citation should print it."""
    return marked_title(paper, paper.full_title if whole else paper.title)


def cited_note(work: Work) -> RichText:
    """The paper's note, and after it what became of the paper: “Retracted 2024-02-01. Why.”.

    Of what is not in the proceedings it says so: a reader of the citation would look for it there.
    """
    paper, standing = work.paper, work.paper.standing
    told: list[Node] = []
    if work.kind is WorkKind.PRESENTATION:
        event = f" at {work.event_name}" if work.event_name else ""
        told.append(Text(f"Presented{event}; not published in its proceedings."))
    if standing.status is not Status.PUBLISHED:
        since = f" {standing.since.isoformat()}" if standing.since else ""
        status = f"{standing.status.value.capitalize()}{since}."
        told += [Text(f"{' ' if told else ''}{status}")]
        told += [Text(" "), *standing.notice.nodes] if standing.notice else []
    if not told or not paper.note:
        return RichText(tuple(told)) or paper.note
    ends = paper.note.plain.endswith((".", "!", "?"))
    return RichText((*paper.note.nodes, Text(" " if ends else ". "), *told))


def archive_name(eprint: Eprint) -> str:
    """The archive as it calls itself, where it does not write itself in lower case."""
    return "arXiv" if eprint.archive == "arxiv" else eprint.archive


def inverted_name(name: Name) -> str:
    """`von Family, Given, Jr`.

    A comma parts; one within a name is left out.  After a name that is all family, such as a
    group's, there is a comma too, so that EndNote does not look for a given name in it.
    """
    family, given, suffix = (
        one_line(part.replace(",", " ")) for part in (name.surname, name.given, name.suffix)
    )
    return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}".rstrip(" ")
