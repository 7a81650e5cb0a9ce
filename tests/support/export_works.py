"""Works for the tests of exports: one with everything in it, and hostile ones."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import (
    Eprint,
    Issued,
    LinkKind,
    Paper,
    PaperLink,
    Publication,
    Standing,
    Status,
)
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.work import Work, WorkKind, work_of
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.text.source import Source
from support.affiliations import printed_at
from support.rich_texts import plain

HERE = Location(path="papers/toy.bib", line=1)
EDITION = Edition(
    id="toy2026", name="Toy 2026", title="Second Toy Conference", place="Delft", location=HERE
)
SITE = SiteAddress(base="https://toys.example/")


def author(name: Name, *, orcid: str = "", affiliation: str = "") -> Authorship:
    return Authorship(
        person="someone", name=name, orcid=orcid, affiliations=printed_at(affiliation)
    )


RICH_TITLE = RichText(
    (
        Span(Style.PROTECTED, (Text("BERT"),)),
        Text(": 50% of "),
        Span(Style.EMPHASIS, (Text("naïve"),)),
        Text(" H"),
        Span(Style.SUBSCRIPT, (Text("2"),)),
        Text("O & "),
        Math(r"F_\alpha", text="Fα"),
        Text(" <b>, &amp; "),
        Span(Style.SMALL_CAPS, (Text("toy"),)),
    )
)
PAPER = Paper(
    key="lovelace2026",
    slug="lovelace2026",
    edition="toy2026",
    entry_type="inproceedings",
    location=HERE,
    title=RICH_TITLE,
    subtitle=plain("A Study – in “two” parts"),
    authors=(
        author(
            Name(given="Ada", family="Lovelace"),
            orcid="0000-0001-6192-0044",
            affiliation="Analytical Engines & Co.",
        ),
        author(Name(given="Jan", particle="van der", family="Berg", suffix="Jr.")),
        author(Name(given="Ümit", family="Özil")),
        author(Name(family="The Toy Team, Inc.")),
    ),
    more_authors=True,
    abstract=(plain("We show <i>it</i>."), plain("50% & more.")),
    keywords=("toys", "wooden trains"),
    publication=Publication(
        container=plain("Proceedings of the Second Toy Conference"),
        editors=(author(Name(given="Grace", family="Hopper")),),
        series=plain("Toys"),
        publisher=plain("Toy Press"),
        address=plain("Toytown"),
        location=plain("Delft, The Netherlands"),
        volume="2",
        number="7",
        isbn="978-0-00-000000-0",
        issn="1234-5678",
        issued=Issued(year=2026, month=10, day=5),
    ),
    pages="1–8",
    page_count="8",
    doi="10.1000/toy_1",
    eprint=Eprint(archive="arxiv", id="2601.00001"),
    links=(PaperLink(kind=LinkKind.PDF, url="https://toys.example/1.pdf"),),
    note=RichText(
        (Text("See "), Link("https://toys.example/n", (Text("the note"),)), Text(" & more"))
    ),
    standing=Standing(
        status=Status.RETRACTED, since=date(2026, 12, 1), notice=plain("The data were made up.")
    ),
)


def work(
    paper: Paper = PAPER, *, kind: WorkKind = WorkKind.CONFERENCE_PAPER, key: str = ""
) -> Work:
    return Work(
        paper=paper,
        edition=EDITION,
        key=key or paper.key,
        kind=kind,
        issued=paper.publication.issued,
        orcids=tuple(person.orcid for person in paper.authors),
        page_url=f"https://toys.example/papers/toy2026/{paper.slug}.html",
        pdf_url=paper.link(LinkKind.PDF),
    )


@cache
def read_work(entry: str) -> Work:
    """The work of an entry of BibTeX, in a portal that has no more than this."""
    source = Source(path="papers/w.bib", text=entry)
    portal = assemble_portal(Sources(papers={"w": source})).portal
    return work_of(portal, portal.papers[0], SiteAddress())


def works_in(root: Path) -> tuple[Work, ...]:
    """Every paper of the portal there."""
    portal = assemble_portal(load_sources(root)).portal
    return tuple(work_of(portal, paper, SITE) for paper in portal.papers)


# What would mean something to one of the formats, to our own reader of BibTeX, or to a line.
_TRAPS = (
    "{", "}", "\\", "%", "$", "&", "#", "~", '"', "'", "`", "--", "@book{x,", "},", "\\end{x}",
    "<b>", "</b>", "<i>x</i>", "<p/>", "<br>", "&amp;", "&#38;", "&lt;", "]]>", "<!--", "<span>",
    " and ", "others", ", ", ";", "\r\nER  - \r\nTY  - BOOK\r\n", "\n%A Eve", "\n\n%0 Book\n",
    "\u2028", "\x85", "\x0b", "\x00", "\ufffe", "\u200f", "\u00a0", "TY  - ", "中文", "ø", "é", "α",
)  # fmt: skip
HOSTILE = st.lists(
    st.sampled_from(_TRAPS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    max_size=6,
).map("".join)
"""Any text at all."""


@st.composite
def hostile_papers(draw: st.DrawFn) -> Paper:
    """A paper with hostile text wherever text may stand."""
    rich = HOSTILE.map(plain) | st.builds(
        lambda style, text: RichText((Span(style, (Text(text),)), Text(text))),
        st.sampled_from(Style),
        HOSTILE,
    )
    names = st.builds(Name, given=HOSTILE, particle=HOSTILE, family=HOSTILE, suffix=HOSTILE)
    people = st.lists(st.builds(author, names, affiliation=HOSTILE), max_size=2).map(tuple)
    return Paper(
        key=draw(HOSTILE),
        slug="safe",
        edition="toy2026",
        entry_type=draw(st.sampled_from(("inproceedings", "comment", "x y", "article", "online"))),
        location=HERE,
        title=draw(rich),
        subtitle=draw(rich),
        authors=draw(people),
        more_authors=draw(st.booleans()),
        abstract=tuple(draw(st.lists(rich, max_size=2))),
        keywords=tuple(draw(st.lists(HOSTILE, max_size=2))),
        publication=Publication(
            container=draw(rich),
            editors=draw(people),
            series=draw(rich),
            publisher=draw(rich),
            address=draw(rich),
            location=draw(rich),
            volume=draw(HOSTILE),
            number=draw(HOSTILE),
            isbn=draw(HOSTILE),
            issn=draw(HOSTILE),
            issued=Issued(year=2026),
        ),
        pages=draw(HOSTILE),
        doi=draw(HOSTILE),
        eprint=Eprint(archive=draw(HOSTILE), id=draw(HOSTILE)),
        links=(PaperLink(kind=LinkKind.PDF, url=draw(HOSTILE)),),
        note=draw(rich),
        standing=Standing(status=draw(st.sampled_from(Status)), notice=draw(rich)),
    )


def file_of(form: Format, works: Sequence[Work]) -> str:
    """A file with these works."""
    return form.join([form.item(work) for work in works])
