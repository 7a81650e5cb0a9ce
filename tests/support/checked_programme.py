"""What the checks say of a programme written in a test."""

import textwrap

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.text.source import Source

HEAD = "name: W\nstart: 2026-05-08\ntimezone: Europe/Rome\nsessions:\n"


def reading_of(sessions: str, *, head: str = HEAD, papers: str = "") -> Reading:
    """The portal of one edition `w`; `papers` are keys."""
    entries = "\n".join(
        f"@misc{{{key}, title = {{Of {key}}}, author = {{Lovelace, Ada}}, year = 2026}}"
        for key in papers.split()
    )
    return assemble_portal(
        Sources(
            papers={"w": Source(path="papers/w.bib", text=entries)} if entries else {},
            programmes={"w": Source(path="program/w.yaml", text=head + textwrap.dedent(sessions))},
        )
    )


def check(sessions: str, *, head: str = HEAD, papers: str = "") -> tuple[Diagnostic, ...]:
    reading = reading_of(sessions, head=head, papers=papers)
    return run_checks(reading.portal, reading.diagnostics)


def codes(sessions: str, *, head: str = HEAD, papers: str = "") -> list[tuple[str, str]]:
    return [(item.code.slug, item.subject) for item in check(sessions, head=head, papers=papers)]


def messages(sessions: str, *, head: str = HEAD, papers: str = "") -> list[str]:
    return [item.message for item in check(sessions, head=head, papers=papers)]


def session(name: str, start: str, end: str = "", **more: str) -> str:
    """A session as one line of YAML, on the edition's day unless a date is given."""
    fields = {"id": name, "title": name, "kind": "talks", "start": _dated(start)} | more
    if end:
        fields["end"] = _dated(end)
    return "- {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


def _dated(time: str) -> str:
    return time if " " in time else f"2026-05-08 {time}"
