"""Portals for the tests of discovery files, and dates that a test sets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache

from sphinx_proceedings.model.papers import (
    Issued,
    Paper,
    Relation,
    RelationKind,
    Standing,
    Status,
)
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.model.views import Views
from sphinx_proceedings.sources.assemble import assemble_portal
from sphinx_proceedings.sources.loading import load_sources
from support.folders import REPOSITORY, TOY


def day(number: int) -> datetime:
    return datetime(2026, 1, number, 12, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class SetHistory:
    """Dates by place, as `path` or `path:line`; all others are `other`."""

    dates: Mapping[str, datetime | None] = field(default_factory=dict)
    other: datetime | None = None

    def changed_file(self, path: str) -> datetime | None:
        return self.dates.get(path, self.other)

    def changed_entry(self, path: str, line: int) -> datetime | None:
        return self.dates.get(f"{path}:{line}", self.other)

    def changed_item(self, path: str, line: int, column: int) -> datetime | None:
        assert column > 0
        return self.dates.get(f"{path}:{line}", self.other)


def changed_papers(portal: Portal, **changes: dict[str, object]) -> Portal:
    """The portal with other values in the papers with these keys."""
    papers = tuple(
        replace(paper, **changes.get(paper.key, {}))
        for paper in portal.papers  # type: ignore[arg-type]
    )
    return replace(portal, papers=papers)


def paper_of(portal: Portal, key: str) -> Paper:
    return next(paper for paper in portal.papers if paper.key == key)


def versions_of(portal: Portal) -> Mapping[tuple[str, str], str]:
    views = Views(portal)
    return {
        (paper.edition, paper.key): views.digest(views.exported(paper)) for paper in portal.papers
    }


@cache
def toys() -> Portal:
    """The toy conference."""
    return assemble_portal(load_sources(TOY)).portal


@cache
def reference() -> Portal:
    """The portal of this repository."""
    return assemble_portal(load_sources(REPOSITORY)).portal


@cache
def troubled() -> Portal:
    """The toy conference with a paper of each status, relations and former keys."""
    beta = paper_of(toys(), "beta2026")
    return changed_papers(
        toys(),
        beta2026={
            "publication": replace(beta.publication, issued=Issued(year=2026, month=10, day=24))
        },
        gamma2026={
            "standing": Standing(
                status=Status.RETRACTED,
                since=date(2027, 2, 3),
                notice=RichText.from_plain("No data."),
            ),
            "abstract": (RichText.from_plain("Gamma rays."),),
            "former_keys": ("gamma", "gamma1"),
            "former_slugs": ("gamma", "gamma1"),
        },
        delta2026={
            "standing": Standing(
                status=Status.WITHDRAWN,
                since=date(2027, 3, 4),
                notice=RichText.from_plain("Copied."),
            ),
            "abstract": (RichText.from_plain("Secret."),),
            "keywords": ("secret",),
            "doi": "10.1000/delta",
            "relations": (Relation(kind=RelationKind.RETRACTION_OF, key="gamma2026"),),
        },
        epsilon2026={
            "title": RichText.from_plain("E\x00 <b>\r\n & ]]> \ud800"),
            "relations": (Relation(kind=RelationKind.RELATED, key="nothing"),),
        },
    )
