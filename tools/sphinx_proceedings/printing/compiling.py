"""What a confined process makes of a laid out document: a PDF, by Typst.

What Typst has in memory of a volume, and keeps, goes with the process.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import fontpkg
import typst

__all__ = ["told_compiled"]

_NOT_SHOWN = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
_CARRIED = "Noto Sans"
_STANDARD: Literal["ua-1"] = "ua-1"


def told_compiled(folder: str, template: str, *font_folders: str) -> bytes:
    """A line of JSON with `missing`, characters that no font has, and `problem`; then the PDF.

    There is a PDF where both are empty.
    """
    missing, problem, made = set[str](), "", b""
    try:
        made = _compiled(Path(folder), template, font_folders)
    except typst.TypstError as error:
        missing = set(_not_shown(error.diagnostic))
        problem = "" if missing else _in_short(error)
    return json.dumps({"missing": sorted(missing), "problem": problem}).encode() + b"\n" + made


def _compiled(folder: Path, template: str, font_folders: tuple[str, ...]) -> bytes:
    carried = str(Path(fontpkg.path(_CARRIED)).parent)
    compiler = typst.Compiler(
        str(folder / f"{template}.typ"),
        root=str(folder),
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[*font_folders, carried]),
        ignore_system_fonts=True,
    )
    made = compiler.compile(format="pdf", pdf_standards=[_STANDARD], timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError(f"{template}.typ makes no PDF")
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
