"""Submissions → the fields of BibTeX entries, which the reader of sources reads back as they were.

All text is UTF-8; what means something to LaTeX or BibTeX is written so that it means nothing.
Addresses to write to are left out here once more, whatever a form has let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sphinx_proceedings.model.countries import country_code
from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.latex.values import keyword_list, name_list, verbatim
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import Link, Node, RichText, Span, Text
from sphinx_proceedings.sources.bibtex.fields import READ
from sphinx_proceedings.sources.edit.field_order import field_rank
from sphinx_proceedings.sources.imports.papers.submissions import Submission, SubmittedAuthor
from sphinx_proceedings.sources.latex.nodes import tidied
from sphinx_proceedings.sources.names.splitting import split_plain_name
from sphinx_proceedings.sources.text.characters import suitable
from sphinx_proceedings.sources.text.letters import composed, without_invisible
from sphinx_proceedings.sources.text.limits import longest_value
from sphinx_proceedings.sources.values.pages import as_latex, pages_in
from sphinx_proceedings.sources.values.ror import bare_ror

__all__ = ["FURTHER", "WrittenEntry", "author_names", "volume_fields", "written_entry"]

FURTHER = (READ | {"openreview"}) - {
    "author", "title", "abstract", "keywords", "crossref", "xdata", "ids", "presenter",
}  # fmt: skip
"""Fields that a form may give beside those that each submission has."""
_VERBATIM = frozenset({"doi", "eprint", "pmid", "pmcid", "license"})
# Of bounded length, so that a long text costs no time (RFC 5321, 4.5.3.1; RFC 1035, 2.3.4).
_EMAIL = re.compile(
    r"[\w.!#$%&'*+=?^`|~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,10}[^\W\d_]{2,63}"
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenEntry:
    """What an entry says."""

    fields: dict[str, str]
    """Values as LaTeX without delimiters, on one line, in the order of an entry; an abstract has
    an empty line between its paragraphs."""
    left_out: tuple[str, ...] = ()
    """Names of fields that no entry can have, or that are longer than readers read."""


def written_entry(submission: Submission) -> WrittenEntry:
    """The fields of a submission's entry; what cannot be in one is left out."""
    fields: dict[str, str] = {}
    left_out: list[str] = []
    for name, value in sorted(_fields(submission), key=_place):
        if not value:
            continue
        if len(value) > longest_value(name) or _has_address(value):
            left_out.append(name)
        else:
            fields[name] = value
    left_out += sorted(name for name in submission.fields if name not in FURTHER)
    return WrittenEntry(fields=fields, left_out=tuple(left_out))


def author_names(submission: Submission) -> tuple[Name, ...]:
    """The authors of a submission by their names; those without one are left out."""
    return tuple(name for _, name in _named(submission))


def _named(submission: Submission) -> list[tuple[SubmittedAuthor, Name]]:
    """The authors whose names say something."""
    named = ((author, _name(author)) for author in submission.authors)
    return [(author, name) for author, name in named if re.search(r"\w", name.full)]


def volume_fields(
    told: Mapping[str, str], editors: Iterable[SubmittedAuthor] = ()
) -> dict[str, str]:
    """The fields of a volume's entry, of what an export tells of it by BibTeX's names."""
    named = {"title" if name == "booktitle" else name: text for name, text in told.items()}
    fields = {
        name: _further(name, text)
        for name, text in named.items()
        if name == "title" or name in FURTHER
    }
    if editing := [_with_homonym(name) for editor in editors if (name := _name(editor)).full]:
        fields["editor"] = name_list(editing)
    return {
        name: value
        for name, value in sorted(fields.items(), key=_place)
        if value and not _has_address(value)
    }


def _clean_line(text: str) -> str:
    """Plain text on one line, with what texts may hold and without addresses to write to."""
    return " ".join(_without_address(suitable(text)[0]).split())


def _without_address(text: str) -> str:
    return _EMAIL.sub("", text) if "@" in text else text


def _has_address(text: str) -> bool:
    return "@" in text and _EMAIL.search(text) is not None


