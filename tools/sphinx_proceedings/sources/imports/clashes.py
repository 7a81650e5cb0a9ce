"""What editors are told of fields that were changed here and in the export."""

from __future__ import annotations

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.sources.imports.three_way import Clash
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["clash_text", "told_clash"]

_MOST_SHOWN = 60
"""Characters of a value that a message repeats."""
_MOST_BEFORE = 15
"""Of them, those before the place where two long values differ."""


def told_clash(location: Location, whose: str, clash: Clash[str]) -> Remark:
    """Both values, at the place of ours; `whose` is what the field belongs to."""
    return Remark(location=location, text=clash_text(clash, whose))


def clash_text(clash: Clash[str], whose: str) -> str:
    """Both values of what has the name `whose`."""
    ours, theirs = _told_apart(" ".join(clash.ours.split()), " ".join(clash.theirs.split()))
    here = f"it is “{ours}”" if ours else "it is not there"
    there = f"it is “{theirs}”" if theirs else "it is not there"
    return f"{clash.name} of {whose}: here {here}, which stays; in the export {there}"


def _told_apart(one: str, other: str) -> tuple[str, str]:
    """Both, and where they are long from a little before where they differ."""
    same = 0
    if one and other and max(len(one), len(other)) > _MOST_SHOWN:
        pairs = zip(one, other, strict=False)
        shorter = min(len(one), len(other))
        same = next((at for at, (a, b) in enumerate(pairs) if a != b), shorter) - _MOST_BEFORE
        same = max(0, same)
    begin = "…" if same else ""
    return (
        begin + shown(one[same:], _MOST_SHOWN) if one else "",
        begin + shown(other[same:], _MOST_SHOWN) if other else "",
    )
