"""`proceedings new`: start a portal."""

from __future__ import annotations

import subprocess
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from functools import partial
from pathlib import Path

from sphinx_proceedings.building.conf_file import CONF
from sphinx_proceedings.building.settings import SettingsError, root_stated
from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli import imports
from sphinx_proceedings.cli.brought_files import bring_files
from sphinx_proceedings.cli.choices import MisuseError, RefusedError, new_edition
from sphinx_proceedings.cli.commands import Commands, add_root, folder
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.cli.input_output import counted, visible
from sphinx_proceedings.cli.pinned_tool import REQUIREMENTS, tool_files
from sphinx_proceedings.cli.portal_questions import add_portal_options, add_site_options, asked
from sphinx_proceedings.cli.schema import schema_files
from sphinx_proceedings.model.source_paths import files_path, programme_paths
from sphinx_proceedings.starter.portal_data import PortalData, quoted
from sphinx_proceedings.starter.record import RECORD, RECORD_FOLDER, record_files
from sphinx_proceedings.starter.starting import (
    StarterError,
    checked_edition,
    is_of_sources,
    start_portal,
    tool_texts,
)

__all__ = ["register"]


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "new",
        _run,
        summary="start a portal of your own",
        description="Make a folder with a portal to begin from: one edition, with a paper, a"
        " session and a committee to replace, or with what --from, --schedule and --files bring"
        " in. What is"
        " not said by options is asked for at a terminal. Nothing that exists is overwritten, and a"
        " portal is there whole or not at all. Exit code: 0 done, 1 what is to be brought in is"
        " wrong and nothing was written, 2 misuse.",
    )
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")
    parser.add_argument(
        "--edition", default="myworkshop2027", help="the edition's id (default: %(default)s)"
    )
    add_portal_options(parser)
    add_site_options(parser)
    _add_sources(parser)
    parser.add_argument(
        "--tool",
        metavar="WHEEL",
        help="the tool that the portal is built with: a wheel, or the address of one (default: as"
        " this one was installed)",
    )
    parser.add_argument("--no-git", action="store_true", help="do not run git init")
    _register_within(commands)


def _register_within(commands: Commands) -> None:
    parser = commands.add(
        "init",
        _run_within,
        summary="begin a portal within an existing Sphinx project",
        description="Make a folder of sources in a project that has a conf.py, and say what is to"
        " be added there; nothing else of the project is changed. Exit code: 0 done, 1 what is to"
        " be brought in is wrong and nothing was written, 2 misuse.",
    )
    add_root(parser, "project", of=folder)
    parser.add_argument(
        "--edition", default="myworkshop2027", help="the edition's id (default: %(default)s)"
    )
    parser.add_argument(
        "--sources",
        default="proceedings",
        metavar="FOLDER",
        help="the folder in the project for papers, programme and people (default: %(default)s)",
    )
    add_portal_options(parser)
    _add_sources(parser)


def _add_sources(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="papers",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an export of accepted papers, as for import papers",
    )
    parser.add_argument("--form", default="", help="of that export, where it is not recognised")
    parser.add_argument(
        "--accepted", metavar="REGEX", default="", help="which decisions mean an acceptance"
    )
    parser.add_argument(
        "--schedule", type=Path, metavar="FILE", help="a programme, as for import schedule"
    )
    parser.add_argument(
        "--files", type=Path, metavar="FOLDER", help="the papers' PDFs, slides and other files"
    )


def _run(options: Namespace) -> int:
    data, written = _start(options, lambda: tool_files(options.tool), lambda _: True, of_site=True)
    for line in _account(options, data, written):
        print(visible(line))
    return OK


def _run_within(options: Namespace) -> int:
    project: Path = options.project
    if not (project / CONF).is_file():
        raise MisuseError(
            f"{project} has no {CONF}; a portal of its own is made by: proceedings new"
        )
    try:
        stated = root_stated({"proceedings_root": options.sources})
    except SettingsError as error:
        raise MisuseError(str(error)) from error
    if not stated:
        raise MisuseError("--sources names a folder for the sources alone, such as proceedings")
    options.folder, options.no_git = project / stated, True
    _, written = _start(options, dict, is_of_sources, of_site=False)
    for line in (*_listed(options, written), "", *_to_do_within(stated, options.edition)):
        print(visible(line))
    return OK


def _start(
    options: Namespace,
    tool: Callable[[], Mapping[str, bytes]],
    wanted: Callable[[str], bool],
    *,
    of_site: bool,
) -> tuple[PortalData, list[Path]]:
    """Write all that is wanted; what the portal is about, and its files."""
    brought = programme_paths(options.edition) if options.schedule else ()
    try:
        checked_edition(options.edition)
        _check_sources(options)
        data = asked(options, sample=not (options.papers or options.schedule), of_site=of_site)
        written = start_portal(
            options.folder,
            data,
            more={**tool(), **schema_files(), **_record(data, wanted)},
            wanted=lambda name: wanted(name) and name not in brought,
            bring_in=partial(_bring_in, options, data),
        )
    except StarterError as error:
        raise MisuseError(str(error)) from error
    except KeyboardInterrupt as error:
        raise MisuseError("interrupted; nothing was written") from error
    return data, written


