"""A programme in a table, CSV or .xlsx: a row a talk, a break, or a session itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.clean_text import Texts
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import files_ending_in
from sphinx_proceedings.sources.imports.schedules.schedule import (
    Reference,
    Schedule,
    ScheduleEvent,
    check_number,
)
from sphinx_proceedings.sources.imports.schedules.spreadsheet_columns import is_header, meant
from sphinx_proceedings.sources.imports.schedules.typed_times import (
    AmbiguousDayError,
    clocks_in,
    day_in,
    minutes_in,
)
from sphinx_proceedings.sources.imports.tables.tables import Row, Table, headers_of, read_tables
from sphinx_proceedings.sources.imports.titles import said
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["FORM"]

_NAME = "spreadsheet"
_ENDINGS = (".csv", ".tsv", ".xlsx")
_EXPORT = "name the columns: day, start, end, room, session, title, …"
_PROSE = frozenset({"abstract", "chairs", "presenters"})
"""In which the ends of lines mean something."""
_YES = frozenset({"1", "cancelled", "canceled", "true", "withdrawn", "x", "y", "yes"})
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_BETWEEN_PLAIN = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")


def _is_spreadsheet(package: Package) -> bool:
    return any(
        is_header(columns)
        for name in files_ending_in(package, *_ENDINGS)
        for columns in headers_of(package, name, is_header)
    )


def _read(package: Package) -> Schedule:
    # What has another name, or none, may be a table all the same where somebody says so.
    names = files_ending_in(package, *_ENDINGS) or list(package.sizes)
    if len(names) != 1 and not files_ending_in(package, *_ENDINGS):
        raise ExportError(package.whole, "there is no table in it, .csv or .xlsx", _EXPORT)
    reader = _Reader(package)
    for name in names:
        for table in read_tables(package, name, is_header):
            reader.take(table)
    return reader.schedule()


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A row with what it says of times."""

    place: int
    """Among all rows."""
    row: Row
    values: Mapping[str, str]
    """Its clean texts by what their columns mean."""
    day: date
    start: time | None
    end: time | None
    minutes: int
    left_out: tuple[str, ...] = ()
    """Characters that no text may hold."""

    def get(self, meaning: str) -> str:
        """The clean text of a column."""
        return self.values.get(meaning, "")


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._lines: list[_Line] = []
        self._remarks: list[Remark] = []
        self._unread: Counter[str] = Counter()
        self._passed: list[str] = []
        self._addresses = 0

    def take(self, table: Table) -> None:
        """Read the rows of a table; one that is no programme is passed over."""
        self._remarks += table.remarks
        if not is_header(frozenset(table.columns)):
            self._passed.append(table.name)
            return
        names: dict[str, str] = {}
        for column in table.columns:
            meaning = meant(column)
            if meaning and meaning not in names:
                names[meaning] = column
            elif column and any(row.get(column) for row in table.rows):
                self._unread[shown(Texts().line(column))] += 1
        day = self._day_of_name(table.name)
        for row in table.rows:
            day, line = self._line(row, names, day)
            if line is not None:
                self._lines.append(line)
                check_number(len(self._lines), table.location)

    def schedule(self) -> Schedule:
        """All tables as one programme."""
        if not self._lines:
            raise ExportError(self._package.whole, "no row has a day, a time and a title", _EXPORT)
        if self._passed:
            text = f"sheets that are no programme are passed over: {', '.join(self._passed)}"
            self._tell(self._package.whole, shown(text, 200))
        together: dict[tuple[str, date], dict[str, list[_Line]]] = {}
        alone: list[_Line] = []
        for line in self._lines:
            name = said(line.get("session"))
            if name:
                rooms = together.setdefault((name, line.day), {})
                # A row that names no room is in that of the row above it.
                room = line.get("room") or next(reversed(rooms), "")
                rooms.setdefault(room, []).append(line)
            else:
                alone.append(line)
        events = [(line.place, self._single(line)) for line in alone]
        for (name, day), rooms in together.items():
            for lines in _joined(rooms):
                found = self._session(f"session/{name}/{day}", lines)
                events += [(lines[0].place, event) for event in found]
        return Schedule(
            location=self._package.whole,
            form=_NAME,
            events=tuple(event for _, event in sorted(events, key=lambda pair: pair[0])),
            unread=self._unread,
            remarks=tuple(self._remarks),
            addresses=self._addresses,
        )

    # Rows

    def _line(
        self, row: Row, names: Mapping[str, str], day: date | None
    ) -> tuple[date | None, _Line | None]:
        """The day that counts from here on, and the row, if it says when and what."""
        written = row.get(names.get("day", "")) or ""
        begin = row.get(names.get("start", ""))
        told = self._day(row, names.get("day", ""), written) if written else None
        if written and told is None:
            return None, None
        day = told or _day_in(begin) or day
        if not any(row.get(names.get(one, "")) for one in ("title", "session", "paper")):
            if begin:
                self._tell(row.location, "the row has no title; it is left out")
            return day, None
        if day is None:
            self._tell(row.location, "the row has no day, nor has one above it; it is left out")
            return None, None
        start, end = clocks_in(begin) if begin else (None, None)
        if begin and start is None:
            where = row.where(names["start"])
            self._tell(where, f"“{shown(begin)}” is no time of day; the row is left out")
            return day, None
        end = self._end(row, names, end)
        length = row.get(names.get("duration", ""))
        minutes = minutes_in(length) if length else 0
        if minutes is None:
            self._tell(
                row.where(names["duration"]), f"“{shown(length)}” is no length; it is not used"
            )
        texts = Texts()
        values = {
            meaning: (texts.prose if meaning in _PROSE else texts.line)(row.get(column))
            for meaning, column in names.items()
        }
        self._addresses += texts.addresses
        line = _Line(
            place=len(self._lines),
            row=row,
            values=values,
            day=day,
            start=start,
            end=end,
            minutes=minutes or 0,
            left_out=tuple(texts.left_out),
        )
        return day, line

    def _end(self, row: Row, names: Mapping[str, str], ranged: time | None) -> time | None:
        written = row.get(names.get("end", ""))
        end = clocks_in(written)[0] if written else ranged
        if written and end is None:
            where = row.where(names["end"])
            self._tell(where, f"“{shown(written)}” is no time of day; it is not used")
        return end

    def _day(self, row: Row, column: str, written: str) -> date | None:
        try:
            day = day_in(written)
        except AmbiguousDayError:
            text = f"“{shown(written)}” may be two days; write it as 2027-03-01"
        else:
            if day is not None:
                return day
            text = f"“{shown(written)}” is no day; write it as 2027-03-01"
        self._tell(row.where(column), f"{text}; the row is left out")
        return None

    def _day_of_name(self, name: str) -> date | None:
        """A sheet of a day may be called so."""
        return _day_in(name)

    # Events

    def _session(self, number: str, lines: Sequence[_Line]) -> Iterator[ScheduleEvent]:
        own = [line for line in lines if not (line.get("title") or line.get("paper"))]
        talks = [line for line in lines if line not in own]
        begins = [line for line in lines if line.start]
        if not begins:
            where = lines[0].row.location
            self._tell(where, f"“{lines[0].get('session')}” has no start; it is left out")
            return
        head = own[0] if own else lines[0]
        first = own[0] if own and own[0].start else min(begins, key=_begin)
        ends = [end for line in (own if own and own[0].end else lines) if (end := _stop(line))]
        parts = tuple(self._talk(line) for line in talks)
        kinds = [line.get("kind") for line in (*own, *talks)]
        yield ScheduleEvent(
            location=lines[0].row.location,
            known_as=number,
            date=_at(first.day, first.start),
            end=max(ends).isoformat() if ends else "",
            room=next(filter(None, (line.get("room") for line in lines)), ""),
            title=head.get("session"),
            type=next(filter(None, kinds), ""),
            track=next(filter(None, (line.get("track") for line in lines)), ""),
            subtitle=own[0].get("note") if own else "",
            chairs=tuple(dict.fromkeys(name for line in lines for name in _people(line, "chairs"))),
            url=own[0].get("url") if own else "",
            cancelled=bool(own) and _is_cancelled(own[0]),
            parts=parts,
            left_out=tuple(dict.fromkeys(one for line in own for one in line.left_out)),
        )

    def _talk(self, line: _Line) -> ScheduleEvent:
        return replace(self._event(line), known_as=_known_as(line), date=_at(line.day, line.start))

    def _single(self, line: _Line) -> ScheduleEvent:
        known_as = _known_as(line)
        if known_as.startswith("title/"):
            known_as = f"{known_as}/{line.day}"
        event = replace(
            self._event(line),
            known_as=known_as,
            date=_at(line.day, line.start),
            room=line.get("room"),
            track=line.get("track"),
            subtitle=line.get("note"),
            chairs=_people(line, "chairs"),
        )
        if line.start is None:
            self._tell(line.row.location, f"“{event.title}” has no start; it is left out")
        return event

    def _event(self, line: _Line) -> ScheduleEvent:
        end = _stop(line)
        title = line.get("title") or line.get("paper")
        references = tuple(
            Reference(url=url, title=name)
            for name in ("slides", "video")
            if (url := line.get(name))
        )
        return ScheduleEvent(
            location=line.row.location,
            end=end.isoformat() if end else "",
            duration=str(line.minutes) if line.minutes and not line.start else "",
            title=title,
            type=line.get("kind"),
            abstract=line.get("abstract"),
            persons=_people(line, "presenters"),
            references=references,
            url=line.get("url"),
            paper=line.get("paper"),
            board=line.get("board"),
            cancelled=_is_cancelled(line),
            left_out=line.left_out,
        )

    def _tell(self, location: Location, text: str) -> None:
        self._remarks.append(Remark(location=location, text=Texts().line(text)))


