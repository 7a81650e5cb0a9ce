"""`proceedings pack`: a built site as a host of sites takes it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.commands import Commands, folder
from sphinx_proceedings.cli.exit_codes import OK, PROBLEMS
from sphinx_proceedings.cli.input_output import counted, misuse_where, say, visible
from sphinx_proceedings.hosting.hosts import HOSTS
from sphinx_proceedings.hosting.packing import PackingError, pack, too_much

__all__ = ["register"]

_NOT_FOUND = "404.html"


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "pack",
        _run,
        summary="put a built site into a folder as a host takes it",
        description="Copy a built site into a folder, with what the host takes beside it:"
        " redirects, headers, compressed files. Exit code: 0 done, 1 the host would refuse it and"
        " nothing was written, 2 misuse.",
    )
    parser.add_argument(
        "host", metavar="HOST", choices=tuple(HOSTS), help=f"one of {', '.join(HOSTS)}"
    )
    parser.add_argument(
        "site", nargs="?", type=folder, default="_build/html", help="default: %(default)s"
    )
    parser.add_argument(
        "--output", type=Path, help="the folder (default: public for gitlab, else _build/site)"
    )


def _run(options: Namespace) -> int:
    host, site = HOSTS[options.host], options.site
    output: Path = options.output or Path(host.output)
    if not (site / "index.html").is_file():
        raise MisuseError(f"{site} is no built site: it has no index.html")
    with misuse_where(f"{site} cannot be put into {output}"):
        problems = list(too_much(site, host))
        for problem in problems:
            say(problem)
        if problems:
            return PROBLEMS
        try:
            packed = pack(site, output, host)
        except PackingError as error:
            raise MisuseError(str(error)) from error
    if not (site / _NOT_FOUND).is_file():
        say(f"the site has no {_NOT_FOUND}, which {host.name} gives for pages that are missing")
    made = [counted(packed.files, "file")]
    made += [counted(packed.redirects, "redirect")] if host.redirect else []
    made += [f"{packed.compressed:,} compressed"] if host.takes_compressed else []
    print(visible(f"{output}: {', '.join(made)}"))
    return OK
