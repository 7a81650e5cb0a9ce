"""Documents set by Typst: the same data gives the same bytes, tagged by PDF/UA-1.

Fonts are those that come along (Noto Sans, and what Typst carries) and the portal's own, none of
the machine's.  A character that none of them has is told, and stands there as a mark: a document of
a hundred papers is not lost for a letter.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sphinx_proceedings.printing.document import Document

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["Looks", "PrintError", "Typeset", "typeset"]

MARK = "\N{WHITE SQUARE}"
"""Stands for what no font has."""
_TEMPLATES = Path(__file__).parent / "templates"
_NOT_SHOWN = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
_MOST_TRIES = 20
_CARRIED = "Noto Sans"
_STANDARD: Literal["ua-1"] = "ua-1"


class PrintError(Exception):
    """A document cannot be set: a sentence that says why, and what to do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """What a document is set with, beside its template."""

    style: Mapping[str, object]
    """What templates read as `style`."""
    font_folders: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """By the names by which the style calls them."""
    templates: Path | None = None
    """Templates that stand for those of the same name here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typeset:
    """A document that is set."""

    pdf: bytes
    missing: tuple[str, ...] = ()
    """Characters for which marks stand, in order of their code points."""


def typeset(document: Document, looks: Looks) -> Typeset:
    """Set a document; raises `PrintError`."""
    if find_spec("typst") is None:
        raise PrintError(
            "what sets documents is not installed: pip install 'sphinx-proceedings[print]'"
        )
    missing: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="proceedings-print-") as folder:
        _lay_out(Path(folder), document, looks)
        for _ in range(_MOST_TRIES):
            data = {"data": _marked(dict(document.data), missing), "style": dict(looks.style)}
            written = json.dumps(data, ensure_ascii=False, sort_keys=True)
            (Path(folder) / "data.json").write_text(written, encoding="utf-8")
            found = _compiled(Path(folder), document.template, looks)
            if isinstance(found, bytes):
                shown = (each for each in missing if unicodedata.category(each) != "Cf")
                return Typeset(pdf=found, missing=tuple(sorted(shown)))
            missing |= found
    raise PrintError("fonts are missing for too many characters; add a font that has them")


def _lay_out(folder: Path, document: Document, looks: Looks) -> None:
    """Put all that is read into a folder, out of which nothing is read."""
    for place in filter(None, (_TEMPLATES, looks.templates)):
        for path in sorted(place.glob("*.typ")):
            (folder / path.name).write_bytes(path.read_bytes())
    if not (folder / f"{document.template}.typ").is_file():
        raise PrintError(f"there is no template {document.template}.typ")
    for name, content in {**looks.pictures, **document.pictures}.items():
        (folder / name).write_bytes(content)


def _compiled(folder: Path, template: str, looks: Looks) -> bytes | set[str]:
    """The document, or the characters that no font has."""
    # It takes long to load, and most commands need it not.
    import typst  # noqa: PLC0415

    compiler = typst.Compiler(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=_fonts(looks.font_folders),
        ignore_system_fonts=True,
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=[_STANDARD], timestamp=0)
    except typst.TypstError as error:
        if found := set(_not_shown(error.diagnostic)):
            return found
        raise PrintError(f"the template {template}.typ: {_in_short(error)}") from error
    if not isinstance(made, bytes):
        raise PrintError(f"the template {template}.typ makes no PDF")
    return made


def _not_shown(diagnostic: str) -> Iterator[str]:
    for found in _NOT_SHOWN.finditer(diagnostic):
        text = _ESCAPED.sub(lambda mark: chr(int(mark["code"], 16)), found["text"])
        yield from (character for character in text if not character.isascii())


def _in_short(error: Exception) -> str:
    """The first error with its place."""
    lines = str(getattr(error, "diagnostic", "") or error).splitlines()
    found = [number for number, line in enumerate(lines) if line.startswith("error: ")]
    first = lines[found[0] :] if found else [str(error)]
    place = next((line.split("─ ")[-1] for line in first if "┌─" in line), "")
    told = first[0].removeprefix("error: ")
    return f"{told} ({Path(place).name})" if place else told


def _marked(value: object, missing: set[str]) -> object:
    """Data with marks for these characters."""
    if not missing:
        return value
    # What only joins or turns others leaves no gap.
    table = {
        ord(character): "" if unicodedata.category(character) == "Cf" else MARK
        for character in missing
    }

    def marked(held: object) -> object:
        match held:
            case str():
                return held.translate(table)
            case dict():
                return {key: marked(each) for key, each in held.items()}
            case list() | tuple():
                return [marked(each) for each in held]
            case _:
                return held

    return marked(value)


@cache
def _fonts(folders: tuple[str, ...]) -> Fonts:
    import fontpkg  # noqa: PLC0415
    import typst  # noqa: PLC0415

    carried = str(Path(fontpkg.path(_CARRIED)).parent)
    return typst.Fonts(include_system_fonts=False, font_paths=[*folders, carried])
