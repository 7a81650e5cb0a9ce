"""Which submissions are accepted, by what chairs have called their decisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.submissions import Export, Submission
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["Choice", "Decided", "accepted_submissions"]

_ACCEPTED = re.compile(r"accept(?:ed|ance)?(?![^\W_])[^?]*", re.IGNORECASE)
_IN_DOUBT = re.compile(
    r"\b(?:borderline|condition\w*|if|major|maybe|minor|not|pending|perhaps|probabl\w+"
    r"|provision\w*|revis\w+|shepherd\w*|subject|tentativ\w+|unless|weak\w*)\b",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"(?:desk[- ]?)?reject(?:ed|ion)?(?![^\W_])[^?]*|declined?|withdrawn|deskrejected"
    r"|(?:no|none|undecided|submitted|draft|no decision)",
    re.IGNORECASE,
)
_MOST_NAMED = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What somebody has said of the decisions of a form, which holds until they say otherwise."""

    pattern: str
    """The regular expression of those that mean an acceptance."""
    seen: tuple[str, ...]
    """The decisions to which it was applied, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """The submissions of an export by what became of them, in its order."""

    accepted: tuple[Submission, ...]
    withdrawn: tuple[Submission, ...]
    others: tuple[Submission, ...]
    """Rejected, undecided or in doubt."""
    counts: Mapping[str, int]
    """All decisions, each with its number, the most frequent first; empty for none."""
    ways: Mapping[str, int]
    """Those that are taken for an acceptance."""
    choice: Choice | None = None
    """What is to be remembered."""
    new: frozenset[str] = frozenset()
    """Decisions that no import has seen since somebody chose."""
    remarks: tuple[Remark, ...] = ()


def accepted_submissions(
    export: Export, whole: Location, pattern: str | None = None, last: Choice | None = None
) -> Decided:
    """Tell accepted submissions from others.

    The whole of a decision must match `pattern`, a regular expression, or else that of the `last`
    choice; case makes no difference, and an empty `pattern` takes the choice back.  Raises
    `ExportError` where there is none and decisions are not clear, and where nothing is accepted;
    `re.error` for what is no regular expression.
    """
    present = [each for each in export.submissions if not each.is_withdrawn]
    found = Counter(" ".join(each.decision.split()) for each in present)
    chosen_by = pattern if pattern is not None else last.pattern if last else ""
    ways = chosen_by or export.ways
    if ways:
        is_way = re.compile(ways, re.IGNORECASE).fullmatch
        accepted = {decision for decision in found if is_way(decision)}
    elif not any(found):
        accepted = set(found)
    else:
        accepted = _clearly_accepted(found, whole)
    chosen = [each for each in present if " ".join(each.decision.split()) in accepted]
    if present and not chosen:
        raise ExportError(
            whole,
            f"none of {len(present):,} submissions is accepted; their decisions are"
            f" {_counted(found)}{_remembered(chosen_by, pattern)}",
            "say which of them mean an acceptance, such as --accepted 'accept.*|oral'",
        )
    seen = last.seen if last and pattern is None else ()
    new = frozenset(found.keys() - {*seen, ""}) if seen else frozenset()
    return Decided(
        accepted=tuple(chosen),
        withdrawn=tuple(each for each in export.submissions if each.is_withdrawn),
        others=tuple(each for each in present if " ".join(each.decision.split()) not in accepted),
        counts=dict(found.most_common()),
        ways={decision: found[decision] for decision in found if decision in accepted},
        choice=Choice(pattern=chosen_by, seen=tuple(sorted({*seen, *found} - {""})))
        if chosen_by
        else None,
        new=new,
        remarks=tuple(
            Remark(location=whole, text=_told_new(decision, found[decision], chosen_by, accepted))
            for decision in sorted(new)
        ),
    )


def _remembered(chosen_by: str, pattern: str | None) -> str:
    by_last = chosen_by and pattern is None
    return f"; an earlier import said --accepted '{shown(chosen_by)}'" if by_last else ""


def _told_new(decision: str, number: int, chosen_by: str, accepted: Collection[str]) -> str:
    taken = "is taken for an acceptance" if decision in accepted else "is not taken"
    return (
        f"a decision that no import has seen before, {shown(decision)!r} ({number:,}), {taken}, by"
        f" --accepted '{shown(chosen_by)}' of an earlier import; say it again to change that"
    )


def _clearly_accepted(found: Counter[str], whole: Location) -> set[str]:
    """The decisions that mean an acceptance; none of all must leave a doubt."""
    accepted = {
        decision
        for decision in found
        if _ACCEPTED.fullmatch(decision) and not _IN_DOUBT.search(decision)
    }
    unclear = [
        decision
        for decision in found
        if decision and decision not in accepted and not _DECLINED.fullmatch(decision)
    ]
    if unclear:
        suggested = "|".join(map(re.escape, sorted(accepted))) or "accept.*"
        raise ExportError(
            whole,
            f"it is not clear which decisions mean an acceptance: {_counted(found)}",
            f"say which, as a regular expression, such as --accepted '{suggested}'",
        )
    return accepted


def _counted(found: Counter[str]) -> str:
    listed = [
        f"{shown(decision)!r} ({number:,})" if decision else f"none ({number:,})"
        for decision, number in found.most_common()
    ]
    more = f" and {len(listed) - _MOST_NAMED:,} more" if len(listed) > _MOST_NAMED else ""
    return ", ".join(listed[:_MOST_NAMED]) + more
