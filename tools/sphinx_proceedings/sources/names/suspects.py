"""Slips of the pen in name fields: names that are probably not what their writer meant."""

from __future__ import annotations

import re

from sphinx_proceedings.sources.names.odd_names import Suspect, suspect_by_itself
from sphinx_proceedings.sources.names.order import PARTICLES
from sphinx_proceedings.sources.names.remedies import INITIALS, to_write
from sphinx_proceedings.sources.names.splitting import NameList, ParsedName

__all__ = ["suspects"]

_FINAL_INITIALS = re.compile(r"(?:[A-Z]\.-?){1,4}|[A-Z]{1,3}")


def suspects(names: NameList) -> tuple[Suspect, ...]:
    """The suspect names of a field, in order, one finding a name.

    Names with problems of their own are passed over.
    """
    reported = {problem.what for problem in names.problems if problem.kind != "markup"}
    # Names of a list in reading order have no commas, and more than one part.
    irregular = sum("," in name.source or not name.name.given for name in names.names)
    are_reversed = bool(names.names) and all(map(_ends_in_initials, names.names))
    if len(names.names) == 1 and are_reversed:
        are_reversed = "." in names.names[0].source or names.names[0].source[-2:-1].isspace()
    found: dict[Suspect, None] = {}
    for index, parsed in enumerate(names.names):
        if parsed.source in reported:
            continue
        following = names.names[index + 1] if index + 1 < len(names.names) else None
        is_only_irregular = irregular == 1 and len(names.names) > 1
        suspect = suspect_by_itself(parsed) or _among(parsed, following, is_only=is_only_irregular)
        if suspect is None and are_reversed:
            suspect = _initials_last(parsed)
        if suspect is None and parsed.slip:
            suspect = Suspect(what=parsed.source, why=parsed.slip, hint=to_write(parsed.meant))
        if suspect is not None:
            found[suspect] = None
    return tuple(found)


def _among(parsed: ParsedName, following: ParsedName | None, *, is_only: bool) -> Suspect | None:
    if _is_phantom(parsed):
        return Suspect(
            what=parsed.source,
            why="there is no given name; was the list cut up in the wrong place?",
            hint=to_write(_with_given_of(parsed, following)),
        )
    if is_only and _is_two_of_a_list(parsed):
        halves = [half.strip() for half in parsed.source.split(",") if half.strip()]
        return Suspect(
            what=parsed.source,
            why="two full names seem to be one; names are parted by “and”",
            hint=to_write(" and ".join(halves)),
        )
    return None


def _ends_in_initials(parsed: ParsedName) -> bool:
    """`Lovelace A.`, as databases list authors; one such name among others may be somebody's."""
    words = parsed.source.split()
    return (
        len(words) > 1
        and "," not in parsed.source
        and _FINAL_INITIALS.fullmatch(words[-1]) is not None
        and not INITIALS.fullmatch(" ".join(words[:-1]))
    )


def _initials_last(parsed: ParsedName) -> Suspect:
    *family, initials = parsed.source.split()
    hint = to_write(f"{' '.join(family)}, {initials}")
    return Suspect(what=parsed.source, why="the initials are last", hint=hint)


def _is_phantom(parsed: ParsedName) -> bool:
    """Whether there is nothing but a family name with a particle, or only particles."""
    name = parsed.name
    words = name.full.split()
    if name.given or "," in parsed.source or not words or words[0] not in PARTICLES:
        return False
    return bool(name.particle) or all(word in PARTICLES for word in words)


def _with_given_of(parsed: ParsedName, following: ParsedName | None) -> str:
    """`van der Plas and Claudia Borg, Lonneke`: the next name's comma belongs to this one."""
    if following is None or following.source.count(",") != 1:
        return f"{parsed.source}, Given" if parsed.name.particle else ""
    before, given = (part.strip() for part in following.source.split(","))
    if len(before.split()) == 1:
        return f"{parsed.source} {before}, {given}"
    return f"{parsed.source}, {given} and {before}"


def _is_two_of_a_list(parsed: ParsedName) -> bool:
    """`Ada Lovelace, Grace Hopper and Emmy Noether`: the only comma, between two full names."""
    sections = [section for section in parsed.source.split(",") if section.strip()]
    if len(sections) != 2 or parsed.name.particle or parsed.name.suffix:  # noqa: PLR2004
        return False
    return all(_is_full_name(section) for section in sections)


def _is_full_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and not INITIALS.fullmatch(words[-1]) and "{" not in text
