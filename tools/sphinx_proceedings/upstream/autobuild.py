"""sphinx-autobuild: it has no setting for how to build, nor for what to ignore but paths.

Loaded only where a portal is served, by a version that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from sphinx_autobuild.build import Builder
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.utils import show_message

__all__ = ["Builder", "IgnoreFilter", "autobuild", "commands_run", "serve", "show_message"]


def serve(
    arguments: Sequence[str], *, ignoring: type | None = None, builder: type | None = None
) -> None:
    """Run sphinx-autobuild, with classes in the place of its own."""
    if ignoring is not None:
        autobuild().IgnoreFilter = ignoring
    if builder is not None:
        autobuild().Builder = builder
    autobuild().main(arguments)


def autobuild() -> Any:
    """The module that has all that is replaced; its package has a function of that name."""
    return import_module("sphinx_autobuild.__main__")


def commands_run(builder: Any, when: str) -> bool:
    """Run the commands that sphinx-autobuild was told to run `pre` or `post` a build."""
    done: int = builder._run_commands(getattr(builder, f"{when}_build_commands"), f"{when}-build")
    return done == 0
