"""Plain values as YAML that reads as if a person had written it.

ruamel.yaml writes it: it quotes what would else mean something.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

__all__ = ["YamlValue", "in_line", "is_short", "on_lines", "plain_value"]

YamlValue = str | int | bool | date | Mapping[str, Any] | Sequence[Any]
"""What can be written; mappings hold no more than texts as keys, and nothing is None."""
_WIDTH = 10_000
"""Characters; no line is broken that has fewer."""
_MOST_IN_LINE = 4
"""Members of a mapping in a list that stands in one line."""


def in_line(value: YamlValue) -> str:
    """A value as it can stand in brackets: `{name: Ada, affiliation: Oxford}`."""
    # Within brackets more has to be quoted.
    return _dumped([_built(value, flow=True)], flow=True).removeprefix("[").removesuffix("]")


def on_lines(value: YamlValue, *, indent: int) -> str:
    """A value as lines that stand `indent` spaces in, the first one without these.

    A short mapping of single values in a list takes one line.
    """
    if isinstance(value, str) and "\n" in value:
        lines = _dumped({"k": LiteralScalarString(value)}, flow=False).removeprefix("k: ")
    elif isinstance(value, Mapping):
        lines = _dumped(_built(value, flow=False), flow=False)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        # ruamel.yaml sets the dashes of the outermost list in.
        listed = _dumped(_built(value, flow=False), flow=False).split("\n")
        lines = "\n".join(line.removeprefix("  ") for line in listed)
    else:
        return _dumped([value], flow=False).removeprefix("  - ")
    first, *more = lines.split("\n")
    return "\n".join([first, *(" " * indent + line if line else "" for line in more)])


def is_short(value: Any) -> bool:
    """Whether a value is a mapping of a few texts, which reads best in one line."""
    return (
        isinstance(value, Mapping)
        and len(value) <= _MOST_IN_LINE
        and all(isinstance(held, str) and "\n" not in held for held in value.values())
    )


def plain_value(value: YamlValue) -> Any:
    """What a reader of sources finds where this was written."""
    match value:
        case str() | bool() | int():
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain_value(held) for key, held in value.items()}
        case _:
            return [plain_value(item) for item in value]


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


def _dumped(value: Any, *, flow: bool) -> str:
    yaml = YAML()
    yaml.width = _WIDTH
    yaml.allow_unicode = True
    if flow:
        yaml.default_flow_style = True
    else:
        yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().rstrip("\n").removesuffix("\n...")
