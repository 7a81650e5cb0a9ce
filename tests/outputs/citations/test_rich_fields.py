"""Titles in two languages, rights, sections, and what is not archival, in each format."""

import json
from pathlib import Path

import jsonschema

from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.outputs.citations.formats import format_by_name
from sphinx_proceedings.outputs.work import Work, work_of
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.text.source import Source
from support.csl_schema import SCHEMA
from support.rich_fields import rich_portal


def works(root: Path) -> tuple[Work, ...]:
    portal: Portal = rich_portal(root)
    return tuple(work_of(portal, paper, SiteAddress()) for paper in portal.papers)


def test_bibtex(tmp_path: Path) -> None:
    looms, engines, shown = (
        {name: field.value for name, field in entry.fields.items()} | {"type": entry.type}
        for work in works(tmp_path)
        for text in [format_by_name("bib").item(work)]
        for entry in read_bibtex(Source(path="x.bib", text=text)).entries
    )
    assert (
        looms
        | {
            "origtitle": "記憶する織機",
            "origlanguage": "ja",
            "copyright": "© 2027 Toy Society",
            "track": "Short Papers",
            "eid": "17",
        }
        == looms
    )
    assert engines | {"title-en": "On engines", "copyright": "© 2027 Salma Haddad"} == engines
    assert shown == {
        "type": "unpublished",
        "author": "Lovelace, Ada",
        "title": "Shown",
        "year": "2027",
        "track": "Demos",
        "note": "Presented at The Toy Conference; not published in its proceedings.",
    }


def test_csl(tmp_path: Path) -> None:
    looms, engines, shown = (json.loads(format_by_name("csl").item(w)) for w in works(tmp_path))
    jsonschema.validate([looms, engines, shown], SCHEMA)
    assert (looms["original-title"], engines.get("original-title")) == ("記憶する織機", None)
    assert shown == {
        "id": "shown",
        "type": "speech",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "title": "Shown",
        "issued": {"date-parts": [[2027]]},
        "event-title": "The Toy Conference",
        "event-place": "Delft",
        "note": "Presented at The Toy Conference; not published in its proceedings.",
    }


def test_ris_and_endnote(tmp_path: Path) -> None:
    listed = works(tmp_path)
    ris = [format_by_name("ris").item(work).split("\r\n") for work in listed]
    enw = [format_by_name("enw").item(work).split("\n") for work in listed]
    assert [line for line in ris[0] if line[:2] in {"TI", "OP", "TT"}] == [
        "TI  - Looms that remember",
        "OP  - 記憶する織機",
    ]
    assert [line for line in ris[1] if line[:2] in {"OP", "TT"}] == ["TT  - On engines"]
    assert [line for each in enw[:2] for line in each if line[:2] in {"%O", "%Q"}] == [
        "%O 記憶する織機",
        "%Q On engines",
    ]
    assert ris[2][0] == "TY  - CPAPER"
    assert {line[:2] for line in ris[2]}.isdisjoint({"T2", "C3", "SN", "SP", "A2", "PB"})
    assert enw[2][0] == "%0 Conference Paper"
    assert {line[:2] for line in enw[2]}.isdisjoint({"%B", "%@", "%P", "%E", "%I"})


def test_mods(tmp_path: Path) -> None:
    looms, engines, shown = (format_by_name("mods").item(work) for work in works(tmp_path))
    for part in (
        '<titleInfo type="alternative" xml:lang="ja">\n<title>記憶する織機</title>',
        "<affiliation>University of Turin</affiliation>\n<affiliation>TU Delft</affiliation>",
        '<detail type="section">\n<title>Short Papers</title>',
        '<accessCondition type="copyright">© 2027 Toy Society</accessCondition>',
    ):
        assert part in looms
    assert '<titleInfo type="translated" xml:lang="en">\n<title>On engines</title>' in engines
    assert "<genre>presentation</genre>" in shown
    assert "Proceedings of Toys" not in shown
    assert "978" not in shown