def _joined(rooms: Mapping[str, Sequence[_Line]]) -> Iterator[Sequence[_Line]]:
    """The rows of each room; those above the first that names one belong to it."""
    first, *others = rooms
    if first or not others:
        yield from rooms.values()
        return
    yield (*rooms[first], *rooms[others[0]])
    yield from (rooms[room] for room in others[1:])


def _day_in(text: str) -> date | None:
    try:
        return day_in(text)
    except AmbiguousDayError:
        return None


def _known_as(line: _Line) -> str:
    if given := line.get("id"):
        return f"id/{given}"
    if paper := line.get("paper"):
        return f"paper/{paper.removeprefix('#').strip()}"
    return f"title/{said(line.get('title')) or line.get('title')}"


def _begin(line: _Line) -> datetime:
    return datetime.combine(line.day, line.start or time())


def _stop(line: _Line) -> datetime | None:
    """When a row ends: as it says, after midnight where that is before its start."""
    if line.start is None:
        return None
    begin = _begin(line)
    if line.end is not None:
        end = datetime.combine(line.day, line.end)
        return end if end > begin else end + timedelta(days=1)
    return begin + timedelta(minutes=line.minutes) if line.minutes else None


def _at(day: date, clock: time | None) -> str:
    return datetime.combine(day, clock).isoformat() if clock else ""


def _is_cancelled(line: _Line) -> bool:
    return line.get("cancelled").casefold() in _YES


def _people(line: _Line, meaning: str) -> tuple[str, ...]:
    """Names in a cell, between semicolons or lines, else commas; without what is in parentheses."""
    plain = _PARENTHESES.sub("", line.get(meaning))
    between = _BETWEEN if re.search(r"[;\n]", plain) else _BETWEEN_PLAIN
    names = (" ".join(name.split()).strip(",") for name in between.split(plain))
    return tuple(dict.fromkeys(filter(None, names)))


FORM = Form(
    name=_NAME,
    label="a spreadsheet (CSV or .xlsx)",
    recognises=_is_spreadsheet,
    read=_read,
)
