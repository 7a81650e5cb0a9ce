"""Languages of works: from the names that sources give them to tags (BCP 47)."""

from __future__ import annotations

import re
import unicodedata

from babel import Locale
from babel.core import get_global

__all__ = ["language_of_script", "language_tag", "may_be_in", "primary_language", "three_letters"]

# Names as babel and polyglossia have them, and in English.
_TAGS = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB",
    "ukenglish": "en-GB", "canadian": "en-CA", "australian": "en-AU", "newzealand": "en-NZ",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "deutsch": "de",
    "french": "fr", "francais": "fr", "français": "fr", "acadian": "fr", "canadien": "fr-CA",
    "spanish": "es", "español": "es", "catalan": "ca", "galician": "gl", "basque": "eu",
    "italian": "it", "portuguese": "pt", "portuges": "pt", "brazil": "pt-BR",
    "brazilian": "pt-BR", "dutch": "nl", "danish": "da", "swedish": "sv", "norwegian": "no",
    "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "icelandic": "is", "estonian": "et",
    "latvian": "lv", "lithuanian": "lt", "polish": "pl", "czech": "cs", "slovak": "sk",
    "slovene": "sl", "slovenian": "sl", "croatian": "hr", "serbian": "sr", "bulgarian": "bg",
    "macedonian": "mk", "romanian": "ro", "hungarian": "hu", "magyar": "hu", "russian": "ru",
    "ukrainian": "uk", "belarusian": "be", "greek": "el", "turkish": "tr", "arabic": "ar",
    "hebrew": "he", "persian": "fa", "farsi": "fa", "hindi": "hi", "bengali": "bn", "urdu": "ur",
    "vietnamese": "vi", "thai": "th", "indonesian": "id", "malay": "ms", "japanese": "ja",
    "korean": "ko", "chinese": "zh", "latin": "la", "irish": "ga", "welsh": "cy",
}  # fmt: skip
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Za-z]{4}|[0-9]{3})){0,2}")

_LETTERS_OF_SCRIPT = 4
_LETTERS_OF_ISO = 3
# ISO 639-2/B, which has other codes than 639-2/T for these.
_BIBLIOGRAPHIC = frozenset(
    {
        "alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac",
        "mao", "may", "per", "rum", "slo", "tib", "wel",
    }
)  # fmt: skip
_ONE_LANGUAGE = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "THAI": "th"}
"""By how Unicode's names of letters begin."""


def language_tag(written: str) -> str:
    """The tag of a language; empty for several languages and for what is not known."""
    name = written.strip()
    lowered = name.lower().removeprefix("lang")
    if tag := _TAGS.get(lowered):
        return tag
    return name.replace("_", "-") if _TAG.fullmatch(name) else ""


def primary_language(tag: str) -> str:
    """The code of the language itself, `pt` of `pt-BR`; empty where nobody knows such a one."""
    code = tag.partition("-")[0].lower()
    return code if code in Locale("en").languages else ""


def three_letters(tag: str) -> str:
    """The code of the language itself in ISO 639-3, which is that of 639-2/T where both have it.

    Empty where nobody knows such a one.
    """
    code = primary_language(tag)
    aliases = get_global("language_aliases").items()
    known = [a for a, of in aliases if of == code and len(a) == _LETTERS_OF_ISO and code]
    # Behind the single languages of one that is several, such as `cmn` of `zho`.
    return next((a for a in reversed(known) if a not in _BIBLIOGRAPHIC), "")


def may_be_in(text: str, tag: str) -> bool:
    """Whether a text may be in a language by its letters: Latin ones, or others."""
    likely = get_global("likely_subtags").get(tag.partition("-")[0].lower(), "")
    scripts = [*tag.split("-")[1:], *likely.split("_")]
    script = next((part for part in scripts if len(part) == _LETTERS_OF_SCRIPT), "")
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(_script(letter) == "LATIN" for letter in letters)
    return not letters or not script or (2 * latin > len(letters)) == (script == "Latn")


def language_of_script(text: str) -> str:
    """The language that alone is written in letters of the text; empty without such letters."""
    found = (_ONE_LANGUAGE.get(_script(letter), "") for letter in text if not letter.isascii())
    return next(filter(None, found), "")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
