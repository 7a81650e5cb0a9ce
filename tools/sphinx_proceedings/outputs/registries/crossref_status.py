"""Corrections, retractions, withdrawals and other relations, as Crossref takes them.

A notice names what it updates; Crossref itself tells the updated paper's readers of it
(https://www.crossref.org/documentation/crossmark/crossmark-registering-updates/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from sphinx_proceedings.model.addresses import paper_docname
from sphinx_proceedings.model.papers import Issued, LinkKind, Paper, RelationKind, Status
from sphinx_proceedings.outputs.paper_files import all_links
from sphinx_proceedings.outputs.registries.deposits import Order
from sphinx_proceedings.outputs.registries.requirements import Missing
from sphinx_proceedings.outputs.xml_elements import child, leaf

__all__ = ["add_crossmark", "add_licence", "add_relations", "undated_updates"]

_UPDATES = {RelationKind.RETRACTION_OF: "retraction", RelationKind.ERRATUM_OF: "erratum"}
_STATUSES = {
    RelationKind.RETRACTION_OF: (Status.RETRACTED, Status.WITHDRAWN),
    RelationKind.ERRATUM_OF: (Status.CORRECTED,),
}
_IN_SITU = {
    Status.RETRACTED: "retraction",
    Status.WITHDRAWN: "withdrawal",
    Status.CORRECTED: "correction",
}
# Kind → element, relationship-type and what a reader of the record is told.
_RELATIONS = {
    RelationKind.RETRACTION_OF: ("inter", "isCommentOn", "Retraction notice"),
    RelationKind.ERRATUM_OF: ("inter", "isSupplementTo", "Erratum"),
    RelationKind.VERSION_OF: ("intra", "isVersionOf", "Version"),
    RelationKind.RELATED: ("inter", "hasRelatedMaterial", "Related paper"),
}
_LINKS = {
    LinkKind.CODE: ("inter", "isSupplementedBy", "Code"),
    LinkKind.DATASET: ("inter", "isSupplementedBy", "Dataset"),
    LinkKind.SUPPLEMENT: ("inter", "isSupplementedBy", "Supplement"),
    LinkKind.SLIDES: ("inter", "hasRelatedMaterial", "Slides"),
    LinkKind.POSTER: ("inter", "hasRelatedMaterial", "Poster"),
    LinkKind.VIDEO: ("inter", "hasRelatedMaterial", "Video"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Update:
    """A change of a paper, as the schema's `update` wants it."""

    type: str
    paper: Paper
    """The paper that is changed."""
    day: date | None


def _updates(order: Order, paper: Paper) -> Iterator[_Update]:
    """What `paper` changes: other papers as their notice, or itself where there is no notice."""
    for target, relation in order.portal.relations_from(paper):
        if relation.kind in _UPDATES:
            # Only of the latest change does the paper itself tell the day.
            is_latest = target.standing.status in _STATUSES[relation.kind]
            day = target.standing.since if is_latest else None
            yield _Update(
                type="withdrawal" if is_latest and target.withdrawn else _UPDATES[relation.kind],
                paper=target,
                day=day or _day_of(paper.publication.issued),
            )
    standing = paper.standing
    has_notice = any(kind in _UPDATES for kind, _ in order.notices.get(paper.key, ()))
    if standing.status in _IN_SITU and not has_notice:
        yield _Update(type=_IN_SITU[standing.status], paper=paper, day=standing.since)


def _day_of(issued: Issued | None) -> date | None:
    return issued.first_day if issued and issued.month and issued.day else None


def undated_updates(order: Order, paper: Paper) -> Iterator[Missing]:
    """Updates that cannot be deposited: the schema requires the DOI and the day of each."""
    for update in _updates(order, paper):
        if not update.paper.doi:
            yield Missing(
                paper.location,
                f"{paper.key} is a notice about {update.paper.key}, which has no DOI",
                f"add the DOI of {update.paper.key}",
            )
        if update.day is None:
            yield Missing(
                paper.location,
                f"the day of the {update.type} of {update.paper.key} is not known",
                "state the day, month and year from which it applies",
            )


def add_crossmark(element: Element, order: Order, paper: Paper, policy_doi: str) -> None:
    """Add the policy, which Crossref wants in every record, and what the paper updates."""
    crossmark = child(element, "crossmark")
    leaf(crossmark, "crossmark_policy", policy_doi)
    dated = [(update, update.day) for update in _updates(order, paper) if update.day]
    if dated:
        updates = child(crossmark, "updates")
        for update, day in dated:
            stated = {"type": update.type, "date": day.isoformat()}
            leaf(updates, "update", update.paper.doi, stated)
    if _licence_address(paper):
        add_licence(child(crossmark, "custom_metadata"), paper)


def add_licence(parent: Element, paper: Paper) -> None:
    """Add the address of a licence: Crossref takes no names (AccessIndicators.xsd)."""
    if address := _licence_address(paper):
        program = child(parent, "ai:program", {"name": "AccessIndicators"})
        leaf(program, "ai:license_ref", address, {"applies_to": "vor"})


def _licence_address(paper: Paper) -> str:
    """Nothing of a withdrawn paper, which is not there to be used."""
    return paper.licence.url if paper.licence and not paper.withdrawn else ""


_Related = tuple[tuple[str, str, str], str, str]
"""A relation as in `_RELATIONS`, type of identifier, and identifier."""


def add_relations(element: Element, order: Order, paper: Paper, *, updates_apart: bool) -> None:
    """Add relations to papers, to a preprint and to what belongs to the paper.

    With `updates_apart`, corrections and retractions are deposited elsewhere.
    """
    related = tuple(_related(order, paper, updates_apart=updates_apart))
    if not related:
        return
    relations = child(element, "rel:program", {"name": "relations"})
    for (scope, kind, label), identifier_type, identifier in related:
        item = child(relations, "rel:related_item")
        leaf(item, "rel:description", label)
        types = {"relationship-type": kind, "identifier-type": identifier_type}
        leaf(item, f"rel:{scope}_work_relation", identifier, types)


def _related(order: Order, paper: Paper, *, updates_apart: bool) -> Iterator[_Related]:
    for target, relation in order.portal.relations_from(paper):
        if not (updates_apart and relation.kind in _UPDATES):
            page = ("uri", order.site.page(paper_docname(target)))
            yield _RELATIONS[relation.kind], *(("doi", target.doi) if target.doi else page)
    if paper.eprint and paper.eprint.archive == "arxiv":
        yield ("intra", "hasPreprint", "Preprint"), "arxiv", paper.eprint.id
    for link in () if paper.withdrawn else all_links(paper, order.site):
        if link.kind in _LINKS:
            yield _LINKS[link.kind], "uri", link.url
