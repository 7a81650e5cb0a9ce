"""Removes the output of generated pages whose record is gone.

A list of generated pages lies in the output folder.  It is brought up to date before any page is
written, so that a build that was interrupted leaves nothing behind that the next one misses.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_proceedings.write import write_atomically

__all__ = ["remove_stale_output"]

_LIST = ".proceedings-pages.json"


def remove_stale_output(builder: Builder, docnames: Collection[str]) -> None:
    """Delete what an earlier build made for pages not in `docnames`; note the ones there now."""
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    outdir = Path(builder.outdir)
    for docname in _earlier(outdir) - set(docnames):
        if builder.env.doc2path(docname).exists():
            continue  # Somebody wrote a page of that name by hand.
        for path in (
            Path(builder.get_output_path(docname)),
            outdir / "_sources" / f"{docname}.md.txt",
            Path(builder.doctreedir) / f"{docname}.doctree",
        ):
            if outdir in path.parents or Path(builder.doctreedir) in path.parents:
                path.unlink(missing_ok=True)
    listed = json.dumps(sorted(docnames), indent=0) + "\n"
    write_atomically(outdir / _LIST, listed.encode())


def _earlier(outdir: Path) -> set[str]:
    try:
        listed = json.loads((outdir / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {item for item in listed if isinstance(item, str)} if isinstance(listed, list) else set()
