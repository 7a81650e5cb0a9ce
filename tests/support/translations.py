"""Languages that the tool speaks in a test alone: of a few messages, or of every one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import ascii_letters
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pytest
from babel.messages.catalog import Catalog

from messages import extracted, po_bytes
from sphinx_proceedings.wording import catalogues

__all__ = ["in_other_letters", "translated", "translated_to_other_letters"]

Message = str | tuple[str, str]
"""One text, or those for one and for several."""

_NOT_NAMES = re.compile(r"(?:^|(?<=\}))[^{]+")
_OTHERS = str.maketrans(ascii_letters, "".join(chr(ord(each) + 0xFEE0) for each in ascii_letters))
"""Full width: whoever reads a page sees at once what was not translated."""


@contextmanager
def translated(
    language: str,
    messages: Mapping[Message, Message],
    in_scripts: Mapping[Message, Message] = MappingProxyType({}),
) -> Iterator[None]:
    """Within, the tool speaks this language as well, and no other beside English.

    `in_scripts` are messages that are said in the browser.  A context stands before a message as
    in gettext's files, parted from it by U+0004.
    """
    catalogue = Catalog(locale=language, fuzzy=False)
    for file, said in (("page.py", messages), ("page.js", in_scripts)):
        for message, translation in said.items():
            *context, name = [message] if isinstance(message, tuple) else message.split("\x04")
            catalogue.add(name, translation, [(file, 1)], context="".join(context) or None)
    with _speaking_also(language, po_bytes(catalogue)):
        yield


@contextmanager
def translated_to_other_letters(language: str) -> Iterator[None]:
    """The same with all that the tool says, which is English in other letters."""
    with _speaking_also(language, _in_other_letters(language)):
        yield


def in_other_letters(message: str) -> str:
    """A message in other letters, with the names of its values as they are."""
    return _NOT_NAMES.sub(lambda found: found[0].translate(_OTHERS), message)


@cache
def _in_other_letters(language: str) -> bytes:
    catalogue = Catalog(locale=language, fuzzy=False)
    for message in extracted():
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            made = tuple(map(in_other_letters, forms))
            catalogue.add(
                message.id,
                made[0] if isinstance(message.id, str) else made,
                message.locations,
                context=message.context,
            )
    return po_bytes(catalogue)


@contextmanager
def _speaking_also(language: str, po: bytes) -> Iterator[None]:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogues, "LOCALES", Path(folder))
        path = catalogues.po_path(language)
        path.parent.mkdir(parents=True)
        path.write_bytes(po)
        catalogues.catalogue.cache_clear()
        try:
            yield
        finally:
            catalogues.catalogue.cache_clear()
