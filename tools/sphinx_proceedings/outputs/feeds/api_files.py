"""The JSON API: one document for the portal, each edition, each paper and each person.

It is files beside the pages, `api/index.json` first, with one schema for all of them in
`api/schema.json` (JSON Schema 2020-12).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from pydantic_core import PydanticSerializationError, to_json

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.digests import version_of
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.portal import PaperId, Portal
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.model.views import View, Views
from sphinx_proceedings.model.whole_characters import whole_characters
from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.feeds.api_document_maker import DocumentMaker
from sphinx_proceedings.outputs.feeds.api_documents import Document, document_adapter
from sphinx_proceedings.outputs.feeds.api_part_maker import (
    SCHEMA,
    edition_path,
    paper_path,
    person_path,
)
from sphinx_proceedings.outputs.site_file import SiteFile

__all__ = ["INDEX", "api_files", "api_schema", "document_json"]

INDEX = "api/index.json"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def api_files(
    portal: Portal,
    site: SiteAddress,
    site_name: str,
    formats: Sequence[Format],
    versions: Mapping[PaperId, str],
    *,
    has_feeds: bool = True,
) -> Iterator[SiteFile]:
    """Every document and the schema; `versions` has a digest of each paper."""
    maker = DocumentMaker(
        portal=portal,
        site=site,
        # Where feeds are.
        feeds=site if has_feeds else SiteAddress(),
        formats=tuple(formats),
    )
    index = maker.index(site_name)
    yield _file(INDEX, version_of(index), lambda: index, View)
    yield SiteFile(
        path=SCHEMA,
        version=version_of(site.file(SCHEMA)),
        render=partial(_schema_json, site),
        view=View,
    )
    plan = _Plan(maker, versions)
    yield from plan.editions_and_papers()
    yield from plan.people()


def api_schema(site: SiteAddress) -> dict[str, object]:
    """The schema of all documents; its `kind` says which one a document is."""
    address = site.file(SCHEMA)
    return {
        "$schema": _DIALECT,
        **({"$id": address} if address else {}),
        "title": "Proceedings portal",
        "description": (
            "Every document of the API is one of these. `api` is the version: within it keys may"
            " be added, none goes away. What is not known is null or an empty list. Addresses of"
            " the portal's own pages and files are absolute where the portal knows its address,"
            " else they are relative to the root of the site."
        ),
        **_definitions(),
    }


@cache
def _definitions() -> Mapping[str, object]:
    """What documents consist of, which is the same for all portals."""
    return document_adapter.json_schema(mode="serialization")


def _schema_json(site: SiteAddress) -> bytes:
    return json.dumps(api_schema(site), ensure_ascii=False, indent=1).encode() + b"\n"


def document_json(document: Document) -> bytes:
    """A document as UTF-8; half of a surrogate pair becomes U+FFFD."""
    try:
        # As the adapter, which takes a tenth of a second to be made.
        return to_json(document)
    except PydanticSerializationError:
        data = document_adapter.dump_python(document, mode="python")
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_as_text)
        return whole_characters(written).encode()


class _Plan:
    """Which documents there are, and what they are made from."""

    def __init__(self, maker: DocumentMaker, versions: Mapping[PaperId, str]) -> None:
        self._maker = maker
        self._versions = versions
        portal = self._portal = maker.portal
        self._views = Views(portal)
        self._around = version_of(
            maker.feeds,
            maker.site,
            [(form.name, form.suffix, form.media_type) for form in maker.formats],
        )
        self._orcids = {person.id: person.orcid for person in portal.people if person.orcid}
        self._sessions = portal.digests.sessions

    def editions_and_papers(self) -> Iterator[SiteFile]:
        """A file for each edition, and after it one for each of its papers.

        So few editions are told of in files that are rendered together, of all that is in them.
        """
        papers: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._portal.papers:
            papers[paper.edition].append(paper)
        for edition in self._portal.editions:
            yield self._edition(edition)
            yield from self._papers(papers.pop(edition.id, ()))
        yield from self._papers(chain.from_iterable(papers.values()))

    def _edition(self, edition: Edition) -> SiteFile:
        papers = self._portal.papers_by_edition[edition.id]
        editors = edition.volume.publication.editors if edition.volume else ()
        version = version_of(
            self._around,
            edition,
            [self._versions[paper.edition, paper.key] for paper in papers],
            [self._orcids.get(editor.person) for editor in editors],
        )
        made = partial(self._maker.edition, edition)
        return _file(edition_path(edition.id), version, made, partial(self._views.edition, edition))

    def _papers(self, papers: Iterable[Paper]) -> Iterator[SiteFile]:
        talks = self._portal.talks_of_paper
        for paper in papers:
            paper_id = (paper.edition, paper.key)
            people = (*paper.authors, *paper.publication.editors)
            related = [self._maker.related(relation, paper) for relation in paper.relations]
            version = version_of(
                self._around,
                self._versions[paper_id],
                [self._orcids.get(author.person) for author in people],
                [
                    self._sessions[paper.edition, item.session.id]
                    for item in talks.get(paper_id, ())
                ],
                related,
            )
            made = partial(self._maker.paper, paper)
            yield _file(paper_path(paper), version, made, partial(self._views.paper, paper))

    def people(self) -> Iterator[SiteFile]:
        """A file for each person."""
        for person in self._portal.people:
            activity = self._portal.activity_by_person[person.id]
            version = version_of(
                self._around,
                person,
                [self._versions[paper.edition, paper.key] for paper in activity.papers],
                [
                    (self._sessions[item.session.edition, item.session.id], item.talk)
                    for item in activity.talks
                ],
                [self._sessions[session.edition, session.id] for session in activity.chaired],
                activity.appointments,
                [(edition.id, edition.name) for edition in activity.edited],
            )
            made = partial(self._maker.person, person)
            view = partial(self._views.in_sessions, person)
            yield _file(person_path(person.id), version, made, view)


def _file(
    path: str, version: str, made: Callable[[], Document], view: Callable[[], View]
) -> SiteFile:
    return SiteFile(path=path, version=version, render=partial(_written, made), view=view)


def _written(made: Callable[[], Document]) -> bytes:
    return document_json(made())


def _as_text(value: object) -> str:
    """A date or time, the only values of documents that JSON does not know."""
    return value.isoformat()  # type: ignore[attr-defined,no-any-return]
