"""`proceedings upgrade`: bring a portal's own files in line with the version that is in use."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, add_root, folder
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import (
    diff_lines,
    misuse_where,
    refused_at,
    visible,
    writing_into,
)
from sphinx_proceedings.cli.pinned_tool import REQUIREMENTS
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError
from sphinx_proceedings.upgrading.changes import Left, applied, look_at
from sphinx_proceedings.upgrading.this_version import ThisVersion
from sphinx_proceedings.upgrading.tool_files import Wishes
from sphinx_proceedings.upgrading.upgrade import Upgrade, UpgradeError, plan_upgrade

__all__ = ["register", "upgrade_portal"]

_PINNED = re.compile(
    r"^(?:sphinx-proceedings[^\n]*?==|[^\n#]*sphinx_proceedings-)(\d[\w.+]*?)(?=[-\s\\;]|$)",
    re.MULTILINE,
)
"""The version of the tool in a file of requirements, after its name or in that of its wheel."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "upgrade",
        _run,
        summary="bring a portal's own files in line with this version of the tool",
        description="Show as a diff what this version of the tool changes in the files that"
        " proceedings new wrote (workflows, Makefile, settings, ...) and which former names of"
        " settings, keys and fields have others now, and write it: what people have changed stays."
        " At a terminal it asks first. Exit code: 0 done or nothing to do, 1 there is something"
        " that was not done, 2 misuse.",
    )
    _add_options(parser)


def _add_options(parser: ArgumentParser) -> None:
    add_root(parser, of=folder)
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only show it")
    parser.add_argument("--yes", action="store_true", help="do not ask, at a terminal either")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="FILE",
        help="leave this file as it is, and count it as upgraded; may be repeated",
    )
    parser.add_argument(
        "--conflicts",
        action="store_true",
        help="where the same lines were changed here and in this version, write both with marks",
    )


def _run(options: Namespace) -> int:
    wishes = Wishes(keep=frozenset(options.keep), marks=options.conflicts)
    is_asked = not options.yes and sys.stdin is not None and sys.stdin.isatty()
    return upgrade_portal(
        options.root,
        ThisVersion(version=__version__),
        wishes,
        apply=not options.dry_run,
        is_asked=is_asked and sys.stderr.isatty(),
    )


def upgrade_portal(
    root: Path, this: ThisVersion, wishes: Wishes, *, apply: bool, is_asked: bool = False
) -> int:
    """Show what an upgrade does, and do it; returns an exit code."""
    with writing_into(root, really=apply):
        try:
            upgrade = plan_upgrade(root, this, wishes)
        except UpgradeError as error:
            raise refused_at(error) from error
        _show(upgrade)
        if upgrade.changes or upgrade.record:
            if apply and (not is_asked or _agreed()):
                _write(root, upgrade)
            elif apply:
                print("Nothing was written.")
                return PROBLEMS
    _conclude(root, upgrade, this, apply=apply)
    return PROBLEMS if upgrade.left or (upgrade.is_needed and not apply) else OK


def _show(upgrade: Upgrade) -> None:
    for change in upgrade.changes:
        sys.stdout.writelines(diff_lines(change.path, *change.texts))
    for left in upgrade.left:
        _show_left(left)


def _show_left(left: Left) -> None:
    print(f"{visible(str(left.location))}: left: {visible(left.message)}")
    print(f"    hint: {visible(left.hint)}")
    before, after = left.texts
    for line in diff_lines(left.location.path, before, after) if before != after else ():
        sys.stdout.write(f"    {line}")


def _agreed() -> bool:
    print("Write this? [y/N]: ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _write(root: Path, upgrade: Upgrade) -> None:
    with misuse_where("the portal cannot be written into, and is as it was"):
        try:
            applied(root, (*upgrade.changes, *upgrade.record))
        except ChangedMeanwhileError as error:
            raise MisuseError(f"a file has changed meanwhile ({error}); run this again") from error


def _conclude(root: Path, upgrade: Upgrade, this: ThisVersion, *, apply: bool) -> None:
    if not upgrade.is_known:
        print("No file here is known to be one that this tool wrote, so none of those is changed.")
    if not upgrade.is_needed:
        print(f"There is nothing to do: the portal is in line with version {this.version}.")
    elif apply:
        for change in upgrade.changes:
            print(f"{visible(change.path)}: {_what(change.before, change.after)}")
        if upgrade.record:
            print("What was written is remembered in .proceedings, which is to be committed.")
    looked = look_at(root, REQUIREMENTS).document
    pinned = _PINNED.search(looked.source.text) if looked else None
    if pinned and pinned[1] != this.version:
        print(
            f"{REQUIREMENTS} has the portal built with {pinned[1]}, and this is {this.version};"
            " change that by: proceedings pin"
        )


def _what(before: bytes | None, after: bytes | None) -> str:
    return "new" if before is None else "removed" if after is None else "changed"
