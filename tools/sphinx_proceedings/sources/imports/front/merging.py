"""What is around the papers of an export → the YAML and the pages of an edition, merged."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import BaseModel

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import (
    bib_path,
    people_paths,
    programme_paths,
)
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.edit.yaml_places import YamlEditError
from sphinx_proceedings.sources.edit.yaml_values import (
    ChangedYaml,
    Insert,
    Put,
    YamlChange,
    changed_yaml,
)
from sphinx_proceedings.sources.edit.yaml_written import YamlValue, on_lines
from sphinx_proceedings.sources.imports.clashes import clash_text
from sphinx_proceedings.sources.imports.front.committees import committee_value, merge_committees
from sphinx_proceedings.sources.imports.front.here import (
    YamlHere,
    committees_here,
    read_yaml,
)
from sphinx_proceedings.sources.imports.front.known import KnownFront
from sphinx_proceedings.sources.imports.front.matter import Committee, FrontMatter
from sphinx_proceedings.sources.imports.front.outcome import Outcome, Row
from sphinx_proceedings.sources.imports.front.pages import OfferedPage, PageWrite, merge_pages
from sphinx_proceedings.sources.imports.front.programme import merge_programme, programme_value
from sphinx_proceedings.sources.yaml.schemas import PeopleFile, ProgrammeFile
from sphinx_proceedings.sources.yaml.validation import read_form

__all__ = ["NO_SOURCES", "FrontSources", "MergedFront", "TextWrite", "merge_front"]

_FORMS: Mapping[str, type[BaseModel]] = {"people": PeopleFile, "program": ProgrammeFile}


@dataclass(frozen=True, kw_only=True)
class FrontSources:
    """What is there before an import."""

    people: tuple[Document, ...] = ()
    """The files of `people/`, in order."""
    programme: Document | None = None
    is_announced: bool = False
    """Whether there is a record of releases."""
    read: Callable[[str], bytes | None] = field(default=lambda _: None, repr=False)
    """The bytes of a page, by its path."""
    schemas: Mapping[str, str] = field(default_factory=dict)
    """Where the schemas for editors are, by the folder of the file that names them."""


NO_SOURCES = FrontSources()


@dataclass(frozen=True, kw_only=True, slots=True)
class TextWrite:
    """A source that becomes another."""

    path: str
    before: Document | None
    after: Document


@dataclass(frozen=True, kw_only=True)
class MergedFront:
    """An import as it would be written."""

    known: KnownFront
    sources: tuple[TextWrite, ...] = ()
    pages: tuple[PageWrite, ...] = ()
    rows: tuple[Row, ...] = ()
    conflicts: tuple[Remark, ...] = ()
    """Each at its place in the new text."""
    absent: tuple[tuple[str, bool], ...] = ()
    remarks: tuple[Remark, ...] = ()


def merge_front(
    before: FrontSources,
    last: KnownFront,
    theirs: FrontMatter,
    pages: Sequence[OfferedPage],
    edition: EditionId,
    *,
    zone: str = "",
    is_taken: Callable[[str], bool] = lambda _: False,
    remove: bool = False,
) -> MergedFront:
    """Merge what an export has around its papers.

    `zone` is that of a programme that is to be made, and `is_taken` knows names of pages beside the
    papers.  Raises `ExportError` where a file is damaged, so that nobody could say what is in it.
    """
    if not theirs and not pages:
        return MergedFront(known=last)
    people, programme = _Part(known=last.matter), _Part(known=last.matter)
    if theirs.committees:
        people = _people(before, last.matter, theirs, edition, remove=remove)
    if theirs.details or theirs.sponsors:
        programme = _programme(before, last.matter, theirs, edition, zone, remove=remove)
    known = replace(programme.known, committees=people.known.committees)
    outcome = Outcome()
    folder = bib_path(edition).removesuffix(".bib")
    writes, known_pages = merge_pages(
        last.pages,
        pages,
        outcome,
        folder=folder,
        read=before.read,
        is_taken=is_taken,
        remove=remove,
    )
    of_pages = (Remark(location=Location(path=path), text=t) for path, t in outcome.page_clashes)
    parts = people, programme
    outcomes = [*(part.outcome for part in parts), outcome]
    return MergedFront(
        known=KnownFront(matter=known, pages=known_pages),
        sources=tuple(write for part in parts for write in part.writes),
        pages=writes,
        rows=tuple(row for each in outcomes for row in each.rows),
        conflicts=(*(clash for part in parts for clash in part.conflicts), *of_pages),
        absent=tuple(absent for each in outcomes for absent in each.absent),
        remarks=tuple(remark for each in outcomes for remark in each.remarks),
    )


@dataclass(kw_only=True)
class _Part:
    """What becomes of the files of one folder."""

    known: FrontMatter
    """What is to be remembered; of others' folders what was known before."""
    outcome: Outcome = field(default_factory=Outcome)
    writes: list[TextWrite] = field(default_factory=list)
    conflicts: list[Remark] = field(default_factory=list)


