"""Sources and code of a portal with the names that are in use now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_proceedings.building.former_code import former_uses, own_modules, with_present_code
from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.renames import RENAMES, Rename
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.bibtex.former_fields import former_fields, with_present_fields
from sphinx_proceedings.sources.edit.document import Document, Edit, open_document
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.yaml.schemas import PeopleFile, ProgrammeFile, TopicsFile
from sphinx_proceedings.sources.yaml.validation import former_keys, read_form
from sphinx_proceedings.upgrading.changes import FileChange, Left, look_at, with_text

__all__ = ["code_changes", "source_changes"]

_BY_HAND = "this is laid out in a way in which names cannot be changed one by one"
Forms = type[ProgrammeFile] | type[PeopleFile] | type[TopicsFile]


def code_changes(project: Path, renames: Iterable[Rename] = RENAMES) -> Iterator[FileChange | Left]:
    """Of `conf.py` and the modules beside it."""
    renames = tuple(renames)
    for name in own_modules(project):
        document = look_at(project, name).document
        if document is None:
            continue
        text = document.source.text
        uses = former_uses(name, text, renames)
        changed = with_present_code(name, text, renames)
        if changed is None:
            yield _by_hand(document.source.locate(uses[0].at), uses[0].rename)
        elif changed != text:
            yield _change(document, name, with_text(document, changed))


def source_changes(
    root: Path, sources: Sources, below: str = "", renames: Iterable[Rename] = RENAMES
) -> Iterator[FileChange | Left]:
    """Of BibTeX and YAML in `root`, which is `below` the portal's root where that is another."""
    renames = tuple(renames)
    for source in sources.papers.values():
        yield from _of_bibtex(root, source.path, below, renames)
    forms: list[tuple[str, Forms]] = [
        *((source.path, ProgrammeFile) for source in sources.programmes.values()),
        *((source.path, PeopleFile) for source in sources.people),
        *([(sources.topics.path, TopicsFile)] if sources.topics else []),
    ]
    for path, form in forms:
        yield from _of_yaml(root, path, below, form, renames)


def _of_bibtex(
    root: Path, path: str, below: str, renames: tuple[Rename, ...]
) -> Iterator[FileChange | Left]:
    document = look_at(root, path).document
    if document is None:
        return
    text = document.source.text
    found = tuple(former_fields(text, renames))
    edits: list[Edit] = []
    for at, spaces, rename in found:
        # Signs of equality stay below each other where there is room.
        kept = max(min(spaces, 1), spaces - len(rename.new) + len(rename.old))
        end = at + len(rename.old) + spaces
        edits.append(Edit(start=at, end=end, text=rename.new + " " * kept))
    if not edits:
        return
    data = document.changed(edits)
    after = open_document(path, data)
    before, _ = with_present_fields(read_bibtex(document.source), renames)
    if isinstance(after, Document) and _said(before) == _said(read_bibtex(after.source)):
        yield _change(document, f"{below}{path}", data)
    else:
        yield _by_hand(document.source.locate(found[0].at), found[0].rename)


def _said(file: object) -> object:
    entries = getattr(file, "entries", ())
    return [
        (each.type, each.key, {name: field.value for name, field in each.fields.items()})
        for each in entries
    ]


def _of_yaml(
    root: Path, path: str, below: str, form: Forms, renames: tuple[Rename, ...]
) -> Iterator[FileChange | Left]:
    document = look_at(root, path).document
    if document is None:
        return
    source = document.source
    found = former_keys(source, form, renames)
    edits: list[Edit] = []
    for location, rename, _ in found:
        at = source.offset(location)
        at += source.text[at : at + 1] in {"'", '"'}
        if source.text.startswith(rename.old, at):
            edits.append(Edit(start=at, end=at + len(rename.old), text=rename.new))
    if not found:
        return
    data = document.changed(edits)
    after = open_document(path, data)
    meant, _ = read_form(source, form, renames)
    read, _ = read_form(after.source, form, ()) if isinstance(after, Document) else (None, ())
    if meant is not None and read is not None and read.model_dump() == meant.model_dump():
        yield _change(document, f"{below}{path}", data)
    else:
        yield _by_hand(found[0].location, found[0].rename)


def _change(document: Document, path: str, data: bytes) -> FileChange:
    return FileChange(path=path, before=document.changed(()), after=data)


def _by_hand(location: Location, rename: Rename) -> Left:
    return Left(
        location=location,
        message=f"{rename.old!r} is called {rename.new!r} since version {rename.since}; {_BY_HAND}",
        hint=f"write {rename.new} there yourself",
    )
