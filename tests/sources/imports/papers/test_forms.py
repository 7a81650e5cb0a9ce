"""All forms: each package is of one, and nothing private or hostile comes through any."""

import json
from contextlib import suppress
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.papers.form import Form
from sphinx_proceedings.sources.imports.papers.forms import FORMS, recognised
from sphinx_proceedings.sources.imports.papers.package import Package
from sphinx_proceedings.sources.imports.papers.submissions import ExportError
from support.packages import EXPORTS, export_package, package_of

_EXPORTS = (
    "hotcrp-data.json",
    "hotcrp-authors.csv",
    "easychair",
    "openreview-1.json",
    "openreview-2.json",
)
_NAMED = {name: name.partition("-")[0] for name in _EXPORTS}


@pytest.mark.parametrize("name", _EXPORTS)
def test_each_export_is_of_one_form(name: str) -> None:
    package = export_package(name)
    assert [form.name for form in FORMS if form.recognises(package)] == [_NAMED[name]]
    form = recognised(package)
    assert form is not None
    assert form.read(package).form == form.name


@pytest.mark.parametrize("files", [{}, {"a.pdf": b"%PDF"}, {"a.json": b"{}", "a.csv": b"a,b\n"}])
def test_nobody_can_tell(files: dict[str, bytes]) -> None:
    assert recognised(package_of(files)) is None


def test_names_are_unique() -> None:
    assert len({form.name for form in FORMS}) == len(FORMS)


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


_LOCAL = st.from_regex(r"[a-z0-9][a-z0-9._+-]{0,20}", fullmatch=True)
_HOST = st.from_regex(r"([a-z0-9][a-z0-9-]{0,10}[a-z0-9]\.){1,3}[a-z]{2,6}", fullmatch=True)
_ADDRESSES = st.builds("{}@{}".format, _LOCAL, _HOST)
_AROUND = st.sampled_from(
    [
        "%s",
        "<%s>",
        "Ada (%s)",
        "mailto:%s",
        "%s;%s",
        "see %s.",
        "\\texttt{%s}",
        "<b>%s</b>",
        "\\href{mailto:%s}{me}",
        "<a href='mailto:%s'>me</a>",
        "$%s$",
        "{a, b}%s",
        "x&lt;%s",
    ]
)
_FIELDS = {
    "hotcrp-data.json": "title abstract decision status submission_class topics authors pid other",
    "openreview-2.json": "title abstract venue keywords authors track pdf _bibtex code TLDR other",
}


@settings(max_examples=150)
@given(data=st.data(), address=_ADDRESSES, around=_AROUND)
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
@given(address=_ADDRESSES, around=_AROUND)
def test_addresses_nowhere_in_tables(address: str, around: str) -> None:
    said = around.replace("%s", address)
    lines = (EXPORTS / "easychair" / "submission.csv").read_text(encoding="utf-8").splitlines()
    rows = [f'3,"On {said}","{said}",,,,"{said}","{said}",,,"{said}",no', f'"{said}",T,A B']
    authors = f'submission #,first name,last name,affiliation,country\n3,"{said}",B,"{said}",DE\n'
    package = package_of({"s.csv": "\n".join([lines[0], *rows]), "a.csv": authors})
    with suppress(ExportError):
        export = _form("easychair").read(package)
        assert not [text for text in _texts(export) if address in text]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


def _places(value: Any, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [here, *(place for key, item in inner for place in _places(item, (*here, key)))]


@settings(max_examples=150)
@given(data=st.data(), value=_JSON)
@pytest.mark.parametrize("name", [name for name in _EXPORTS if name.endswith(".json")])
def test_any_value_may_be_of_any_type(name: str, data: st.DataObject, value: Any) -> None:
    export = json.loads((EXPORTS / name).read_bytes())
    *path, last = data.draw(st.sampled_from(_places(export)[1:]))
    holder = export
    for key in path:
        holder = holder[key]
    holder[last] = value
    package = package_of({"a.json": json.dumps(export)})
    assert isinstance(_form(name).recognises(package), bool)
    with suppress(ExportError):
        _form(name).read(package)


@settings(max_examples=60)
@given(data=st.data(), garbage=st.binary(max_size=6))
@pytest.mark.parametrize("name", [name for name in _EXPORTS if "." in name])
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject, garbage: bytes) -> None:
    whole = (EXPORTS / name).read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    package = package_of({Path(name).name: whole[:at] + garbage + whole[at + 3 :]})
    for form in FORMS:
        assert isinstance(form.recognises(package), bool)
        with suppress(ExportError):
            form.read(package)


def _unreadable(name: str) -> bytes:
    raise ExportError(Package(name=name, sizes={}, reader=_unreadable).whole, "no", "read it")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_recognising_never_raises(form: Form) -> None:
    sizes = dict.fromkeys(("data.json", "a.csv", "a.xlsx", "papers.yml", "a.bib", "a.xml"), 1)
    assert not form.recognises(Package(name="export", sizes=sizes, reader=_unreadable))
