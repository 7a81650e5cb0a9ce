"""Whether a paper stands as it was published, by three fields of ours."""

from __future__ import annotations

import datetime

from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.papers import Standing, Status
from sphinx_proceedings.sources.bibtex.entries import BibEntry
from sphinx_proceedings.sources.bibtex.field_texts import BibText
from sphinx_proceedings.sources.bibtex.problems import EntryProblems

__all__ = ["read_standing"]


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
