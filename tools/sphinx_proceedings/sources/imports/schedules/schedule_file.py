"""`schedule.xml` and `schedule.json`, which frab, pretalx and others write for apps."""

from __future__ import annotations

from codecs import BOM_UTF8

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.export_error import ExportError
from sphinx_proceedings.sources.imports.form import Form
from sphinx_proceedings.sources.imports.packages.package import Package
from sphinx_proceedings.sources.imports.packages.peeking import begin_of, path_of
from sphinx_proceedings.sources.imports.schedules.json_file import schedule_from_json
from sphinx_proceedings.sources.imports.schedules.schedule import Schedule
from sphinx_proceedings.sources.imports.schedules.xml_file import schedule_from_xml
from sphinx_proceedings.sources.text.source import is_utf16

__all__ = ["FORM", "LARGEST", "read_schedule"]

LARGEST = 8 * 1024**2
"""Bytes of a file; the largest conferences have schedules of two megabytes."""


def read_schedule(path: str, data: bytes) -> Schedule:
    """The schedule in the bytes of a file, XML or JSON; raises `ExportError`.

    `path` is what messages call it.
    """
    if len(data) > LARGEST:
        message = f"the file is larger than {LARGEST:,} bytes; it is not read"
        raise ExportError(Location(path=path), message, "give the schedule of one conference")
    start = data[:200].decode("utf-16", "replace") if is_utf16(data) else _ascii(data)
    if start.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return schedule_from_json(path, data)
    return schedule_from_xml(path, data)


def _ascii(data: bytes) -> str:
    return data[:200].removeprefix(BOM_UTF8).decode("ascii", "replace")


def _is_schedule(package: Package) -> bool:
    """Whether there is one file that looks like XML or JSON; its reader tells what else it is."""
    return len(package.sizes) == 1 and all(
        begin_of(package, name).lstrip()[:1] in (b"<", b"{", b"[") for name in package.sizes
    )


def _read(package: Package) -> Schedule:
    names = sorted(package.sizes)
    if len(names) != 1:
        hint = "give the one schedule.xml or schedule.json"
        raise ExportError(package.whole, "a schedule is one file", hint)
    return read_schedule(path_of(package, names[0]), package.read(names[0]))


FORM = Form(
    name="schedule",
    label="schedule.xml or schedule.json (frab, pretalx and others)",
    recognises=_is_schedule,
    read=_read,
)
