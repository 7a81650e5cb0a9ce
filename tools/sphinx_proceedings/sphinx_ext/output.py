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

from sphinx_proceedings.kept_json import read_json
from sphinx_proceedings.whole_files import remove_with_empty_folders, write_atomically

__all__ = ["remove_stale_output"]

_LIST = ".proceedings-pages.json"


def remove_stale_output(builder: Builder, docnames: Collection[str]) -> None:
    """Delete what an earlier build made for pages not in `docnames`; note the ones there now."""
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name == "epub":
        return
    outdir = Path(builder.outdir)
    listed = set(docnames)
    for docname in _earlier(outdir) - listed:
        if builder.env.doc2path(docname).exists():
            # Its source cannot be read now, or somebody wrote a page of that name by hand.
            listed.add(docname)
            continue
        remove_with_empty_folders(Path(builder.get_output_path(docname)), outdir)
        remove_with_empty_folders(outdir / "_sources" / f"{docname}.md.txt", outdir)
        remove_with_empty_folders(
            Path(builder.doctreedir) / f"{docname}.doctree", Path(builder.doctreedir)
        )
    write_atomically(outdir / _LIST, (json.dumps(sorted(listed), indent=0) + "\n").encode())


def _earlier(outdir: Path) -> set[str]:
    try:
        listed = read_json((outdir / _LIST).read_bytes())
    except (OSError, ValueError):
        return set()
    return {item for item in listed if isinstance(item, str)} if isinstance(listed, list) else set()
