"""Programmes hold addresses of people in many places: none of them comes through."""

from __future__ import annotations

import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import form_of
from sphinx_proceedings.sources.imports.schedules.forms import FORMS
from sphinx_proceedings.sources.imports.schedules.imported import SCHEDULES_RECORD
from sphinx_proceedings.sources.imports.schedules.importing import import_schedule
from sphinx_proceedings.sources.loading import Sources
from support.email_addresses import ADDRESSES, AROUND
from support.folders import SCHEDULES, TESTS
from support.packages import package_of

EXPORTS = TESTS / "programme_exports"
NAMES = ["indico-sessions.json", "pretalx-submissions.json", "voc.json"]


def everything(name: str, text: str) -> str:
    """All that is written and told of an export."""
    schedule = form_of(package := package_of({name: text}, name), FORMS).read(package)
    made = import_schedule(schedule, "e2027", ZoneInfo("Europe/Rome"), Sources())
    record = SCHEDULES_RECORD.text({schedule.form: made.last}, "e2027")
    told = [remark.text for remark in made.draft.remarks]
    told += [problem.message for problem in made.problems]
    return "\n".join([made.yaml, record, *told, *made.draft.dropped, *map(str, made.draft.matched)])


def texts_in(value: Any) -> list[tuple[Any, Any]]:
    """The places of all texts: what holds each, and by which key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, Any]] = []
    for key, one in pairs:
        if isinstance(one, str):
            found.append((value, key))
        elif isinstance(one, dict | list):
            found += texts_in(one)
    return found


@settings(max_examples=40)
@given(data=st.data(), address=ADDRESSES, around=AROUND)
@pytest.mark.parametrize("name", NAMES)
def test_no_address_in_any_text(name: str, data: st.DataObject, address: str, around: str) -> None:
    folder = EXPORTS if (EXPORTS / name).exists() else SCHEDULES
    value = json.loads((folder / name).read_text(encoding="utf-8"))
    free = {"abstract", "description", "fullName", "name", "note", "public_name", "room", "title"}
    places = [(holder, key) for holder, key in texts_in(value) if key in free]
    for holder, key in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=3)):
        if isinstance(holder, dict) and holder.get("name") != "frab":
            holder[key] = f"Some {around.replace('%s', address)} words"
    assert address not in everything(name, json.dumps(value))


@settings(max_examples=40)
@given(address=ADDRESSES, around=AROUND)
def test_no_address_in_any_cell(address: str, around: str) -> None:
    said = around.replace("%s", address).replace('"', "")
    cells = ",".join(f'"T {said}"' for _ in range(8))
    text = (
        "day,start,room,session,title,presenters,chair,abstract,track,note\n"
        f"2027-03-01,9:00,{cells}\n2027-03-01,10:00,A,,X,,,,,\n"
    )
    assert address not in everything("p.csv", text)


def test_addresses_that_markup_hides() -> None:
    text = (
        "day,start,title,abstract\n2027-03-01,9:00,X,"
        '"<p>ada&#64;example.org</p><p>**bob**@example.org</p>"\n'
    )
    assert "example.org" not in everything("p.csv", text)


@settings(max_examples=60)
@given(data=st.data())
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_holds_whole_characters(name: str, data: st.DataObject) -> None:
    """Also of ids, times and kinds, whichever of them has half of one."""
    folder = EXPORTS if (EXPORTS / name).exists() else SCHEDULES
    value = json.loads((folder / name).read_text(encoding="utf-8"))
    for holder, key in data.draw(st.lists(st.sampled_from(texts_in(value)), min_size=1)):
        holder[key] = f"{holder[key]}\ud800"
    try:
        told = everything(name, json.dumps(value))
    except ExportError:
        return
    assert "\ud800" not in told
