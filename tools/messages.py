"""Brings the catalogues of messages in line with the code: the template, and each translation.

`python tools/messages.py` does it, `python tools/messages.py nl` begins a translation.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from sphinx_proceedings.wording.catalogues import (
    DOMAIN,
    LOCALES,
    languages,
    po_path,
    read_catalogue,
)

__all__ = ["TEMPLATE", "extracted", "po_bytes", "updated"]

PACKAGE = Path(__file__).parent / "sphinx_proceedings"
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
_METHODS = {".py": "python", ".js": "javascript", ".html": "jinja2.ext:babel_extract"}
_KEYWORDS = {
    "gettext": None,
    "ngettext": (1, 2),
    "noop": None,
    "pgettext": ((1, "c"), 2),
    "told": None,
    "toldOfMany": (1, 2),
    "told_of_many": (1, 2),
    "words": None,
}
_NOTE = "For translators:"
_NOT_OURS = ("starter/files/", "theme/static/proceedings/programme/vendor/")
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""A file says nothing that does not follow from what it is made of."""


def extracted() -> Catalog:
    """All messages in the code, each with the files that say it."""
    found = _catalogue(None)
    for path in sorted(PACKAGE.rglob("*")):
        name = path.relative_to(PACKAGE).as_posix()
        method = _METHODS.get(path.suffix)
        if method is None or name.startswith(_NOT_OURS):
            continue
        said = extract_from_file(method, path, _KEYWORDS, (_NOTE,), strip_comment_tags=True)
        for line, message, comments, context in said:
            found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def updated(language: str, template: Catalog) -> Catalog:
    """The translation to a language with the messages of the template; new ones are empty."""
    earlier = read_catalogue(language) if po_path(language).is_file() else _catalogue(language)
    earlier.update(template, no_fuzzy_matching=True)
    earlier.obsolete.clear()
    earlier.creation_date = earlier.revision_date = _NO_TIME
    return earlier


def po_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as its file has it."""
    file = BytesIO()
    write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def _catalogue(language: str | None) -> Catalog:
    return Catalog(
        locale=language and Locale.parse(language),
        domain=DOMAIN,
        header_comment="# What sphinx-proceedings says.",
        project="sphinx-proceedings",
        creation_date=_NO_TIME,
        revision_date=_NO_TIME,
        last_translator="",
        language_team="",
        fuzzy=False,
    )


def main(begun: list[str]) -> None:
    """Write them."""
    template = extracted()
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(po_bytes(template))
    for language in sorted({*languages(), *begun}):
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(updated(language, template)))


if __name__ == "__main__":
    main(sys.argv[1:])
