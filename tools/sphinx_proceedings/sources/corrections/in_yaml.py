"""Values of a session, a talk, a person or an edition in YAML, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.sources.corrections.asked import CorrectionError, RecordKind
from sphinx_proceedings.sources.corrections.in_bibtex import CorrectedText
from sphinx_proceedings.sources.corrections.records import FoundRecord
from sphinx_proceedings.sources.corrections.yaml_fields import (
    YamlField,
    field_names,
    field_of,
    typed_value,
)
from sphinx_proceedings.sources.edit.document import Document
from sphinx_proceedings.sources.edit.yaml_places import YamlEditError
from sphinx_proceedings.sources.edit.yaml_values import Put, Remove, YamlChange, changed_yaml
from sphinx_proceedings.sources.edit.yaml_written import plain_value
from sphinx_proceedings.sources.yaml.form_parts import Form
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations, Way
from sphinx_proceedings.sources.yaml.reading import compose
from sphinx_proceedings.sources.yaml.schemas import (
    PersonForm,
    ProgrammeFile,
    SessionForm,
    TalkForm,
)

__all__ = ["corrected_yaml"]

_FORMS: Mapping[RecordKind, type[Form]] = {
    RecordKind.SESSION: SessionForm,
    RecordKind.TALK: TalkForm,
    RecordKind.PERSON: PersonForm,
    RecordKind.EDITION: ProgrammeFile,
}


def corrected_yaml(
    document: Document, record: FoundRecord, values: Mapping[str, str]
) -> CorrectedText:
    """The file with these values in the record; an empty one takes its key away.

    Values are plain text, of the type that the key takes.  Raises `CorrectionError`.
    """
    way = _way(_data(document), record)
    fields: list[str] = []
    for name, text in values.items():
        # One after the other: two may be about one mapping that is not there yet.
        mapping = _Mapping(record, _FORMS[record.kind], _held(_data(document), way))
        change = mapping.change(name, text)
        if change is None:
            continue
        try:
            document = changed_yaml(document, [_below(way, change)]).document
        except YamlEditError as error:
            raise CorrectionError(
                record.location, f"{record}: {error}", "edit the file by hand"
            ) from error
        fields.append(name)
    return CorrectedText(document=document, fields=tuple(fields))


def _data(document: Document) -> Any:
    return compose(document.source)[0]


def _below(way: Way, change: Put | Remove) -> YamlChange:
    return replace(change, way=(*way, *change.way))


class _Mapping:
    """A mapping of a record: its own, or one within it."""

    def __init__(
        self, record: FoundRecord, form: type[Form], held: Mapping[str, Any], outer: str = ""
    ) -> None:
        self._record = record
        self._form = form
        self._held = held
        self._called = f"{outer}." if outer else ""

    def change(self, name: str, text: str) -> Put | Remove | None:
        """What makes a value of the text, by the way from here; None where it is so already."""
        outer, dot, inner = name.partition(".")
        field, before = self._known_field(outer), self._held.get(outer)
        if dot:
            return self._change_within(field, outer, inner, text)
        if isinstance(before, Mapping) and text:
            keys = ", ".join(f"{name}.{key}" for key in before if key != LOCATIONS)
            raise self._refused(name, f"{name} says several things", f"say which: {keys}")
        if field.is_written_by_hand:
            hint = "edit the file by hand; talks and sessions are corrected by their own ids"
            raise self._refused(name, f"{self._called}{name} is no single value", hint)
        if not text:
            if name in self._held:
                return Remove(way=(name,))
            there = ", ".join(key for key in self._held if key != LOCATIONS) or "nothing"
            raise self._refused(name, f"there is no {self._called}{name}", f"there is {there}")
        value = typed_value(field, text, before)
        if name in self._held and plain_value(value) == plain_value(before):
            return None
        return Put(way=(name,), value=value, order=tuple(self._form.model_fields))

    def _change_within(
        self, field: YamlField, outer: str, inner: str, text: str
    ) -> Put | Remove | None:
        """The same for a key of what may be a text or a mapping, such as `venue.address`."""
        before = self._held.get(outer)
        if field.form is None:
            raise self._refused(outer, f"{outer} has no {inner!r}", f"correct {outer} itself")
        if isinstance(before, Mapping):
            change = _Mapping(self._record, field.form, before, outer).change(inner, text)
            return change and replace(change, way=(outer, *change.way))
        whole = {} if before is None else {field.form.text_is: before}
        change = _Mapping(self._record, field.form, whole, outer).change(inner, text)
        if isinstance(change, Remove):
            raise self._refused(outer, f"{outer} says nothing else", f"take {outer} away")
        if change is None:
            return None
        new = {**whole, inner: change.value}
        ordered = {name: new[name] for name in field.form.model_fields if name in new}
        return Put(way=(outer,), value=ordered, order=tuple(self._form.model_fields))

    def _known_field(self, name: str) -> YamlField:
        if name == "id":
            raise self._refused(
                name,
                "the id is part of addresses, and what calendars know it by; it stays",
                "where it has to change all the same, edit the file by hand; a person's former id"
                " goes under former_ids",
            )
        if name not in self._form.model_fields or name == "at":
            names = [f"{self._called}{each}" for each in field_names(self._form)]
            what = f"{self._called}{name}"
            raise self._refused(name, f"nothing is called {what!r}", did_you_mean(what, names))
        return field_of(self._form, name)

    def _refused(self, name: str, message: str, hint: str) -> CorrectionError:
        here = self._held.get(LOCATIONS)
        place = here.of(name) if isinstance(here, Locations) else self._record.location
        return CorrectionError(place, f"{self._record}: {message}", hint)


def _held(data: Any, way: Way) -> Any:
    for step in way:
        data = data[step]
    return data


def _way(data: Any, record: FoundRecord) -> Way:
    """The way to the mapping that stands where the record does."""
    if record.kind is RecordKind.EDITION:
        return ()
    return next(
        way for way, mapping in _mappings(data, ()) if mapping[LOCATIONS].start == record.location
    )


def _mappings(value: Any, way: Way) -> Iterator[tuple[Way, dict[str, Any]]]:
    if isinstance(value, dict):
        # What is in it may begin where it does: the outermost is not the record.
        for key, held in value.items():
            if key != LOCATIONS:
                yield from _mappings(held, (*way, key))
        if way:
            yield way, value
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from _mappings(held, (*way, index))
