"""Which form reads an export, and what is remembered of each."""

from dataclasses import replace

import pytest

from sphinx_proceedings.diagnostics import Diagnostic, Location
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.papers.importing import (
    PapersImport,
    import_papers,
    read_export,
)
from sphinx_proceedings.sources.imports.papers.submissions import (
    Export,
    Submission,
    SubmittedAuthor,
)
from sphinx_proceedings.sources.text.source import Source
from support.rich_texts import plain

PACKAGE = Package(name="x.json", sizes={"x.json": 2}, reader=lambda _: b"{}")
NOTES = Submission(
    location=Location(path="x.json"),
    number="17",
    title=plain("Notes"),
    authors=(SubmittedAuthor(given="Ada", family="Lovelace"),),
)


def form(name: str, *, recognises: bool) -> Form:
    return Form(
        name=name,
        label=name.upper(),
        recognises=lambda _: recognises,
        read=lambda _: Export(form=name, submissions=()),
    )


FORMS = (form("a", recognises=False), form("b", recognises=True), form("c", recognises=True))


def test_the_first_form_that_knows_it_reads_it() -> None:
    assert read_export(PACKAGE, FORMS).form == "b"
    assert read_export(PACKAGE, FORMS, "a").form == "a"
    with pytest.raises(ExportError) as error:
        read_export(PACKAGE, FORMS[:1])
    assert error.value.hint == "known are: A; say which it is with --from"


def document(text: str) -> Document:
    opened = open_document("papers/w2027.bib", text.encode())
    assert not isinstance(opened, Diagnostic)
    return opened


def bring_in(text: str, record: str | None, form: str, submission: Submission) -> PapersImport:
    source = None if record is None else Source(path="papers/w2027.imported.json", text=record)
    export = Export(form=form, submissions=(submission,))
    return import_papers(document(text), source, export, PACKAGE, "w2027")


def test_each_form_is_remembered_apart() -> None:
    first = bring_in("", None, "hotcrp", NOTES)
    record = first.record(first.merged.last, "w2027")
    assert record is not None
    published = replace(NOTES, number="10.1000/182", fields={"doi": "10.1000/182"})
    second = bring_in(first.merged.text, record, "crossref", published)
    assert second.merged.text == first.merged.text.replace(
        "  title = {Notes},\n", "  title = {Notes},\n  doi = {10.1000/182},\n"
    )
    both = second.record(second.merged.last, "w2027")
    assert both is not None
    again = bring_in(second.merged.text, both, "hotcrp", NOTES)
    assert again.merged.text == second.merged.text
    assert again.record(again.merged.last, "w2027") is None
    assert [change.fields for change in second.merged.changed] == [("doi",)]
