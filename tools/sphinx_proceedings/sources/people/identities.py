"""Who is who: from names as printed to people with stable ids.

The same full name is the same person unless the registry says otherwise; white space, the form of
apostrophes and hyphens, and the order in which marks were put on a letter make no difference.
DBLP's number of a namesake does.  Nobody is merged by family name, initials or likeness.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from sphinx_proceedings.diagnostics import Code, Location, Problems
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.people import Person
from sphinx_proceedings.model.slugs import free_slug, slug_of
from sphinx_proceedings.sources.names.splitting import split_plain_name
from sphinx_proceedings.sources.text.letters import composed, without_invisible
from sphinx_proceedings.sources.text.plain import paragraphs_of_plain

if TYPE_CHECKING:
    from sphinx_proceedings.sources.yaml.schemas import PersonForm

__all__ = ["Identified", "Identifies", "Identities", "person_slug"]

_RESERVED = frozenset({"index"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Identified:
    """Whom a name means, and the name to print for it."""

    person: str
    """The person's id."""
    name: Name
    """As the source has it; the person's present name where the source has a former one."""


class Identifies(Protocol):
    """Knows whom a source names."""

    def identify(self, name: Name, location: Location, explicit_id: str = "") -> Identified:
        """The person whom a source names here, and the name to print."""


