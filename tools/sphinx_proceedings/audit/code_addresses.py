"""Addresses in style sheets and scripts, found by their syntax alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

__all__ = ["import_map_addresses", "module_addresses", "srcset_addresses", "style_addresses"]

_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# CSS Syntax Module Level 3, 4.3: url(), quoted or bare, or the string of an @import.
_CSS_ADDRESS = re.compile(
    r"""(?ix) (?P<import>@import\s*)?
        (?: url\(\s*
              (?: "(?P<a>[^"\n]*)" | '(?P<b>[^'\n]*)'
                | (?P<c>(?:\\[0-9a-f]{1,6}\s?|\\.|[^\s"'()\\])*+) )
              \s*\)
          | (?(import) (?: "(?P<d>[^"\n]*)" | '(?P<e>[^'\n]*)' ) | (?!) ) )"""
)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
# ECMA-262, 16.2.2 and 16.2.3 (static), 13.3.10 (dynamic, where the specifier is literal).
_MODULE_ADDRESS = re.compile(
    r"""(?x) (?: \b(?:import|export) \b [^"';()]{0,2000}? \bfrom \s* | \bimport \s* \(? \s* )
        (?: "(?P<a>[^"\n]+)" | '(?P<b>[^'\n]+)' )"""
)
# Whole-line comments only: `//` also stands in the middle of addresses.
_SCRIPT_COMMENT = re.compile(r"^[ \t]*//.*$|^[ \t]*/\*(?s:.*?)(?:\*/|\Z)", re.MULTILINE)
# HTML, 4.8.4.2.1: an address, then a descriptor, up to a comma.
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)([^,]*)")


def style_addresses(css: str) -> Iterator[tuple[str, bool]]:
    """Each address in a style sheet, and whether it is that of another style sheet."""
    for match in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub(" ", css)):
        written = next((match[name] for name in "abcde" if match[name] is not None), "")
        if written:
            yield _CSS_ESCAPE.sub(_unescaped, written), match["import"] is not None


def _unescaped(match: re.Match[str]) -> str:
    if match[2] is not None:
        return match[2]
    try:
        return chr(int(match[1], 16)).encode().decode()
    except (ValueError, OverflowError):  # beyond Unicode, or half of a pair
        return "\ufffd"


def module_addresses(script: str) -> Iterator[str]:
    """The addresses that a module imports; bare names are for an import map to resolve."""
    for match in _MODULE_ADDRESS.finditer(_SCRIPT_COMMENT.sub("", script)):
        written = match["a"] or match["b"]
        if written.startswith(("./", "../", "/", "http:", "https:")):
            yield written


def import_map_addresses(text: str) -> Iterator[str]:
    """The addresses of an import map; one that is no JSON has none."""
    try:
        imports = json.loads(text)["imports"]
        yield from (value for value in imports.values() if isinstance(value, str))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The addresses of the candidates of a `srcset`."""
    position = 0
    while match := _CANDIDATE.match(srcset, position):
        address = match[1].rstrip(",")
        # A comma right after an address ends the candidate: no descriptor follows.
        position = match.end(1) if match[1].endswith(",") else match.end()
        if address:
            yield address
