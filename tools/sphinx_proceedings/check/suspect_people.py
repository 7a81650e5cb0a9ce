"""People who may be one person, and people who may be two.  Reported on request, never merged.

Only people with the same family name, the same words in their names, the same ORCID or nearly
the same letters are compared, so that thousands of people take seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from sphinx_proceedings.check.mentions import Mentions, mentions
from sphinx_proceedings.check.name_likeness import Likeness, Spelling, keys, likeness, spelling
from sphinx_proceedings.check.yaml_hints import yaml_quoted
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.portal import Portal

__all__ = ["identity_suspects"]

_MOST_NAMED = 5
_SHORTEST_LOUD = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class _Pair:
    """Two people who may be one."""

    short: Person
    """Whose name says less."""
    full: Person
    why: str
    evidence: tuple[str, ...]


def identity_suspects(portal: Portal) -> Iterator[Diagnostic]:
    """Who may be somebody else as well, and who may be several."""
    about = mentions(portal)
    spellings = {person.id: spelling(person.name) for person in portal.people}
    by_short: dict[str, list[_Pair]] = defaultdict(list)
    for first, second in _candidates(portal.people, spellings, about):
        pair = _pair(portal, first, second, spellings, about)
        if pair is not None:
            by_short[pair.short.id].append(pair)
    for pairs in by_short.values():
        yield from _reports(pairs, about)
    for person in portal.people:
        yield from _may_be_two(person, about[person.id])


def _candidates(
    people: Iterable[Person], spellings: dict[str, Spelling], about: dict[str, Mentions]
) -> list[tuple[str, str]]:
    """Pairs of ids worth a comparison: those who share a key."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for person in people:
        for key in keys(spellings[person.id]):
            blocks[key].append(person.id)
        for orcid in about[person.id].orcids:
            blocks[f"orcid {orcid}"].append(person.id)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _pair(
    portal: Portal,
    first: str,
    second: str,
    spellings: dict[str, Spelling],
    about: dict[str, Mentions],
) -> _Pair | None:
    one, other = about[first], about[second]
    same_orcid = one.orcids & other.orcids
    # On one paper, or with two ORCIDs, they are two people.
    if not same_orcid and (second in one.coauthors or (one.orcids and other.orcids)):
        return None
    like = likeness(spellings[first], spellings[second])
    evidence = tuple(_evidence(portal, one, other))
    # One letter more or less is a slip only where something else says so.
    if like is Likeness.NEAR and not evidence:
        return None
    if like is None:
        if not same_orcid:
            return None
        like = Likeness.ORCID
    if _told_apart(portal, first, second):
        return None
    short, full = sorted((first, second), key=lambda person: _worth(portal, person, spellings))
    return _Pair(
        short=portal.person_by_id[short],
        full=portal.person_by_id[full],
        why=like.value,
        evidence=evidence,
    )


def _told_apart(portal: Portal, first: str, second: str) -> bool:
    """Whether DBLP's numbers say that they are two."""
    one, other = (portal.person_by_id[person].name for person in (first, second))
    return bool(one.homonym and other.homonym and one.homonym != other.homonym)


def _worth(portal: Portal, person: str, spellings: dict[str, Spelling]) -> tuple[object, ...]:
    """How much a name says, and how well it is written: with small letters and its accents."""
    full = portal.person_by_id[person].name.full
    length, letters = spellings[person].length
    accents = sum(not character.isascii() for character in full)
    return (
        length,
        not (full.isupper() or full.islower()),
        not _has_loud_part(full),
        accents,
        letters,
    )


def _has_loud_part(full: str) -> bool:
    return any(map(_is_loud, full.split()))


def _is_loud(word: str) -> bool:
    return word.isupper() and len(word) > _SHORTEST_LOUD


def _well_written(full: str, other: str) -> str:
    """The name without capitals throughout, its words as the `other` has them where it does."""
    if not full.islower() and not _has_loud_part(full):
        return full
    written = {word.casefold(): word for word in other.split() if word[1:] != word[1:].upper()}
    return " ".join(
        written.get(word.casefold(), word.title() if _is_written_badly(word, full) else word)
        for word in full.split()
    )


