"""Values as YAML that reads as if a person had written it, in lines or in brackets."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

__all__ = ["WIDTH", "block_text", "flow_text", "indented"]

WIDTH = 100
"""Characters of a line."""
_PLAIN = re.compile(
    r"(?!(?:false|n|no|null|off|on|true|y|yes)\Z)"
    r"[A-Za-z](?:[A-Za-z0-9 .,()/+-]{0,60}[A-Za-z0-9.)])?|\d{4}-\d{2}-\d{2} \d{2}:\d{2}",
    re.IGNORECASE,
)
"""Texts that are certainly written without quotes, on the line of their key."""


def block_text(values: Mapping[str, Any]) -> str:
    """Lines of keys and values; ruamel.yaml quotes what would else mean something."""
    if all(type(value) is str and _PLAIN.fullmatch(value) for value in values.values()):
        # It would write the same, and take a millisecond for each.
        return "".join(f"{key}: {value}\n" for key, value in values.items())
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(CommentedMap(values), stream)
    return stream.getvalue()


def flow_text(value: Any) -> str:
    """The same on one line, where something stands in brackets: JSON, which is YAML."""
    return json.dumps(value, ensure_ascii=False)


def indented(text: str, columns: int) -> str:
    """Lines that begin so many columns further to the right; empty ones stay empty."""
    return "".join(
        " " * columns + line if line.strip() else line for line in text.splitlines(keepends=True)
    )
