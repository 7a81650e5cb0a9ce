"""The record of how a portal began."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.licences import Licence
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.record import (
    RECORD,
    PortalRecord,
    RecordError,
    read_record,
    record_files,
    text_digest,
)
from sphinx_proceedings.starter.starting import tool_texts

PORTAL = PortalData(
    edition="w2027",
    name="Ünï “W”",
    start=date(2027, 5, 10),
    end=date(2027, 5, 11),
    timezone="Europe/Rome",
    licence=Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/"),
)
TEXT = record_files("1.0.0", PORTAL, {"Makefile": "all:\n", "conf.py": None})[RECORD]


def test_record_and_texts_are_files_of_the_portal() -> None:
    files = record_files("1.0.0", PORTAL, {"Makefile": "all:\n", ".github/a.yml": "", "x": None})
    assert [*files] == [
        ".proceedings/portal.json",
        ".proceedings/Makefile.written",
        ".proceedings/.github/a.yml.written",
    ]
    assert files[".proceedings/Makefile.written"] == "all:\n"
    assert read_record(files[RECORD]) == PortalRecord(
        tool="1.0.0",
        portal=PORTAL,
        files={"Makefile": text_digest("all:\n"), ".github/a.yml": text_digest(""), "x": None},
    )


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.dates(date(1900, 1, 1), date(2999, 1, 1)),
    st.integers(0, 30),
    st.none() | st.builds(Licence, name=st.text(st.characters(exclude_categories=["Cs"]))),
    st.booleans(),
)
def test_any_record_is_read_as_it_was_written(
    name: str, start: date, days: int, licence: Licence | None, sample: bool
) -> None:
    portal = replace(
        PORTAL,
        name=name,
        start=start,
        end=start + timedelta(days=days),
        licence=licence,
        sample=sample,
    )
    text = record_files("1.0.0", portal, {})[RECORD]
    assert all(tool_texts(portal).values())
    if "<<<<<<<" not in name:
        assert read_record(text) == PortalRecord(tool="1.0.0", portal=portal)


def test_what_a_later_version_asks_has_its_default() -> None:
    value = json.loads(TEXT)
    del value["portal"]["sample"]
    value["portal"]["host"] = "elsewhere"
    assert read_record(json.dumps(value)).portal == PORTAL


def _with(**changed: Any) -> str:
    return json.dumps(json.loads(TEXT) | changed)


RESTORE = f"take it from version control: git checkout -- {RECORD}"


@pytest.mark.parametrize(
    ("text", "place", "problem", "hint"),
    [
        (
            _with(format=2, new=1),
            "",
            "it has form 2, which a newer version of this tool wrote",
            "install that version of the tool, or a newer one",
        ),
        (_with(format=0), "", "nothing has form 0", RESTORE),
        (_with(format="1"), "", "format: input should be a valid integer", RESTORE),
        (_with(tool=1), "", "tool: input should be a valid string", RESTORE),
        (_with(files={"a": 1}), "", "files/a: input should be a valid string", RESTORE),
        (_with(files=[]), "", "files: input should be an object", RESTORE),
        (_with(portal={}), "", "portal/edition: field required", RESTORE),
        ("[]", "", "the file: input should be an object", RESTORE),
        ("null", "", "the file: input should be an object", RESTORE),
        ("{\n  x", ":2:3", "this is no JSON: expecting property name enclosed in double", RESTORE),
        ("", ":1:1", "this is no JSON: expecting value", RESTORE),
        ("[" * 100_000, "", "this is no JSON: maximum recursion depth exceeded", RESTORE),
        (
            TEXT.replace('"tool"', '\n<<<<<<< HEAD\n"tool"'),
            ":23:1",
            "two versions of the record were merged and are both in it",
            "keep one side whole: git checkout --ours -- .proceedings",
        ),
        (
            TEXT.replace('"w2027"', '"../w"'),
            "",
            "'../w' cannot be an edition's id: use lower-case letters and digits",
            RESTORE,
        ),
        (TEXT.replace("2027-05-10", "2027-13-10"), "", "portal/start: input should be a", RESTORE),
        (TEXT.replace("2027-05-10", "0001-01-01"), "", "no workshop begins on", RESTORE),
        (TEXT.replace('"1.0.0"', '"\\ud800"'), "", "", RESTORE),
        (TEXT.replace('"format": 1', '"format": ' + "9" * 5_000), "", "this is no JSON:", RESTORE),
    ],
)
def test_what_no_version_has_written(text: str, place: str, problem: str, hint: str) -> None:
    with pytest.raises(RecordError) as raised:
        read_record(text)
    error = raised.value
    assert (f"{RECORD}{place}", error.hint) == (str(error.location), hint)
    assert isinstance(error.location, Location)
    assert str(error).startswith(problem)


_LEAVES = st.none() | st.booleans() | st.integers() | st.text()
_NAMES = st.sampled_from(["format", "tool", "portal", "files", "edition", "start"])


@given(st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(_NAMES, inner)))
def test_any_json(value: Any) -> None:
    try:
        read_record(json.dumps(value))
    except RecordError:
        return
    raise AssertionError(value)
