"""The sessions and talks of an export, each with what it is here."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.schedules.drafts import EditionDraft, TalkDraft
from sphinx_proceedings.sources.imports.schedules.marks import (
    known_items,
    wanted_sessions,
    wanted_talks,
)
from sphinx_proceedings.sources.imports.schedules.matching import Found, find_all
from sphinx_proceedings.sources.imports.schedules.merge_values import (
    ExportedSession,
    ExportedTalk,
    KnownByGuid,
    Merge,
)
from sphinx_proceedings.sources.imports.schedules.programme_fields import (
    session_fields,
    talk_fields,
)
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.remembering import RememberedSchedule

__all__ = ["Pairs", "paired"]

_CERTAIN = frozenset({"", "guid", "id"})
"""Ways of finding something of which nobody needs to be told."""


@dataclass(kw_only=True)
class Pairs:
    """What an export has, and what is here."""

    sessions: list[ExportedSession] = field(default_factory=list)
    talks: list[ExportedTalk] = field(default_factory=list)
    numbers: dict[OurItem, str] = field(default_factory=dict)
    """By what the export knows what is here."""


def paired(
    text: ProgrammeText,
    draft: EditionDraft,
    known: KnownByGuid,
    remembered: RememberedSchedule,
    merge: Merge,
) -> Pairs:
    """Find what is here; how it was found is told, where that is not certain."""
    last = remembered.sessions.last
    sessions = find_all(
        list(wanted_sessions(draft.sessions, known.sessions)),
        last,
        known_items(text.sessions, last, last),
    )
    talks = find_all(
        list(wanted_talks(draft.sessions, known.talks)),
        remembered.talks.last,
        known_items(text.talks, remembered.talks.last, last),
    )
    pairs = Pairs()
    for each in draft.sessions:
        found = sessions.get(each.known_as)
        base = remembered.sessions.base(found)
        session = ExportedSession(
            draft=each,
            fields=session_fields(each),
            base=base.fields if base else {},
            ours=found.ours if found else None,
            is_out=found is not None and found.ours is None,
        )
        _note(pairs, merge, each.known_as, found, (each.location, each.title))
        pairs.sessions.append(session)
        for one in each.talks:
            talk = _talk(one, session, talks.get(one.number), remembered)
            _note(pairs, merge, one.number, talks.get(one.number), (one.location, talk.title))
            pairs.talks.append(talk)
    remembered.sessions.rekey(sessions)
    remembered.talks.rekey(talks)
    return pairs


def _talk(
    draft: TalkDraft,
    session: ExportedSession,
    found: Found | None,
    remembered: RememberedSchedule,
) -> ExportedTalk:
    return ExportedTalk(
        draft=draft,
        session=session,
        fields=talk_fields(draft),
        base=remembered.talks.base(found),
        ours=found.ours if found else None,
        is_out=found is not None and found.ours is None,
    )


def _note(
    pairs: Pairs, merge: Merge, number: str, found: Found | None, told: tuple[Location, str]
) -> None:
    if found is None or found.ours is None:
        return
    pairs.numbers[found.ours] = number
    if found.way not in _CERTAIN:
        place, title = told
        what = f"“{title}” is taken to be {found.ours.key} ({found.ours.location})"
        merge.tell(place, f"{what}, by its {found.way}")
