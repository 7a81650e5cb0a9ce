"""`proceedings explain`: what a diagnostic means, with an example."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from importlib.resources import files

from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.code_sections import code_sections
from sphinx_proceedings.cli.commands import Commands
from sphinx_proceedings.cli.documentation import (
    code_address,
    documentation_address,
    page_address,
)
from sphinx_proceedings.cli.exit_codes import OK
from sphinx_proceedings.diagnostics import Code
from sphinx_proceedings.model.nearest import did_you_mean

__all__ = ["explanation", "register"]

_LINK = re.compile(r"\[(?P<says>[^\]\n]+)\]\(\.\./(?P<page>[^)\s]+)\)")
"""To a page of the documentation, as from the page that shows explanations."""


def register(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add(
        "explain",
        _run,
        summary="explain a diagnostic",
        description="Print what a diagnostic means, an example and its remedy; without a code, all"
        " codes, by what they are about. Exit code: 0 done, 2 there is no such code.",
    )
    parser.add_argument("code", nargs="?", metavar="CODE", help="as in error[CODE]")


def _run(options: argparse.Namespace) -> int:
    slug: str | None = options.code
    if slug is None:
        print("\n\n".join(map(_section, *zip(*code_sections().items(), strict=True))))
        return OK
    found = Code.from_slug(slug.strip().lower())
    if found is None:
        hint = did_you_mean(slug, [code.slug for code in Code])
        raise MisuseError(f"there is no diagnostic {slug!r}; {hint}")
    print(f"{found.severity.value}[{found.slug}]: {found.summary}\n")
    documentation = documentation_address()
    sys.stdout.write(_readable(explanation(found), documentation))
    if documentation:
        print(f"\nOn the web: {code_address(documentation, found)}")
    return OK


def _readable(text: str, documentation: str) -> str:
    """A text whose links to the documentation are written out, or only what they say."""

    def written(link: re.Match[str]) -> str:
        address = documentation and f" ({page_address(documentation, link['page'])})"
        return f"{link['says']}{address}"

    return _LINK.sub(written, text)


def _section(about: str, codes: Sequence[Code]) -> str:
    width = max(len(code.slug) for code in Code)
    lines = (f"  {code.slug:{width}}  {code.severity.value:7}  {code.summary}" for code in codes)
    return "\n".join((about, *lines))


def explanation(code: Code) -> str:
    """The Markdown text on a code; it is a file of this package."""
    file = files("sphinx_proceedings") / "explanations" / f"{code.slug}.md"
    return file.read_text(encoding="utf-8")
