"""Earlier keys of an entry, and what it is to other entries.

`ids`, `related` and `relatedtype` are biblatex's (manual, 2.2.3 and 3.4).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.keys import ByKey
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.papers import Paper, Relation, RelationKind
from sphinx_proceedings.sources.bibtex.entries import BibEntry

__all__ = ["former_keys", "read_relations", "resolved_relations"]

_SEPARATOR = re.compile(r"\s*,\s*")


def former_keys(entry: BibEntry) -> tuple[str, ...]:
    """The keys that `ids` lists, without the entry's own."""
    keys = dict.fromkeys(_SEPARATOR.split(entry.value("ids").strip()))
    return tuple(key for key in keys if key and key.casefold() != entry.key.casefold())


def read_relations(entry: BibEntry) -> tuple[Relation, ...]:
    """What the entry says it is to others, whether or not these exist."""
    written = entry.value("relatedtype").strip().lower()
    kind = RelationKind(written) if written in set(RelationKind) else RelationKind.RELATED
    keys = dict.fromkeys(_SEPARATOR.split(entry.value("related").strip()))
    return tuple(Relation(kind=kind, key=key) for key in keys if key)


def resolved_relations(
    papers: Collection[Paper], damaged: Collection[str], problems: Problems
) -> tuple[Paper, ...]:
    """The papers with relations to papers that exist, under their present keys.

    `damaged` holds case-folded keys of entries that were left out: naming one is no further fault.
    """
    keys = {former: paper.key for paper in papers for former in paper.former_keys}
    present = ByKey(keys | {paper.key: paper.key for paper in papers})

    def kept(paper: Paper) -> Iterator[Relation]:
        for relation in paper.relations:
            key = present.get(relation.key)
            if key is not None and key != paper.key:
                yield replace(relation, key=key)
            elif relation.key.casefold() not in damaged:
                named = "the entry itself" if key else f"{relation.key!r}, which is no entry"
                others = sorted(set(present) - {paper.key, *paper.former_keys})
                problems.report(
                    Code.UNKNOWN_PAPER,
                    paper.location,
                    f"related of {paper.key} names {named}",
                    did_you_mean(relation.key, others),
                )

    return tuple(
        replace(paper, relations=tuple(kept(paper))) if paper.relations else paper
        for paper in papers
    )
