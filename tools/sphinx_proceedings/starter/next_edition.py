"""The sources of an edition that follows another one of the portal.

What is another each time, such as deadlines and committees, stands there as a comment, to be
corrected: nothing of the former edition is published as the new one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sphinx_proceedings.model.people import Appointment
from sphinx_proceedings.model.programme import Edition
from sphinx_proceedings.starter.portal_data import latex, quoted

__all__ = ["NextEdition", "a_year_later", "next_edition_files"]

_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


@dataclass(frozen=True, kw_only=True, slots=True)
class NextEdition:
    """What is known of it."""

    id: str
    start: date
    end: date
    name: str = ""
    """Empty where it is called as the former one was, with its own year."""
    place: str = ""


def a_year_later(day: date) -> date:
    """The same day of the week in the same week of the next year, or one week aside."""
    return day + timedelta(weeks=52)


def next_edition_files(
    former: Edition, appointments: Sequence[Appointment], following: NextEdition
) -> dict[str, str]:
    """Its papers, programme and people, by their paths below the portal's root."""
    return {
        f"papers/{following.id}.bib": _papers(former, following),
        f"people/{following.id}.yaml": _people(former, appointments, following),
        f"program/{following.id}.yaml": _programme(former, following),
    }


def _papers(former: Edition, following: NextEdition) -> str:
    volume = former.volume.publication.container if former.volume else ""
    title = str(volume) or f"Proceedings of {former.name}"
    return (
        "% One entry a paper. The volume stands last: BibTeX wants a parent after the entries that"
        " name it.\n"
        f"@proceedings{{{following.id},\n"
        f"  title = {{{latex(_renamed(title, former, following))}}},\n"
        f"  year  = {{{following.start.year}}},\n"
        "}\n"
    )


def _programme(former: Edition, following: NextEdition) -> str:
    told = {
        "name": quoted(following.name or _renamed(former.name, former, following)),
        "title": quoted(_renamed(former.title, former, following)) if former.title else "",
        "series": quoted(former.series) if former.series else "",
        "ordinal": str(former.ordinal + 1) if former.ordinal else "",
        "start": following.start.isoformat(),
        "end": following.end.isoformat() if following.end != following.start else "",
        "timezone": quoted(former.timezone),
        "place": quoted(following.place) if following.place else "",
        "volume": quoted(following.id),
    }
    lines = [f"{key}: {value}" for key, value in told.items() if value]
    if former.topics:
        lines += ["", "topics:", *(f"  - {quoted(topic)}" for topic in former.topics)]
    if former.key_dates and former.start is not None:
        lines += ["", *_key_dates(former, following.start - former.start)]
    schema = "# yaml-language-server: $schema=../.schemas/program.schema.json"
    return "\n".join([schema, *lines, ""])


def _key_dates(former: Edition, later: timedelta) -> Iterator[str]:
    yield f"# Those of {former.name}, {later.days} days later; correct them, and take the # away."
    yield "# key_dates:"
    for each in former.key_dates:
        yield f"#   - what: {quoted(each.what)}"
        yield f"#     date: {each.date + later}"
        if each.instant is not None:
            yield f'#     time: "{each.instant:%H:%M}"'
        if each.zone:
            yield f"#     zone: {each.zone}"


def _people(former: Edition, appointments: Iterable[Appointment], following: NextEdition) -> str:
    lines = [
        "# yaml-language-server: $schema=../.schemas/people.schema.json",
        f"# The committees of {former.name}; correct them, take the # away, and the last line.",
        "# committees:",
    ]
    for (role, title), members in groupby(appointments, lambda held: (held.role, held.title)):
        lines.append(f"#   - edition: {quoted(following.id)}")
        lines.append(f"#     role: {role}")
        if title:
            lines.append(f"#     title: {quoted(title)}")
        lines.append("#     members:")
        for held in members:
            place = f", affiliation: {quoted(held.affiliation)}" if held.affiliation else ""
            lines.append(f"#       - {{name: {quoted(held.name)}{place}}}")
    return "\n".join([*lines, "committees: []", ""])


def _renamed(text: str, former: Edition, following: NextEdition) -> str:
    """The text with the new year for the former one, and the next ordinal."""
    if former.start is not None:
        year = rf"(?<!\d){former.start.year}(?!\d)"
        text = re.sub(year, str(following.start.year), text)
    if former.ordinal:
        text = re.sub(rf"\b{_ordinal(former.ordinal)}\b", _ordinal(former.ordinal + 1), text)
    return text


def _ordinal(number: int) -> str:
    """`3rd`."""
    suffix = "th" if number % 100 in _TEENS else _SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"
