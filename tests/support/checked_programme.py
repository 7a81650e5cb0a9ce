"""What the checks say of a programme written in a test."""

from sphinx_proceedings.check import run_checks
from sphinx_proceedings.diagnostics import Diagnostic
from sphinx_proceedings.sources.assemble import Reading
from support import programmes

HEAD = programmes.head()


def reading_of(sessions: str, *, head: str = HEAD, papers: str = "") -> Reading:
    """The portal of one edition `w`; `papers` are keys."""
    entries = "\n".join(
        f"@misc{{{key}, title = {{Of {key}}}, author = {{Lovelace, Ada}}, year = 2026}}"
        for key in papers.split()
    )
    return programmes.reading_of(programmes.programme(sessions, head), papers=entries)


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
