"""Languages that only tests speak: of a few messages, or of every message that the code has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import ascii_letters
from tempfile import TemporaryDirectory

import pytest
from babel.messages.catalog import Catalog

from messages import extracted, po_bytes
from sphinx_proceedings.wording import catalogues
from sphinx_proceedings.wording.messages import speaking

__all__ = ["in_other_letters", "speaking_as_told", "speaking_in_other_letters"]

Text = str | tuple[str, ...]

_NOT_NAMES = re.compile(r"(?:^|(?<=\}))[^{]+")
_OTHERS = str.maketrans(ascii_letters, "".join(chr(ord(each) + 0xFEE0) for each in ascii_letters))
"""Full width: whoever reads a page sees at once what was not translated."""


@contextmanager
def speaking_as_told(language: str, told: Mapping[Text, Text]) -> Iterator[None]:
    """Speak a language within, of which these are all translations."""
    catalog = Catalog(locale=language, fuzzy=False)
    for message, translation in told.items():
        catalog.add(message, translation)
    with _speaking(language, po_bytes(catalog)):
        yield


@contextmanager
def speaking_in_other_letters() -> Iterator[None]:
    """Speak English in other letters within, with numbers and dates as in Greek."""
    with _speaking("el", _in_other_letters()):
        yield


def in_other_letters(message: str) -> str:
    """A message in other letters, with the names of its values as they are."""
    return _NOT_NAMES.sub(lambda found: found[0].translate(_OTHERS), message)


@cache
def _in_other_letters() -> bytes:
    catalog = Catalog(locale="el", fuzzy=False)
    for message in extracted():
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            made = tuple(map(in_other_letters, forms))
            text = made[0] if isinstance(message.id, str) else made
            catalog.add(message.id, text, context=message.context)
    return po_bytes(catalog)


@contextmanager
def _speaking(language: str, po: bytes) -> Iterator[None]:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "LOCALES", Path(folder))
        path = catalogues.po_path(language)
        path.parent.mkdir(parents=True)
        path.write_bytes(po)
        catalogues.catalogue.cache_clear()
        try:
            with speaking(language):
                yield
        finally:
            catalogues.catalogue.cache_clear()
