"""Catalogues of messages: what the tool says, in each language that it was translated to.

The files are gettext's (`locale/<language>/LC_MESSAGES/proceedings.po`), which translators have
programs for.  They are read as they are, since only a build in another language than English reads
one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = [
    "DOMAIN",
    "ENGLISH",
    "LOCALES",
    "Catalogue",
    "catalogue",
    "has_catalogue",
    "languages",
    "po_path",
    "read_catalogue",
]

LOCALES = Path(__file__).parent / "locale"
DOMAIN = "proceedings"
_SCRIPT = ".js"
_ENGLISH = "en"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Catalogue:
    """What is said in a language, and how numbers and dates are written in it."""

    language: str
    """BCP 47, of what is said."""
    pages: str
    """BCP 47, of the pages on which it is said: another one, where the tool does not speak it."""
    is_from_right: bool = False
    """Whether these are written from right to left."""
    locale: Locale
    says: NullTranslations = field(default_factory=NullTranslations, repr=False)
    """What stands for a message; a message that has no translation stands for itself."""
    in_scripts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Messages that are said in the browser, each with its forms for one and for several; one of a
    context is named by that too, as gettext does it."""
    plural: str = "(n != 1)"
    """Which form goes with a number `n`, as C and JavaScript write it."""

    @property
    def is_english(self) -> bool:
        """Whether messages stand for themselves."""
        return type(self.says) is NullTranslations


# As pages have always written dates.
ENGLISH = Catalogue(language=_ENGLISH, pages=_ENGLISH, locale=Locale.parse("en_GB"))


def languages() -> tuple[str, ...]:
    """The languages that the tool was translated to, as their folders are called, in order."""
    return tuple(
        sorted(path.parents[1].name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))
    )


def po_path(language: str) -> Path:
    """The file of a language."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def has_catalogue(language: str) -> bool:
    """Whether the tool speaks a language (BCP 47, or as Sphinx writes it)."""
    found = catalogue(language)
    return _primary(found.language) == _primary(found.pages)


@lru_cache
def catalogue(language: str) -> Catalogue:
    """What is said in a language, or else in the one that it is a form of; or else in English."""
    pages = language.replace("_", "-")
    try:
        locale = Locale.parse(pages, sep="-")
    except (ValueError, UnknownLocaleError):
        return replace(ENGLISH, pages=pages)
    found = next((name for name in (str(locale), locale.language) if po_path(name).is_file()), "")
    said = _translated(read_catalogue(found), locale) if found else ENGLISH
    return replace(said, pages=pages, is_from_right=locale.text_direction == "rtl")


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def read_catalogue(language: str) -> Catalog:
    """The messages of a language; raises `OSError` and `babel.messages.pofile.PoFileError`."""
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _translated(read: Catalog, locale: Locale) -> Catalogue:
    file = BytesIO()
    write_mo(file, read)
    file.seek(0)
    said = [message for message in read if message.id and all(_forms(message.string))]
    return Catalogue(
        language=str(read.locale).replace("_", "-"),
        pages="",
        locale=locale,
        says=GNUTranslations(file),
        in_scripts={
            _name(message): _forms(message.string) for message in said if _in_script(message)
        },
        plural=read.plural_expr,
    )


def _in_script(message: Message) -> bool:
    return any(path.endswith(_SCRIPT) for path, _line in message.locations)


def _name(message: Message) -> str:
    return "\x04".join([*filter(None, [message.context]), _forms(message.id)[0]])


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)
