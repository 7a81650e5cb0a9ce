"""What is another in a site, as plain text or as Markdown for a comment at a code host.

In Markdown all that comes from sites and sources stands in spans of code, in which a code host
looks neither for markup nor for mentions, addresses and numbers of issues: it may be a stranger's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TypeVar
from urllib.parse import quote

from sphinx_proceedings.cli.input_output import counted, visible
from sphinx_proceedings.comparison.changes import Changes, Cut, Problem, ShownPage

__all__ = ["markdown_report", "text_report"]

_LONGEST = 60_000
"""Characters; a comment on GitHub may have 65,536."""
Item = TypeVar("Item")
Writer = Callable[[str], str]
"""How a text of a site or a source is written."""


def text_report(changes: Changes) -> str:
    """For a terminal."""
    lines = [_sum(changes)]
    for head, items in _sections(changes, visible, visible):
        lines += ["", f"{head}:", *(f"  {item}" for item in items)]
    return "".join(f"{line}\n" for line in lines)


def markdown_report(changes: Changes, address: str = "") -> str:
    """For a comment; with `address`, that of the second site, its pages are linked."""

    def linked(path: str) -> str:
        return f"[{_code(path)}]({address}{quote(path)})" if address else _code(path)

    report = f"**{_sum(changes)}**\n"
    for head, items in _sections(changes, _code, linked):
        for line in chain(["", f"#### {head}", ""], items):
            if len(report) + len(line) > _LONGEST:
                return f"{report}\n… and more, which does not fit here.\n"
            report += f"{line}\n"
    return report


def _sum(changes: Changes) -> str:
    pages, problems = changes.pages, changes.problems
    told = [
        f"{counted(pages.added.total, 'page')} new",
        f"{pages.changed.total} changed",
        f"{pages.removed.total} gone",
    ]
    if problems is not None:
        told.append(f"{counted(problems.new.total, 'problem')} of the sources new")
        told.append(f"{problems.gone.total} gone")
    return ", ".join(told)


def _sections(changes: Changes, code: Writer, link: Writer) -> Iterator[tuple[str, list[str]]]:
    """What there is to tell under each heading, as items of a list."""

    def path(written: Writer) -> Callable[[str], list[str]]:
        return lambda each: [f"- {written(each)}"]

    def page(written: Writer) -> Callable[[ShownPage], list[str]]:
        return lambda each: _page(each, code, written)

    pages, files, problems = changes.pages, changes.files, changes.problems
    found = [
        ("New pages", _items(pages.added, page(link))),
        ("Changed pages", _items(pages.changed, page(link))),
        ("Pages that are gone", _items(pages.removed, page(code))),
        ("New files", _items(files.added, path(link))),
        ("Changed files", _items(files.changed, path(link))),
        ("Files that are gone", _items(files.removed, path(code))),
        ("Besides", list(_besides(changes, code))),
    ]
    if problems is not None:
        found += [
            (
                "New problems of the sources",
                _items(problems.new, lambda each: _problem(each, code)),
            ),
            ("Problems that are gone", _items(problems.gone, lambda each: _problem(each, code))),
        ]
    return ((head, items) for head, items in found if items)


def _items(found: Cut[Item], written: Callable[[Item], list[str]]) -> list[str]:
    items = list(chain.from_iterable(map(written, found.listed)))
    left_out = found.total - len(found.listed)
    return [*items, f"- and {left_out:,} more"] if left_out > 0 else items


def _page(page: ShownPage, code: Writer, link: Writer) -> list[str]:
    title = f": {code(page.title)}" if page.title else ""
    changed = [*(f"- {line}" for line in page.less), *(f"+ {line}" for line in page.more)]
    return [f"- {link(page.path)}{title}", *(f"    - {code(line)}" for line in changed)]


def _problem(problem: Problem, code: Writer) -> list[str]:
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    return [f"- {code(place)}: {problem.severity} {code(problem.code)}: {code(problem.message)}"]


def _besides(changes: Changes, code: Writer) -> Iterator[str]:
    if around := changes.pages.around:
        pages = counted(around, "page has changed", "pages have changed")
        yield f"- {pages} only around what they say, or in what machines read"
    if others := changes.files.others:
        listed = ", ".join(f"{number:,} {code(ending)}" for ending, number in others)
        yield f"- files made of the same data: {listed}"


def _code(text: str) -> str:
    """A text as a span of code (CommonMark, 6.1), of one line, whatever is in it."""
    shown = visible(" ".join(text.split())) or " "
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    return f"{fence} {shown} {fence}" if "`" in shown else f"{fence}{shown}{fence}"
