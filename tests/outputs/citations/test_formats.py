"""The registry of citation formats."""

import pytest

from sphinx_proceedings.outputs.citation_format import Format
from sphinx_proceedings.outputs.citations.formats import FORMATS, format_by_name
from support.export_works import work


def test_formats_in_order() -> None:
    assert [(f.name, f.suffix, f.label, f.media_type) for f in FORMATS] == [
        ("bib", ".bib", "BibTeX", "application/x-bibtex"),
        ("ascii", ".ascii.bib", "BibTeX (ASCII)", "application/x-bibtex"),
        ("ris", ".ris", "RIS", "application/x-research-info-systems"),
        ("enw", ".enw", "EndNote", "application/x-endnote-refer"),
        ("csl", ".json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
        ("mods", ".mods.xml", "MODS", "application/mods+xml"),
    ]


def test_by_name() -> None:
    assert [format_by_name(known.name) for known in FORMATS] == list(FORMATS)
    with pytest.raises(KeyError):
        format_by_name("word")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_file_is_its_items(form: Format) -> None:
    items = [form.item(work(key=key)) for key in ("a", "b", "c")]
    text = form.join(items)
    positions = [text.index(item) for item in items]
    assert positions == sorted(positions)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_says_that_a_paper_is_retracted(form: Format) -> None:
    text = form.item(work())
    assert "Retracted 2026-12-01. The data were made up." in text
    assert "RETRACTED" in text


def test_parts_fit_where_they_are_uploaded() -> None:
    # A file of 50 MB may be uploaded; so a full part may have 2,500 bytes an entry.
    for form in FORMATS[:2]:
        assert form.part * len(form.item(work()).encode()) < 50_000_000
