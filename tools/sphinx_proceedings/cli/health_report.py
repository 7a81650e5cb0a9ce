"""The data's health as text, as JSON and as a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from sphinx_proceedings.check.health import Aspect, Cell, Column, Finding, Health, Row
from sphinx_proceedings.cli.input_output import counted, visible
from sphinx_proceedings.diagnostics import Location

__all__ = ["health_html", "health_json", "health_line", "health_text"]


def health_line(table: Health) -> str:
    """One line that says how much is missing and in doubt; empty where nothing is."""
    parts = []
    for word, is_missing in (("missing", True), ("doubtful", False)):
        columns = [column for column in table.columns if column.aspect.is_missing is is_missing]
        if told := [_amount(column) for column in columns if column.papers]:
            parts.append(f"{word}: {', '.join(told)}")
    return "; ".join(parts)


def _amount(column: Column) -> str:
    if column.everywhere and column.papers == column.findings:
        return f"{column.aspect.many} (every paper)"
    if column.aspect.one == column.aspect.many:
        return f"{column.aspect.many} ({counted(column.papers, 'paper')})"
    number = counted(column.findings, column.aspect.one, column.aspect.many)
    return f"{number} (in every paper)" if column.everywhere else number


def health_text(table: Health) -> str:
    """How often each thing was found, then each paper with its place, one a line.

    What every paper lacks is said once.
    """
    if not table.papers:
        return "there are no papers\n"
    width = max(len(aspect.many) for aspect in Aspect)
    lines = [f"{counted(table.papers, 'paper')}, {_complete(table)}", ""]
    lines += [f"{_heading(c.aspect).ljust(width + 4)}{_number(c)}" for c in table.columns]
    said = {c.aspect for c in table.columns if c.everywhere and c.aspect.is_missing}
    # Which of its authors lack something, each paper says for itself.
    said -= {Aspect.ORCID, Aspect.AFFILIATION}
    rows = [told for row in table.rows if (told := _text_row(row, said))]
    return "".join(f"{visible(line)}\n" for line in (*lines, *([""] if rows else []), *rows))


def _complete(table: Health) -> str:
    return f"{table.papers - len(table.rows)} of them with nothing missing or doubtful"


def _heading(aspect: Aspect) -> str:
    return f"no {aspect.one}" if aspect.is_missing else aspect.many


def _number(column: Column) -> str:
    papers = "every paper" if column.everywhere else counted(column.papers, "paper")
    return papers if column.papers == column.findings else f"{papers}, {column.findings} times"


def _text_row(row: Row, said: Iterable[Aspect]) -> str:
    cells = [_text_cell(row, cell) for cell in row.cells if cell.aspect not in said]
    return f"{row.location}: {row.key}: {'; '.join(cells)}" if cells else ""


def _text_cell(row: Row, cell: Cell) -> str:
    what = f"no {cell.aspect.one}" if cell.aspect.is_missing else cell.aspect.one
    told = [_text_finding(row, finding) for finding in cell.findings]
    return f"{what}: {', '.join(told)}" if any(told) else what


def _text_finding(row: Row, finding: Finding) -> str:
    if finding.location == row.location:
        return finding.text
    return f"{finding.text} ({finding.location})"


def health_json(table: Health) -> str:
    """An object; lines and columns count from 1, 0 means the whole file or line."""
    told = {
        "papers": table.papers,
        "columns": [
            {
                "name": column.aspect.slug,
                "label": _heading(column.aspect),
                "papers": column.papers,
                "findings": column.findings,
                "everywhere": column.everywhere,
            }
            for column in table.columns
        ],
        "rows": [_json_row(row) for row in table.rows],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _json_row(row: Row) -> dict[str, Any]:
    return {
        "edition": row.edition,
        "paper": row.key,
        "title": row.title,
        **_json_place(row.location),
        "cells": {
            cell.aspect.slug: [{"text": f.text, **_json_place(f.location)} for f in cell.findings]
            for cell in row.cells
        },
    }


def _json_place(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


_STYLE = """
body { font: 1rem/1.4 system-ui, sans-serif; margin: 1.5rem; color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; }
caption { text-align: start; padding: 0.5rem 0; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: start;
  vertical-align: top; }
thead th { background: #eee; }
.scroll { overflow-x: auto; }
.place { font-family: ui-monospace, monospace; font-size: 0.85em; }
ul { margin: 0; padding-inline-start: 1.1em; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #1a1a1a; }
  thead th { background: #333; }
}
"""


def health_html(table: Health) -> str:
    """A page that needs no other file; whatever the sources say is text on it."""
    return "".join(f"{line}\n" for line in _page(table))


def _page(table: Health) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>What papers lack</title>\n<style>{_STYLE}</style>\n</head>"
    yield "<body>\n<main>\n<h1>What papers lack</h1>"
    if table.papers:
        yield f"<p>{counted(table.papers, 'paper')}, {_complete(table)}.</p>"
        yield from _counts(table.columns)
        if table.rows:
            yield from _matrix(table)
    else:
        yield "<p>There are no papers.</p>"
    yield "</main>\n</body>\n</html>"


def _counts(columns: Sequence[Column]) -> Iterator[str]:
    yield "<table>\n<caption>How often</caption>"
    yield (
        '<thead><tr><th scope="col">What</th><th scope="col">Papers</th>'
        '<th scope="col">Findings</th></tr></thead>\n<tbody>'
    )
    for column in columns:
        papers = f"every paper ({column.papers})" if column.everywhere else f"{column.papers}"
        yield (
            f'<tr><th scope="row">{escape(_heading(column.aspect))}</th>'
            f"<td>{papers}</td><td>{column.findings}</td></tr>"
        )
    yield "</tbody>\n</table>"


def _matrix(table: Health) -> Iterator[str]:
    shown = [column.aspect for column in table.columns if column.papers]
    heads = "".join(f'<th scope="col">{escape(_heading(aspect))}</th>' for aspect in shown)
    yield '<div class="scroll" role="region" aria-labelledby="papers" tabindex="0">\n<table>'
    yield '<caption id="papers">Papers, and where to look; an empty cell: nothing found</caption>'
    yield f'<thead><tr><th scope="col">Paper</th>{heads}</tr></thead>\n<tbody>'
    for row in table.rows:
        cells = {cell.aspect: cell.findings for cell in row.cells}
        told = "".join(f"<td>{_html_cell(cells.get(aspect, ()))}</td>" for aspect in shown)
        paper = f"{_text(row.edition)}/{_text(row.key)}: {_text(row.title)}"
        yield f'<tr><th scope="row">{paper}<br>{_place(row.location)}</th>{told}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _html_cell(findings: Sequence[Finding]) -> str:
    told = [
        f"{_text(finding.text)} {_place(finding.location)}".lstrip()
        if finding.text
        else _place(finding.location)
        for finding in findings
    ]
    if len(told) <= 1:
        return "".join(told)
    return f"<ul>{''.join(f'<li>{one}</li>' for one in told)}</ul>"


def _text(text: str) -> str:
    """Kept apart in its own direction."""
    return f"<bdi>{escape(visible(text))}</bdi>"


def _place(location: Location) -> str:
    """As editors and code hosts take it: the path and the line."""
    line = f":{location.line}" if location.line else ""
    return f'<span class="place">{escape(visible(location.path))}{line}</span>'
