"""Builds for sphinx-autobuild in processes forked from the one that serves.

Loaded only with a sphinx-autobuild that is known.
"""

from __future__ import annotations

import importlib
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from sphinx.cmd.build import build_main

from sphinx_proceedings.building.memory.fingerprint import code_digest, code_digest_now
from sphinx_proceedings.building.writing.ignore_files import is_kept
from sphinx_proceedings.building.writing.pages import is_generated
from sphinx_proceedings.files.whole_files import PARTIAL
from sphinx_proceedings.upstream.autobuild import (
    Builder,
    IgnoreFilter,
    commands_run,
    serve,
    show_message,
)

__all__ = ["ForkingBuilder", "SourceFilter", "serve_forking", "serve_plainly"]

_LOADED = (
    "sphinx_proceedings.sphinx_ext.features",
    "sphinx_proceedings.sphinx_ext.inner_features",
    "sphinx_proceedings.sphinx_ext.builder.changed_data",
    "sphinx_proceedings.insight.similarity",
    "sphinx_proceedings.insight.projection",
    "sphinx.builders.html",
    "myst_parser.sphinx_ext.main",
    "sphinx_book_theme",
    "sphinx_design",
    "babel.dates",
    "pygments.lexers",
    "sphinx.domains.std",
    "docutils.writers.html5_polyglot",
)
"""What most builds need and what takes long to load."""


class ForkingBuilder(Builder):  # type: ignore[misc]  # it has no types
    """Builds in a process of this one."""

    def __call__(self, *, changed_paths: Sequence[Path]) -> None:
        """Build; with another version of this tool on the disk, by a command."""
        if code_digest_now() != code_digest():
            super().__call__(changed_paths=changed_paths)
            return
        for path in changed_paths:
            show_message(f"Changed: {path.name}")
        if not commands_run(self, "pre"):
            return
        process = multiprocessing.get_context("fork").Process(
            target=_build, args=(list(self.sphinx_args),)
        )
        process.start()
        process.join()
        if process.exitcode:
            show_message(
                f"Sphinx ended with {process.exitcode}: what is served is that of an earlier build"
            )
        else:
            commands_run(self, "post")
        show_message(f"Serving on {self.uri}")


class SourceFilter(IgnoreFilter):  # type: ignore[misc]  # it has no types
    """What a build itself writes is no reason to build."""

    def __call__(self, filename: str, /) -> bool:
        """Whether a changed file may be ignored."""
        path = Path(filename)
        is_written = path.suffix == PARTIAL or is_generated(path) or is_kept(path)
        return is_written or super().__call__(filename)


def serve_forking(arguments: Sequence[str]) -> None:
    """Run sphinx-autobuild with builds forked from it."""
    code_digest()
    for name in _LOADED:
        importlib.import_module(name)
    # The server calls a builder in a process of its own, which is to have the same loaded.
    multiprocessing.set_start_method("fork")
    serve(arguments, ignoring=SourceFilter, builder=ForkingBuilder)


def serve_plainly(arguments: Sequence[str]) -> None:
    """Run sphinx-autobuild with builds of its own."""
    serve(arguments, ignoring=SourceFilter)


def _build(arguments: list[str]) -> None:
    # As the command: by it the extension tells whether more is asked for than an ordinary build.
    sys.argv = ["sphinx-build", *arguments]
    sys.exit(build_main(arguments))
