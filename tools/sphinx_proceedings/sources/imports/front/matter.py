"""What stands around the papers of an edition, as the sources of a portal say it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.programme import Sponsor

__all__ = [
    "Committee",
    "FrontMatter",
    "Member",
    "folded",
    "is_own_label",
    "own_title",
]

_SINGULAR = re.compile(r"(chair|organiser|member|reviewer|volunteer|committee)s\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """Someone on a committee, as printed."""

    name: str
    affiliation: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Committee:
    """The holders of one office."""

    role: str
    """A key of `ROLES`."""
    title: str = ""
    """The heading, where it says more than the role."""
    members: tuple[Member, ...] = ()
    listing: str = ""
    """Which list of the export has it: `program_committee`."""
    called: str = ""
    """What it is called there, by which it is found again."""

    @property
    def heading(self) -> str:
        """What it is called in messages."""
        return self.title or ROLES[self.role].group


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """All of it that stands in YAML."""

    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """By the keys of `program/<edition>.yaml`: `title`, `start`, `place`, …"""
    sponsors: tuple[Sponsor, ...] = ()
    committees: tuple[Committee, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.details or self.sponsors or self.committees)


def folded(text: str) -> str:
    """By which names are the same, whatever their case and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def own_title(role: str, called: str) -> str:
    """The heading of a committee that is so called; empty where the role says the same."""
    return "" if is_own_label(role, called) else called


def is_own_label(role: str, called: str) -> bool:
    """Whether what a committee is called is the name of its role, in one way or another."""
    label = ROLES[role]
    return not called or _plain(called) in {_plain(label.one), _plain(label.group)}


def _plain(text: str) -> str:
    """In British English, in the singular, without hyphens."""
    words = folded(text).replace("-", " ").replace("co chair", "chair")
    words = re.sub(r"\bprogram\b", "programme", words.replace("organiz", "organis"))
    return _SINGULAR.sub(r"\1", words.replace("artifact", "artefact"))
