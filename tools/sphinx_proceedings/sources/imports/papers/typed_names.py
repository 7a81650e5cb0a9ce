"""Names as people type them into forms: without titles, degrees and numbers of other registries.

Nothing is recased and no particle is moved: see what `proceedings check` says of the names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.sources.imports.papers.notes import Notes
from sphinx_proceedings.sources.imports.papers.submissions import SubmittedAuthor, SubmittedPlace
from sphinx_proceedings.sources.text.entities import without_entities
from sphinx_proceedings.sources.text.letters import has_visible
from sphinx_proceedings.sources.text.shown import shown

__all__ = ["plain_name", "typed_author"]

_TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Eng|Ing|Dipl)\.(?:-Ing\.)?"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Professor|Miss|Doctor)(?!\S))\s*"
)
_DEGREES = re.compile(
    r"(?:^|,\s?|(?<=\S)\s)"
    r"(?:Ph\.?\s?[Dd]\.?|PHD|D\.?Phil\.?|M\.?\s?Sc\.?|B\.?\s?Sc\.?|M\.D\.|MD|MBA|M\.Eng\.?)$"
)
_HOMONYM = re.compile(r"\s0\d{3}$")
"""By which dblp tells people of one name apart."""


def plain_name(text: str) -> str:
    """A name, or a part of one, without what stands around it: `Dr. Ada Lovelace, PhD`."""
    name = " ".join(text.split())
    while True:
        titles = _TITLES.match(name)
        shorter = name[titles.end() :] if titles else _HOMONYM.sub("", _DEGREES.sub("", name))
        if shorter == name:
            return name
        name = shorter.strip(" ,")


def typed_author(
    notes: Notes,
    location: Location,
    *,
    given: str = "",
    family: str = "",
    name: str = "",
    orcid: str = "",
    places: Iterable[SubmittedPlace | None] = (),
) -> SubmittedAuthor | None:
    """An author as `Notes.author` makes it; titles and the like are told and left out."""
    parts = {
        part: notes.line(without_entities(text))
        for part, text in (("given", given), ("family", family), ("name", name))
    }
    bare = {part: plain_name(text) for part, text in parts.items()}
    # Somebody may be called so.
    if bare != parts and has_visible("".join(bare.values())):
        whole, taken = (" ".join(filter(None, some.values())) for some in (parts, bare))
        text = f"“{shown(whole)}” is taken as “{shown(taken)}”: titles, degrees and numbers"
        notes.tell(location, f"{text} are no part of a name")
        parts = bare
    return notes.author(location, **parts, orcid=orcid, places=places)
