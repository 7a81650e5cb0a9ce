"""Reads the sources of a portal, each only when it changed."""

from __future__ import annotations

from sphinx_proceedings.building.memory.paper_files import read_files_remembered
from sphinx_proceedings.building.memory.photos import read_photos_remembered
from sphinx_proceedings.building.memory.source_reads import read_each_remembered
from sphinx_proceedings.processes.garbage import garbage_kept
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources

__all__ = ["read_remembered"]


def read_remembered(sources: Sources) -> Reading:
    """The same as `assemble_portal(sources)`."""
    with garbage_kept():
        return assemble_portal(
            sources, read_each_remembered, read_photos_remembered, read_files_remembered
        )
