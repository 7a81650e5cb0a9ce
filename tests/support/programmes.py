"""Programmes written in tests, and what is read of them."""

import random
import textwrap
from datetime import datetime

from sphinx_proceedings.model.ledger.values import Ledger
from sphinx_proceedings.model.source_paths import ledger_path
from sphinx_proceedings.sources.assemble import Reading, assemble_portal
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.release.text import ledger_text
from sphinx_proceedings.sources.text.source import Source

__all__ = ["head", "large_programme", "local", "programme", "reading_of", "sources_of"]


def head(
    start: str = "2026-05-08", *, name: str = "W", timezone: str = "Europe/Rome", **more: str
) -> str:
    """What stands above the sessions; `more` are fields that an edition may have."""
    fields = {"name": name, "start": start, "timezone": timezone} | more
    return "".join(f"{field}: {value}\n" for field, value in fields.items())


def programme(sessions: str, above: str = head()) -> str:
    """The text of a programme; its sessions are a list, however far indented."""
    listed = textwrap.dedent(sessions)
    return f"{above}sessions:{' ' if listed.startswith('[') else chr(10)}{listed}"


def local(text: str) -> datetime:
    """A time without a zone."""
    return datetime.fromisoformat(text)


def sources_of(
    text: str, *, edition: str = "w", papers: str = "", ledger: Ledger | None = None
) -> Sources:
    """The sources of one edition: its programme, its papers as BibTeX, the file of its ledger."""
    bib = {edition: Source(path=f"papers/{edition}.bib", text=papers)} if papers else {}
    path = ledger_path(edition)
    return Sources(
        papers=bib,
        programmes={edition: Source(path=f"program/{edition}.yaml", text=text)},
        ledgers={edition: Source(path=path, text=ledger_text(ledger))} if ledger else {},
    )


def reading_of(
    text: str, *, edition: str = "w", papers: str = "", ledger: Ledger | None = None
) -> Reading:
    """What is read of them."""
    return assemble_portal(sources_of(text, edition=edition, papers=papers, ledger=ledger))


def large_programme(talks: int) -> str:
    """A programme in eight rooms, of which the texts are as hard to compress as real ones."""
    chance = random.Random(1)  # noqa: S311

    def name(letters: int) -> str:
        return "".join(chance.choices("aeioudlmnrst", k=letters)).capitalize()

    people = [f"{name(5)} {name(8)}" for _ in range(60)]
    lines = []
    for number in range(talks // 5):
        day, slot = 5 + number // 32, 8 + 2 * (number // 8 % 4)
        lines += [
            f"  - id: s{number}",
            f"    title: {name(7)} {name(9)}",
            f"    room: Hall {'ABCDEFGH'[number % 8]}",
            f"    track: Track {number % 8}",
            f"    start: 2027-07-0{day} {slot:02}:00",
            f"    end: 2027-07-0{day} {slot + 1:02}:40",
            "    kind: talks",
            "    talk_minutes: 20",
            "    talks:",
        ]
        lines += [
            f"      - {{title: {' '.join(name(7) for _ in range(9))}, presenters:"
            f" [{{name: {chance.choice(people)}, affiliation: University of {name(8)}}}]}}"
            for _ in range(5)
        ]
    return programme("\n".join(lines), head("2027-07-05", name="Large", timezone="Europe/Vienna"))
