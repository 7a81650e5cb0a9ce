"""What keys of YAML sources take, as their forms say, and typed text as such values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from sphinx_proceedings.sources.edit.yaml_written import YamlValue
from sphinx_proceedings.sources.yaml.form_parts import Form, FormOrText

__all__ = ["YamlField", "field_names", "field_of", "typed_value"]

_NEVER_CHANGED = frozenset({"at", "id"})
_ITEMS = re.compile(r"[ \t]*\n\s*")
_SWITCH = {"true": True, "yes": True, "false": False, "no": False}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class YamlField:
    """What a key of a form takes."""

    types: frozenset[str]
    """Of JSON Schema, such as `string` and `array`."""
    items: frozenset[str] = frozenset()
    """The same of a list's items."""
    form: type[FormOrText] | None = None
    """Where a text or a mapping may stand: the form of that."""

    @property
    def is_written_by_hand(self) -> bool:
        """Whether no text can stand for a value: a mapping, or a list of mappings."""
        texts = self.items if "array" in self.types else self.types
        return not texts & {"string", "integer", "boolean"}


def field_names(form: type[Form]) -> list[str]:
    """The keys that can be corrected, in the order of the form."""
    return [
        name
        for name in form.model_fields
        if name not in _NEVER_CHANGED and not field_of(form, name).is_written_by_hand
    ]


@cache
def field_of(form: type[Form], name: str) -> YamlField:
    """What a form says of one of its keys."""
    schema = form.model_json_schema()
    # Of what may be a text as well, the mapping is one of several forms.
    whole = next(each for each in _alternatives(schema, schema) if "properties" in each)
    said = list(_alternatives(schema, whole["properties"][name]))
    inner = next(
        (
            each
            for each in _forms_in(form.model_fields[name].annotation)
            if issubclass(each, FormOrText)
        ),
        None,
    )
    listed = [item for one in said if one.get("type") == "array" for item in _items(schema, one)]
    return YamlField(types=_types(said), items=_types(listed), form=None if listed else inner)


def typed_value(field: YamlField, text: str, before: Any) -> YamlValue:
    """What a text means there; one line an item, or with `;` between, where it is a list.

    An item that names what is there already, with more to it, stays as it is there.
    """
    if "array" not in field.types:
        return _single(field.types, text)
    parts = _ITEMS.split(text) if "\n" in text else text.split(";")
    known = {
        next(iter(held.values()), None): held
        for item in (before if isinstance(before, list) else [before])
        if isinstance(item, Mapping)
        for held in [{key: value for key, value in item.items() if not key.startswith("\0")}]
    }
    items = [
        known.get(item) or _single(field.items, item)
        for item in (part.strip() for part in parts)
        if item
    ]
    # One that stood without the marks of a list may go on so.
    stood_alone = before is not None and not isinstance(before, list)
    return items[0] if stood_alone and len(items) == 1 else items


def _single(types: frozenset[str], text: str) -> YamlValue:
    if "boolean" in types and text.lower() in _SWITCH:
        return _SWITCH[text.lower()]
    if "integer" in types and re.fullmatch(r"[+]?[0-9]{1,15}", text):
        return int(text)
    if _DATE.fullmatch(text):
        try:
            # Without the quotes that a text of this form would get.
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _items(schema: Mapping[str, Any], of: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from _alternatives(schema, of.get("items", {}))


def _alternatives(schema: Mapping[str, Any], one: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of `anyOf`, and what references lead to."""
    if "$ref" in one:
        yield from _alternatives(schema, schema["$defs"][one["$ref"].rpartition("/")[2]])
    elif "anyOf" in one:
        for part in one["anyOf"]:
            yield from _alternatives(schema, part)
    else:
        yield {"type": "string" if "enum" in one else "", **one}


def _types(said: list[dict[str, Any]]) -> frozenset[str]:
    return frozenset(one["type"] for one in said) - {"", "null"}


def _forms_in(annotation: Any) -> Iterator[type[Form]]:
    if isinstance(annotation, type) and issubclass(annotation, Form):
        yield annotation
    for part in get_args(annotation):
        yield from _forms_in(part)
