"""Reads pages again whose text is another, or that a build was reading when it was interrupted.

Also those that were told of a record what is no longer so.  Sphinx compares times; and it writes
what it has read of each page to the disk at once, and what it knows of all pages at the end.  In
between, the two do not belong together, and a page with its old time and text would be written from
what was read of another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_proceedings.building.memory.build_notes import Made
from sphinx_proceedings.sphinx_ext.build_notes import notes_of
from sphinx_proceedings.sphinx_ext.markup.domain import domain_of
from sphinx_proceedings.sphinx_ext.unwritable import ends_when_unwritable

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

__all__ = ["setup"]


def setup(app: Sphinx) -> None:
    """Note what is read until Sphinx has noted what it knows."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-get-outdated", _interrupted)
    # After Sphinx has noted what the page includes and shows.
    app.connect("doctree-read", _note_reading, priority=900)
    # After pages that need not be read are taken out.
    app.connect("env-before-read-docs", ends_when_unwritable(_begin), priority=900)
    app.connect("write-started", ends_when_unwritable(_end))


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    return sorted(domain_of(env).outdated() - removed)


def _note_reading(app: Sphinx, doctree: nodes.document) -> None:
    domain_of(app.env).note_reading(app.env.current_document.docname)


def _interrupted(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    return sorted(_being_read(app).read().keys() - removed)


def _begin(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    made = _being_read(app)
    earlier = made.read()
    made.note(earlier, earlier | dict.fromkeys(docnames, ""))


def _end(app: Sphinx, builder: Builder) -> None:
    made = _being_read(app)
    made.note(made.read(), {})


def _being_read(app: Sphinx) -> Made:
    return notes_of(app).of("being read")
