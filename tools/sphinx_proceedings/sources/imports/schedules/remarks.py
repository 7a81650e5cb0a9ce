"""What is told about the events of a schedule, summed up where it is the same of many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import replace

from sphinx_proceedings.diagnostics import Remark
from sphinx_proceedings.sources.imports.schedules.schedule import ScheduleEvent

__all__ = ["Remarks"]

_EACH = 3
"""So many events with the same fault are told one by one."""


class Remarks:
    """Collects remarks: each about one event, and of a kind that others may share."""

    def __init__(self) -> None:
        self._by_kind: dict[Hashable, list[Remark]] = defaultdict(list)

    def add(self, event: ScheduleEvent, text: str, kind: Hashable = None) -> None:
        """Tell something of an event; without a `kind` it is told in any case."""
        key = (len(self._by_kind),) if kind is None else kind
        self._by_kind[key].append(Remark(location=event.location, text=text))

    def told(self) -> list[Remark]:
        """In the order of the file; of a kind that many share the first, with the number."""
        told: list[Remark] = []
        for found in self._by_kind.values():
            if len(found) <= _EACH:
                told += found
            else:
                text = f"{found[0].text} (and so of {len(found) - 1} other events)"
                told.append(replace(found[0], text=text))
        return sorted(told, key=lambda remark: remark.location)
