"""`proceedings correct`: new values for fields of one record, checked, shown and told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sphinx_proceedings.building.build_time import build_time
from sphinx_proceedings.building.memory.sources import read_remembered
from sphinx_proceedings.check import run_checks
from sphinx_proceedings.cli.choices import MisuseError, RefusedError
from sphinx_proceedings.cli.commands import Commands, add_root
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import (
    diff_lines,
    file_name,
    misuse_where,
    read_file_or_input,
    refused_at,
    say,
    visible,
    write_file_or_output,
    writing_into,
)
from sphinx_proceedings.cli.text_report import text_report
from sphinx_proceedings.diagnostics import Diagnostic, Severity
from sphinx_proceedings.files.whole_files import ChangedMeanwhileError, read_file, replace_source
from sphinx_proceedings.sources.corrections.asked import Asked, CorrectionError, RecordKind
from sphinx_proceedings.sources.corrections.form import LARGEST_FORM, asked_in_form
from sphinx_proceedings.sources.corrections.making import Correction, ReadSources, correct
from sphinx_proceedings.sources.corrections.message import commit_message
from sphinx_proceedings.sources.edit.document import Document, open_document
from sphinx_proceedings.sources.loading import Sources, load_sources
from sphinx_proceedings.sources.text.source import decode

__all__ = ["register"]

_PAIR = 2


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "correct",
        _run,
        summary="correct fields of one paper, session, talk, person or edition",
        description="Give fields of one record new values, in their places: all else stays byte for"
        " byte. The sources are read again with them; what would bring new errors or warnings is"
        " not written. Shows the change as a diff, and the message for version control that tells"
        " what was changed and why. Exit code: 0 done, or it is so already; 1 something is wrong"
        " and nothing was written; 2 misuse.",
    )
    parser.add_argument(
        "key",
        metavar="KEY",
        nargs="?",
        help="key of a paper, or id of a session, talk, person or edition; edition/key as well",
    )
    parser.add_argument(
        "change",
        metavar="CHANGE",
        nargs="*",
        help="FIELD=VALUE, any number of them, or a FIELD and its VALUE; FIELD= takes it away",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why, in a sentence")
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in RecordKind],
        help="what the record is, where the key alone does not tell",
    )
    parser.add_argument(
        "--edition", default="", help="the edition's id, where several have the key"
    )
    parser.add_argument(
        "--form",
        metavar="FILE",
        help="take all that from the text of a filled-in form, or - for standard input",
    )
    parser.add_argument(
        "--plain", action="store_true", help="values for BibTeX are plain text, and no LaTeX"
    )
    parser.add_argument(
        "--announce",
        action="store_true",
        help="say on the paper's page and in exports that it was corrected, when, and the reason",
    )
    parser.add_argument(
        "--with-warnings", action="store_true", help="write also what brings new warnings"
    )
    parser.add_argument(
        "--message", metavar="FILE", type=Path, help="write the message for version control there"
    )
    add_root(parser, "--root")
    parser.add_argument("--dry-run", action="store_true", help="show the change, and write nothing")


def _run(options: argparse.Namespace) -> int:
    try:
        asked = _from_form(options) if options.form is not None else _from_arguments(options)
        if options.announce:
            asked = replace(asked, announced=build_time().date())
        with writing_into(options.root, really=not options.dry_run):
            return _correct(options, asked)
    except CorrectionError as error:
        raise refused_at(error) from error


def _from_form(options: argparse.Namespace) -> Asked:
    if any((options.key, options.reason, options.kind, options.edition)):
        raise MisuseError("--form says key, kind, edition, field, value and reason itself")
    data = read_file_or_input(options.form, LARGEST_FORM)
    if len(data) > LARGEST_FORM:
        raise MisuseError(f"{options.form} has more than the {LARGEST_FORM:,} bytes that are read")
    source = decode(file_name(options.form), data)
    if isinstance(source, Diagnostic):
        raise RefusedError(text_report([source]))
    return asked_in_form(source, is_plain=options.plain)


def _from_arguments(options: argparse.Namespace) -> Asked:
    if not options.key or not options.change:
        raise MisuseError("say what to correct: KEY FIELD=VALUE, or --form")
    if not (options.reason or "").strip():
        raise MisuseError("say why with --reason: it is kept with the correction")
    return Asked(
        key=options.key,
        values=_values(options.change),
        reason=options.reason,
        kind=RecordKind(options.kind) if options.kind else None,
        edition=options.edition,
        is_plain=options.plain,
    )


def _values(changes: list[str]) -> Mapping[str, str]:
    if len(changes) == _PAIR and "=" not in changes[0]:
        return {changes[0]: changes[1]}
    values: dict[str, str] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign or not name.strip():
            raise MisuseError(f"{change!r} is no FIELD=VALUE")
        if name.strip() in values:
            raise MisuseError(f"{name.strip()} is given twice")
        values[name.strip()] = value
    return values


def _read(sources: Sources) -> ReadSources:
    reading = read_remembered(sources)
    return ReadSources(
        portal=reading.portal, diagnostics=run_checks(reading.portal, reading.diagnostics)
    )


def _correct(options: argparse.Namespace, asked: Asked) -> int:
    root: Path = options.root

    def opened(path: str) -> Document:
        with misuse_where(f"{path} cannot be read"):
            document = open_document(path, read_file(root / path))
        if isinstance(document, Diagnostic):
            raise RefusedError(text_report([document]))
        return document

    made = correct(load_sources(root), asked, opened, _read)
    path = made.record.location.path
    if not made.fields:
        print(f"{path}: {visible(str(made.record))} says so already")
        return OK
    _demand_fit(made, with_warnings=options.with_warnings)
    sys.stdout.write(text_report(made.problems))
    for remark in made.remarks:
        print(f"{remark.location}: note: {visible(remark.text)}")
    sys.stdout.writelines(diff_lines(path, made.before.source.text, made.after.source.text))
    if not options.dry_run:
        _write(root / path, made)
    message = commit_message(made, asked)
    if options.message is None:
        print(f"\n{visible(message, kept=chr(10))}", end="")
    elif not options.dry_run:
        write_file_or_output(options.message, message.encode(errors="backslashreplace"))
    return OK


def _demand_fit(made: Correction, *, with_warnings: bool) -> None:
    harmless = {Severity.NOTE, Severity.WARNING} if with_warnings else {Severity.NOTE}
    if any(problem.severity not in harmless for problem in made.problems):
        errors = any(problem.severity is Severity.ERROR for problem in made.problems)
        hint = "" if errors else "    if it is right all the same: --with-warnings\n"
        raise RefusedError(text_report(made.problems) + hint)


def _write(path: Path, made: Correction) -> None:
    with misuse_where(f"{path} cannot be written"):
        try:
            was = made.before.changed(())
            replace_source(path.resolve(), made.after.changed(()), was)
        except ChangedMeanwhileError as error:
            say(f"{path}: {error}; run the command again")
            raise RefusedError from error
