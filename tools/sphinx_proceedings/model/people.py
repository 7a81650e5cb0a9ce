"""People, how they are printed on papers, and what they do in editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Location
from sphinx_proceedings.model.names import Name
from sphinx_proceedings.model.richtext import RichText
from sphinx_proceedings.wording.messages import gettext, noop

__all__ = [
    "PHOTO_SIZE",
    "ROLES",
    "Appointment",
    "Authorship",
    "Person",
    "Photo",
    "Presenter",
    "PrintedAffiliation",
    "RoleLabel",
]

PHOTO_SIZE = 256
"""Pixels of a side of people's photos: enough for 128 of CSS on screens of twice their number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleLabel:
    """How a role is called: messages, which whoever shows them says."""

    one: str
    """One holder."""
    group: str
    """The heading over all holders."""


ROLES: Mapping[str, RoleLabel] = MappingProxyType(
    {
        role: RoleLabel(one=one, group=group)
        for role, one, group in (
            ("general-chair", noop("General chair"), noop("General chairs")),
            # For translators: who leads the workshop that the portal is about.
            ("workshop-chair", noop("Workshop chair"), noop("Workshop chairs")),
            ("program-chair", noop("Programme chair"), noop("Programme chairs")),
            ("tpc-chair", noop("TPC chair"), noop("TPC chairs")),
            ("area-chair", noop("Area chair"), noop("Area chairs")),
            ("poster-chair", noop("Poster chair"), noop("Poster chairs")),
            ("publication-chair", noop("Publication chair"), noop("Publication chairs")),
            ("publicity-chair", noop("Publicity chair"), noop("Publicity chairs")),
            ("local-chair", noop("Local chair"), noop("Local chairs")),
            ("finance-chair", noop("Finance chair"), noop("Finance chairs")),
            ("sponsorship-chair", noop("Sponsorship chair"), noop("Sponsorship chairs")),
            ("web-chair", noop("Web chair"), noop("Web chairs")),
            ("steering-committee", noop("Steering committee member"), noop("Steering committee")),
            ("organiser", noop("Organiser"), noop("Organisers")),
            ("program-committee", noop("Programme committee member"), noop("Programme committee")),
            ("tpc", noop("TPC member"), noop("Technical programme committee")),
            ("reviewer", noop("Reviewer"), noop("Reviewers")),
            (
                "artefact-committee",
                noop("Artefact evaluation member"),
                noop("Artefact evaluation committee"),
            ),
            ("volunteer", noop("Volunteer"), noop("Volunteers")),
        )
    }
)
"""The roles a committee may have, in the order pages list them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Photo:
    """A picture of a person, as a site shows it: a square of `PHOTO_SIZE`."""

    alt: str
    """What stands in its place for those who do not see it."""
    digest: str
    """Of the picture."""
    jpeg: bytes = field(repr=False, compare=False)
    """The file, of which the digest tells all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """An identity with a stable id, whatever spellings of the name occur."""

    id: str
    """Part of the page's address."""
    name: Name
    """The name to show."""
    variants: tuple[str, ...] = ()
    """Other spellings under which sources name this person."""
    former_ids: tuple[str, ...] = ()
    """Earlier ids, whose pages lead to this person's."""
    orcid: str = ""
    website: str = ""
    bio: tuple[RichText, ...] = ()
    """Paragraphs."""
    photo: Photo | None = None
    location: Location | None = field(default=None, repr=False, compare=False)
    """Of the entry in the registry; None of people who are in none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PrintedAffiliation:
    """Where somebody is said to be, as one paper or volume prints it."""

    name: str
    ror: str = ""
    """The nine characters of its ROR id, as stated there or in the registry."""
    country: str = ""
    """Two capital letters (ISO 3166-1), as stated there or in the registry."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Authorship:
    """A person as printed on one paper (or, for an editor, on one volume)."""

    person: str
    """The person's id."""
    name: Name
    """As printed there; the present name where a former one is printed."""
    affiliations: tuple[PrintedAffiliation, ...] = ()
    """As printed there, in this order."""
    orcid: str = ""
    corresponding: bool = False
    """Whether readers are to turn to this author."""

    @property
    def affiliation(self) -> str:
        """All affiliations in one text."""
        return "; ".join(place.name for place in self.affiliations)


@dataclass(frozen=True, kw_only=True, slots=True)
class Presenter:
    """A person who presents a talk or chairs a session, as printed in the programme."""

    person: str
    name: str
    """As printed; the present name where a former one is printed."""
    affiliations: tuple[str, ...] = ()

    @property
    def affiliation(self) -> str:
        """All affiliations in one text."""
        return "; ".join(self.affiliations)


@dataclass(frozen=True, kw_only=True, slots=True)
class Appointment:
    """A person in a role in an edition."""

    person: str
    edition: str
    role: str
    """A key of `ROLES`."""
    title: str
    """The committee's heading, as the edition calls it."""
    name: str
    """As printed; the present name where a former one is printed."""
    affiliation: str = ""

    @property
    def committee(self) -> str:
        """The same heading; in the language that is spoken where it says no more than the role."""
        group = ROLES[self.role].group
        return gettext(group) if self.title in {"", group} else self.title
