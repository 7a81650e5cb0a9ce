"""`proceedings release`: announce the programme as it is now."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.pipeline import Result, read_portal
from sphinx_proceedings.cli.choices import MisuseError, chosen_edition, unknown
from sphinx_proceedings.cli.commands import Commands, add_edition, portal_folder
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import counted, misuse_where, say, visible, writing_into
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.files.whole_files import read_file, replace_source
from sphinx_proceedings.model.ledger.release_names import name_problem
from sphinx_proceedings.model.ledger.telling import account, told
from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.model.source_paths import (
    bib_path,
    is_about_people,
    ledger_path,
    programme_paths,
)
from sphinx_proceedings.sources.programme.ledger import read_ledger
from sphinx_proceedings.sources.release.making import (
    is_behind,
    make_release,
    name_taken,
)
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "release",
        _run,
        summary="announce the programme as it is now",
        description="Record the programme in program/EDITION.ledger.json, so that calendars and"
        " apps follow what changes, and say what has changed since the last release. With --check,"
        " only compare, and write nothing. Exit code: 0 done, or nothing to do; 1 errors in the"
        " sources, or with --check a change that is not released; 2 misuse.",
    )
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="of the release; with --check there is none"
    )
    parser.add_argument(
        "root", nargs="?", type=portal_folder, metavar="ROOT", help="the portal (default: .)"
    )
    add_edition(parser)
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--check", action="store_true", help="fail if the programme is not as it was released"
    )
    doing.add_argument("--dry-run", action="store_true", help="write nothing, only say what")


def _run(options: argparse.Namespace) -> int:
    if options.check:
        return _check(options)
    name: str = options.name or ""
    problem = name_problem(name)
    if problem:
        hint = 'say what to call it, such as "First programme"'
        raise MisuseError(f"{hint}; {name!r} {problem}" if name else hint)
    root = options.root or portal_folder(".")
    with writing_into(root, really=not options.dry_run):
        return _make(root, name, options)


def _make(root: Path, name: str, options: argparse.Namespace) -> int:
    was = {path: read_file(path) for path in root.glob("program/*.ledger.json") if path.is_file()}
    result = read_portal(root)
    edition = _edition(result, options.edition)
    if _has_errors(result, edition):
        return PROBLEMS
    # What is announced does not depend on the day.
    portal = result.whole
    _demand_programme(portal, edition)
    if not is_behind(portal, edition):
        print(f"Nothing has changed{_since(portal, edition)}; nothing is written.")
        return OK
    if name_taken(portal, edition, name):
        raise MisuseError(f"{edition} has a release {name!r} already; choose another name")
    ledger = make_release(portal, edition, name, build_time())
    if ledger is None:
        raise AssertionError("there is something to release")
    text = _announced(portal, ledger)
    path = ledger_path(edition)
    if options.dry_run:
        print(f"{path} would be written.")
        return OK
    target = root / path
    with misuse_where(path):
        replace_source(target.resolve() if target in was else target, text, was.get(target))
    message = shlex.quote(f"Release {ledger.releases[-1].name}")
    print(f"{path} is written. Commit it with the programme:")
    programmes = shlex.quote((root / "program").as_posix())
    print(f"    git add {programmes} && git commit -m {message}")
    return OK


def _announced(portal: Portal, ledger: Ledger) -> bytes:
    """The ledger's text; what has changed is told."""
    path, text = ledger_path(ledger.edition), ledger_text(ledger)
    # Nothing is announced that the next run would refuse, such as a release in the year 2300.
    for problem in read_ledger(Source(path=path, text=text), ledger.edition)[1]:
        raise MisuseError(f"nothing is written: {problem.location}: {problem.message}")
    _tell(portal, ledger.edition)
    return text.encode()


def _check(options: argparse.Namespace) -> int:
    if options.root is not None:
        raise MisuseError("with --check there is no NAME, only the portal")
    result = read_portal(portal_folder(options.name or "."))
    portal = result.whole
    editions = _named(result) if options.edition is None else [_edition(result, options.edition)]
    code = OK
    for edition in editions:
        if _has_errors(result, edition):
            code = PROBLEMS
        elif portal.last_release(edition) is None:
            print(f"{edition} was never released.")
            code = PROBLEMS if options.edition else code
        elif is_behind(portal, edition):
            _tell(portal, edition)
            print(f"To announce it: proceedings release NAME --edition {edition}")
            code = PROBLEMS
        else:
            print(f"{edition} has not changed{_since(portal, edition)}.")
    return code


def _edition(result: Result, wanted: str | None) -> str:
    """The id of the edition that is meant, also where its programme cannot be read at all."""
    if wanted is not None and _errors(result, wanted):
        return wanted
    named = _named(result)
    if wanted is None and len(named) == 1:
        return named[0]
    return chosen_edition(result.portal, wanted).id


def _named(result: Result) -> list[str]:
    """The ids of all editions, also of those that could not be read."""
    paths = (*result.sources, *(item.location.path for item in result.diagnostics))
    programmes = (path.removeprefix("program/") for path in paths if path.startswith("program/"))
    return list(
        dict.fromkeys((*result.portal.edition_by_id, *(name.split(".")[0] for name in programmes)))
    )


def _demand_programme(portal: Portal, edition: str) -> None:
    if not portal.event_identities.get(edition):
        with_programme = [
            name for name, identities in portal.event_identities.items() if identities
        ]
        raise unknown("programme of the edition", edition, with_programme)


def _errors(result: Result, edition: str) -> list[Diagnostic]:
    """The errors on which a release must wait: what cannot be read would count as removed."""
    own = {*programme_paths(edition), ledger_path(edition), bib_path(edition)}
    return [
        item
        for item in result.diagnostics
        if item.severity is Severity.ERROR
        and (item.location.path in own or is_about_people(item.location.path))
    ]


def _has_errors(result: Result, edition: str) -> bool:
    errors = _errors(result, edition)
    if errors:
        sys.stdout.write(text_report(errors))
        number = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        say(f"{edition} waits for {number} to be mended")
    return bool(errors)


def _since(portal: Portal, edition: str) -> str:
    last = portal.last_release(edition)
    if last is None:
        return ""
    return f" since the release “{last.name}” of {last.date:%Y-%m-%d %H:%M} UTC"


def _tell(portal: Portal, edition: str) -> None:
    """What has changed since the last release, a line each, then what only calendars tell."""
    identities = portal.event_identities[edition].values()
    if portal.last_release(edition) is None:
        print(f"This is the first release of {edition}: {counted(len(identities), 'event')}.")
        return
    of = portal.edition_by_id[edition]
    changes = told(identity.pending for identity in identities if identity.pending)
    behind = sum(identity.unreleased for identity in identities)
    local = f" (times are local: {of.timezone})" if changes else ""
    print(f"{edition} has changed{_since(portal, edition)}{local}:")
    for change in changes:
        print(f"    {visible(account(of, change).plain)}")
    if behind > len(changes):
        more = counted(behind - len(changes), "event")
        print(f"    {more} changed with a session, or in details only")
