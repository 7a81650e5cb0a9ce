"""An edition for keeping: a bag (BagIt, RFC 8493) of papers, citations and programme.

The payload stands as in the site: papers with their files, the citations of all in each format, and
the programme as calendars and for schedule apps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sphinx_proceedings.bundles.delivery import Delivery, Found, copied, further_files, pdf_of
from sphinx_proceedings.files.members import Member
from sphinx_proceedings.model.addresses import (
    paper_docname,
    paper_file_path,
    papers_path,
    programme_path,
)
from sphinx_proceedings.outputs.calendars.schedule_files import schedule_files
from sphinx_proceedings.outputs.citations.citation_files import write_file
from sphinx_proceedings.outputs.citations.formats import FORMATS
from sphinx_proceedings.outputs.plain_text import one_line

__all__ = ["bag"]

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
"""RFC 8493, 2.1.1."""


def bag(delivery: Delivery) -> Found:
    """The bag; a paper without a PDF is told, and is in it without one."""
    payload: list[Member] = []
    for one in _payload(delivery):
        if isinstance(one, Member):
            payload.append(one)
        yield one
    tags = [
        Member(path="bagit.txt", data=_DECLARATION.encode()),
        Member(path="bag-info.txt", data=_info(delivery, payload).encode()),
        Member(path="manifest-sha256.txt", data=_manifest(payload)),
    ]
    yield from tags
    yield Member(path="tagmanifest-sha256.txt", data=_manifest(tags))


def _payload(delivery: Delivery) -> Found:
    order, edition = delivery.order, delivery.edition
    for paper in order.papers:
        yield from pdf_of(paper, f"data/{paper_docname(paper)}.pdf")
        for file in further_files(paper):
            yield copied(f"data/{paper_file_path(paper, file)}", file)
    for form in FORMATS if order.papers else ():
        data = write_file(order.portal, order.site, form, order.papers)
        yield Member(path=f"data/{papers_path(edition.id, f'all{form.suffix}')}", data=data)
    versions = dict.fromkeys(order.portal.edition_by_id, "")
    folder = programme_path(edition.id, "")
    for made in schedule_files(order.portal, order.site, versions):
        if made.path.startswith(folder):
            yield Member(path=f"data/{made.path}", data=made.render())


def _info(delivery: Delivery, payload: Iterable[Member]) -> str:
    """RFC 8493, 2.2.2."""
    lengths = [member.length for member in payload]
    volume = delivery.volume
    lines = {
        "Source-Organization": volume.publication.publisher.plain if volume else "",
        "External-Description": delivery.edition.title or delivery.edition.name,
        "External-Identifier": (volume.doi if volume else "") or delivery.edition.id,
        "Internal-Sender-Identifier": delivery.edition.id,
        "Payload-Oxum": f"{sum(lengths)}.{len(lengths)}",
    }
    return "".join(f"{name}: {one_line(text)}\n" for name, text in lines.items() if one_line(text))


def _manifest(members: Iterable[Member]) -> bytes:
    """RFC 8493, 2.1.3; names have no line end and no percent sign."""
    return "".join(sorted(_line(member) for member in members)).encode()


def _line(member: Member) -> str:
    digest = member.sha256 if member.source else hashlib.sha256(member.data).hexdigest()
    return f"{digest}  {member.path}\n"
