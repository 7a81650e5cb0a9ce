"""What a portal was begun with: which version of the tool wrote which of its files, and how.

It lies in the portal and is committed with it, so that a later version can tell what people have
changed since: the version, what was answered, and each text as it was written.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.edition_id import EditionIdError, edition_id
from sphinx_proceedings.starter.portal_data import PortalData

__all__ = [
    "RECORD",
    "RECORD_FOLDER",
    "PortalRecord",
    "RecordError",
    "read_record",
    "record_files",
    "text_digest",
    "written_path",
]

RECORD_FOLDER = ".proceedings"
"""Of a portal: no source, and never published."""
RECORD = f"{RECORD_FOLDER}/portal.json"
_FORMAT = 1
_WRITTEN = ".written"
"""How the name of a text ends that was written, so that neither git nor editors take it for the
file itself."""
_RESTORE = f"take it from version control: git checkout -- {RECORD}"
_RESOLVE = f"keep one side whole: git checkout --ours -- {RECORD_FOLDER}"
_UPDATE = "install that version of the tool, or a newer one"
_FIRST, _LAST = 2, 9998
"""Years of which one can count weeks back and on."""
_CONFLICT = "<<<<<<<"


@dataclass(frozen=True, kw_only=True, slots=True)
class PortalRecord:
    """What the tool last wrote into a portal, or looked at there."""

    tool: str
    """The version of the tool."""
    portal: PortalData
    """What was answered when the portal began."""
    files: dict[str, str | None] = field(default_factory=dict)
    """The tool's files that this version has, by path, with the SHA-256 of the text that it wrote;
    None for those that the portal does not have, as nobody wanted them or somebody took them away.
    """
    format: int = _FORMAT


class RecordError(ValueError):
    """Why a record cannot be used, at its place, with a remedy."""

    def __init__(self, location: Location, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.location = location
        self.hint = hint


_RECORDS = TypeAdapter(PortalRecord)


def text_digest(text: str) -> str:
    """The SHA-256 of a text with line feeds as line ends."""
    return hashlib.sha256(text.encode()).hexdigest()


def written_path(name: str) -> str:
    """Where the text of a file is kept, as it was written."""
    return f"{RECORD_FOLDER}/{name}{_WRITTEN}"


def record_files(tool: str, portal: PortalData, texts: Mapping[str, str | None]) -> dict[str, str]:
    """The record as files of the portal; `texts` are the tool's files as `PortalRecord` has them.

    None stands for a file that the portal does not have.
    """
    digests = {
        name: None if text is None else text_digest(text) for name, text in sorted(texts.items())
    }
    record = PortalRecord(tool=tool, portal=portal, files=digests)
    value = _RECORDS.dump_python(record, mode="json")
    found = {RECORD: json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True) + "\n"}
    kept = {written_path(name): text for name, text in texts.items() if text is not None}
    return found | kept


def read_record(text: str) -> PortalRecord:
    """A record from its file; raises `RecordError` for what no version has written."""
    if _CONFLICT in text:
        line = text[: text.index(_CONFLICT)].count("\n") + 1
        problem = "two versions of the record were merged and are both in it"
        raise RecordError(Location(path=RECORD, line=line, column=1), problem, _RESOLVE)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        location = Location(path=RECORD, line=error.lineno, column=error.colno)
        problem = f"this is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        raise RecordError(location, problem, _RESTORE) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(Location(path=RECORD), f"this is no JSON: {error}", _RESTORE) from error
    return _checked(value)


def _checked(value: object) -> PortalRecord:
    whole = Location(path=RECORD)
    form = value.get("format", _FORMAT) if isinstance(value, dict) else _FORMAT
    if isinstance(form, int) and form > _FORMAT:
        told = f"it has form {form}, which a newer version of this tool wrote"
        raise RecordError(whole, told, _UPDATE)
    try:
        record = _RECORDS.validate_json(json.dumps(value), strict=True)
        edition_id(record.portal.edition)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(str(part) for part in first["loc"]) or "the file"
        problem = f"{place}: {first['msg'][:1].lower()}{first['msg'][1:]}"
        raise RecordError(whole, problem, _RESTORE) from error
    except (EditionIdError, UnicodeEncodeError) as error:
        raise RecordError(whole, str(error), _RESTORE) from error
    if record.format != _FORMAT:
        raise RecordError(whole, f"nothing has form {record.format}", _RESTORE)
    if not _FIRST <= record.portal.start.year <= _LAST:
        raise RecordError(whole, f"no workshop begins on {record.portal.start}", _RESTORE)
    return record
