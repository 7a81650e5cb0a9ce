"""Everything around the body of a page, rendered once for pages of one kind in one folder.

The theme renders some forty templates a page, some of them only to see whether they are empty, and
nearly all of what they give is the same on the next page.  Here signs of the private use area
stand for what is not: the body, the title, the elements in the head, and the page's own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from sphinx_proceedings.pages.writers.html import Written
from sphinx_proceedings.upstream.themes import is_window_title

__all__ = [
    "FRAME_CONTENTS",
    "FRAME_HEAD",
    "FRAME_NAME",
    "Frame",
    "frame_of",
]

FRAME_NAME = "proceedings-frame-of-pages"
"""What stands for a page's name in its folder."""
FRAME_HEAD = "proceedings_frame_head"
"""Where the context of a page says what to put into its head instead of the page's own."""
FRAME_CONTENTS = "proceedings_frame_contents"
"""The same of the contents that stand beside a page."""
_HEAD, _TITLE = "\ue000head\ue001", "\ue000title\ue001"
_CONTENTS = "\ue000contents\ue001"
_PLACE = re.compile("\ue000(\\w+)[^\ue001]*\ue001")


@dataclass(frozen=True, slots=True)
class Inside:
    """A page without what is around it; what is around depends on these."""

    body: Written
    title: str
    """Of its window; HTML, as all of it."""
    head: str
    contents: str
    """Those that stand beside the page; empty where it has none."""

    @property
    def asked(self) -> tuple[str, ...]:
        """How those of its classes begin that templates ask for (`unneeded_assets.py`)."""
        html = self.body.html
        if "highlight" not in html and "sd-" not in html:
            return ()
        return tuple(sorted(set(re.findall(r'class="[^"]*\b(highlight|sd-)', html))))

    @property
    def context(self) -> dict[str, object]:
        """What templates are told: signs in the place of what pages like this one differ in."""
        marks = "".join(f'<i class="{each}">' for each in self.asked)
        return {
            "body": f"\ue000body {marks}\ue001",
            "title": _TITLE,
            FRAME_HEAD: _HEAD,
            FRAME_CONTENTS: _CONTENTS if self.contents else "",
        }


@dataclass(frozen=True, slots=True)
class Frame:
    """A page with places to be filled."""

    pieces: tuple[str, ...]
    """HTML and the names of places in turn."""

    def filled(self, inside: Inside, name: str) -> str:
        """The page of this name in its folder."""
        values = {
            "body": inside.body.html,
            "contents": inside.contents,
            "head": inside.head,
            "name": name,
            # As the template does: `striptags | e`.
            "title": str(Markup.escape(Markup(inside.title).striptags())),  # noqa: S704
        }
        pieces = list(self.pieces)
        pieces[1::2] = [values[piece] for piece in pieces[1::2]]
        return "".join(pieces)


def frame_of(html: str) -> Frame | None:
    """The frame that was rendered, or None where the theme uses a part in some other way."""
    pieces = _PLACE.split(html.replace(FRAME_NAME, "\ue000name\ue001"))
    once = [pieces[1::2].count(name) for name in ("body", "head", "title")]
    is_title = is_window_title(html, _TITLE)
    return Frame(tuple(pieces)) if once == [1, 1, 1] and is_title else None
