"""Ids for sessions and talks: from an event's slug, or else from its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from sphinx_proceedings.model.slugs import LONGEST, slug_of
from sphinx_proceedings.sources.imports.schedules.schedule import ScheduleEvent
from sphinx_proceedings.sources.programme.programme import RESERVED_IDS

__all__ = ["EventIds"]

_OURS = re.compile(r"(?P<part>session|talk)-(?P<id>.+)")


class EventIds:
    """Gives every event of a schedule an id of its own, in the order in which it is asked."""

    def __init__(
        self, acronym: str = "", *, is_ours: bool = False, taken: Iterable[str] = ()
    ) -> None:
        self._acronym = acronym
        self._is_ours = is_ours
        self._taken = {*RESERVED_IDS, *taken}
        self._last: Counter[str] = Counter()
        """The last number given to each wish."""

    def name(self, event: ScheduleEvent) -> str:
        """An id that no event had before and that may be a page's name."""
        return self.give(
            self.ours(event) or self._from_slug(event) or slug_of(event.title, "event")
        )

    def give(self, wanted: str) -> str:
        """The id that is wanted, or a similar one that is free."""
        free = wanted
        while free in self._taken:
            self._last[wanted] += 1
            end = f"-{self._last[wanted] + 1}"
            free = f"{wanted[: LONGEST - len(end)].rstrip('-')}{end}"
        self._taken.add(free)
        return free

    def ours(self, event: ScheduleEvent) -> str:
        """The id that a session or talk had in the portal that wrote the schedule, or empty."""
        match = self._match(event)
        return slug_of(match["id"], "") if match else ""

    def was_talk(self, event: ScheduleEvent) -> bool:
        """Whether the portal that wrote the schedule had the event as a talk."""
        match = self._match(event)
        return match is not None and match["part"] == "talk"

    def _match(self, event: ScheduleEvent) -> re.Match[str] | None:
        if not self._is_ours:
            return None
        return _OURS.fullmatch(event.slug.removeprefix(f"{self._acronym}-"))

    def _from_slug(self, event: ScheduleEvent) -> str:
        """The slug without the conference's acronym and the event's number, which many have."""
        slug = slug_of(event.slug, "")
        for prefix in (slug_of(self._acronym, ""), slug_of(event.number, "")):
            if slug == prefix:
                return ""
            slug = slug.removeprefix(f"{prefix}-")
        return slug
