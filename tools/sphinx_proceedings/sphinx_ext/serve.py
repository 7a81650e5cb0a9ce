"""Serves a portal and builds it again on every change: `python -m` this, as sphinx-autobuild.

sphinx-autobuild starts each build as a command, of which two seconds go by before Sphinx and this
tool are loaded.  Here they are loaded once, and each build is a process forked from the one that
serves: what it changes there is gone with it.  Where processes cannot be forked, builds are
sphinx-autobuild's own; where another version of it is installed, all is.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence

from sphinx_proceedings.upstream.versions import SERVING, strange_versions

__all__ = ["main"]


def main(arguments: Sequence[str] = ()) -> None:
    """Run sphinx-autobuild with these arguments, or with those of the command."""
    if strange := strange_versions(SERVING):
        sys.stdout.write(f"Unknown to this tool, so without its part: {', '.join(strange)}\n")
        sys.argv[1:] = arguments or sys.argv[1:]
        runpy.run_module("sphinx_autobuild", run_name="__main__", alter_sys=True)
        return
    from sphinx_proceedings.sphinx_ext import forked_builds  # noqa: PLC0415  # see there

    if sys.platform == "linux" and not strange_versions():
        forked_builds.serve_forking(arguments)
    else:
        forked_builds.serve_plainly(arguments)


if __name__ == "__main__":
    main()
