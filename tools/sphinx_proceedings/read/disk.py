"""Find and load the source files of a portal: the end of the pipeline that reads the disk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location
from sphinx_proceedings.read.ledger import damaged
from sphinx_proceedings.read.limits import LARGEST_SOURCE
from sphinx_proceedings.read.source import Source, decode, is_utf16
from sphinx_proceedings.whole_files import read_file

__all__ = ["Sources", "load_sources"]

_UNREAD = frozenset(
    {Code.EDITION_ID, Code.FILE_DUPLICATE, Code.FILE_ENCODING, Code.FILE_MISSING}
    | {Code.FILE_UNREADABLE, Code.LEDGER_DAMAGED}
)
_LEDGER = ".ledger.json"
_TOPICS = "topics"
_EDITION_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The texts of a portal, and the problems met in loading them."""

    papers: dict[str, Source] = field(default_factory=dict)
    """`papers/<edition>.bib` by edition."""
    programs: dict[str, Source] = field(default_factory=dict)
    """`program/<edition>.yaml` by edition."""
    ledgers: dict[str, Source] = field(default_factory=dict)
    """`program/<edition>.ledger.json` by edition."""
    people: tuple[Source, ...] = ()
    """`people/*.yaml` in order of name."""
    topics: Source | None = None
    """`papers/topics.yaml`."""
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: frozenset[str] = frozenset()
    """Paths of files that are there but cannot be read, or that ought to be there."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Of all files that were loaded."""
        return tuple(source.path for source in self.loaded)

    @property
    def loaded(self) -> tuple[Source, ...]:
        """All files that were loaded."""
        editions = (self.papers, self.programs, self.ledgers)
        topics = (self.topics,) if self.topics else ()
        return (*(source for files in editions for source in files.values()), *self.people, *topics)


def load_sources(root: Path) -> Sources:
    """Load every source file under `root`.  Never raises for what it finds there."""
    diagnostics: list[Diagnostic] = []
    papers = _load_editions(root, "papers", (".bib",), diagnostics)
    programs = _load_editions(root, "program", (".yaml", ".yml"), diagnostics)
    people = tuple(
        source
        for path in _matching(root, "people", (".yaml", ".yml"), diagnostics)
        if (source := _load(root, path, diagnostics)) is not None
    )
    if not papers and not programs and not diagnostics:
        diagnostics.append(
            Diagnostic(
                code=Code.FILE_MISSING,
                location=Location(path="papers"),
                message="there is no papers/<edition>.bib and no program/<edition>.yaml",
                hint="put the accepted papers into a BibTeX file such as papers/myworkshop2027.bib",
            )
        )
    ledgers = _load_ledgers(root, diagnostics)
    topics = _load_topics(root, diagnostics)
    return Sources(
        papers=papers,
        programs=programs,
        ledgers=ledgers,
        people=people,
        topics=topics,
        diagnostics=tuple(diagnostics),
        unread=frozenset(
            diagnostic.location.path for diagnostic in diagnostics if diagnostic.code in _UNREAD
        ),
    )


def _load_editions(
    root: Path, folder: str, suffixes: tuple[str, ...], diagnostics: list[Diagnostic]
) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in _matching(root, folder, suffixes, diagnostics):
        relative = path.relative_to(root).as_posix()
        if path.stem in found:
            diagnostics.append(
                Diagnostic(
                    code=Code.FILE_DUPLICATE,
                    location=Location(path=relative),
                    message=f"{found[path.stem].path} is the edition {path.stem} already;"
                    " this file is not read",
                    hint="put everything into one of the two files and remove the other",
                )
            )
            continue
        if not _EDITION_ID.fullmatch(path.stem) or path.stem == "index":
            diagnostics.append(
                Diagnostic(
                    code=Code.EDITION_ID,
                    location=Location(path=relative),
                    message=f"{path.stem!r} cannot be an edition's id, so the file is not read",
                    hint="name the file with lower-case letters and digits, such as myworkshop2027",
                )
            )
            continue
        source = _load(root, path, diagnostics)
        if source is not None:
            found[path.stem] = source
    return found


def _load_topics(root: Path, diagnostics: list[Diagnostic]) -> Source | None:
    """The thesaurus, under either ending."""
    found = _matching(root, "papers", (".yaml", ".yml"), [])
    paths = [path for path in found if path.stem == _TOPICS]
    diagnostics += [
        Diagnostic(
            code=Code.FILE_DUPLICATE,
            location=Location(path=path.relative_to(root).as_posix()),
            message=f"papers/{paths[0].name} is the thesaurus already; this file is not read",
            hint="put everything into one of the two files and remove the other",
        )
        for path in paths[1:]
    ]
    return _load(root, paths[0], diagnostics) if paths else None


def _load_ledgers(root: Path, diagnostics: list[Diagnostic]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in _matching(root, "program", (".json",), []):
        if path.name.endswith(_LEDGER):
            problems: list[Diagnostic] = []
            source = _load(root, path, problems)
            diagnostics += map(_of_ledger, problems)
            if source is not None:
                found[path.name.removesuffix(_LEDGER)] = source
    return found


def _of_ledger(problem: Diagnostic) -> Diagnostic:
    """What keeps a ledger from being read has another remedy than in a file written by hand."""
    if problem.code not in _UNREAD:
        return problem
    return damaged(problem.location, problem.message)


def _matching(
    root: Path, folder: str, suffixes: tuple[str, ...], diagnostics: list[Diagnostic]
) -> list[Path]:
    try:
        return sorted(
            path
            for path in (root / folder).iterdir()
            if path.suffix.lower() in suffixes and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        diagnostics.append(_unreadable(folder, error))
        return []


def _load(root: Path, path: Path, diagnostics: list[Diagnostic]) -> Source | None:
    relative = path.relative_to(root).as_posix()
    try:
        most = LARGEST_SOURCE[path.suffix.lower()]
        data = read_file(path, most)
        size = path.stat().st_size
    except OSError as error:
        diagnostics.append(_unreadable(relative, error))
        return None
    if len(data) > most:
        diagnostics.append(_too_large(relative, max(size, len(data)), most))
        return None
    if is_utf16(data):
        diagnostics.append(
            Diagnostic(
                code=Code.FILE_RECODED,
                location=Location(path=relative),
                message="the file is UTF-16",
                hint="save it as UTF-8, which every tool reads",
            )
        )
    source = decode(relative, data)
    if isinstance(source, Diagnostic):
        diagnostics.append(source)
        return None
    return source


def _too_large(path: str, size: int, largest: int) -> Diagnostic:
    return Diagnostic(
        code=Code.FILE_UNREADABLE,
        location=Location(path=path),
        message=f"the file has {size:,} bytes, more than the {largest:,} that are read",
        hint="split it into one file an edition",
    )


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        code=Code.FILE_UNREADABLE,
        location=Location(path=path),
        message=f"cannot be read: {error.strerror or error}",
        hint="check what it is, and that you may read it",
    )
