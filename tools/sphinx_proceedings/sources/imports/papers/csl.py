"""CSL-JSON, as reference managers and the resolvers of DOIs give it → papers.

Its form is `csl-data.json` of https://github.com/citation-style-language/schema.
"""

from __future__ import annotations

import re

from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, files_ending_in
from sphinx_proceedings.sources.imports.packages.records import Record, items, values_of_json
from sphinx_proceedings.sources.imports.papers.gathered_papers import GatheredPapers
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import Export
from sphinx_proceedings.sources.imports.papers.works import add_work

__all__ = ["FORM"]

_BEGIN = re.compile(rb"\s*[\[{]")
_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:paper-conference|proceedings-article|article(?:-journal)?|journal-article'
    rb'|chapter|book-chapter|posted-content|preprint|manuscript|report|speech|thesis)"'
)
_TITLE = re.compile(rb'"title"\s*:\s*["\[]')
_FURTHER = re.compile(rb'"(?:container-title|issued|DOI|citation-key)"\s*:')
_OTHERS = re.compile(rb'"message-type"\s*:|"type"\s*:\s*"dois"|"schemaVersion"\s*:')
"""What Crossref's and DataCite's own JSON has."""
_HINT = "give CSL-JSON: a list of items with id, type and title"


def _recognises(package: Package) -> bool:
    names = files_ending_in(package, ".json")
    return bool(names) and all(_is_csl(begin_of(package, name)) for name in names)


def _is_csl(begin: bytes) -> bool:
    is_json = _BEGIN.match(begin) and not _OTHERS.search(begin)
    return bool(is_json) and all(sign.search(begin) for sign in (_TYPE, _TITLE, _FURTHER))


def _read(package: Package) -> Export:
    notes = Notes(package.whole)
    papers = GatheredPapers(FORM.name, package.whole, notes)
    for name in files_ending_in(package, ".json"):
        value = values_of_json(package, name)
        listed = items(value.get("items")) if isinstance(value, Record) else items(value)
        # Programmes that format citations have items by their ids.
        by_id = list(value.values()) if isinstance(value, Record) and "type" not in value else []
        for item in listed or by_id or [value]:
            if isinstance(item, Record):
                add_work(item, papers, notes)
            else:
                notes.skip("values that are no object")
    return papers.export(hint=_HINT)


FORM = Form(name="csl", label="CSL-JSON", recognises=_recognises, read=_read)
