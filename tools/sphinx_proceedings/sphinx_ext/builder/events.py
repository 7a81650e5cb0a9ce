"""What becomes of sources when a build begins: pages are generated, and known as such."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_proceedings.building.build_time import BuildTimeError
from sphinx_proceedings.building.material import Plan
from sphinx_proceedings.building.memory.cache import cache_problem
from sphinx_proceedings.building.pipeline import plan_portal, write_portal
from sphinx_proceedings.building.writing.pages import is_generated
from sphinx_proceedings.pages.own_pages import OwnPageError, OwnPages
from sphinx_proceedings.processes.garbage import garbage_kept, kept_for_good
from sphinx_proceedings.sphinx_ext.build_notes import notes_of
from sphinx_proceedings.sphinx_ext.builder.kept_sources import last_good_sources
from sphinx_proceedings.sphinx_ext.built_portal import BuiltPortal
from sphinx_proceedings.sphinx_ext.cluster import cluster_in_use
from sphinx_proceedings.sphinx_ext.config import settings_of
from sphinx_proceedings.sphinx_ext.log import progress_shown, report
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.own_modules import own_code_digest
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = ["setup"]

logger = logging.getLogger(__name__)


def setup(app: Sphinx, plan: Plan | None, *, ends: bool) -> None:
    """Connect everything; `plan` is what was found out of the portal already.

    The process `ends` with this build, or may go on.
    """
    generate = partial(_generate, plan=plan, ends=ends)
    app.connect("builder-inited", ends_when_unwritable(generate))
    app.connect("doctree-read", _mark_generated)


def _generate(app: Sphinx, plan: Plan | None, *, ends: bool) -> None:
    """Write the pages before Sphinx looks for files."""
    root = Path(app.srcdir)
    if problem := cache_problem():
        logger.info("Nothing is remembered between builds, as the cache is not safe: %s", problem)
    settings = settings_of(app)
    try:
        own = _own(app)
        with progress_shown(app), cluster_in_use(app):
            with garbage_kept():
                if plan is None or plan.material.settings != settings or own != OwnPages():
                    plan = plan_portal(root, settings, kept=last_good_sources(app), own=own)
                if ends:
                    kept_for_good()
            generated = write_portal(root, plan, notes_of(app))
    except (OwnPageError, BuildTimeError) as error:
        raise ConfigError(str(error)) from error
    built = BuiltPortal.of(plan)
    built.written = generated.written.written
    built.ignore_files = generated.ignore_files
    built.messages = tuple(report(root, generated.diagnostics))
    built.is_unfinished = not generated.is_finished
    built.made_from = generated.written.made_from
    built.is_known = own == OwnPages()
    domain_of(app.env).built = built


def _own(app: Sphinx) -> OwnPages:
    """What the portal's `conf.py` adds."""
    kinds, change = app.config.proceedings_kinds, app.config.proceedings_body
    if not isinstance(kinds, dict) or not all(map(callable, kinds.values())):
        raise OwnPageError(f"proceedings_kinds is {kinds!r}: expected functions by kinds")
    if change is not None and not callable(change):
        raise OwnPageError(f"proceedings_body is {change!r}: expected a function")
    version = own_code_digest(app) if kinds or change else ""
    return OwnPages(kinds=kinds, change=change, version=version)


def _mark_generated(app: Sphinx, doctree: nodes.document) -> None:
    """Generated pages are found by links, not through a table of contents."""
    docname = app.env.current_document.docname
    # Not only those of this build: pages stay while their source cannot be read.
    if docname in domain_of(app.env).built.pages or is_generated(app.env.doc2path(docname)):
        app.env.metadata[docname].setdefault("orphan", "")
