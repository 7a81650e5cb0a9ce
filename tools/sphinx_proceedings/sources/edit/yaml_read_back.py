"""A changed YAML source is read again, and has to say what it is to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.yaml_places import YamlEditError
from sphinx_proceedings.sources.edit.yaml_written import plain_value
from sphinx_proceedings.sources.text.limits import LARGEST_SOURCE
from sphinx_proceedings.sources.yaml.quick_reading import quick_text
from sphinx_proceedings.sources.yaml.reading import ReadText, composed

__all__ = ["ReadBack", "read_back"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadBack:
    """A source as it is written, and what is read of it."""

    document: Document
    read: ReadText
    data: dict[str, Any]


def read_back(before: ReadText, written: bytes, meant: Mapping[str, Any]) -> ReadBack:
    """The source as it is written; raises `YamlEditError` where it does not say what is `meant`.

    `before` is what was read last, so that nothing is read again that is the same.  What libyaml
    reads as it is meant, ruamel.yaml does as well: it wrote what is new, and read the rest.
    """
    after = open_document(before.source.path, written)
    if isinstance(after, Diagnostic):
        raise YamlEditError(after.message)
    if len(after.source.text.encode()) > LARGEST_SOURCE[".yaml"]:
        raise YamlEditError("it would be larger than what is read")
    is_same = after.source.text == before.source.text
    quick = None if is_same else quick_text(after.source)
    if quick is not None and plain_value(found := quick.data()[0]) == meant:
        return ReadBack(document=after, read=quick, data=found or {})
    read = before if is_same else composed(after.source)
    data, problems = read.data()
    if data is None:
        raise YamlEditError(problems[0].message if problems else "it would be no YAML")
    if plain_value(data) != meant:
        raise YamlEditError(
            "it is laid out in a way in which its values cannot be changed one by one"
        )
    return ReadBack(document=after, read=read, data=data)
