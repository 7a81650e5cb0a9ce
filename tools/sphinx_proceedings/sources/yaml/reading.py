"""YAML text → plain values that know where they stand.

ruamel.yaml composes the text into nodes with line and column.  The nodes become dictionaries,
lists and scalars by our own few rules, so that `no`, `1.10` and `2023-05-08` stay what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.sources.text.characters import left_out, suitable
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Items, Locations
from sphinx_proceedings.upstream.yaml_nodes import (
    UNREADABLE,
    MappingNode,
    MarkedYAMLError,
    MaxDepthExceededError,
    Node,
    ScalarNode,
    SequenceNode,
    StreamMark,
    TooManyNodesError,
    nodes_of,
)

__all__ = ["Composed", "ReadText", "compose", "composed", "scalar_value"]

_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")
_DEEPEST = 40  # No form nests deeper than 6; more is an attack or an accident.
_LONGEST_PROBLEM = 200
"""Characters of what is wrong: it may repeat what is in the file."""
_MOST_VALUES = 80_000
"""Keys and values of a file, those of aliases each time: some 3,000 sessions with a talk each."""


class ReadText(Protocol):
    """A YAML text; what it says can be asked more than once."""

    @property
    def source(self) -> Source:
        """The text itself."""

    def data(self) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
        """The mapping it holds, made anew; None where it cannot be read or is no mapping."""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A YAML text as ruamel.yaml's nodes; what it says can be asked more than once."""

    source: Source
    root: Node | None
    failure: Diagnostic | None = None
    """Why it cannot be read."""

    def data(self) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
        """The mapping it holds, made anew; None where it cannot be read or is no mapping.

        An empty text is an empty mapping.
        """
        if self.failure is not None:
            return None, (self.failure,)
        try:
            composer = _Composer(self.source)
            composer.suitable_text()
            data = None if self.root is None else composer.value(self.root, 0)
        except (RecursionError, TooManyNodesError) as error:
            return None, (_too_large(self.source, error),)
        if data is None:
            data = {LOCATIONS: Locations(self.source.whole)}
        if not isinstance(data, dict):
            return None, (_no_mapping(self.source),)
        return data, composer.problems.diagnostics


def compose(source: Source) -> tuple[dict[str, Any] | None, tuple[Diagnostic, ...]]:
    """The mapping a YAML text holds; None where it cannot be read or is no mapping.

    An empty text is an empty mapping.
    """
    return composed(source).data()


def composed(source: Source) -> Composed:
    """The nodes of a text, for those who read it more than once or change it."""
    try:
        text = _Composer(source).suitable_text()
        root = nodes_of(text, deepest=_DEEPEST, most=_MOST_VALUES)
    except (MaxDepthExceededError, RecursionError, TooManyNodesError) as error:
        return Composed(source=source, root=None, failure=_too_large(source, error))
    except UNREADABLE as error:
        return Composed(source=source, root=None, failure=_syntax_problem(source, error))
    return Composed(source=source, root=root)


class _Composer:
    def __init__(self, source: Source) -> None:
        self.problems = Problems()
        self._source = source
        self._count = 0

    def value(self, node: Node, depth: int) -> Any:
        self._count += 1
        if depth > _DEEPEST:
            raise RecursionError
        if self._count > _MOST_VALUES:
            raise TooManyNodesError
        match node:
            case MappingNode():
                return self._mapping(node, depth)
            case SequenceNode():
                items = Items()
                for item in node.value:
                    items.append(self.value(item, depth + 1))
                    items.of_items.append(self._location(item))
                return items
            case ScalarNode():
                return self._scalar(node)
            case _:
                return None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        locations = Locations(self._location(node))
        found: dict[str, Any] = {LOCATIONS: locations}
        for key_node, value_node in node.value:
            key = str(self._written(key_node)) if isinstance(key_node, ScalarNode) else "?"
            if key in found:
                locations.repeated[key] = self._location(key_node)
                self._report_duplicate(key, key_node, locations)
                continue
            found[key] = self.value(value_node, depth + 1)
            locations.keys[key] = self._location(key_node)
            locations.values[key] = self._location(
                key_node if value_node.value == "" else value_node
            )
        return found

    def suitable_text(self) -> str:
        """The source's text without characters that no text may hold, which are told."""
        text, found = suitable(self._source.text)
        if found:
            pairs = enumerate(zip(self._source.text, text, strict=False))
            first = next((at for at, (before, after) in pairs if before != after), len(text))
            self._report_characters("the file", found, self._source.locate(first))
        return text

    def _written(self, node: ScalarNode) -> str:
        """The text of a scalar; in double quotes, escapes can make any character."""
        text = str(node.value)
        if node.style != '"':
            return text
        text, found = suitable(text)
        if found:
            self._report_characters("the text", found, self._location(node))
        return text

    def _scalar(self, node: ScalarNode) -> str | int | bool | None:
        return scalar_value(self._written(node), node.style)

    def _report_characters(self, what: str, found: tuple[str, ...], location: Location) -> None:
        self.problems.report(Code.TEXT_CHARACTER, location, *left_out(what, found))

    def _report_duplicate(self, key: str, node: Node, locations: Locations) -> None:
        self.problems.report(
            Code.YAML_DUPLICATE_KEY,
            self._location(node),
            f"the key {key!r} is given twice here; the first value is used",
            "keep one of the two",
            related=(locations.of(key),),
        )

    def _location(self, node: Node) -> Location:
        return _at(self._source, node.start_mark)


def scalar_value(text: str, style: str | None) -> str | int | bool | None:
    """YAML 1.2 core scalars, except that dates, times and floats stay as they are written."""
    if style in ("'", '"', "|", ">"):
        return text
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    return int(text) if _INTEGER.fullmatch(text) else text


def _at(source: Source, mark: StreamMark) -> Location:
    return Location(path=source.path, line=mark.line + 1, column=mark.column + 1)


def _syntax_problem(source: Source, error: Exception) -> Diagnostic:
    location = source.whole
    problem = str(error).split("\n", 1)[0] or "it ends where more is expected"
    if isinstance(error, MarkedYAMLError):
        problem = error.problem or problem
        mark = error.problem_mark or error.context_mark
        if mark is not None:
            location = _at(source, mark)
    problem = shown(problem, _LONGEST_PROBLEM)
    return Diagnostic(
        code=Code.YAML_SYNTAX,
        location=location,
        message=f"this is not YAML: {problem}; nothing in the file is used",
        hint="check the indentation, and put texts with a colon or a leading @ * & # into quotes",
    )


def _too_large(source: Source, error: Exception) -> Diagnostic:
    location = source.whole
    if isinstance(error, MaxDepthExceededError) and error.problem_mark:
        location = _at(source, error.problem_mark)
    message, hint = (
        (f"the file holds more than {_MOST_VALUES:,} keys and values", "split it, or shorten it")
        if isinstance(error, TooManyNodesError)
        else ("the file nests too deeply", f"no value needs more than {_DEEPEST} levels")
    )
    return Diagnostic(
        code=Code.YAML_SYNTAX,
        location=location,
        message=f"{message}; nothing in it is used",
        hint=f"{hint}; write out what anchors and aliases stand for",
    )


def _no_mapping(source: Source) -> Diagnostic:
    return Diagnostic(
        code=Code.YAML_VALUE,
        location=Location(path=source.path, line=1, column=1),
        message="the file holds no mapping (key: value); nothing in it is used",
        hint="begin the lines with keys such as name: or people:",
    )
