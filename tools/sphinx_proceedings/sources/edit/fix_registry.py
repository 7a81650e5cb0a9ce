"""Safe corrections of a registry of people: ORCID iDs in the form in which they are told."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_proceedings.sources.edit.document import Document, Edit, open_document
from sphinx_proceedings.sources.edit.fix import Fixed
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations
from sphinx_proceedings.sources.yaml.reading import compose

__all__ = ["fix_registry"]


def fix_registry(document: Document) -> Fixed:
    """Correct the iDs; all else stays byte for byte, and so does a file that cannot be read."""
    edits = tuple(_edits(document))
    data = document.changed(edits)
    after = open_document(document.source.path, data)
    if edits and isinstance(after, Document) and len(_ids(after)) == len(_ids(document)):
        return Fixed(source=after.source, data=data, count=len(edits))
    return Fixed(source=document.source, data=document.changed(()), count=0)


def _ids(document: Document) -> list[tuple[str, Locations]]:
    found, _ = compose(document.source)
    people = found.get("people") if found else None
    return [
        (person["orcid"], person[LOCATIONS])
        for person in (people if isinstance(people, list) else ())
        if isinstance(person, dict) and isinstance(person.get("orcid"), str)
    ]


def _edits(document: Document) -> Iterator[Edit]:
    text = document.source.text
    for written, locations in _ids(document):
        bare = bare_orcid(written)
        start = document.source.offset(locations.of("orcid"))
        start += text[start : start + 1] in ("'", '"')
        end = start + len(written)
        # A text in double quotes may hold escapes, and one without may go on over lines.
        if bare != written and is_orcid(bare) and text[start:end] == written:
            yield Edit(start=start, end=end, text=bare)
