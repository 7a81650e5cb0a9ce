"""A volume for the ACL Anthology: the folder that aclpub2 makes, from which it is taken in.

The form is that of aclpub2 (https://github.com/rycolab/aclpub2, README, “Expected output”), of
the check that the Anthology asks to be run, and of what takes the folder in (among the scripts of
acl-org/acl-anthology, “aclpub2_format_check” and “ingest_aclpub2”).  Papers are numbered in their
order; texts in the YAML files are LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

import yaml

from sphinx_proceedings.bundles.delivery import (
    Delivery,
    Found,
    abstract_of,
    copied,
    edition_lacks,
    further_files,
    pdf_of,
    volume_lacks,
    work_lacks,
)
from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.latex.rich_text import richtext_to_latex
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.paper_files import FileKind
from sphinx_proceedings.model.people import Appointment
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.outputs.cited import cited_title
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.registries.deposits import isbns
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.work import Work

__all__ = ["acl"]

_INPUTS = "inputs"
_PAPERS = "watermarked_pdfs"
_ORGANIZERS = re.compile(r"chair|organis|steering|volunteer")
_ATTACHED = {FileKind.SLIDES: "presentation", FileKind.POSTER: "poster"}
_Value = object


def acl(delivery: Delivery) -> Found:
    """The folder."""
    volume, edition = delivery.volume, delivery.edition
    publisher = volume.publication.publisher if volume else None
    yield from volume_lacks(delivery, (publisher, "publisher", "add publisher = {…}"))
    yield from edition_lacks(
        delivery,
        (edition.start, "first day", "state start in the programme"),
        (edition.place, "place", "state place in the programme"),
        (edition.title, "title", "state title in the programme, such as The Second Workshop on …"),
    )
    if delivery.front:
        yield replace(delivery.front, path=f"{_PAPERS}/0.pdf")
    else:
        what = "the cover, the preface and the table of contents are missing as a PDF"
        yield Missing(edition.location, what, "name the file: --front-matter FILE")
    for number, work in enumerate(delivery.works, start=1):
        yield from work_lacks(work, abstract_of(work))
        yield from pdf_of(work.paper, f"{_PAPERS}/{number}.pdf")
        for file in further_files(work.paper):
            yield copied(f"attachments/{number}{file.part}", file)
    papers = [_paper(number, work) for number, work in enumerate(delivery.works, start=1)]
    yield _listing("papers", papers)
    yield _listing("conference_details", _details(delivery))
    held = delivery.order.portal.appointments_by_edition[edition.id]
    for name, is_of_organizers in (("organizing_committee", True), ("program_committee", False)):
        chosen = [each for each in held if bool(_ORGANIZERS.search(each.role)) == is_of_organizers]
        yield _listing(name, list(_committees(chosen)))


def _listing(name: str, value: _Value) -> Member:
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**6
    )
    return Member(path=f"{_INPUTS}/{name}.yml", data=text.encode())


def _details(delivery: Delivery) -> Mapping[str, _Value]:
    edition, volume = delivery.edition, delivery.volume
    publication = volume.publication if volume else None
    end = edition.end or edition.start
    return _filled(
        {
            "book_title": _latex(publication.container) if publication else "",
            "event_name": _plain(edition.title),
            "cover_subtitle": "Proceedings of the Workshop",
            "anthology_venue_id": _plain(delivery.acronym),
            "volume_name": "1",
            "start_date": edition.start,
            "end_date": end,
            "isbn": next(iter(isbns(publication.isbn)), "") if publication else "",
            "location": _plain(edition.place),
            "editors": [_name(editor.name) for editor in publication.editors]
            if publication
            else [],
            "publisher": _latex(publication.publisher) if publication else "",
            "website": edition.website,
        }
    )


def _paper(number: int, work: Work) -> Mapping[str, _Value]:
    paper = work.paper
    authors = [
        {
            **_name(author.name),
            **_filled({"institution": _plain(author.affiliation), "orcid": orcid}),
        }
        for author, orcid in zip(paper.authors, work.orcids, strict=True)
    ]
    attachments = [
        {"type": _ATTACHED.get(file.kind, "attachment"), "file": f"{number}{file.part}"}
        for file in further_files(paper)
    ]
    # What takes the folder in reads the first five of every paper.
    return {
        "id": number,
        "title": _latex(cited_title(paper)),
        "authors": authors,
        "abstract": "\n\n".join(map(_latex, paper.abstract)),
        "file": f"{number}.pdf",
        **_filled(
            {
                "attachments": attachments,
                "attributes": _filled({"submitted_area": _plain(paper.track)}),
                "pages": paper.pages,
                "doi": paper.doi,
            }
        ),
    }


def _committees(held: Iterable[Appointment]) -> Iterator[Mapping[str, _Value]]:
    for title, members in groupby(held, lambda each: each.committee):
        named = [
            _filled({"name": _plain(each.name), "institution": _plain(each.affiliation)})
            for each in members
        ]
        yield {"role": _plain(title), "members": named}


def _name(name: Name) -> dict[str, str]:
    """Parts of a name; one that has no parts is a last name, as the Anthology asks for."""
    last = " ".join(filter(None, (name.surname, name.suffix)))
    if not last:
        return {"first_name": "", "last_name": _plain(name.given)}
    return {"first_name": _plain(name.given), "last_name": _plain(last)}


def _filled(values: Mapping[str, _Value]) -> dict[str, _Value]:
    return {name: value for name, value in values.items() if value}


def _latex(text: RichText) -> str:
    return one_line(richtext_to_latex(text))


def _plain(text: str) -> str:
    return richtext_to_latex(RichText.from_plain(one_line(text)))
