"""Which records have the characters that no font at hand has, and which fonts would have them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.programme import Edition

__all__ = ["missing_letters"]

_FONTS = {
    **dict.fromkeys(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC"), "Noto Sans CJK"),
    **dict.fromkeys(("MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT"), "Noto Sans Math"),
}
"""By how Unicode's names of characters begin; of other scripts their names are in those of Noto."""
_SYMBOLS, _EMOJI = "Noto Sans Symbols 2", "Noto Emoji"
_FIRST_EMOJI = "\U0001f000"
_LETTERS = ("LETTER A", "LETTER KA", "LETTER ALEF", "LETTER KO", "CHARACTER KO KAI")
"""One of them most scripts have."""
_MOST_SHOWN = 8
"""Characters that a message repeats."""


def missing_letters(
    portal: Portal, edition: Edition, document: str, missing: Collection[str]
) -> Iterator[Diagnostic]:
    """One problem a font that is missing, at the first record that needs it."""
    by_font: dict[str, list[str]] = defaultdict(list)
    for character in missing:
        by_font[_font(character)].append(character)
    for font, characters in sorted(by_font.items()):
        location, name = _first(portal, edition, characters)
        shown = " ".join(characters[:_MOST_SHOWN])
        more = " …" if len(characters) > _MOST_SHOWN else ""
        yield Diagnostic(
            code=Code.PRINT_GLYPH,
            location=location,
            message=f"{document} of {edition.id}: no font at hand has {shown}{more}, first in"
            f" {name}; a mark stands there",
            hint=f"put a font that has it, such as {font}, into a folder and name that in conf.py:"
            ' proceedings_print_style = {"font_folder": "_fonts"}',
            subject=edition.id,
        )


def _font(character: str) -> str:
    first = unicodedata.name(character, "").partition(" ")[0]
    if first in _FONTS:
        return _FONTS[first]
    if _is_script(first):
        return f"Noto Sans {first.title()}"
    return _EMOJI if character >= _FIRST_EMOJI else _SYMBOLS


def _is_script(word: str) -> bool:
    """Whether a letter is called so: that a name begins with it may mean anything."""
    for letter in _LETTERS:
        with suppress(KeyError):
            return bool(unicodedata.lookup(f"{word} {letter}"))
    return False


def _first(portal: Portal, edition: Edition, characters: list[str]) -> tuple[Location, str]:
    for location, name, text in _texts(portal, edition):
        if any(character in text for character in characters):
            return location, name
    return edition.location, edition.name


def _texts(portal: Portal, edition: Edition) -> Iterator[tuple[Location, str, str]]:
    """Places, names and texts of all records that may be printed."""
    for paper in portal.papers_by_edition[edition.id]:
        texts = [paper.full_title.plain, *(each.plain for each in paper.abstract)]
        texts += [title.text.plain for title in paper.other_titles]
        for author in paper.authors:
            texts += [author.name.full, *(place.name for place in author.affiliations)]
        yield paper.location, paper.key, "\n".join(texts)
    for session in edition.sessions:
        people = [*session.chairs, *(who for talk in session.talks for who in talk.presenters)]
        texts = [session.title, session.note, session.room, session.track]
        texts += [f"{who.name} {who.affiliation}" for who in people]
        for talk in session.talks:
            texts += [talk.title.plain, *(each.plain for each in talk.abstract)]
        yield session.location, session.id, "\n".join(texts)
