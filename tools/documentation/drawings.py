"""Flowcharts as pictures: those that were drawn of them, which lie among the images."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from drawn_graph import digest

__all__ = ["Drawings"]

_LOGGER = logging.getLogger(__name__)
_OF = re.compile(r'<svg data-of="(\w+)"')


class Drawings(SphinxPostTransform):
    """Puts the picture of each flowchart in its place; one that was not drawn is a warning."""

    default_priority = 9
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Replace the blocks of a page."""
        for block in list(self.document.findall(nodes.literal_block)):
            if block.get("language") == "mermaid":
                self._replace(block)

    def _replace(self, block: nodes.literal_block) -> None:
        drawn = self._drawn().get(digest(block.astext()))
        if drawn is None:
            _LOGGER.warning("a flowchart is not drawn; run: make reference", location=block)
            return
        # Where it is wider than the page, keys move it.
        picture = f'<div class="drawing" tabindex="0">{drawn}</div>'
        block.replace_self(nodes.raw("", picture, format="html"))

    def _drawn(self) -> dict[str, str]:
        """Pictures by the digests of their flowcharts."""
        images = sorted((self.env.srcdir / "images").glob("*.svg"))
        texts = [path.read_text(encoding="utf-8") for path in images]
        return {found[1]: text for text in texts if (found := _OF.match(text))}
