"""Plain YAML values → checked forms, with a located diagnostic for each value that does not fit.

What does not fit is left out, as little as helps: an optional value alone, a required one with the
list item around it.  The rest of the file is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.renames import RENAMES, NameOf, Rename, present_names
from sphinx_proceedings.sources.text.former_names import former_name
from sphinx_proceedings.sources.text.shown import shown
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.yaml.locations import (
    LOCATIONS,
    Items,
    Locations,
    json_pointer,
    location_of,
    steps,
)
from sphinx_proceedings.sources.yaml.reading import ReadText, composed

__all__ = ["FormerKey", "former_keys", "read_composed", "read_form"]

Form = TypeVar("Form", bound=BaseModel)

_EXPECTED = {
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list (lines that begin with “- ”)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "dict_type": "a mapping (key: value)",
}

_NAMES = {"program": NameOf.PROGRAMME, "people": NameOf.PEOPLE, "papers": NameOf.TOPICS}
"""What keys are called in files of each folder."""
_MOST_TOLD = 100
"""Problems of a file; with more of them, it is no file of this form."""
_LONGEST = 40  # characters of a value that a message repeats
_LEFT_OUT = "what it belongs to is left out"
_COMPARE = f"{Code.YAML_VALUE.explained_by} shows how values are written"
_QUOTE = "put it into quotes if it is meant as text"


class FormerKey(NamedTuple):
    """Where a key has its former name."""

    location: Location
    rename: Rename
    pointer: str
    """To its value, by the former name (RFC 6901)."""


def read_form(
    source: Source, form: type[Form], renames: Iterable[Rename] = RENAMES
) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    """Read a YAML text as `form`; None where the file as a whole cannot be used.

    Keys with former names count as what they are called now, and are told.
    """
    return read_composed(composed(source), form, renames)


def read_composed(
    text: ReadText, form: type[Form], renames: Iterable[Rename] = RENAMES
) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    """The same of a text that was read already."""
    found, problems, former = _read(text, form, renames)
    first: dict[Rename, FormerKey] = {}
    for use in sorted(former, key=lambda use: use.location):
        first.setdefault(use.rename, use)
    count = Counter(use.rename for use in former)
    told = (
        former_name(rename, use.location, "the key", use.pointer, count[rename])
        for rename, use in first.items()
    )
    return found, (*told, *problems)


def former_keys(
    source: Source, form: type[Form], renames: Iterable[Rename] = RENAMES
) -> tuple[FormerKey, ...]:
    """Each key of a file that has its former name and counts, in order of their places."""
    _, _, former = _read(composed(source), form, renames)
    return tuple(sorted(former, key=lambda use: use.location))


def _read(
    text: ReadText, form: type[Form], renames: Iterable[Rename]
) -> tuple[Form | None, tuple[Diagnostic, ...], list[FormerKey]]:
    """The form, what is wrong, and keys with former names."""
    source = text.source
    data, problems = text.data()
    former: list[FormerKey] = []
    if data is None:
        return None, problems, former
    if data.keys() == {LOCATIONS}:
        return None, (*problems, _empty(source)), former
    report = _Report(form, problems)
    folder = source.path.partition("/")[0]
    known = present_names(_NAMES[folder], renames) if folder in _NAMES else {}
    while True:
        try:
            return form.model_validate(data), report.told(source), former
        except ValidationError as error:
            details = error.errors(include_url=False)
        renamed = [use for detail in details if (use := _renamed(data, detail, known))]
        former += renamed
        if renamed:
            continue
        for detail in details:
            report.add(data, detail)
        if not _take_out(data, details):
            return None, report.told(source), former


def _empty(source: Source) -> Diagnostic:
    return Diagnostic(
        code=Code.FILE_EMPTY,
        location=source.whole,
        message="the file says nothing",
        hint="add something, or remove the file",
    )


def _renamed(
    data: dict[str, Any], detail: ErrorDetails, known: Mapping[str, Rename]
) -> FormerKey | None:
    """Call a key as it is called now, if nothing reads it but by its former name."""
    container, key = steps(data, detail["loc"])[-1]
    rename = known.get(str(key))
    if detail["type"] != "extra_forbidden" or rename is None or rename.new in container:
        return None
    location = location_of(data, detail["loc"], key=True)
    container[rename.new] = container.pop(rename.old)
    here = container.get(LOCATIONS)
    if isinstance(here, Locations):
        for places in (here.keys, here.values):
            if rename.old in places:
                places[rename.new] = places.pop(rename.old)
    return FormerKey(location, rename, json_pointer(detail["loc"]))


class _Report:
    """A diagnostic for each problem of a file, or for so many that it is clear what it is not."""

    def __init__(self, form: type[BaseModel], problems: Sequence[Diagnostic]) -> None:
        self._form = form
        self._listed = list(problems[:_MOST_TOLD])
        self._more = max(0, len(problems) - _MOST_TOLD)
        self._taken_out: dict[tuple[int, str], int | None] = {}
        """Which diagnostic told about a value that was taken out.

        When the value turns out to be needed, that diagnostic says what goes with it; there is no
        second one.
        """

    def add(self, data: dict[str, Any], detail: ErrorDetails) -> None:
        """Tell what pydantic found."""
        parent, part = steps(data, detail["loc"])[-1]
        if detail["type"] == "missing" and (id(parent), part) in self._taken_out:
            index = self._taken_out[id(parent), str(part)]
            if index is not None:
                told = self._listed[index]
                # Several errors may be about the one value that was taken out.
                if _LEFT_OUT not in told.message:
                    self._listed[index] = replace(told, message=f"{told.message}; {_LEFT_OUT}")
            return
        is_told = len(self._listed) < _MOST_TOLD
        if isinstance(parent, dict) and isinstance(part, str):
            self._taken_out[id(parent), part] = len(self._listed) if is_told else None
        if is_told:
            self._listed.append(_diagnostic(self._form, data, detail))
        else:
            self._more += 1

    def told(self, source: Source) -> tuple[Diagnostic, ...]:
        """What there is to tell."""
        if not self._more:
            return tuple(self._listed)
        more = Diagnostic(
            code=self._listed[-1].code,
            location=source.whole,
            message=f"{self._more:,} more problems of this file are not listed",
            hint="mend the first ones and check again, or look whether this is the right file",
        )
        return (*self._listed, more)


def _diagnostic(form: type[BaseModel], data: dict[str, Any], detail: ErrorDetails) -> Diagnostic:
    code, message, hint = _explain(form, detail)
    return Diagnostic(
        code=code,
        location=location_of(data, detail["loc"], key=code is Code.YAML_UNKNOWN_KEY),
        message=message,
        hint=hint,
        pointer=json_pointer(detail["loc"]),
    )


def _take_out(data: dict[str, Any], details: list[ErrorDetails]) -> bool:
    """Remove what the problems name; whether anything could be removed."""
    ways = [steps(data, detail["loc"]) for detail in details]
    # From the last item to the first, so that the indexes of the others stay right.
    ways.sort(key=lambda way: [str(part).zfill(8) for _, part in way], reverse=True)
    removed = False
    gone: set[tuple[int, int]] = set()
    for way in ways:
        removed = _remove_innermost(way, gone) or removed
    return removed


def _remove_innermost(way: list[tuple[Any, str | int | None]], gone: set[tuple[int, int]]) -> bool:
    container, part = way[-1]
    if isinstance(container, dict) and isinstance(part, str) and part in container:
        del container[part]
        return True
    for container, part in reversed(way):
        if isinstance(container, Items) and isinstance(part, int):
            if (id(container), part) not in gone:
                gone.add((id(container), part))
                container.drop(part)
            return True
    return False


def _explain(form: type[BaseModel], detail: ErrorDetails) -> tuple[Code, str, str]:
    """Code, message and hint for a pydantic problem."""
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "the file")
    if kind == "missing":
        message = f"the key {name!r} is missing; {_LEFT_OUT}"
        return Code.YAML_MISSING_KEY, message, f"add {name}: … here"
    if kind == "extra_forbidden":
        known = sorted(_field_names(form))
        # Of something else it is a key.
        hint = _COMPARE if name in known else did_you_mean(name, known)
        return Code.YAML_UNKNOWN_KEY, f"nothing reads the key {name!r}", hint
    if kind in _EXPECTED:
        message = f"{name} should be {_EXPECTED[kind]}, not {_described(detail['input'])}"
        quotable = kind == "string_type" and isinstance(detail["input"], int)
        return Code.YAML_VALUE, message, _QUOTE if quotable else _COMPARE
    if kind == "enum":
        wrong = str(detail["input"])
        choices = [part.strip("' ") for part in context["expected"].replace(" or ", ",").split(",")]
        return Code.YAML_VALUE, f"{name} cannot be {wrong!r}", did_you_mean(wrong, choices)
    problem = detail["msg"].removeprefix("Value error, ")
    problem = problem[:1].lower() + problem[1:]
    if isinstance(detail["input"], dict):
        return Code.YAML_VALUE, f"{problem}; it is left out", _COMPARE
    return Code.YAML_VALUE, f"{name} is {_described(detail['input'])}: {problem}", _COMPARE


def _described(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case int():
            return f"the number {value}"
        case _:
            return repr(shown(str(value), _LONGEST))


@cache
def _field_names(form: type[BaseModel]) -> set[str]:
    schema = form.model_json_schema()
    names = set(schema.get("properties", {}))
    for definition in schema.get("$defs", {}).values():
        names |= set(definition.get("properties", {}))
    return names
