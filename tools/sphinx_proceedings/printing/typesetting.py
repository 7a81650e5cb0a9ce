"""Documents set by Typst: the same data gives the same bytes, tagged by PDF/UA-1.

Fonts are those that come along (Noto Sans, and what Typst carries) and the portal's own, none of
the machine's.  A character that none of them has is told, and stands there as a mark: a document of
a hundred papers is not lost for a letter.  It is done in a process of its own, whose memory goes
with it.
"""

from __future__ import annotations

import json
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from sphinx_proceedings.printing.document import Document
from sphinx_proceedings.processes.confined import Limits, Stopped, StopReason, in_confinement

__all__ = ["Looks", "PrintError", "Typeset", "typeset"]

MARK = "\N{WHITE SQUARE}"
"""Stands for what no font has."""
_TEMPLATES = Path(__file__).parent / "templates"
_MOST_TRIES = 20
_COMPILED = "sphinx_proceedings.printing.compiling:told_compiled"
_LIMITS = Limits(seconds=1_800.0, memory=16 * 1024**3)
"""A volume of 300 papers takes two seconds and 280 MiB."""
_STOPPED = MappingProxyType(
    {
        StopReason.TIME: "to set it took too long",
        StopReason.LATE: "to set it took too long",
        StopReason.MEMORY: "to set it takes more memory than there may be",
        StopReason.CRASH: "the typesetter broke down",
        StopReason.UNAVAILABLE: "no process could be started that sets it",
    }
)


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
    item = (str(folder), template, *looks.font_folders)
    (told,) = in_confinement(_COMPILED, [item], _LIMITS)
    if isinstance(told, Stopped):
        detail = f" ({told.detail})" if told.detail else ""
        raise PrintError(f"the template {template}.typ: {_STOPPED[told.reason]}{detail}")
    head, _, made = told.partition(b"\n")
    found = json.loads(head)
    if found["problem"]:
        raise PrintError(f"the template {template}.typ: {found['problem']}")
    return set(found["missing"]) or made


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
