"""How pages name papers, people, sessions and talks: linked, and with what is said beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, repeat

from sphinx_proceedings.insight.coauthors import MANY_AUTHORS
from sphinx_proceedings.model.addresses import (
    paper_docname,
    paper_file_path,
    person_docname,
    room_docname,
    session_docname,
)
from sphinx_proceedings.model.paper_files import FileKind, PaperFile
from sphinx_proceedings.model.papers import LinkKind, Paper, PaperLink, Status
from sphinx_proceedings.model.people import Presenter
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Session, SessionKind, Talk
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.session_kinds import KIND_LABELS, KIND_WORDS
from sphinx_proceedings.pages.blocks import Item, Slot
from sphinx_proceedings.pages.inlines import (
    FileLink,
    Inline,
    Line,
    Part,
    Strong,
    Words,
    as_inline,
    doc_link,
    joined,
    line,
    span,
    told,
    told_of_many,
    url_link,
    words,
)
from sphinx_proceedings.pages.paper_languages import in_its_language
from sphinx_proceedings.wording.catalogues import Catalogue
from sphinx_proceedings.wording.messages import gettext, noop, spoken

__all__ = [
    "LINK_LABELS",
    "STATUS_LABELS",
    "byline",
    "exports_of",
    "file_link",
    "kind_beside_title",
    "kind_label",
    "labelled_link",
    "paper_item",
    "paper_link",
    "person_link",
    "photos",
    "presenters",
    "room_link",
    "session_link",
    "standing_flag",
    "talk_line",
    "with_affiliation",
    "with_others",
]

LINK_LABELS = {
    LinkKind.PDF: noop("PDF"),
    LinkKind.PREPRINT: noop("Preprint"),
    LinkKind.URL: noop("Publisher’s page"),
    # For translators: where a session can be followed while it is on.
    LinkKind.STREAM: noop("Live stream"),
    # For translators: leads to where questions about a talk are asked and answered.
    LinkKind.QUESTIONS: noop("Questions"),
    LinkKind.CODE: noop("Code"),
    LinkKind.DATASET: noop("Data"),
    # For translators: what belongs to a paper beside its text, such as proofs and tables.
    LinkKind.SUPPLEMENT: noop("Supplement"),
    LinkKind.SLIDES: noop("Slides"),
    LinkKind.POSTER: noop("Poster"),
    LinkKind.VIDEO: noop("Video"),
}

_FIRST_AUTHORS = 10

STATUS_LABELS = {
    Status.CORRECTED: noop("Corrected"),
    Status.RETRACTED: noop("Retracted"),
    Status.WITHDRAWN: noop("Withdrawn"),
}
_FLAGGED = {Status.RETRACTED, Status.WITHDRAWN}


def kind_label(session: Session) -> str:
    """`Talks`, or `Break, posters` for an item of two kinds."""
    return _kinds(session.kinds)


def kind_beside_title(session: Session) -> str:
    """The kinds that the title does not say: nothing beside “Coffee Break”."""
    said = session.title.casefold()
    labels = ((kind, gettext(KIND_LABELS[kind])) for kind in session.kinds)
    # In many languages, an s makes it several.
    return _kinds(kind for kind, label in labels if label.casefold().rstrip("s") not in said)


def _kinds(kinds: Iterable[SessionKind]) -> str:
    tables = chain((KIND_LABELS,), repeat(KIND_WORDS))
    return ", ".join(gettext(table[kind]) for table, kind in zip(tables, kinds, strict=False))


def paper_link(paper: Paper, label: RichText | None = None) -> Inline:
    """A link to a paper, called by its published title unless told otherwise.

    Wherever a paper is named, readers see when it is not to be relied on.
    """
    link: Inline = doc_link(label or paper.full_title, paper_docname(paper))
    if label in (None, paper.full_title):
        link = in_its_language(paper, link)
    flag = standing_flag(paper)
    return line(link, " ", span("standing-flag", Words(flag))) if flag else link


def standing_flag(paper: Paper) -> str:
    """What is said beside the title of a paper that is not to be relied on, or nothing."""
    status = paper.standing.status
    return gettext(STATUS_LABELS[status]) if status in _FLAGGED else ""


def labelled_link(link: PaperLink) -> Inline:
    """A link to what belongs to a paper, called by what it is."""
    return url_link(words(LINK_LABELS[link.kind]), link.url)


def file_link(paper: Paper, file: PaperFile) -> FileLink:
    """A link to a file beside a paper's page, called by what it is."""
    kind = file.kind
    label = Words(file.name) if kind is FileKind.OTHER else words(LINK_LABELS[LinkKind(kind.value)])
    return FileLink(label, paper_file_path(paper, file))


