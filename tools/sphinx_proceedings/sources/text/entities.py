"""Entities of HTML (`&uuml;`, `&#39;`), as exports of publishers leave them in texts and names.

They are those of the HTML standard (section 13.5) that end in `;`, and numbers.
"""

from __future__ import annotations

import html
import html.entities
import re
import unicodedata

from sphinx_proceedings.sources.text.letters import without_invisible

__all__ = ["ENTITY", "entity_text", "latex_without_entities", "without_entities"]

ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_IN_LATEX = re.compile(
    r"(?:\{\\&\}|\\?&)(?:(?P<sharp>\{\\#\}|\\?#)(?P<code>[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,31}));"
)
_LATEX = {
    **{sign: f"\\{sign}" for sign in "{}$"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    ",": "{,}",
    "&": "\\&",
    "\u00a0": " ",
}
_ROUNDS = 3


def entity_text(raw: str) -> str:
    """The character that an entity stands for; empty where it stands for none."""
    if raw[1] != "#" and raw[1:] not in html.entities.html5:
        return ""
    text = html.unescape(raw)
    if text in {"\t", "\n", "\r"}:
        return " "
    # Numbers of no character mean nothing.
    is_none = not text or text == "\ufffd" or unicodedata.category(text[0]) in {"Cn", "Cs"}
    return "" if is_none else text


def without_entities(text: str) -> str:
    """Plain text with the characters themselves, however often these were escaped."""
    for _ in range(_ROUNDS):
        following = ENTITY.sub(lambda found: entity_text(found[0]) or found[0], text)
        if following == text:
            break
        text = following
    return text


def latex_without_entities(source: str) -> tuple[str, tuple[str, ...]]:
    r"""LaTeX with the characters themselves, and which entities it had, each once.

    Some programs escape them as text (`\&uuml;`) or once more (`&amp;uuml;`); what they stand for
    is the same.
    """
    found: dict[str, None] = {}

    def replaced(match: re.Match[str]) -> str:
        raw = f"&{'#' + match['code'] if match['sharp'] else match['name']};"
        text = without_invisible(entity_text(raw))
        if not text:
            return match[0]
        found[raw] = None
        return "".join(_LATEX.get(character, character) for character in text)

    for _ in range(_ROUNDS):
        following = _IN_LATEX.sub(replaced, source) if "&" in source else source
        if following == source:
            break
        source = following
    return source, tuple(found)
