r"""A volume for the Proceedings of Machine Learning Research.

The form is that of its specification (https://proceedings.mlr.press/spec.html): one `.bib` file,
and beside it `key.pdf` and `key-supp.*`, by keys such as `lovelace27a`.  What the series' own check
of a volume asks for beyond that (`lib/check_volume.rb` in its repository `papersite`) is here, too:
more fields of `@Proceedings`, names with a comma, and what it refuses in titles and abstracts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from sphinx_proceedings.bundles.delivery import (
    Delivery,
    Found,
    abstract_of,
    copied,
    edition_lacks,
    pdf_of,
    volume_lacks,
    work_lacks,
)
from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.latex.texts import bibtex_text
from sphinx_proceedings.model.latex.values import name_list, verbatim
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.paper_files import FileKind
from sphinx_proceedings.model.people import Authorship
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.slugs import slug_of
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.work import Work

__all__ = ["pmlr"]

_DELIMITER = re.compile(r"\\(?:left|right)\\[{}]")
_REFUSED = (
    (re.compile(r"\\\\"), r"\\"),
    (re.compile(r"\\\$"), r"\$"),
    (re.compile(r"\\_"), r"\_"),
    (re.compile(r"\\[{}]"), r"\{ or \}"),
    (re.compile(r"\\textbackslash"), r"\textbackslash"),
    (re.compile("[\ufb00-\ufb06]"), "a ligature from a PDF, such as ﬁ"),
)
"""What the check of a volume takes for a slip of an export wherever it stands in a text."""


def pmlr(delivery: Delivery) -> Found:
    """The volume."""
    edition = delivery.edition
    yield from volume_lacks(
        delivery,
        (
            delivery.volume and delivery.volume.publication.volume,
            "number in the series",
            "add volume = {…}: the editors of the series assign it",
        ),
    )
    yield from edition_lacks(
        delivery,
        (delivery.year, "year", "state start, or the volume's year"),
        (edition.start, "first day", "state start in the programme"),
        (edition.place, "place", "state place in the programme"),
    )
    keys = _keys(delivery)
    entries = [_entry("Proceedings", edition.id, _of_volume(delivery))]
    for work in delivery.works:
        fields = dict(_of_paper(work, delivery))
        entries.append(_entry("InProceedings", keys[work.key], fields.items()))
        first, last = work.pages
        yield from work_lacks(
            work,
            (first and last, "range of pages", "add pages = {1--8}, as in the volume"),
            abstract_of(work),
        )
        yield from _refused(work, fields)
        yield from _section_lacks(work, delivery)
        yield from pdf_of(work.paper, f"{keys[work.key]}.pdf")
        yield from _supplements(work, keys[work.key])
    yield Member(path=f"{edition.id}.bib", data="\n".join(entries).encode())


def _keys(delivery: Delivery) -> Mapping[str, str]:
    """Keys of papers → keys by the specification; those that would be the same get letters."""
    year = f"{(delivery.year or 0) % 100:02}"
    stems = {work.key: f"{_first_surname(work)}{year}" for work in delivery.works}
    wanted = Counter(stems.values())
    given: Counter[str] = Counter()
    keys: dict[str, str] = {}
    for key, stem in stems.items():
        keys[key] = stem + _letters(given[stem]) if wanted[stem] > 1 else stem
        given[stem] += 1
    return keys


def _first_surname(work: Work) -> str:
    name = work.paper.authors[0].name if work.paper.authors else Name(family=work.key)
    return slug_of(name.surname or name.full, "paper").replace("-", "")


def _letters(number: int) -> str:
    """`a` to `z`, then `aa`."""
    above, at = divmod(number, len(ascii_lowercase))
    return (_letters(above - 1) if above else "") + ascii_lowercase[at]


def _of_volume(delivery: Delivery) -> Iterator[tuple[str, str]]:
    edition, volume = delivery.edition, delivery.volume
    if volume is not None:
        yield "booktitle", _latex(volume.publication.container)
    yield "name", _plain(edition.title or delivery.acronym)
    yield "shortname", _plain(delivery.acronym)
    yield "year", str(delivery.year or "")
    if volume is not None:
        yield "editor", _people(volume.publication.editors)
        yield "volume", _plain(volume.publication.volume)
    yield "start", edition.start.isoformat() if edition.start else ""
    last = edition.end or edition.start
    yield "end", last.isoformat() if last else ""
    yield "address", _plain(edition.place)
    yield "conference_url", verbatim(edition.website)
    if volume is not None and volume.sections:
        yield "sections", "|".join(map(_plain, volume.sections))


def _of_paper(work: Work, delivery: Delivery) -> Iterator[tuple[str, str]]:
    paper = work.paper
    if delivery.volume is not None and delivery.volume.sections:
        yield "section", _plain(paper.track)
    yield "title", _latex(cited_title(paper))
    yield "author", _people(paper.authors)
    yield "pages", "-".join(filter(None, work.pages))
    yield "abstract", " ".join(map(_latex, paper.abstract))
    # What the series ignores at present.
    yield "doi", verbatim(paper.doi)
    yield "keywords", _plain(", ".join(paper.keywords))


def _entry(kind: str, key: str, fields: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _latex(text: RichText) -> str:
    return one_line(bibtex_text(text, ascii_only=False))


def _plain(text: str) -> str:
    return _latex(RichText.from_plain(text))


def _people(people: Iterable[Authorship]) -> str:
    return " and ".join(_person(person.name) for person in people)


def _person(name: Name) -> str:
    """`Family, Given`; a name of one part is in braces, without which it would lack a comma."""
    written = name_list([name])
    return written if "," in written or written.startswith("{") else f"{{{written}}}"


def _refused(work: Work, fields: Mapping[str, str]) -> Iterator[Missing]:
    for field in ("title", "abstract"):
        text = _DELIMITER.sub("", fields.get(field, ""))
        for pattern, shown in _REFUSED:
            if pattern.search(text):
                yield Missing(
                    work.paper.location,
                    f"the {field} of {work.key} has {shown}, which the series' check refuses",
                    "write it in other words, or in a formula by a command such as \\lbrace",
                )


def _section_lacks(work: Work, delivery: Delivery) -> Iterator[Missing]:
    sections = delivery.volume.sections if delivery.volume else ()
    if sections and work.paper.track not in sections:
        yield Missing(
            work.paper.location,
            f"{work.key} is in no section of the volume",
            f"add track = {{…}}, one of: {', '.join(sections)}",
        )


def _supplements(work: Work, key: str) -> Iterator[Member]:
    for file in work.paper.files:
        if file.kind is FileKind.SUPPLEMENT:
            yield copied(f"{key}-supp{file.ending}", file)
