"""Which record is meant, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.entry_types import VOLUME_TYPES
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.portal import Portal
from sphinx_proceedings.sources.bibtex.entries import read_bibtex
from sphinx_proceedings.sources.corrections.asked import Asked, CorrectionError, RecordKind
from sphinx_proceedings.sources.loading import Sources
from sphinx_proceedings.sources.yaml.locations import LOCATIONS
from sphinx_proceedings.sources.yaml.reading import compose

__all__ = ["FoundRecord", "found_record"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundRecord:
    """A record of a source."""

    kind: RecordKind
    key: str
    location: Location
    edition: str = ""
    """Empty for people, who belong to none."""

    def __str__(self) -> str:
        name = f"{self.edition}/{self.key}" if self.edition else self.key
        return f"{self.kind} {self.key if self.kind is RecordKind.EDITION else name}"


def found_record(sources: Sources, portal: Portal, asked: Asked) -> FoundRecord:
    """The record that is meant, of a `portal` that was read from `sources`.

    Raises `CorrectionError` where there is none or it may be several.
    """
    edition, key = _taken_apart(asked, {*sources.papers, *sources.programmes})
    if edition and edition not in {*sources.papers, *sources.programmes}:
        known = [*sources.papers, *sources.programmes]
        raise _refused(
            f"there is no edition {edition!r}", did_you_mean(edition, dict.fromkeys(known))
        )
    records = [
        record
        for record in _records(sources, portal, edition)
        if asked.kind in (None, record.kind) and (not edition or edition == record.edition)
    ]
    same = [record for record in records if record.key == key]
    found = same or [record for record in records if record.key.casefold() == key.casefold()]
    if asked.kind is None:
        found = _without_their_talks(portal, found)
    if len(found) == 1:
        return found[0]
    what = f"{asked.kind or 'record'} {key!r}"
    where = f" in {edition}" if edition else ""
    if not found and asked.kind in (None, RecordKind.PERSON) and _is_unregistered(portal, key):
        raise _refused(
            f"{key!r} is not in the registry people/*.yaml: the name is that of papers and"
            " programmes",
            "correct it where it is printed, such as author of the paper; or add an entry with this"
            " id to people/*.yaml",
        )
    if not found:
        raise _refused(
            f"there is no {what}{where}",
            did_you_mean(key, dict.fromkeys(record.key for record in records), otherwise="")
            or "the key of a paper, or the id of a session, talk, person or edition, as it stands"
            " in its source and in the address of its page",
        )
    kinds = {record.kind for record in found}
    remedy = "--kind" if len(kinds) > 1 else "--edition, or as edition/key"
    raise _refused(f"{what} may be {' or '.join(map(str, found))}", f"say which with {remedy}")


def _taken_apart(asked: Asked, editions: Iterable[str]) -> tuple[str, str]:
    """Edition and key; a key of BibTeX may hold a slash as well."""
    before, slash, behind = asked.key.partition("/")
    if slash and behind and not asked.edition and before in editions:
        return before, behind
    if asked.edition and slash and before == asked.edition:
        return before, behind
    return asked.edition, asked.key


def _records(sources: Sources, portal: Portal, edition: str) -> Iterator[FoundRecord]:
    for name, source in sources.papers.items():
        for entry in read_bibtex(source).entries if edition in ("", name) else ():
            kind = RecordKind.VOLUME if entry.type in VOLUME_TYPES else RecordKind.PAPER
            yield FoundRecord(kind=kind, key=entry.key, location=entry.location, edition=name)
    for held in portal.editions:
        for session in held.sessions:
            yield FoundRecord(
                kind=RecordKind.SESSION,
                key=session.id,
                location=session.location,
                edition=held.id,
            )
            for talk in session.talks:
                yield FoundRecord(
                    kind=RecordKind.TALK, key=talk.key, location=talk.location, edition=held.id
                )
    for source in sources.people:
        data, _ = compose(source)
        people = data.get("people") if data else None
        for person in people if isinstance(people, list) else ():
            if isinstance(person, dict) and isinstance(person.get("id"), str):
                yield FoundRecord(
                    kind=RecordKind.PERSON, key=person["id"], location=person[LOCATIONS].start
                )
    for name, source in sources.programmes.items():
        yield FoundRecord(
            kind=RecordKind.EDITION, key=name, location=source.locate(0), edition=name
        )


def _without_their_talks(portal: Portal, found: list[FoundRecord]) -> list[FoundRecord]:
    """A talk that presents a paper goes by the paper's key: who says no more means the paper."""
    papers = {(each.edition, each.key) for each in found if each.kind is RecordKind.PAPER}
    presenting = {
        (item.session.edition, item.talk.key)
        for paper in papers
        for item in portal.talks_of_paper.get(paper, ())
    }
    return [
        each
        for each in found
        if each.kind is not RecordKind.TALK or (each.edition, each.key) not in presenting
    ]


def _is_unregistered(portal: Portal, key: str) -> bool:
    return any(person.id == key for person in portal.people)


def _refused(message: str, hint: str) -> CorrectionError:
    return CorrectionError(Location(path="papers"), message, hint)