def _is_written_badly(word: str, full: str) -> bool:
    is_whole = full.isupper() or full.islower()
    return (is_whole and word.strip(".-").isalpha()) or _is_loud(word)


def _evidence(portal: Portal, one: Mentions, other: Mentions) -> Iterator[str]:
    for orcid in sorted(one.orcids & other.orcids):
        yield f"the same ORCID {orcid}"
    if shared := sorted(one.coauthors & other.coauthors):
        names = [portal.person_by_id[person].name.full for person in shared[:_MOST_NAMED]]
        more = len(shared) - len(names)
        yield f"co-authors of both: {', '.join(names)}" + (f" and {more} more" if more else "")
    printed = {" ".join(item.casefold().split()) for item in other.affiliations}
    for affiliation in sorted(one.affiliations):
        if " ".join(affiliation.casefold().split()) in printed:
            yield f"the same affiliation {affiliation}"


# Reports


def _reports(pairs: list[_Pair], about: dict[str, Mentions]) -> Iterator[Diagnostic]:
    """One for each pair with evidence; without any, one for all whom a short name may mean."""
    supported = [pair for pair in pairs if pair.evidence]
    if not supported and len(pairs) > 1:
        yield _one_of_many(pairs, about)
        return
    for pair in supported or pairs:
        evidence = "; ".join(pair.evidence) or "nothing but the names says so"
        yield Diagnostic(
            code=Code.PERSON_SUSPECT,
            location=about[pair.short.id].location,
            message=f"{pair.short.name.full} ({pair.short.id}) may be {pair.full.name.full}"
            f" ({pair.full.id}): {pair.why}; {evidence}",
            hint=f"if they are one, put into people/*.yaml: {_snippet(pair)}",
            subject=pair.short.id,
            related=(about[pair.full.id].location,),
        )


def _one_of_many(pairs: list[_Pair], about: dict[str, Mentions]) -> Diagnostic:
    short = pairs[0].short
    named = [f"{pair.full.name.full} ({pair.full.id})" for pair in pairs[:_MOST_NAMED]]
    more = f" or {len(pairs) - len(named)} more" if len(pairs) > len(named) else ""
    return Diagnostic(
        code=Code.PERSON_SUSPECT,
        location=about[short.id].location,
        message=f"{short.name.full} ({short.id}) may be any of {', '.join(named)}{more}:"
        " nothing but the names says so",
        hint="if it is the first, put into people/*.yaml, and likewise for another:"
        f" {_snippet(pairs[0])}",
        subject=short.id,
    )


def _snippet(pair: _Pair) -> str:
    """The registry's entry that makes one person of two; the old address leads to the page."""
    name = _well_written(pair.full.name.full, pair.short.name.full)
    spellings = [pair.short.name.full, *pair.full.variants, *pair.short.variants]
    if name != pair.full.name.full:
        spellings.insert(0, pair.full.name.full)
    variants = [spelling for spelling in spellings if spelling != name]
    fields = {"id": pair.full.id, "name": yaml_quoted(name)}
    fields["variants"] = f"[{', '.join(map(yaml_quoted, dict.fromkeys(variants)))}]"
    fields["former_ids"] = f"[{pair.short.id}]"
    return "- {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def _may_be_two(person: Person, about: Mentions) -> Iterator[Diagnostic]:
    if len(about.orcids) > 1:
        why = f"the sources give two ORCIDs, {', '.join(sorted(about.orcids))}"
    elif year := about.year_of_two_places:
        why = f"papers of {year} print affiliations that have nothing in common, and no co-author"
    else:
        return
    name = yaml_quoted(person.name.full)
    yield Diagnostic(
        code=Code.PERSON_SUSPECT,
        location=about.location,
        message=f"{person.name.full} ({person.id}) may be two people: {why}",
        hint=f"if they are two, put into people/*.yaml: - {{id: {person.id}, name: {name}}}"
        f" and - {{id: {person.id}-2, name: {name}}}, and name one by author+an:id or id",
        subject=person.id,
    )