def _record(data: PortalData, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """What a later version has to know: proceedings upgrade."""
    texts = {name: text if wanted(name) else None for name, text in tool_texts(data).items()}
    files = record_files(__version__, data, texts)
    return {name: text.encode() for name, text in files.items()}


def _listed(options: Namespace, written: list[Path]) -> list[str]:
    """Those that are worth telling: not each of many."""
    kept = options.folder / RECORD_FOLDER
    record = options.folder / RECORD
    return [str(path) for path in written if path == record or kept not in path.parents]


def _check_sources(options: Namespace) -> None:
    for path in (*(options.papers or ()), options.schedule):
        if path is not None and not path.exists():
            raise MisuseError(f"{path} does not exist")
    if options.files is not None and not options.files.is_dir():
        raise MisuseError(f"{options.files} is no folder")
    if options.files is not None and not options.papers:
        raise MisuseError("--files goes with --from: files belong to papers")


def _bring_in(options: Namespace, data: PortalData, root: Path) -> None:
    """What other systems have, papers before the talks that present them; then git."""
    papers = [str(path.absolute()) for path in options.papers or ()]
    schedule = str(options.schedule.absolute()) if options.schedule else ""
    files = options.files.absolute() if options.files else None
    tool = options.folder.absolute()
    with chdir(root):
        if papers:
            chosen = {"--from": options.form, "--accepted": options.accepted}
            _import("papers", *papers, *_told(chosen), "--edition", data.edition)
        if schedule:
            zone = {"--timezone": options.timezone}
            _import("schedule", schedule, *_told(zone), "--edition", data.edition)
            _add_place(Path(programme_paths(data.edition)[0]), data.place)
        if files is not None:
            _tell_files(data.edition, files)
    if not options.no_git:
        _init_repository(root, tool)


def _told(options: dict[str, str | None]) -> Iterator[str]:
    for name, value in options.items():
        if value:
            yield f"{name}={value}"


def _import(*arguments: str) -> None:
    """Run an import into the folder in hand; raises what it raises."""
    parser = ArgumentParser(prog="proceedings")
    imports.register(Commands(parser))
    options = parser.parse_args(["import", *arguments])
    if options.run(options) != OK:
        raise RefusedError


def _add_place(programme: Path, place: str) -> None:
    """A schedule says in which room something is, and not in which town."""
    head, sessions, rest = programme.read_text(encoding="utf-8").partition("\nsessions:")
    if place and sessions and "\nplace:" not in head:
        text = f"{head.rstrip()}\nplace: {quoted(place)}\n{sessions}{rest}"
        programme.write_text(text, encoding="utf-8")


def _tell_files(edition: str, folder: Path) -> None:
    brought = bring_files(Path(), new_edition(edition), folder)
    print(f"{files_path(edition)}: {counted(brought.number, 'file')} copied")
    for old, new in brought.renamed:
        print(visible(f"    {old} is {new}"))
    for name in brought.not_used:
        print(visible(f"    {name}: nothing tells of which paper it is; give it the paper's key"))


def _init_repository(root: Path, folder: Path) -> None:
    """Make it a repository of its own, unless it lies in one, or there is no git."""
    around = next(each for each in folder.parents if each.is_dir())
    if _git(around, "rev-parse", "--is-inside-work-tree"):
        return
    _git(root, "-c", "init.defaultBranch=main", "init", "--quiet")


def _git(folder: Path, *arguments: str) -> bool:
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def _to_do_within(folder_name: str, edition: str) -> Iterator[str]:
    """What is to be done by hand in a project, of which nothing was changed."""
    yield "Nothing else was changed. Add to conf.py:"
    yield '    extensions += ["sphinx_proceedings"]'
    yield f"    proceedings_root = {quoted(folder_name)}"
    yield "and to a table of contents:"
    yield "    Programme <program/index>"
    yield "    Papers <papers/index>"
    yield "    People <people/index>"
    yield f"The edition's own page is editions/{edition}. Pages are made beside conf.py, in"
    yield "papers/, program/, people/ and others, where git does not see them, for the theme"
    yield "sphinx_book_theme; in another one the search is Sphinx's."


def _account(options: Namespace, data: PortalData, written: list[Path]) -> Iterator[str]:
    """What was made, what was taken for granted, and what comes next."""
    papers_files = options.folder / files_path(data.edition)
    yield from _listed(options, [path for path in written if path.parent != papers_files])
    yield ""
    licence = data.licence.name if data.licence else "none"
    when = "" if options.schedule else f", {data.start}, {data.timezone}"
    yield f"{data.name}{when}; licence of what the site says: {licence}"
    yield "(change that in program/, index.md and conf.py)"
    requirements = (options.folder / REQUIREMENTS).read_text(encoding="utf-8")
    if "\n-e " in requirements:
        yield f"{REQUIREMENTS} names the tool in a folder of this machine, which nobody else has;"
        yield "before you share the portal: proceedings pin --tool WHEEL"
    elif "--hash=" not in requirements:
        yield f"{REQUIREMENTS} has no digests, as no index in reach has this version of the tool"
    yield ""
    yield "Next:"
    yield f"    cd {options.folder}"
    yield "    make              builds the site into _build/html; without make: proceedings build"
    yield "    make serve        shows it, and builds again on every change"
    yield "    proceedings check tells what is wrong"
    if (options.folder / ".git").exists():
        yield '    git add -A && git commit -m "Start the portal"'
    yield "README.md says how to go on."
