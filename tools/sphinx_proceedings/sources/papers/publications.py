"""Where an entry was published: which field says it depends on the entry's type.

An article is in its journal, a thesis comes from its school, a report from its institution,
whatever other fields there are.  `location` is the publisher's place in biblatex, and the event's
where an `address` stands beside it (ACM), or nobody publishes a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_proceedings.model.contributors import ContributorRole, Contributors
from sphinx_proceedings.model.entry_types import ENTRY_TYPES, WorkKind
from sphinx_proceedings.model.papers import Issued, Publication
from sphinx_proceedings.model.richtext import RichText, Text
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.inheritance import is_same
from sphinx_proceedings.sources.bibtex.problems import EntryProblems
from sphinx_proceedings.sources.papers.credits import Credits
from sphinx_proceedings.sources.papers.issued import read_issued
from sphinx_proceedings.sources.values.dates import days_in
from sphinx_proceedings.sources.values.identifiers import without_outer_braces

__all__ = ["outdone_fields", "read_publication"]

_BOOK = ("booktitle", "booksubtitle", "booktitleaddon")
_JOURNAL = ("journaltitle", "journalsubtitle", "journaltitleaddon")
_SHORT_JOURNAL = ("journal", "journalsubtitle", "journaltitleaddon")
_VOLUME = ("title", "subtitle", "titleaddon")
_PUBLISHERS = {
    WorkKind.THESIS: ("school", "institution", "publisher"),
    WorkKind.REPORT: ("institution", "school", "publisher"),
}
_PUBLISHER = ("publisher", "school", "institution")
_SECTION = ("section", "track")
_ALWAYS_RIVALS = (("journaltitle", "journal"),)
_RIVALS = {
    WorkKind.JOURNAL_ARTICLE: (("journaltitle", "journal", "booktitle"), _PUBLISHER),
    **{kind: (*_ALWAYS_RIVALS, names) for kind, names in _PUBLISHERS.items()},
}
"""Fields of which one is read, the first that is there."""
_ISSUE_NUMBER = re.compile(r"[0-9]{1,9}(?:[-–/][0-9]{1,9})?")
_LABEL = re.compile(
    r"(?:vol(?:ume|\.)?|no\.?|nr\.?|number|issue|[ep]?-?IS[BS]N(?:-1[03])?:?)\s*(?=[0-9])",
    re.IGNORECASE,
)
"""What the field says already: `Vol. 12`, `ISSN 1234-5679`."""
_ROLES = tuple(
    ContributorRole(name)
    for name in (
        "translator",
        "annotator",
        "commentator",
        "introduction",
        "foreword",
        "afterword",
        "bookauthor",
        "holder",
    )
)
_FURTHER_EDITORS = ("editora", "editorb", "editorc")


def read_publication(
    entry: BibEntry, kind: WorkKind | None, text: BibText, people: Credits, problems: EntryProblems
) -> Publication:
    """Where it was published; `kind` is None for a volume, which is itself what holds papers."""
    is_article = kind is WorkKind.JOURNAL_ARTICLE
    book, journal = _title(entry, text, _BOOK), _journal(entry, text)
    series = text.rich(entry, "series")
    if kind is None:
        container = _title(entry, text, _VOLUME) or book
    elif is_article:
        container = journal or book
    else:
        container = book or journal
        # Proceedings that a journal publishes: it is to them what a series is.
        series = series or (journal if book else RichText())
    publisher = _first(entry, text, *_PUBLISHERS.get(kind, _PUBLISHER) if kind else _PUBLISHER)
    address, location = _address_and_location(entry, text, is_published=bool(publisher), kind=kind)
    number, issue = _number(entry, text)
    start, end = _event_days(entry, problems)
    return Publication(
        container=container,
        main_title=_title(entry, text, ("maintitle", "mainsubtitle", "maintitleaddon")),
        issue_title=_title(entry, text, ("issuetitle", "issuesubtitle", "issuetitleaddon")),
        editors=people.authorships(entry, "editor")[0],
        contributors=_contributors(entry, people),
        series=series,
        publisher=publisher,
        organization=text.rich(entry, "organization"),
        address=address,
        location=location,
        event_title=_title(entry, text, ("eventtitle", "", "eventtitleaddon")),
        event_start=start,
        event_end=end,
        volume=_LABEL.sub("", text.plain(entry, "volume")),
        volumes=text.plain(entry, "volumes"),
        part=text.plain(entry, "part"),
        number=number,
        issue=issue,
        edition=text.plain(entry, "edition"),
        isbn=_LABEL.sub("", text.plain(entry, "isbn")),
        issn=_LABEL.sub("", text.plain(entry, "issn")),
        issued=read_issued(entry, text, problems),
    )


def outdone_fields(entry: BibEntry) -> Iterator[tuple[str, str]]:
    """The fields that `read_publication` leaves aside, each with the one that it takes."""
    kind = ENTRY_TYPES.get(entry.type, WorkKind.OTHER)
    for names in (*_RIVALS.get(kind, (*_ALWAYS_RIVALS, _PUBLISHER)), _SECTION):
        said = [name for name in names if entry.value(name).strip()]
        for name in said[1:]:
            if not is_same(entry.value(name), entry.value(said[0])):
                yield name, said[0]


def _first(entry: BibEntry, text: BibText, *names: str) -> RichText:
    """The first of the fields that says something."""
    return next(
        (found for name in names if name in entry.fields and (found := text.rich(entry, name))),
        RichText(),
    )


def _title(entry: BibEntry, text: BibText, names: tuple[str, str, str]) -> RichText:
    """A title with its subtitle and what is added to it: `Title: Subtitle. Addition`."""
    title = text.rich(entry, names[0])
    if not title:
        return title
    for sign, name in zip((": ", ". "), names[1:], strict=True):
        if name in entry.fields and (more := text.rich(entry, name)):
            mark = sign[1:] if title.plain.endswith((":", ".", "?", "!")) else sign
            title = RichText((*title.nodes, Text(mark), *more.nodes))
    return title


def _journal(entry: BibEntry, text: BibText) -> RichText:
    return _title(entry, text, _JOURNAL) or _title(entry, text, _SHORT_JOURNAL)


def _address_and_location(
    entry: BibEntry, text: BibText, *, is_published: bool, kind: WorkKind | None
) -> tuple[RichText, RichText]:
    """Where the publisher is, and where the event was."""
    address, location = text.rich(entry, "address"), text.rich(entry, "location")
    venue = text.rich(entry, "venue")
    if address or not location:
        return address, venue or location
    is_events = not is_published and kind in (None, WorkKind.CONFERENCE_PAPER)
    return (RichText(), venue or location) if is_events else (location, venue)


def _number(entry: BibEntry, text: BibText) -> tuple[str, str]:
    """The number, and the issue's name; APS and others write the number as `issue`."""
    number, issue = (_LABEL.sub("", text.plain(entry, name)) for name in ("number", "issue"))
    if issue and not number and _ISSUE_NUMBER.fullmatch(issue):
        return issue, ""
    return number, "" if issue == number else issue


def _event_days(entry: BibEntry, problems: EntryProblems) -> tuple[Issued | None, Issued | None]:
    field = entry.fields.get("eventdate")
    if field is None or not field.value.strip():
        return None, None
    start, end, doubt = days_in(without_outer_braces(field.value))
    if doubt:
        used = "its first day" if start else ""
        problems.doubtful(entry, field, doubt, used, "write 2027-05-08/2027-05-10")
    return start, end


def _contributors(entry: BibEntry, people: Credits) -> tuple[Contributors, ...]:
    found = [(role, people.names(entry, role.value)) for role in _ROLES if role in entry.fields]
    for name in _FURTHER_EDITORS:
        if name in entry.fields:
            written = entry.value(f"{name}type").strip().lower()
            known = written in set(ContributorRole)
            role = ContributorRole(written) if known else ContributorRole.EDITOR
            found.append((role, people.names(entry, name)))
    return tuple(Contributors(role=role, names=names) for role, names in found if names)
