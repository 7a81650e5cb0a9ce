"""What the last import brought, as a file: it comes back as it was, or not at all."""

import json

import pytest

from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.papers.decisions import Choice
from sphinx_proceedings.sources.imports.papers.imported import (
    PAPERS_RECORD,
    ImportedPaper,
    LastImport,
)
from sphinx_proceedings.sources.text.source import Source

PAPERS = {"17": ImportedPaper(key="lovelace2027notes", fields={"title": "Notes"})}
CHOICE = Choice(pattern="accept.*|oral", seen=("accept?", "oral"))


def read(text: str) -> dict[str, LastImport]:
    return PAPERS_RECORD.read(Source(path="papers/w.imported.json", text=text), "w")


@pytest.mark.parametrize(
    "last",
    [
        LastImport(),
        LastImport(papers=PAPERS),
        LastImport(papers=PAPERS, choice=CHOICE),
    ],
)
def test_what_is_written_comes_back(last: LastImport) -> None:
    imports = {"hotcrp": last, "crossref": LastImport(papers=PAPERS)}
    assert read(PAPERS_RECORD.text(imports, "w")) == imports


def test_papers_alone_are_written_as_ever() -> None:
    held = json.loads(PAPERS_RECORD.text({"hotcrp": LastImport(papers=PAPERS)}, "w"))
    assert held["forms"] == {
        "hotcrp": {"17": {"key": "lovelace2027notes", "fields": {"title": "Notes"}}}
    }
    assert held.keys() == {"format", "edition", "digest", "forms"}


@pytest.mark.parametrize(
    "change",
    [
        {"decisions": {"hotcrp": {"accepted": "accept", "seen": []}}},
        {"decisions": {"hotcrp": {"accepted": "(", "seen": []}}},
        {"decisions": {"hotcrp": {"accepted": "oral", "seen": [1]}}},
        {"decisions": {"hotcrp": {"accepted": "oral"}}},
        {"decisions": {"easychair": {"accepted": "oral", "seen": []}}},
        {"decisions": {"hotcrp": []}},
        {"decisions": []},
        {"forms": {"hotcrp": {}}},
    ],
)
def test_what_was_changed_is_refused(change: dict[str, object]) -> None:
    text = PAPERS_RECORD.text({"hotcrp": LastImport(papers=PAPERS, choice=CHOICE)}, "w")
    with pytest.raises(ExportError, match="the record of the last import cannot be used"):
        read(json.dumps({**json.loads(text), **change}))
