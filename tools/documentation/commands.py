"""The directive that shows all commands, with what each takes, as the parsers have them."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, _SubParsersAction
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from sphinx_proceedings.cli import command_line
from sphinx_proceedings.pages.writers.myst import text

if TYPE_CHECKING:
    from docutils.nodes import Node

__all__ = ["CommandLineDirective", "commands", "described"]

_LABEL = "usage: "
_USAGE = partial(HelpFormatter, width=80)
"""Lines of a usage are as long, whatever terminal builds the site."""


class CommandLineDirective(SphinxDirective):
    """Sections on all commands: usage, description, and an `option` for each argument."""

    has_content = False

    def run(self) -> list[Node]:
        """The sections, below that of the directive."""
        return self.parse_text_to_nodes(
            "\n".join(described(command_line())), allow_section_headings=True
        )


def described(parser: ArgumentParser) -> Iterator[str]:
    """Lines of MyST on the commands of a parser."""
    for command in commands(parser):
        yield from _command(command)


def commands(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    """The parsers of all that can be done, also by two words."""
    groups = [each for each in _arguments(parser) if isinstance(each, _SubParsersAction)]
    for group in groups:
        for command in group.choices.values():
            yield from commands(command)
    if not groups:
        yield parser


def _arguments(parser: ArgumentParser) -> list[Action]:
    # argparse has no other way to them.
    return [each for each in parser._actions if each.help != SUPPRESS]  # noqa: SLF001


def _command(parser: ArgumentParser) -> Iterator[str]:
    parser.formatter_class = _USAGE  # which is only called
    # From Python 3.14 on there is colour for terminals.
    parser.color = False  # type: ignore[attr-defined,unused-ignore]
    usage = parser.format_usage().rstrip().replace("\n" + " " * len(_LABEL), "\n")
    yield from (f"## `{parser.prog}`", "", text(parser.description or ""), "")
    yield from (
        "```text",
        usage.removeprefix(_LABEL),
        "```",
        "",
        f":::{{program}} {parser.prog}",
        ":::",
        "",
    )
    for action in _arguments(parser):
        if "--help" not in action.option_strings:
            yield from (
                f":::{{option}} {_signature(action)}",
                text(_help(action, parser)),
                ":::",
                "",
            )


def _signature(action: Action) -> str:
    """An argument as it is written: `--format {text,json}`."""
    names = ", ".join(action.option_strings)
    if action.nargs == 0:
        return names
    choices = f"{{{','.join(map(str, action.choices))}}}" if action.choices else ""
    fallback = action.dest.upper() if names else action.dest
    value = action.metavar if isinstance(action.metavar, str) else choices or fallback
    return f"{names} {value}".strip()


def _help(action: Action, parser: ArgumentParser) -> str:
    said = (action.help or "") % {**vars(action), "prog": parser.prog}
    if isinstance(action.metavar, str) and action.choices:
        said += f"; one of {', '.join(map(str, action.choices))}"
    return said
