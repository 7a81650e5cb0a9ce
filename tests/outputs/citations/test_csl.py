"""CSL-JSON: a whole item, names, markup, and hostile values that stay values."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from sphinx_proceedings.building.pipeline import read_portal
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.papers import Paper
from sphinx_proceedings.model.richtext import Link, Math, RichText, Span, Style, Text
from sphinx_proceedings.outputs.citations.csl import csl_array, csl_item, csl_object
from sphinx_proceedings.outputs.plain_text import one_line
from sphinx_proceedings.outputs.work import work_of
from support.csl_schema import SCHEMA
from support.export_works import HOSTILE, PAPER, hostile_papers, work
from support.folders import REPOSITORY
from support.rich_texts import plain

WHOLE = {
    "id": "lovelace2026",
    "type": "paper-conference",
    "author": [
        {"family": "Lovelace", "given": "Ada"},
        {
            "family": "Berg",
            "given": "Jan",
            "non-dropping-particle": "van der",
            "suffix": "Jr.",
        },
        {"family": "Özil", "given": "Ümit"},
        {"literal": "The Toy Team, Inc."},
    ],
    "title": '<span class="nocase">RETRACTED</span>: <span class="nocase">BERT</span>: 50% of'
    ' <i>naïve</i> H<sub>2</sub>O & <span class="nocase">Fα</span> <\u2060b>, &amp;'
    ' <span style="font-variant: small-caps;">toy</span>: A Study – in “two” parts',
    "container-title": "Proceedings of the Second Toy Conference",
    "collection-title": "Toys",
    "editor": [{"family": "Hopper", "given": "Grace"}],
    "issued": {"date-parts": [[2026, 10, 5]]},
    "event-title": "Second Toy Conference",
    "event-place": "Delft, The Netherlands",
    "publisher": "Toy Press",
    "publisher-place": "Toytown",
    "volume": "2",
    "collection-number": "7",
    "page": "1-8",
    "number-of-pages": "8",
    "ISBN": "978-0-00-000000-0",
    "ISSN": "1234-5678",
    "DOI": "10.1000/toy_1",
    "URL": "https://toys.example/papers/toy2026/lovelace2026.html",
    "keyword": "toys, wooden trains",
    "abstract": "We show <\u2060i>it<\u2060/i>.\n50% & more.",
    "note": "See the note & more. Retracted 2026-12-01. The data were made up.",
    "status": "retracted",
    "custom": {"more-authors": True},
}


def loaded(*papers: Paper) -> list[Any]:
    found = json.loads(csl_array([csl_item(work(paper)) for paper in papers]))
    assert isinstance(found, list)
    return found


def test_whole_item() -> None:
    assert loaded(PAPER) == [WHOLE]


def test_preprint_names_its_archive() -> None:
    preprint = replace(PAPER, publication=replace(PAPER.publication, container=RichText()))
    found = csl_object(work(preprint))
    assert (found["archive"], found["archive_location"]) == ("arXiv", "2601.00001")


def test_files() -> None:
    assert csl_array([]) == "[]\n"
    assert csl_array(['{"id": "a"}', '{"id": "b"}']) == '[\n{"id": "a"},\n{"id": "b"}\n]\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (plain("x < y <br> <x>"), "x < y <br> <x>"),
        (plain("</b><I>"), "<\u2060/b><\u2060I>"),
        (RichText((Span(Style.STRONG, (Text("a<sup>"),)),)), "<b>a<\u2060sup></b>"),
        (
            RichText((Link("https://x.org", (Text("x"),)), Math("x_1", text="x1"))),
            'x<span class="nocase">x1</span>',
        ),
        (RichText((Span(Style.SUPERSCRIPT, ()), Text(" a\n b "))), "a b"),
    ],
)
def test_markup(text: RichText, expected: str) -> None:
    paper = Paper(
        key="k", slug="k", edition="toy2026", entry_type="misc", location=PAPER.location, title=text
    )
    assert csl_object(work(paper))["title"] == expected


TAG = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b", re.IGNORECASE)


@given(HOSTILE)
def test_text_is_never_a_tag_and_reads_back(text: str) -> None:
    paper = Paper(
        key="k",
        slug="k",
        edition="toy2026",
        entry_type="misc",
        location=PAPER.location,
        title=plain(text),
        abstract=(plain(text),),
    )
    item = json.loads(csl_item(work(paper)))
    for written in (item.get("title", ""), item.get("abstract", "")):
        assert TAG.search(written) is None
        assert written.replace("<\u2060", "<") == one_line(text).replace("<\u2060", "<")


@given(hostile_papers())
def test_hostile_values_stay_values(paper: Paper) -> None:
    (item,) = loaded(paper)
    assert set(item) <= {*WHOLE, "archive", "archive_location"}
    assert len(item.get("author", [])) == len(paper.authors)
    assert all(set(name) <= {*WHOLE["author"][1], "literal"} for name in item.get("author", []))  # type: ignore[index]


@given(hostile_papers())
def test_any_item_is_valid(paper: Paper) -> None:
    Draft7Validator(SCHEMA).validate(loaded(PAPER, paper))


def test_reference_portal_is_valid() -> None:
    portal = read_portal(REPOSITORY).portal
    items = [csl_item(work_of(portal, paper, SiteAddress())) for paper in portal.papers]
    Draft7Validator(SCHEMA).validate(json.loads(csl_array(items)))
