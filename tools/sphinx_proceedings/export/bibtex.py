"""Papers as BibTeX entries that BibTeX and biblatex both read.

Inherited fields are written out, so that an entry stands alone; protected case is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.export.latex import richtext_to_latex
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.papers import MONTHS, LinkKind, Paper, Publication
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText

__all__ = ["bibtex_entry"]

_JOURNAL_TYPES = frozenset({"article", "periodical"})


def bibtex_entry(paper: Paper) -> str:
    """One entry in UTF-8, ending in a line feed."""
    fields = [(name, value) for name, value in _fields(paper) if value]
    width = max(len(name) for name, _ in fields)
    lines = [f"  {name:<{width}} = {value}," for name, value in fields]
    return "\n".join([f"@{paper.entry_type}{{{paper.key},", *lines, "}", ""])


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    """Names and delimited values; an empty value is left out."""
    publication = paper.publication
    container = "journal" if paper.entry_type in _JOURNAL_TYPES else "booktitle"
    yield "author", _names(paper.authors, others=paper.more_authors)
    yield "title", _rich(paper.title)
    yield "subtitle", _rich(paper.subtitle)
    yield container, _rich(publication.container)
    yield "editor", _names(publication.editors)
    yield "series", _rich(publication.series)
    yield "volume", _plain(publication.volume)
    yield "number", _plain(publication.number)
    yield "pages", _plain(paper.pages.replace("–", "--"), escape=False)
    yield from _date(publication)
    yield "publisher", _rich(publication.publisher)
    yield "address", _rich(publication.address)
    yield "isbn", _plain(publication.isbn)
    yield "issn", _plain(publication.issn)
    yield "doi", _plain(paper.doi, escape=False)
    yield (
        "url",
        _plain(paper.link(LinkKind.URL), escape=False),
    )
    if paper.eprint is not None:
        yield "eprint", _plain(paper.eprint.id, escape=False)
        yield "eprinttype", _plain(paper.eprint.archive)
    yield "keywords", _plain(", ".join(paper.keywords))
    yield "note", _rich(paper.note)


def _date(publication: Publication) -> Iterator[tuple[str, str]]:
    if publication.issued is None:
        return
    yield "year", _plain(str(publication.issued.year))
    if publication.issued.month is not None:
        yield "month", MONTHS[publication.issued.month - 1]


def _names(people: tuple[Authorship, ...], *, others: bool = False) -> str:
    names = [_name(person.name) for person in people]
    if others:
        names.append("others")
    return f"{{{' and '.join(names)}}}" if names else ""


def _name(name: Name) -> str:
    """`von Family, Jr, Given`; braces keep a group, or a part BibTeX would split, in one."""
    if not (name.given or name.particle or name.suffix):
        family = richtext_to_latex(RichText.from_plain(name.family))
        return f"{{{family}}}" if " " in name.family or "," in name.family else family
    parts = Name(
        given=_guarded(name.given),
        particle=richtext_to_latex(RichText.from_plain(name.particle)),
        family=_guarded(name.family),
        suffix=_guarded(name.suffix),
    )
    return parts.inverted


def _guarded(part: str) -> str:
    latex = richtext_to_latex(RichText.from_plain(part))
    special = "," in part or "and" in part.lower().split()
    return f"{{{latex}}}" if special else latex


def _rich(value: RichText) -> str:
    return f"{{{richtext_to_latex(value)}}}" if value else ""


def _plain(value: str, *, escape: bool = True) -> str:
    if not value:
        return ""
    return f"{{{richtext_to_latex(RichText.from_plain(value)) if escape else value}}}"
