"""Sessions and talks of the last import that this one does not bring."""

from __future__ import annotations

from dataclasses import replace

from sphinx_proceedings.sources.imports.changes import Absent
from sphinx_proceedings.sources.imports.schedules.field_merging import FieldMerger
from sphinx_proceedings.sources.imports.schedules.merge_values import Merge
from sphinx_proceedings.sources.imports.schedules.pairing import Pairs
from sphinx_proceedings.sources.imports.schedules.programme_file import OurItem, ProgrammeText
from sphinx_proceedings.sources.imports.schedules.remembering import RememberedSchedule

__all__ = ["Gone"]


class Gone:
    """What is no longer in an export, or cancelled there."""

    def __init__(
        self,
        text: ProgrammeText,
        fields: FieldMerger,
        remembered: RememberedSchedule,
        cancelled: frozenset[str],
        merge: Merge,
    ) -> None:
        self._text = text
        self._fields = fields
        self._remembered = remembered
        self._cancelled = cancelled
        self._merge = merge

    def settle(self, pairs: Pairs, *, remove: bool) -> None:
        """Tell what is gone, or take it away; what is listed as cancelled is marked so."""
        talks, sessions = self._remembered.talks, self._remembered.sessions
        here = {talk.draft.number for talk in pairs.talks}
        for number in [one for one in talks.last if one in talks.now and one not in here]:
            self._settle_one("talk", number, remove=remove)
        here = {session.draft.known_as for session in pairs.sessions}
        for number in [one for one in sessions.last if one in sessions.now and one not in here]:
            self._settle_one("session", number, remove=remove)

    def _settle_one(self, what: str, number: str, *, remove: bool) -> None:
        is_talk = what == "talk"
        remembered = self._remembered.talks if is_talk else self._remembered.sessions
        item = remembered.now[number]
        items = self._text.talks if is_talk else self._text.sessions
        ours = next((one for one in items if one.key == item.id), None)
        if ours is None:
            del remembered.now[number]  # gone here and there
            return
        is_told = not (is_talk and self._goes_with(ours, number))
        if number in self._cancelled and not remove:
            if is_told:
                fields = {**item.fields, "cancelled": "true"}
                self._fields.merge_into(ours, item.fields, fields)
                remembered.now[number] = replace(item, fields=fields)
            return
        absent = Absent(what=what, number=number, key=ours.key, why="is no longer in the export")
        if not remove:
            self._merge.absent += [absent] * is_told
        elif ours.talks:
            why = f"{absent.why}, but other talks stand in it here"
            self._merge.absent.append(replace(absent, why=why))
        else:
            (self._text.remove_talk if is_talk else self._text.remove_session)(ours)
            del remembered.now[number]
            self._merge.removed += [absent] * is_told

    def _goes_with(self, talk: OurItem, number: str) -> bool:
        """Whether a talk is one event with a session that is gone as well, and told instead."""
        session = self._remembered.sessions.last.get(number)
        return session is not None and talk.session is not None and talk.session.key == session.id
