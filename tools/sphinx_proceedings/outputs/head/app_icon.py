"""The icon of a portal as devices show it that take no SVG: its initials on the theme's colour.

They stay within the circle of four fifths that may be cut out of an icon
(https://www.w3.org/TR/appmanifest/#icon-masks).
"""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image

from sphinx_proceedings.outputs.head.lettering import drawable, shape, width

__all__ = ["app_icon", "initials"]

_GROUND, _INK = (0x0F, 0x76, 0x6E), (0xFF, 0xFF, 0xFF)
_BOLD = 700
_MOST_LETTERS = 3
_WIDEST = 0.6
"""Of the icon."""
_TALLEST = 0.5


def initials(name: str) -> str:
    """What stands for a name: its capitals and those that begin its words, three at most.

    >>> initials("SysMLConf 2027")
    'SML'
    >>> initials("workshop on sets")
    'WOS'
    """
    letters = re.findall(r"[A-ZÀ-Þ]|\b[^\W\d_]", drawable(name))
    return "".join(letters[:_MOST_LETTERS]).upper() or "#"


def app_icon(name: str, size: int) -> bytes:
    """A square PNG of so many pixels, the same for the same name."""
    text = initials(name)
    across = width(text, size, _BOLD) / size
    letters = shape(text, int(size * min(_TALLEST, _WIDEST / across)), _BOLD).picture
    icon = Image.new("RGB", (size, size), _GROUND)
    corner = ((size - letters.width) // 2, (size - letters.height) // 2)
    icon.paste(_INK, (*corner, corner[0] + letters.width, corner[1] + letters.height), letters)
    data = BytesIO()
    icon.quantize(16).save(data, "PNG", optimize=True)
    return data.getvalue()
