"""Links and attachments of an event as the links that sessions and talks have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urljoin, urlsplit

from pydantic import TypeAdapter, ValidationError

from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.sources.imports.schedules.schedule import Reference
from sphinx_proceedings.sources.yaml.form_parts import Url

__all__ = ["evident_links", "web_address"]

_ADDRESS: TypeAdapter[str] = TypeAdapter(Url)
_WORDS = {
    LinkKind.SLIDES: frozenset({"folien", "slide", "slidedeck", "slides"}),
    LinkKind.VIDEO: frozenset({"recording", "video", "videos"}),
}
_TITLES = {
    **dict.fromkeys(("live stream", "livestream", "stream"), LinkKind.STREAM),
    **dict.fromkeys(("questions", "q&a", "slido"), LinkKind.QUESTIONS),
}
"""Whole titles: a paper may be on questions, and its page be linked by its title."""
_FILES = {
    LinkKind.SLIDES: (".key", ".odp", ".ppt", ".pptx"),
    LinkKind.VIDEO: (".m4v", ".mkv", ".mov", ".mp4", ".ogv", ".webm"),
}
_VIDEO_SITES = frozenset({"media.ccc.de", "vimeo.com", "www.youtube.com", "youtu.be"})


def web_address(url: str, base: str = "") -> str:
    """The http(s) address, relative ones from `base`; empty where it is none."""
    try:
        return _ADDRESS.validate_python(urljoin(base, url) if base and url else url)
    except (ValidationError, ValueError):
        return ""


def evident_links(
    references: Iterable[Reference], base: str, known: Collection[str]
) -> tuple[dict[LinkKind, str], int]:
    """The first of the kinds of links that events have, and how many references are of none.

    `known` are addresses that the talk's paper has already.
    """
    found: dict[LinkKind, str] = {}
    left = 0
    for reference in references:
        url = web_address(reference.url, base)
        if url in known and url:
            continue
        kind = _kind(reference, url)
        if url and kind and found.setdefault(kind, url) == url:
            continue
        left += 1
    return found, left


def _kind(reference: Reference, url: str) -> LinkKind | None:
    if kind := _TITLES.get(reference.title.strip().casefold()):
        return kind
    words = set(re.findall(r"[a-z]+", f"{reference.type} {reference.title}".casefold()))
    for kind, telling in _WORDS.items():
        if not telling.isdisjoint(words):
            return kind
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    for kind, endings in _FILES.items():
        if parts.path.lower().endswith(endings):
            return kind
    return LinkKind.VIDEO if parts.hostname in _VIDEO_SITES else None
