"""Submission systems know much that nobody else should: none of it comes through."""

import json
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.papers.forms import FORMS
from support.email_addresses import ADDRESSES, AROUND
from support.packages import EXPORTS, export_package, package_of

_EXPORTS = (
    "hotcrp-data.json",
    "hotcrp-authors.csv",
    "easychair",
    "openreview-1.json",
    "openreview-2.json",
)
_NAMED = {name: name.partition("-")[0] for name in _EXPORTS}


def _form(name: str) -> Form:
    return next(form for form in FORMS if form.name == _NAMED[name])


def _texts(value: Any) -> list[str]:
    """All texts of a value, those that are not compared and not shown too."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for part in fields(value) for text in _texts(getattr(value, part.name))]
    if isinstance(value, dict) or hasattr(value, "items"):
        return [text for pair in value.items() for item in pair for text in _texts(item)]
    if isinstance(value, tuple | list):
        return [text for item in value for text in _texts(item)]
    return []


@pytest.mark.parametrize("name", _EXPORTS)
def test_no_address_and_nothing_secret(name: str) -> None:
    texts = "\n".join(_texts(_form(name).read(export_package(name))))
    assert not [word for word in ("@", "Secret", "Secretary") if word.lower() in texts.lower()]


_FIELDS = {
    "hotcrp-data.json": "title abstract decision status submission_class topics authors pid other",
    "openreview-2.json": "title abstract venue keywords authors track pdf _bibtex code TLDR other",
}


@settings(max_examples=150)
@given(data=st.data(), address=ADDRESSES, around=AROUND)
@pytest.mark.parametrize("name", _FIELDS)
def test_addresses_nowhere(name: str, data: st.DataObject, address: str, around: str) -> None:
    field = data.draw(st.sampled_from(_FIELDS[name].split()))
    said: Any = around.replace("%s", address)
    if field in ("keywords", "topics", "authors"):
        said = [said]
    if name.startswith("hotcrp"):
        value: Any = [{"pid": 1, "title": "T", field: said}, {"pid": 2, "title": "U"}]
    else:
        content = {"title": {"value": "T"}, field: {"value": said}}
        value = {"notes": [{"id": "a", "content": content}, {"id": "b", "content": content}]}
    with suppress(ExportError):
        export = _form(name).read(package_of({"a.json": json.dumps(value)}))
        assert not [text for text in _texts(export) if address in text]


@settings(max_examples=150)
@given(address=ADDRESSES, around=AROUND)
def test_addresses_nowhere_in_tables(address: str, around: str) -> None:
    said = around.replace("%s", address)
    lines = (EXPORTS / "easychair" / "submission.csv").read_text(encoding="utf-8").splitlines()
    rows = [f'3,"On {said}","{said}",,,,"{said}","{said}",,,"{said}",no', f'"{said}",T,A B']
    authors = f'submission #,first name,last name,affiliation,country\n3,"{said}",B,"{said}",DE\n'
    package = package_of({"s.csv": "\n".join([lines[0], *rows]), "a.csv": authors})
    with suppress(ExportError):
        export = _form("easychair").read(package)
        assert not [text for text in _texts(export) if address in text]
