"""Papers as another system has them, whichever form its export has.

Nothing here holds addresses to write to, reviews, scores or conflicts: a reader of a form leaves
them out, so that they can reach neither a source, nor a cache, nor a message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sphinx_proceedings.diagnostics import Location, Remark
from sphinx_proceedings.model.papers import LinkKind
from sphinx_proceedings.model.richtext import RichText

__all__ = [
    "CommitteeMember",
    "Delivered",
    "Export",
    "InvitedTalk",
    "ListedCommittee",
    "ListedSponsor",
    "Preface",
    "Submission",
    "SubmittedAuthor",
    "SubmittedPlace",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class SubmittedPlace:
    """An affiliation of an author."""

    name: str
    ror: str = ""
    """Address at ror.org."""
    country: str = ""
    """As written, mostly a name or an ISO 3166 code."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubmittedAuthor:
    """An author, in parts where the export has parts."""

    given: str = ""
    family: str = ""
    """With its particle: `van der Plas`."""
    suffix: str = ""
    """`Jr.` or `III`."""
    name: str = ""
    """The whole name, where there are no parts: `Ada Lovelace`."""
    places: tuple[SubmittedPlace, ...] = ()
    orcid: str = ""
    is_corresponding: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivered:
    """A file that came with the export."""

    name: str
    """Its name in the package, by which `Package.read` gives its bytes."""
    role: str
    """`paper`, `supplement`, `slides`, `poster`, or what the export calls it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """A paper."""

    location: Location = field(repr=False)
    """Where the export has it."""
    number: str
    """What the system calls it for good, such as `17`, by which it is found again."""
    title: RichText
    authors: tuple[SubmittedAuthor, ...] = ()
    abstract: tuple[RichText, ...] = ()
    """Paragraphs."""
    keywords: tuple[str, ...] = ()
    decision: str = ""
    """As the system has it: `Accepted as poster`; empty where an export tells none."""
    is_withdrawn: bool = False
    key: str = ""
    """A key of BibTeX that the export has, as bibliographies do."""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Further fields, by BibTeX's names, as plain text: `pages`, `doi`, `award`, `track`, …"""
    links: Mapping[LinkKind, str] = field(default_factory=lambda: MappingProxyType({}))
    """http and https addresses alone."""
    files: tuple[Delivered, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CommitteeMember:
    """Someone on a committee."""

    name: str
    """As the export prints it: `Ada Lovelace`."""
    affiliation: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedCommittee:
    """Those who have the same office."""

    location: Location = field(repr=False)
    role: str
    """As the export has it, in the plural or not: `General Chair`, `Reviewers`."""
    area: str = ""
    """The part of the field that they were in charge of, where the export has parts."""
    members: tuple[CommitteeMember, ...] = ()
    listing: str = ""
    """Which of several lists has it: `program_committee`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedSponsor:
    """Who supported the edition."""

    location: Location = field(repr=False)
    name: str
    level: str = ""
    """`Gold`."""
    url: str = ""
    """An http or https address."""
    logo: str = ""
    """The name of a file in the package; empty where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preface:
    """A text before the papers."""

    location: Location = field(repr=False)
    name: str
    """What the export calls it for good: the name of its file."""
    title: RichText
    text: tuple[RichText, ...] = ()
    """Paragraphs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitedTalk:
    """A talk without a paper."""

    location: Location = field(repr=False)
    title: RichText
    speaker: CommitteeMember
    abstract: tuple[RichText, ...] = ()
    """Paragraphs."""
    bio: tuple[RichText, ...] = ()
    """Paragraphs about the speaker."""


@dataclass(frozen=True, kw_only=True)
class Export:
    """What an export holds, in its order."""

    form: str
    """The name of the form: `hotcrp`."""
    submissions: tuple[Submission, ...]
    remarks: tuple[Remark, ...] = ()
    """What was odd and could be used all the same, and what was left out, each with its place."""
    volume: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What it tells of the volume, by BibTeX's names: `booktitle`, `year`, `publisher`, …

    Where an export has several volumes, what all of them have in common; the rest is in the fields
    of their papers."""
    editors: tuple[SubmittedAuthor, ...] = ()
    """Of the volume."""
    committees: tuple[ListedCommittee, ...] = ()
    sponsors: tuple[ListedSponsor, ...] = ()
    prefaces: tuple[Preface, ...] = ()
    talks: tuple[InvitedTalk, ...] = ()
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What it tells of the edition, by the keys of `program/<edition>.yaml`: `title`, `start`, …"""
    ways: str = ""
    """What is taken for an acceptance, where the form itself knows: a regular expression."""
