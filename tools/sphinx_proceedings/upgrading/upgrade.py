"""All that an upgrade changes in a portal, found before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.version import InvalidVersion, Version

from sphinx_proceedings.building.settings import portal_root
from sphinx_proceedings.diagnostics import Location, PlacedError
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.programme.ledger import NEWER, read_ledger
from sphinx_proceedings.starter.portal_data import PortalData
from sphinx_proceedings.starter.record import (
    RECORD,
    RECORD_FOLDER,
    PortalRecord,
    RecordError,
    read_record,
    record_files,
    written_path,
)
from sphinx_proceedings.upgrading.begun_portal import begun_portal
from sphinx_proceedings.upgrading.changes import FileChange, Left, look_at
from sphinx_proceedings.upgrading.present_names import code_changes, source_changes
from sphinx_proceedings.upgrading.this_version import ThisVersion
from sphinx_proceedings.upgrading.tool_files import ToolFiles, Wishes, tool_files

__all__ = ["Upgrade", "UpgradeError", "plan_upgrade"]


class UpgradeError(PlacedError):
    """Why a portal cannot be upgraded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Upgrade:
    """What is to be done."""

    changes: tuple[FileChange, ...]
    """Of files that people read and edit."""
    record: tuple[FileChange, ...]
    """Of what is kept for the next upgrade; goes with the others."""
    left: tuple[Left, ...]
    is_known: bool
    """Whether some of the portal's files are known to be the tool's."""

    @property
    def is_needed(self) -> bool:
        """Whether anything is to be done, by the tool or by a person."""
        return bool(self.changes or self.record or self.left)


def plan_upgrade(project: Path, this: ThisVersion, wishes: Wishes) -> Upgrade:
    """What a portal needs so that this version goes on with it; nothing is written.

    `project` is the folder of `conf.py`.  Raises `UpgradeError`.
    """
    root = portal_root(project)
    sources = load_sources(root)
    _demand_known_ledgers(sources)
    # A portal within a project has its record where its sources are.
    home = root if (root / RECORD_FOLDER).exists() else project
    record = _record(home, this.version)
    below = "" if root == project else f"{root.relative_to(project).as_posix()}/"
    found = [*code_changes(project, this.renames)]
    found += source_changes(root, sources, below, this.renames)
    changes = {each.path: each for each in found if isinstance(each, FileChange)}
    left = [each for each in found if isinstance(each, Left)]
    portal = record.portal if record else begun_portal(project, root)
    kept: tuple[FileChange, ...] = ()
    is_known = record is not None
    if portal is not None and home == project:
        files = tool_files(home, record, portal, this, wishes)
        _demand_own(files, wishes)
        is_known = is_known or files.is_known
        if is_known:
            changes |= {each.path: each for each in files.changes}
            left += files.left
            kept = tuple(_record_changes(home, record, portal, files, this))
    return Upgrade(
        changes=tuple(changes[path] for path in sorted(changes)),
        record=kept,
        left=tuple(sorted(left, key=lambda each: each.location)),
        is_known=is_known,
    )


def _demand_known_ledgers(sources: Sources) -> None:
    """Whatever a newer version has written, an older one has no hand in."""
    for edition, source in sources.ledgers.items():
        for problem in read_ledger(source, edition)[1]:
            if problem.hint == NEWER:
                raise UpgradeError(problem.location, problem.message, problem.hint)


def _record(home: Path, version: str) -> PortalRecord | None:
    folder = home / RECORD_FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        problem = "the record of the portal is to be in a folder of this name"
        raise UpgradeError(Location(path=RECORD_FOLDER), problem, "call what is there otherwise")
    looked = look_at(home, RECORD)
    if looked.problem:
        hint = f"take it from version control: git checkout -- {RECORD}"
        raise UpgradeError(Location(path=RECORD), looked.problem, hint)
    if looked.document is None:
        return None
    try:
        record = read_record(looked.document.source.text)
    except RecordError as error:
        raise UpgradeError(error.location, str(error), error.hint) from error
    _demand_not_older(record.tool, version)
    return record


def _demand_not_older(wrote: str, version: str) -> None:
    try:
        is_older = Version(version) < Version(wrote)
    except InvalidVersion as error:
        hint = f"take it from version control: git checkout -- {RECORD}"
        raise UpgradeError(Location(path=RECORD), f"tool: {error}", hint) from error
    if is_older:
        problem = f"version {wrote} wrote into this portal last, and this is {version}"
        raise UpgradeError(Location(path=RECORD), problem, "install that version, or a newer one")


def _demand_own(files: ToolFiles, wishes: Wishes) -> None:
    """That what is to be kept is a file of the tool's."""
    for name in sorted(wishes.keep - files.texts.keys()):
        hint = f"those are: {', '.join(sorted(files.texts))}"
        raise UpgradeError(Location(path=name), "this is no file of the tool's", hint)


def _record_changes(
    home: Path,
    record: PortalRecord | None,
    portal: PortalData,
    files: ToolFiles,
    this: ThisVersion,
) -> Iterator[FileChange]:
    """The record as it is to be; none where nothing but the version would be another."""
    written = record_files(this.version, portal, files.texts)
    wanted: dict[str, bytes | None] = {path: text.encode() for path, text in written.items()}
    # Not those that a record names: it may name anything.
    for name in {*files.texts, *this.retired}:
        wanted.setdefault(written_path(name), None)
    changes: list[FileChange] = []
    for path, after in sorted(wanted.items()):
        here = look_at(home, path)
        is_same = here.document is not None and here.document.source.text.encode() == after
        if here.problem and here.data is None:
            raise UpgradeError(Location(path=path), here.problem, "remove it, and run this again")
        if not is_same and here.data != after:
            changes.append(FileChange(path=path, before=here.data, after=after))
    is_version_alone = [change.path for change in changes] == [RECORD]
    if not (record and is_version_alone and _is_same(record, read_record(written[RECORD]))):
        yield from changes


def _is_same(one: PortalRecord, other: PortalRecord) -> bool:
    return (one.files, one.portal) == (other.files, other.portal)