class Identities:
    """Gives every mention of a person an id, and collects the people.

    Ids depend on the names and, where two names would share an id, on the order of mention:
    mention older editions first, so that a new edition never changes an address.
    """

    def __init__(self) -> None:
        self.problems = Problems()
        self._people: dict[str, Person] = {}
        self._registered: set[str] = set()
        self._owners: dict[str, str] = {}
        """Who is registered with an ORCID iD."""
        self._ids_by_spelling: dict[str, list[str]] = defaultdict(list)
        self._former_spellings: dict[str, frozenset[str]] = {}
        self._former_ids: dict[str, tuple[str, Location]] = {}

    def copy(self) -> Identities:
        """Another one that knows the same people and learns by itself; without diagnostics."""
        made = Identities()
        made._people |= self._people
        made._registered |= self._registered
        made._ids_by_spelling |= {
            spelling: list(ids) for spelling, ids in self._ids_by_spelling.items()
        }
        made._former_spellings |= self._former_spellings
        made._former_ids |= self._former_ids
        return made

    def register(self, form: PersonForm) -> None:
        """Enter a person of the registry."""
        if form.id in self._people or form.id in _RESERVED:
            by = "the list of people" if form.id in _RESERVED else "another person"
            self.problems.report(
                Code.PERSON_DUPLICATE_ID,
                form.at.of("id"),
                f"the id {form.id!r} is already taken by {by}; {form.name} is left out",
                "choose another id",
            )
            return
        if form.family and not form.name.endswith(form.family):
            self.problems.report(
                Code.YAML_VALUE,
                form.at.of("family"),
                f"{form.name!r} does not end in {form.family!r}; the family name is not used",
                "write the family name as it ends the name",
            )
        owner = self._owners.setdefault(form.orcid, form.id) if form.orcid else form.id
        if owner != form.id:
            self.problems.report(
                Code.PERSON_DUPLICATE_ID,
                form.at.of("orcid"),
                f"{form.name} has the ORCID iD of {self._people[owner].name.full}, {form.orcid}",
                "an iD is one person's: make one entry of the two, or remove it from one",
            )
        self._registered.add(form.id)
        self._people[form.id] = Person(
            id=form.id,
            name=_registry_name(form),
            variants=tuple(_printed(variant) for variant in form.variants),
            orcid=form.orcid or "",
            website=form.website or "",
            bio=paragraphs_of_plain(form.bio or ""),
            location=form.at.start,
        )
        spellings = (_spellings(written) for written in (form.name, *form.variants))
        former = frozenset(s for written in form.former_names for s in _spellings(written))
        for spelling in dict.fromkeys((*(s for each in spellings for s in each), *sorted(former))):
            self._ids_by_spelling[spelling].append(form.id)
        self._former_spellings[form.id] = former
        self._enter_former_ids(form)

    def identify(self, name: Name, location: Location, explicit_id: str = "") -> Identified:
        """The person whom a source names here, and the name to print."""
        spelling = _identity(name)
        person = self._person(name, spelling, location, explicit_id)
        if spelling in self._former_spellings.get(person, ()):
            name = self._people[person].name
        return Identified(person=person, name=name)

    def _person(self, name: Name, spelling: str, location: Location, explicit_id: str) -> str:
        if explicit_id:
            if explicit_id in self._registered:
                return explicit_id
            self.problems.report(
                Code.UNKNOWN_PERSON,
                location,
                f"{name.full} is said to be {explicit_id!r}, whom no registry in people/ knows",
                did_you_mean(explicit_id, sorted(self._registered)),
            )
        ids = self._ids_by_spelling[spelling]
        if not ids:
            ids.append(self._enter(name, location))
        elif len(ids) > 1 and not explicit_id:
            self.problems.report(
                Code.PERSON_AMBIGUOUS,
                location,
                f"{name.full} may be any of {', '.join(ids)}; taken for {ids[0]}",
                'say which: author+an:id = {1="…"} in a .bib file, id: … in a YAML file',
            )
        return ids[0]

    def people(self) -> tuple[Person, ...]:
        """Everybody registered or mentioned, by id."""
        former: dict[str, list[str]] = defaultdict(list)
        for former_id, (person, _) in self._former_ids.items():
            former[person].append(former_id)
        return tuple(
            replace(self._people[key], former_ids=tuple(former[key]))
            for key in sorted(self._people)
        )

    def _enter_former_ids(self, form: PersonForm) -> None:
        """Note the person's earlier ids; whoever has an id now keeps it."""
        if form.id in self._former_ids:
            owner, location = self._former_ids.pop(form.id)
            self._report_former_id(form.id, owner, location)
        for former_id in dict.fromkeys(form.former_ids):
            location = form.at.of("former_ids")
            taken = former_id in self._people or former_id in self._former_ids
            if taken or former_id in _RESERVED:
                self._report_former_id(former_id, form.id, location)
            else:
                self._former_ids[former_id] = (form.id, location)

    def _report_former_id(self, former_id: str, owner: str, location: Location) -> None:
        self.problems.report(
            Code.PERSON_DUPLICATE_ID,
            location,
            f"the former id {former_id!r} of {owner} is the id of somebody or something else;"
            " it leads there",
            "remove the former id, or give the other person another id",
        )

    def _is_taken(self, slug: str) -> bool:
        return slug in self._people or slug in self._former_ids or slug in _RESERVED

    def _enter(self, name: Name, location: Location) -> str:
        # In one order for all scripts, so that addresses do not depend on how names are shown.
        wanted = person_slug(f"{name.given} {name.surname} {name.suffix} {name.homonym}")
        free = free_slug(wanted, self._is_taken)
        if free != wanted:
            former, _ = self._former_ids.get(wanted, (wanted, location))
            other = self._people.get(former)
            self.problems.report(
                Code.PERSON_ADDRESS,
                location,
                f"{name.full} and {other.name.full if other else wanted} would both be at"
                f" people/{wanted}; {name.full} is at people/{free}",
                "if they are one person, list the spelling under variants (or former_names) in"
                " people/*.yaml; if not, give each an id there",
            )
        self._people[free] = Person(id=free, name=name)
        return free


def person_slug(full_name: str) -> str:
    """A page name of ASCII lower-case letters, digits and hyphens: `Lê` → `le`."""
    return slug_of(full_name, "unnamed")


def _identity(name: Name) -> str:
    """A name for comparison."""
    return _spelling(f"{name.full} {name.homonym}")


def _spellings(written: str) -> tuple[str, ...]:
    """A name of the registry for comparison: as it is written, and by its parts."""
    return tuple(dict.fromkeys((_spelling(written), _identity(split_plain_name(written)))))


def _spelling(name: str) -> str:
    """A name with one form of each letter, apostrophe, hyphen and space, and of `Jr.`."""
    return _GENERATION.sub("", _printed(name).translate(_ONE_FORM))


def _printed(name: str) -> str:
    return " ".join(composed(without_invisible(name)).split())


_ONE_FORM = {0x2019: "'", 0x2BC: "'", 0x2010: "-", 0x2011: "-"}
_GENERATION = re.compile(r"(?<= [JS]r)\.(?= |\Z)")


def _registry_name(form: PersonForm) -> Name:
    name = split_plain_name(form.name)
    if form.family and form.name.endswith(form.family):
        return Name(given=form.name.removesuffix(form.family).strip(), family=form.family)
    return name