def _place(field: tuple[str, str]) -> tuple[int, str]:
    return field_rank(field[0]), field[0]


def _fields(submission: Submission) -> Iterator[tuple[str, str]]:
    authors = _named(submission)
    yield "author", name_list(_with_homonym(name) for _, name in authors)
    marked = [n for n, (author, _) in enumerate(authors, start=1) if author.is_corresponding]
    yield "author+an", "; ".join(f"{number}=corresponding" for number in marked)
    places = [author.places for author, _ in authors]
    for what, told in (
        ("affiliation", lambda place: place.name),
        ("ror", lambda place: bare_ror(place.ror)),
        ("country", lambda place: country_code(place.country)),
    ):
        texts = ([_clean_line(told(place)) for place in listed] for listed in places)
        yield f"author+an:{what}", _annotation(texts)
    yield "author+an:orcid", _annotation([_clean_line(author.orcid)] for author, _ in authors)
    yield "title", _rich(submission.title)
    for name, text in submission.fields.items():
        if name in FURTHER:
            yield name, _further(name, text)
    for kind, address in submission.links.items():
        if kind.value not in submission.fields:
            yield kind.value, verbatim(_clean_line(address))
    words = dict.fromkeys(filter(None, map(_clean_line, submission.keywords)))
    yield "keywords", bibtex_text(keyword_list(words), ascii_only=False)
    yield "abstract", "\n\n".join(filter(None, map(_paragraph, submission.abstract)))


def _further(name: str, text: str) -> str:
    line = _clean_line(text)
    if name in _VERBATIM or "://" in line:
        return verbatim(line)
    if name == "pages":
        read = pages_in(line)
        if read.pages and not (read.doubt or read.count or read.article):
            line = read.pages
    written = bibtex_text(RichText.from_plain(line), ascii_only=False)
    return as_latex(written) if name == "pages" else written


def _rich(text: RichText) -> str:
    clean = tidied(_without_addresses(text.nodes))
    return _BLANKS.sub(" ", bibtex_text(clean, ascii_only=False)).strip()


def _paragraph(text: RichText) -> str:
    written = _rich(text)
    # At the beginning of a line it would begin an entry.
    return f"{{}}{written}" if written.startswith("@") else written


def _without_addresses(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        match node:
            case Text(text):
                yield Text(_without_address(suitable(text)[0]))
            case Link(url, children) if _has_address(url):
                yield from _without_addresses(children)
            case Link(url, children):
                yield Link(url, tuple(_without_addresses(children)))
            case Span(style, children):
                yield Span(style, tuple(_without_addresses(children)))
            case _:
                yield node


def _annotation(listed: Iterable[Iterable[str]]) -> str:
    """A data annotation with literal values: `1="…"; 3="…", "…"` (biblatex manual, 3.7)."""
    written: list[str] = []
    for number, texts in enumerate(listed, start=1):
        latex = [bibtex_text(RichText.from_plain(text), ascii_only=False) for text in texts]
        while latex and not latex[-1]:
            latex.pop()
        if latex:
            escaped = (text.replace('"', "\\textquotedbl{}") for text in latex)
            quoted = ", ".join(f'"{text}"' for text in escaped)
            written.append(f"{number}={quoted}")
    return "; ".join(written)


def _name(author: SubmittedAuthor) -> Name:
    """The name in its parts; whichever field a particle stands in, it stays there."""
    given, family, suffix, whole = (
        composed(without_invisible(_clean_line(part)))
        for part in (author.given, author.family, author.suffix, author.name)
    )
    if not given and not family:
        return split_plain_name(whole)
    if not given or not family:
        return Name(family=family or given)
    if "," in given or "," in suffix:
        return Name(given=given, family=family, suffix=suffix)
    return split_plain_name(", ".join(filter(None, (family, suffix, given))))


def _with_homonym(name: Name) -> Name:
    """DBLP's number behind the family name, where readers look for it."""
    if not name.homonym:
        return name
    return replace(name, family=f"{name.family} {name.homonym}", homonym="")
