"""What an entry says of its own life: status, notice, earlier keys, relations to other entries.

`ids`, `related` and `relatedtype` are biblatex's (manual, 2.2.3 and 3.4); `status`, `statusdate`
and `notice` are ours.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from sphinx_proceedings.diagnostics import Code, Problems
from sphinx_proceedings.model.keys import ByKey
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.papers import Paper, Relation, RelationKind, Standing, Status
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.problems import EntryProblems
from sphinx_proceedings.sources.values.text import BibText

__all__ = ["former_keys", "known_relations", "read_relations", "read_standing"]

_SEPARATOR = re.compile(r"\s*,\s*")


def read_standing(entry: BibEntry, text: BibText, problems: EntryProblems) -> Standing:
    """The entry's status, with its date and notice; what is incomplete is reported."""
    status = _status(entry, problems)
    notice = text.rich(entry, "notice")
    since = _since(entry, problems)
    if status is Status.PUBLISHED:
        for name in ("statusdate", "notice"):
            if name in entry.fields and not entry.value("status").strip():
                problems.report(
                    Code.STANDING_INCOMPLETE,
                    entry.fields[name].location,
                    f"{name} of {entry.key} says nothing without a status",
                    f"add status = {{{Status.CORRECTED}}}, or the status it is about",
                )
        return Standing()
    lacking = [
        name
        for name, value in (("statusdate", since), ("notice", notice))
        if not value and not entry.value(name).strip()
    ]
    if lacking:
        examples = {"statusdate": "statusdate = {2027-05-08},", "notice": "notice = {Why.},"}
        problems.report(
            Code.STANDING_INCOMPLETE,
            entry.where("status"),
            f"{entry.key} is {status}, but readers are not told {_asked(lacking)}",
            f"add {' '.join(examples[name] for name in lacking)}",
        )
    return Standing(status=status, since=since, notice=notice)


def _asked(lacking: list[str]) -> str:
    return " and ".join({"statusdate": "since when", "notice": "why"}[name] for name in lacking)


def _status(entry: BibEntry, problems: EntryProblems) -> Status:
    written = entry.value("status").strip().lower()
    try:
        return Status(written) if written else Status.PUBLISHED
    except ValueError:
        hint = did_you_mean(written, [str(status) for status in Status])
        problems.bad_value(entry, entry.fields["status"], hint)
        return Status.PUBLISHED


def _since(entry: BibEntry, problems: EntryProblems) -> datetime.date | None:
    written = entry.value("statusdate").strip()
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        expected = "expected a date such as 2027-05-08"
        problems.bad_value(entry, entry.fields["statusdate"], expected)
        return None


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


def known_relations(
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
