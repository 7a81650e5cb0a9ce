"""Sources as they were when they could last be used, for builds in which one of them cannot.

A file may be unreadable for a moment: its permissions, a wrong byte, a slip by which YAML is none.
What the site tells of it stays, on every page and in every file, if its last good text stands for
it until it is mended.  What a site was made from lies beside its output: where there is no output
of an earlier build, there is nothing to stay.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sphinx_proceedings.files.whole_files import remove_with_empty_folders, write_atomically
from sphinx_proceedings.model.edition_id import EditionId
from sphinx_proceedings.model.source_paths import (
    LEDGER_SUFFIX,
    is_about_people,
    ledger_path,
    programme_paths,
)
from sphinx_proceedings.sources.text.source import Source

if TYPE_CHECKING:
    from sphinx_proceedings.sources.loading import Sources

__all__ = ["LastGoodSources"]

_USABLE, _FAULTLESS = "usable", "faultless"


@dataclass(frozen=True, slots=True)
class LastGoodSources:
    """The sources of one portal, kept in a folder; without a folder none are."""

    folder: Path | None

    def standing_in(self, sources: Sources, unusable: Collection[str]) -> Sources:
        """The sources with the last usable text in the place of each that cannot be used."""
        return _with(sources, self._kept(_USABLE, unusable))

    def without_faults(self, sources: Sources, editions: Collection[str]) -> Sources:
        """The sources with the programmes of these editions as they last were without a fault."""
        kept = list(self._kept(_FAULTLESS, set(_programmes(editions))))
        known = {PurePosixPath(source.path).stem for source in kept}
        # A programme stands with the ledger that it had, or without one.
        others = {name: each for name, each in sources.ledgers.items() if name not in known}
        return _with(replace(sources, ledgers=others), kept)

    def has_faultless(self, edition: str) -> bool:
        """Whether it is known how the programme of an edition last was without a fault."""
        return any(self._kept(_FAULTLESS, set(_programmes([edition]))))

    def keep(self, sources: Sources, unusable: Collection[str], damaged: Collection[str]) -> None:
        """Keep what can be used, for the next time; `damaged` are editions with a fault.

        A full or read-only disk costs what would have been kept, nothing else.
        """
        usable = [source for source in sources.loaded if not _is_among(source.path, unusable)]
        editions = [edition for edition in sources.programmes if edition not in damaged]
        paths = set(_programmes(editions))
        with suppress(OSError):
            self._store(_USABLE, usable, unusable)
            faulty = set(_programmes(damaged)) | set(unusable)
            self._store(_FAULTLESS, [each for each in usable if each.path in paths], faulty)

    def keep_edited(self, sources: Iterable[Source]) -> None:
        """Keep these beside all others that are kept."""
        if self.folder is not None:
            with suppress(OSError):
                for source in sources:
                    _keep(self.folder / _USABLE, source)

    def forget(self) -> None:
        """Keep nothing of what was kept."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _store(self, kind: str, sources: Iterable[Source], others: Collection[str]) -> None:
        """Keep these; of earlier ones, only the `others` stay."""
        if self.folder is None:
            return
        top = self.folder / kind
        now = {source.path for source in sources}
        for source in sources:
            _keep(top, source)
        for path in _paths(top):
            if path not in now and not _is_among(path, others):
                remove_with_empty_folders(top / path, top)

    def _kept(self, kind: str, wanted: Collection[str]) -> Iterator[Source]:
        """Those kept of the wanted files, or of all in a wanted folder."""
        if self.folder is None:
            return
        for path in _paths(self.folder / kind):
            if _is_among(path, wanted):
                with suppress(OSError, ValueError):
                    data = (self.folder / kind / path).read_bytes()
                    yield Source(path=path, text=data.decode("utf-8", "surrogatepass"))


def _keep(top: Path, source: Source) -> None:
    write_atomically(top / source.path, source.text.encode("utf-8", "surrogatepass"))


def _paths(top: Path) -> list[str]:
    return sorted(path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file())


def _is_among(path: str, paths: Collection[str]) -> bool:
    return path in paths or PurePosixPath(path).parts[0] in paths


def _programmes(editions: Iterable[str]) -> Iterator[str]:
    """The paths of the programmes of editions and of their ledgers."""
    for edition in editions:
        yield from (*programme_paths(edition), ledger_path(edition))


def _with(sources: Sources, kept: Iterable[Source]) -> Sources:
    """The sources with others in the place of those of the same paths; problems are told before."""
    editions = {"bib": dict(sources.papers), "yaml": dict(sources.programmes)}
    editions["json"] = dict(sources.ledgers)
    people = {source.path: source for source in sources.people}
    topics, replaced = sources.topics, set[str]()
    for source in kept:
        path = PurePosixPath(source.path)
        form = path.suffix.lower().removeprefix(".").replace("yml", "yaml")
        found = editions[form]
        edition = EditionId(path.name.removesuffix(LEDGER_SUFFIX) if form == "json" else path.stem)
        replaced.add(source.path)
        if is_about_people(source.path):
            people[source.path] = source
        elif path.parts[0] == "papers" and form == "yaml":
            topics = source
        elif edition not in found or found[edition].path == source.path:
            found[edition] = source
        else:
            # Another file is the edition now.
            replaced.discard(source.path)
    return replace(
        sources,
        papers=editions["bib"],
        programmes=editions["yaml"],
        ledgers=editions["json"],
        topics=topics,
        people=tuple(people[path] for path in sorted(people)),
        diagnostics=(),
        unread=frozenset(
            path
            for path in sources.unread
            if not any(each == path or each.startswith(f"{path}/") for each in replaced)
        ),
    )
