"""What a file of the ACL Anthology says of an event and of the front matter of its volume."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_proceedings.sources.imports.papers.gathered_papers import day_in, filled
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.xml_texts import inner_text, rich_of
from sphinx_proceedings.sources.values.dates import month_in

__all__ = ["event_details", "volume_links"]

_MONTH = r"[^\W\d_]{3,12}\.?"
_DAYS = re.compile(
    rf"(?P<before>{_MONTH})? ?(?P<first>[0-9]{{1,2}}) ?(?P<behind>{_MONTH})?"
    rf"(?: ?[-–—] ?(?P<until>{_MONTH})? ?(?P<last>[0-9]{{1,2}}) ?(?P<of_last>{_MONTH})?)?"
    r",? (?P<year>[0-9]{4})"
)


def event_details(root: Any, notes: Notes) -> Mapping[str, str]:
    """Title, days, place and website of the only event of a collection."""
    events = [event for event in root.iterfind("{*}event") if event.find("{*}meta") is not None]
    if len(events) != 1:
        return {}
    meta, links = events[0].find("{*}meta"), events[0].iterfind("{*}links/{*}url")
    title = meta.find("{*}title")
    start, end = _days(notes.fact(inner_text(meta.find("{*}dates"))))
    websites = (inner_text(link) for link in links if link.get("type") == "website")
    return filled(
        {
            "title": "" if title is None else rich_of(title, notes).plain,
            "start": start,
            "end": end,
            "place": notes.fact(inner_text(meta.find("{*}location"))),
            "website": notes.url(next(websites, "")),
        }
    )


def volume_links(volume: Any, site: str, notes: Notes) -> Mapping[str, str]:
    """Where a volume is; where its front matter is, is told."""
    meta, front = volume.find("{*}meta"), volume.find("{*}frontmatter")
    facts: dict[str, str] = {}
    if meta is not None:
        named = notes.line(inner_text(meta.find("{*}url")))
        if _is_local(named):
            facts = {"url": f"{site}volumes/{named}/", "pdf": f"{site}{named}.pdf"}
        else:
            facts["url"] = notes.url(named)
        facts["doi"] = notes.doi(inner_text(meta.find("{*}doi")))
    if front is not None:
        written = notes.line(inner_text(front.find("{*}url")))
        if url := f"{site}{written}.pdf" if _is_local(written) else notes.url(written):
            text = f"its front matter is {url}; link to it from a page of yours"
            notes.tell(notes.whole, text)
    return filled(facts)


def _is_local(name: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9][\w.-]{0,199}", name) is not None


def _days(text: str) -> tuple[str, str]:
    """The first and the last day of `May 22–27, 2022`; the last one where it is another."""
    found = _DAYS.fullmatch(text)
    if found is None:
        return "", ""
    months = [found["before"], found["behind"], found["until"], found["of_last"]]
    told = [month_in(month).month if month else None for month in months]
    first = told[0] or told[1] or told[3]
    last = told[2] or told[3] or first
    start = _day(found["year"], first, found["first"])
    end = _day(found["year"], last, found["last"]) if found["last"] else start
    if not start or not end or end < start:
        return "", ""
    return start, end if end > start else ""


def _day(year: str, month: int | None, day: str) -> str:
    return day_in(f"{year}-{month:02}-{int(day):02}") if month else ""
