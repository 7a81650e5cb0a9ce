"""Where the sources of earlier builds are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_proceedings.building.last_good_sources import LastGoodSources
from sphinx_proceedings.building.memory.cache import folder_for
from sphinx_proceedings.upstream.environment import was_kept

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["are_doctrees_published", "last_good_sources"]


def are_doctrees_published(app: Sphinx) -> bool:
    """Whether they lie in the output, as Sphinx has them where nothing else is asked for."""
    return Path(app.outdir).resolve() in Path(app.doctreedir).resolve().parents


def last_good_sources(app: Sphinx) -> LastGoodSources:
    """Those of earlier builds, beside the doctrees, or in the cache where these are published.

    Sources tell what no page does, such as former names of people.
    """
    doctrees, output = Path(app.doctreedir).resolve(), Path(app.outdir).resolve()
    if not are_doctrees_published(app):
        return LastGoodSources(doctrees / "proceedings-sources")
    kept = LastGoodSources(folder_for("sources", output))
    if not was_kept(doctrees):
        kept.forget()
    return kept
