"""Values as YAML that reads as if a person had written it, in lines or in brackets.

ruamel.yaml writes it: it quotes what would else mean something.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from sphinx_proceedings.sources.yaml.locations import LOCATIONS

__all__ = [
    "WIDTH",
    "YamlValue",
    "block_text",
    "flow_text",
    "in_line",
    "indented",
    "is_short",
    "on_lines",
    "plain_value",
]

YamlValue = str | int | bool | date | Mapping[str, Any] | Sequence[Any]
"""What can be written; mappings hold no more than texts as keys, and nothing is None."""
WIDTH = 100
"""Characters of a line of what comes in styles of its own."""
_UNBROKEN = 10_000
"""Characters; no other line is broken that has fewer."""
_MOST_IN_LINE = 4
"""Members of a mapping in a list that stands in one line."""
_PLAIN = re.compile(
    r"(?!(?:false|n|no|null|off|on|true|y|yes)\Z)"
    r"[A-Za-z](?:[A-Za-z0-9 .,()/+-]{0,60}[A-Za-z0-9.)])?|\d{4}-\d{2}-\d{2} \d{2}:\d{2}",
    re.IGNORECASE,
)
"""Texts that are certainly written without quotes, on the line of their key."""


def block_text(values: Mapping[str, Any]) -> str:
    """Lines of keys and values, of which each is written in the style that it has."""
    if all(type(value) is str and _PLAIN.fullmatch(value) for value in values.values()):
        # It would write the same, and take a millisecond for each.
        return "".join(f"{key}: {value}\n" for key, value in values.items())
    return _dumped(CommentedMap(values), width=WIDTH)


def flow_text(value: Any) -> str:
    """The same on one line, where something stands in brackets: JSON, which is YAML."""
    return json.dumps(plain_value(value), ensure_ascii=False)


def in_line(value: YamlValue) -> str:
    """A value as people write it in brackets: `{name: Ada, affiliation: Oxford}`."""
    # Within brackets more has to be quoted.
    written = _dumped([_built(value, flow=True)], flow=True)
    return written.rstrip("\n").removeprefix("[").removesuffix("]")


def on_lines(value: YamlValue, *, indent: int) -> str:
    """A value as lines that stand `indent` spaces in, the first one without these.

    A short mapping of single values in a list takes one line.
    """
    if isinstance(value, str) and "\n" in value:
        lines = _dumped({"k": LiteralScalarString(value)}).removeprefix("k: ")
    elif isinstance(value, Mapping):
        lines = _dumped(_built(value, flow=False))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        # ruamel.yaml sets the dashes of the outermost list in.
        listed = _dumped(_built(value, flow=False)).split("\n")
        lines = "\n".join(line.removeprefix("  ") for line in listed)
    else:
        return _dumped([value]).removeprefix("  - ").rstrip("\n")
    return indented(lines, indent)[indent:].rstrip("\n")


def indented(text: str, columns: int) -> str:
    """Lines that begin so many columns further to the right; empty ones stay empty."""
    # What has spaces alone may be a line of a text that says so.
    return "".join(
        " " * columns + line if line.strip("\n") else line
        for line in text.splitlines(keepends=True)
    )


def is_short(value: Any) -> bool:
    """Whether a value is a mapping of a few texts, which reads best in one line."""
    return (
        isinstance(value, Mapping)
        and len(value) <= _MOST_IN_LINE
        and all(isinstance(held, str) and "\n" not in held for held in value.values())
    )


def plain_value(value: Any) -> Any:
    """What a reader of sources finds where this was written: without styles and places."""
    match value:
        case str():
            return str(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain_value(held) for key, held in value.items() if key != LOCATIONS}
        case Sequence():
            return [plain_value(item) for item in value]
        case _:
            return value


def _built(value: Any, *, flow: bool) -> Any:
    match value:
        case Mapping():
            mapping = CommentedMap((key, _built(held, flow=flow)) for key, held in value.items())
            _set_flow(mapping, flow=flow)
            return mapping
        case str():
            return LiteralScalarString(value) if "\n" in value and not flow else value
        case Sequence():
            listed = CommentedSeq(_built(item, flow=flow or is_short(item)) for item in value)
            _set_flow(listed, flow=flow)
            return listed
        case _:
            return value


def _set_flow(holder: CommentedMap | CommentedSeq, *, flow: bool) -> None:
    (holder.fa.set_flow_style if flow else holder.fa.set_block_style)()


def _dumped(value: Any, *, flow: bool = False, width: int = _UNBROKEN) -> str:
    yaml = YAML()
    yaml.width = width
    yaml.allow_unicode = True
    if flow:
        yaml.default_flow_style = True
    else:
        yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().removesuffix("...\n")