def _people(
    before: FrontSources,
    last: FrontMatter,
    theirs: FrontMatter,
    edition: EditionId,
    *,
    remove: bool,
) -> _Part:
    files = [read_yaml(document) for document in before.people]
    ours = tuple(committees_here(files, edition))
    outcome = Outcome()
    new, known = merge_committees(last.committees, theirs.committees, ours, outcome, remove=remove)
    path = next(
        (file.path for file in files if file.path in people_paths(edition)),
        people_paths(edition)[0],
    )
    outcome.rows[:0] = [
        Row(
            state="new",
            path=path,
            what=committee.heading,
            detail=f"{len(committee.members)} member{'s'[: len(committee.members) != 1]}",
        )
        for committee in new
    ]
    by_path = {file.path: file for file in files}
    if new and path in by_path:
        values = tuple(committee_value(committee, edition) for committee in new)
        listed = by_path[path].data.get("committees")
        if isinstance(listed, list) and listed:
            outcome.edit(path, Insert(way=("committees",), at=len(listed), values=values))
        else:
            outcome.edit(path, Put(way=("committees",), value=values))
    part = _changed(by_path, outcome, last, replace(last, committees=known))
    if part.outcome is outcome and new and path not in by_path:
        part.writes.append(_new_people(path, new, edition, before.schemas.get("people", "")))
    return part


def _new_people(
    path: str, committees: Sequence[Committee], edition: EditionId, schema: str
) -> TextWrite:
    items = (
        f"  - {on_lines(committee_value(committee, edition), indent=4)}\n"
        for committee in committees
    )
    return _new(path, f"committees:\n{chr(10).join(items)}", schema)


def _programme(
    before: FrontSources,
    last: FrontMatter,
    theirs: FrontMatter,
    edition: EditionId,
    zone: str,
    *,
    remove: bool,
) -> _Part:
    outcome = Outcome()
    if before.programme is not None:
        here = read_yaml(before.programme)
        known = merge_programme(
            last, theirs, here, outcome, remove=remove, is_announced=before.is_announced
        )
        return _changed({here.path: here}, outcome, last, known)
    path = programme_paths(edition)[0]
    if "name" not in theirs.details and (title := theirs.details.get("title")):
        theirs = replace(theirs, details={**theirs.details, "name": title})
    missing = [name for name in ("name", "start") if name not in theirs.details]
    part = _Part(known=last, outcome=outcome)
    if last.details or last.sponsors:
        outcome.tell(Location(path=path), "was taken away here; it stays away")
    elif missing or not zone:
        wanted = " and ".join([*missing, *([] if zone else ["the time zone"])])
        text = f"is not made of what the export says of the edition: {wanted} is not known"
        remedy = "; say it with --timezone, such as Europe/Rome" if not missing else ""
        outcome.tell(Location(path=path), text + remedy)
    else:
        value: YamlValue = programme_value(theirs, zone)
        schema = before.schemas.get("program", "")
        part.writes.append(_new(path, f"{on_lines(value, indent=0)}\n", schema))
        outcome.rows.append(Row(state="new", path=path, what="edition", detail=zone))
        part.known = theirs
    return part


def _changed(
    files: Mapping[str, YamlHere], outcome: Outcome, last: FrontMatter, known: FrontMatter
) -> _Part:
    """The files with their changes; nothing of a part is done where one cannot be changed."""
    part = _Part(known=known, outcome=outcome)
    made: dict[str, ChangedYaml] = {}
    for path, edits in outcome.edits.items():
        document = files[path].document
        try:
            made[path] = _after(document, edits)
        except YamlEditError as error:
            refused = Outcome()
            text = f"cannot be changed: {error}; bring in by hand what the export has new"
            refused.tell(document.source.whole, text)
            return _Part(known=last, outcome=refused)
        if made[path].document is not document:
            part.writes.append(TextWrite(path=path, before=document, after=made[path].document))
    for whose in outcome.clashes:
        location = whose.locate()
        if location.path in made:
            location = made[location.path].moved(location)
        text = clash_text(whose.clash, whose.called)
        part.conflicts.append(Remark(location=location, text=text))
    return part


def _after(document: Document, edits: Sequence[YamlChange]) -> ChangedYaml:
    after = changed_yaml(document, edits)
    form = _FORMS[document.source.path.partition("/")[0]]
    problems = [len(read_form(each.source, form)[1]) for each in (document, after.document)]
    if problems[1] > problems[0]:
        raise YamlEditError("it would hold what is not read")
    return after


def _new(path: str, text: str, schema: str) -> TextWrite:
    comment = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    opened = open_document(path, f"{comment}{text}".encode())
    if not isinstance(opened, Document):
        raise AssertionError(opened.message)  # noqa: TRY004  # it was text a moment ago
    return TextWrite(path=path, before=None, after=opened)
