"""Find and load the source files of a portal: the end of the pipeline that reads the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems
from sphinx_proceedings.model.edition_id import (
    EDITION_ID_FORM,
    EditionId,
    EditionIdError,
    edition_id,
)
from sphinx_proceedings.model.source_paths import LEDGER_SUFFIX, PaperFolders, programme_paths
from sphinx_proceedings.sources.programme.ledger import damaged
from sphinx_proceedings.sources.text.source import Source
from sphinx_proceedings.sources.text.source_file import read_source, report_unreadable

__all__ = ["Sources", "load_sources"]

_UNREAD = frozenset(
    {Code.EDITION_ID, Code.FILE_DUPLICATE, Code.FILE_ENCODING, Code.FILE_MISSING}
    | {Code.FILE_UNREADABLE, Code.LEDGER_DAMAGED}
)
_TOPICS = "topics"
_ONE_FILE = "put everything into one of the two files and remove the other"


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The texts of a portal, and the problems met in loading them."""

    papers: dict[EditionId, Source] = field(default_factory=dict)
    """`papers/<edition>.bib` by edition."""
    programmes: dict[EditionId, Source] = field(default_factory=dict)
    """`program/<edition>.yaml` by edition."""
    ledgers: dict[EditionId, Source] = field(default_factory=dict)
    """`program/<edition>.ledger.json` by edition."""
    people: tuple[Source, ...] = ()
    """`people/*.yaml` in order of name."""
    topics: Source | None = None
    """`papers/topics.yaml`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: frozenset[str] = frozenset()
    """Paths of files that are there but cannot be read, or that ought to be there."""
    root: Path | None = field(default=None, compare=False)
    """Where files are that sources name, such as photos; None where nobody asks for them."""
    files: PaperFolders | None = field(default=None, compare=False)
    """Where papers' own files are; None where nobody asks for them."""

    def unread_programme(self, edition: EditionId) -> str:
        """The path of a programme that is there and cannot be read, or empty."""
        return next((path for path in programme_paths(edition) if path in self.unread), "")

    def has_programme(self, edition: EditionId) -> bool:
        """Whether there is one, also where something else is reported of it."""
        return edition in self.programmes or bool(self.unread_programme(edition))

    @property
    def paths(self) -> tuple[str, ...]:
        """Of all files that were loaded."""
        return tuple(source.path for source in self.loaded)

    @property
    def loaded(self) -> tuple[Source, ...]:
        """All files that were loaded."""
        editions = (self.papers, self.programmes, self.ledgers)
        topics = (self.topics,) if self.topics else ()
        return (*(source for files in editions for source in files.values()), *self.people, *topics)


def load_sources(root: Path) -> Sources:
    """Load every source file under `root`.  Never raises for what it finds there."""
    problems = Problems()
    papers = _load_editions(root, "papers", (".bib",), problems)
    programmes = _load_editions(root, "program", (".yaml", ".yml"), problems)
    people = tuple(
        source
        for path in _matching(root, "people", (".yaml", ".yml"), problems)
        if (source := read_source(root, path, problems)) is not None
    )
    if not papers and not programmes and not problems.diagnostics:
        problems.report(
            Code.FILE_MISSING,
            Location(path="papers"),
            "there is no papers/<edition>.bib and no program/<edition>.yaml",
            "put the accepted papers into a BibTeX file such as papers/myworkshop2027.bib",
        )
    ledgers = _load_ledgers(root, problems)
    topics = _load_topics(root, problems)
    return Sources(
        papers=papers,
        programmes=programmes,
        ledgers=ledgers,
        people=people,
        topics=topics,
        diagnostics=problems.diagnostics,
        root=root,
        unread=frozenset(
            problem.location.path for problem in problems.diagnostics if problem.code in _UNREAD
        ),
    )


def _load_editions(
    root: Path, folder: str, suffixes: tuple[str, ...], problems: Problems
) -> dict[EditionId, Source]:
    found: dict[EditionId, Source] = {}
    for path in _matching(root, folder, suffixes, problems):
        location = Location(path=path.relative_to(root).as_posix())
        try:
            edition = edition_id(path.stem)
        except EditionIdError as error:
            message = f"{error.problem}, so the file is not read"
            problems.report(
                Code.EDITION_ID, location, message, f"name the file with {EDITION_ID_FORM}"
            )
            continue
        if edition in found:
            message = (
                f"{found[edition].path} is the edition {edition} already; this file is not read"
            )
            problems.report(Code.FILE_DUPLICATE, location, message, _ONE_FILE)
        elif (source := read_source(root, path, problems)) is not None:
            found[edition] = source
    return found


def _load_topics(root: Path, problems: Problems) -> Source | None:
    """The thesaurus, under either ending."""
    found = _matching(root, "papers", (".yaml", ".yml"), Problems())
    paths = [path for path in found if path.stem == _TOPICS]
    for path in paths[1:]:
        problems.report(
            Code.FILE_DUPLICATE,
            Location(path=path.relative_to(root).as_posix()),
            f"papers/{paths[0].name} is the thesaurus already; this file is not read",
            _ONE_FILE,
        )
    return read_source(root, paths[0], problems) if paths else None


def _load_ledgers(root: Path, problems: Problems) -> dict[EditionId, Source]:
    found: dict[EditionId, Source] = {}
    for path in _matching(root, "program", (".json",), Problems()):
        if path.name.endswith(LEDGER_SUFFIX):
            of_file = Problems()
            source = read_source(root, path, of_file)
            problems.extend(map(_of_ledger, of_file.diagnostics))
            if source is not None:
                # Where it is none, there is no programme either, which is told.
                found[EditionId(path.name.removesuffix(LEDGER_SUFFIX))] = source
    return found


def _of_ledger(problem: Diagnostic) -> Diagnostic:
    """What keeps a ledger from being read has another remedy than in a file written by hand."""
    if problem.code not in _UNREAD:
        return problem
    return damaged(problem.location, problem.message)


def _matching(root: Path, folder: str, suffixes: tuple[str, ...], problems: Problems) -> list[Path]:
    try:
        return sorted(
            path
            for path in (root / folder).iterdir()
            if path.suffix.lower() in suffixes and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        report_unreadable(folder, error, problems)
        return []