def session_link(session: Session) -> Inline:
    """A link to a session."""
    return doc_link(session.title, session_docname(session))


def room_link(portal: Portal, session: Session) -> Inline:
    """A link to the room of a session, which has one."""
    room = portal.timetables[session.edition].room_by_name[session.room]
    return doc_link(room.name, room_docname(session.edition, room.slug))


# Whoever wrote a paper is named in all lists that it is in; a link takes some hundred bytes.
@lru_cache(maxsize=20_000)
def person_link(name: str, person: str) -> Inline:
    """A link to the person with this id, called by this name."""
    return doc_link(name, person_docname(person))


def photos(portal: Portal, people: Iterable[str]) -> Iterator[Slot]:
    """The places of the photos of people with these ids, as far as there are some."""
    for person in people:
        if photo := portal.person_by_id[person].photo:
            # The text as well, so that pages which show it are others when it is.
            yield Slot("photo", f"{person}\n{photo.alt}")


def byline(paper: Paper, own: str = "") -> Line:
    """The linked authors on one line; of a large collaboration the first ones.

    The person with the id `own`, whose page this is, is stressed and not linked.
    """
    named = paper.authors if len(paper.authors) <= MANY_AUTHORS else paper.authors[:_FIRST_AUTHORS]
    names: list[Inline] = [
        Strong(as_inline(author.name.full))
        if author.person == own
        else person_link(author.name.full, author.person)
        for author in named
    ]
    listed = joined(", ", names)
    if left := len(paper.authors) - len(named):
        listed = told_of_many(
            "{names}, and {count} more", "{names}, and {count} more", left, names=listed
        )
    return with_others(paper, listed)


def with_others(paper: Paper, names: Line) -> Line:
    """The names of a paper's authors, and that there are others of whom no more is known."""
    if not paper.more_authors:
        return names
    return told("{names}, and others", names=names) if names else line(words("and others"))


def paper_item(paper: Paper, *more: Part) -> Item:
    """A paper in a list: its linked title, its authors, and what else this list tells of it."""
    return Item((*_title_and_authors(paper, spoken()), *map(as_inline, more)))


@lru_cache(maxsize=10_000)
def _title_and_authors(paper: Paper, _spoken: Catalogue) -> tuple[Inline, Inline]:
    return paper_link(paper), span("by", byline(paper))


def presenters(people: Iterable[Presenter]) -> Line:
    """Linked presenters or chairs with their affiliation as printed."""
    return joined(
        ", ",
        [
            with_affiliation(
                person_link(person.name, person.person),
                line(Words("("), person.affiliation, Words(")")) if person.affiliation else "",
            )
            for person in people
        ],
    )


def with_affiliation(who: Inline, affiliation: Part) -> Inline:
    """Somebody, or what somebody was, and the affiliation that is printed beside it if any."""
    return line(who, " ", span("affiliation", affiliation)) if affiliation else who


def exports_of(papers: Iterable[Paper]) -> tuple[Slot, ...]:
    """The place of the files to cite these papers by, if one of them can be cited."""
    return (Slot("exports"),) if any(not paper.withdrawn for paper in papers) else ()


def talk_line(portal: Portal, session: Session, talk: Talk) -> Inline:
    """A talk's title, linked to its paper or, where it has a text of its own, to that text."""
    title = portal.talk_title(session.edition, talk)
    if talk.paper:
        return paper_link(portal.paper_by_id[session.edition, talk.paper], title)
    if talk.abstract:
        return doc_link(title, session_docname(session), f"talk-{talk.key}")
    return as_inline(title)
