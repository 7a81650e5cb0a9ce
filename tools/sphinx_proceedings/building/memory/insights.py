"""What texts tell of a portal's papers: which are related, and the maps of editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from operator import call
from typing import cast

from sphinx_proceedings.building.memory.paper_maps import are_maps_kept, portal_maps
from sphinx_proceedings.building.memory.related_papers import is_related_kept, portal_related
from sphinx_proceedings.insight.paper_maps import PaperMap
from sphinx_proceedings.insight.related_papers import Related
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.processes.executors import executor_for, processors
from sphinx_proceedings.processes.garbage import give_back_memory

__all__ = ["Insights", "portal_insights"]


@dataclass(frozen=True, slots=True)
class Insights:
    """What texts tell."""

    related: Related
    maps: Mapping[str, PaperMap]
    """By the ids of editions."""


def portal_insights(portal: Portal) -> Insights:
    """Related papers and maps; side by side where both have to be computed."""
    is_kept = is_related_kept(portal) or are_maps_kept(portal)
    jobs: list[Callable[[], object]] = [
        partial(portal_related, portal),
        partial(portal_maps, portal),
    ]
    with executor_for(len(jobs), processes=1 if is_kept else processors()) as executor:
        related, maps = executor.map(call, jobs)
    if not is_kept:
        # To compare all papers takes more than the portal itself.
        give_back_memory()
    return Insights(cast("Related", related), cast("Mapping[str, PaperMap]", maps))
