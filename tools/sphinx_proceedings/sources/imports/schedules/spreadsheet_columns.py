"""What the columns of a programme in a table may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["COLUMNS", "is_header", "meant"]

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "day": ("day", "date", "session date"),
        "start": ("start", "start time", "begin", "from", "time", "starts at"),
        "end": ("end", "end time", "until", "to", "ends at"),
        "duration": ("duration", "length", "minute", "duration minute", "length minute"),
        "room": ("room", "location", "hall", "place"),
        "session": ("session", "session title", "session name"),
        "title": ("title", "talk", "talk title", "paper title", "presentation", "contribution",
                  "presentation title", "contribution title", "event", "item"),
        "paper": ("paper", "paper id", "paper number", "paper no", "paper key", "submission",
                  "submission id", "submission number"),
        "presenters": ("presenter", "speaker", "presented by", "presenting author"),
        "chairs": ("chair", "session chair", "chaired by", "moderator"),
        "kind": ("kind", "type", "session type", "session kind", "format"),
        "track": ("track",),
        "abstract": ("abstract", "description", "summary"),
        "board": ("board", "board number", "poster board", "poster number", "board no"),
        "note": ("note", "subtitle", "remark"),
        "cancelled": ("cancelled", "canceled", "status"),
        "id": ("id", "guid", "code"),
        "slides": ("slide", "slides url"),
        "video": ("video", "recording", "video url"),
        "url": ("url", "link", "web page", "page"),
    }
)  # fmt: skip
"""What columns may be called, whatever the case, spaces and plurals."""
_MEANS = {
    re.sub(r"[^a-z0-9]", "", name): column for column, names in COLUMNS.items() for name in names
}


def meant(column: str) -> str:
    """Which of `COLUMNS` a heading means; empty where it is none of them."""
    words = re.findall(r"[a-z0-9#]+", column.casefold().replace("(s)", "s"))
    for name in ("".join(words), "".join(word.removesuffix("s") for word in words)):
        if found := _MEANS.get(name.replace("#", "number")):
            return found
    return "paper" if column.strip() == "#" else ""


def is_header(columns: frozenset[str]) -> bool:
    """Whether these columns are those of a programme."""
    found = set(map(meant, columns))
    return "start" in found and not found.isdisjoint({"title", "session", "paper"})
