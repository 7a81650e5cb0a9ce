"""sphinx-autobuild: it has no setting for how to build, nor for what to ignore but paths."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

__all__ = ["autobuild", "commands_run", "serve"]


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
    """The module that has all that is replaced; only where a portal is served."""
    return import_module("sphinx_autobuild.__main__")


def commands_run(builder: Any, when: str) -> bool:
    """Run the commands that sphinx-autobuild was told to run `pre` or `post` a build."""
    done: int = builder._run_commands(getattr(builder, f"{when}_build_commands"), f"{when}-build")
    return done == 0
