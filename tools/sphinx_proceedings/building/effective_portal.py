"""The portal as a site tells of it, also while some of its sources are damaged."""

from __future__ import annotations

from collections.abc import Collection

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.material import EffectivePortal
from sphinx_proceedings.building.memory.sources import read_remembered
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.published import (
    Doubtful,
    Validity,
    as_published,
    states_embargoes,
)
from sphinx_proceedings.outputs.calendars.schedule_files import kept_files
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.programme.embargoes import statements_in

__all__ = ["effective_portal"]


def _with_new_embargoes(written: Sources, standing_in: Sources) -> frozenset[str]:
    """Editions of which the programme states embargoes that are not in what stands in for it."""
    return frozenset(
        edition
        for edition, source in standing_in.programmes.items()
        if (now := written.programmes.get(edition)) is not None
        and now is not source
        and statements_in(now) - statements_in(source)
    )


def effective_portal(
    sources: Sources, portal: Portal, unusable: Collection[str], kept: LastGoodSources
) -> EffectivePortal:
    """What stands for a whole `portal` that was read from `sources`, of which some were `unusable`.

    What can be used is kept for the next time.  What is under an embargo now is left out.
    """
    kept.keep(sources, unusable, portal.damaged)
    is_complete, photos = not unusable, tuple[str, ...]()
    written = sources
    if unusable:
        sources = kept.standing_in(written, unusable)
        reading = read_remembered(sources)
        portal, is_complete, photos = reading.portal, reading.complete, reading.photos
    announced = portal
    doubtful = lost = _with_new_embargoes(written, sources)
    if portal.damaged:
        faultless = kept.without_faults(sources, portal.damaged)
        announced = read_remembered(faultless).portal
        lost |= _with_new_embargoes(written, faultless)
    whole, validity = (portal, announced), Validity()
    if lost or any(map(states_embargoes, whole)):
        now = build_time()
        validity = Validity.of(whole, now)
        portal = as_published(portal, now, Doubtful.of_editions(portal, doubtful))
        # Programmes as they were may state other embargoes, or none.
        beside = Doubtful.beside(announced, portal, lost)
        announced = portal if announced is whole[0] else as_published(announced, now, beside)
    unknown = {edition for edition in announced.damaged if not kept.has_faultless(edition)}
    return EffectivePortal(
        portal=portal,
        announced=announced,
        is_kept=kept_files(announced, unknown),
        photos=photos,
        validity=validity,
        is_complete=is_complete,
    )
